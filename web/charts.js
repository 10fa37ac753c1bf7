// Charts: switch between views, and let the interactive figure take over from the drawing on the reader's wish.
// Without this module every chart is a drawing whose marks are links, beside the table of its numbers.
import { covers, fits, uncover } from "./charts/view.js";
import { load } from "./script.js";

/** What charts/figure.js brings.
 * @typedef {{draw(chart: HTMLElement, view: HTMLElement): Promise<boolean>, redraw(view: HTMLElement): Promise<void>}} Figures */

/** The interactive figures, once the first was wanted. @returns {Figures | undefined} */
const figures = () => /** @type {any} */ (window).liveFigures;

/** Whether charts may take over unasked: a mouse, and nobody who wants to save data. */
const eager =
  matchMedia("(hover: hover) and (pointer: fine)").matches &&
  !(/** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData) &&
  !matchMedia("(prefers-reduced-data: reduce)").matches;

/** @param {HTMLElement} chart @param {boolean} alone whether the page is about this chart */
function enhance(chart, alone) {
  const views = /** @type {HTMLElement[]} */ ([...chart.querySelectorAll(".chart__view")]);
  const numbers = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`.chart__data[data-of="${chart.id}"]`)]);
  const tools = /** @type {HTMLElement} */ (chart.querySelector(".chart__tools"));
  const live = /** @type {HTMLButtonElement} */ (chart.querySelector(".chart__live"));
  const buttons = /** @type {HTMLElement[]} */ ([...chart.querySelectorAll(".chart__switch button")]);
  const shown = () => views.find((view) => !view.hidden) ?? views[0];
  // "static" once the reader has asked for the drawing: then nothing takes over but the button.
  let wish = chart.dataset.plotly ? "either" : "static";

  const update = () => {
    live.hidden = !chart.dataset.plotly || !fits(shown());
    live.setAttribute("aria-pressed", String(covers(shown())));
    // A switch of two needs no live button beside it, and a chart of one view no switch.
    tools.hidden = live.hidden && views.length < 2;
  };

  const takeOver = async () => {
    if (wish === "static" || !fits(shown())) return;
    const view = shown();
    await load("figure.js").catch(() => {});
    if (!(await figures()?.draw(chart, view))) wish = "static";
    update();
  };

  /** @param {string} id of the view to show; one that is not there changes nothing */
  const choose = (id) => {
    if (!views.some((view) => view.dataset.view === id)) return;
    for (const it of [...views, ...numbers]) it.hidden = it.dataset.view !== id;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === id));
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const wasLive = covers(shown());
      const id = button.dataset.view ?? "";
      choose(id);
      if (alone) history.replaceState(history.state, "", `#${id}`); // so that a link can lead to this view
      update();
      if (wasLive) takeOver();
    });
  }

  live.addEventListener("click", () => {
    if (covers(shown())) {
      wish = "static";
      views.forEach(uncover);
      update();
    } else {
      wish = "live";
      takeOver();
    }
  });

  for (const view of views) {
    const stage = /** @type {HTMLElement} */ (view.querySelector(".chart__stage"));
    stage.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && takeOver());
    stage.addEventListener("focusin", () => eager && takeOver());
    new ResizeObserver(() => {
      update();
      if (covers(view)) figures()?.redraw(view);
    }).observe(stage);
  }

  chart.addEventListener("view", (event) => {
    choose(/** @type {CustomEvent<string>} */ (event).detail);
    update();
  });
  chart.querySelector(".chart__find input")?.addEventListener("input", () => {
    wish = "static"; // what is found stands out in the drawing
    views.forEach(uncover);
    update();
  });

  if (alone) choose(location.hash.slice(1));
  update();
  if (eager && wish !== "static") whenNear(chart, takeOver);
}

/** Call back once the page is idle and the chart near what the reader sees. @param {Element} chart @param {() => void} then */
function whenNear(chart, then) {
  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some((it) => it.isIntersecting)) return;
      watch.disconnect();
      const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ later) => setTimeout(later, 400));
      idle(() => then(), { timeout: 4000 });
    },
    { rootMargin: "200px" },
  );
  watch.observe(chart);
}

const charts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("figure.chart")]);
charts.forEach((chart) => enhance(chart, charts.length === 1));

if (charts.length) {
  // The reader changes between dark and light: figures take the new colours, the drawings follow by themselves.
  const recolour = () => {
    for (const chart of charts)
      for (const view of /** @type {NodeListOf<HTMLElement>} */ (chart.querySelectorAll(".chart__view")))
        if (covers(view)) figures()?.redraw(view);
  };
  new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ["data-scheme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
}
