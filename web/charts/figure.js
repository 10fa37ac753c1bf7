// The interactive figure of a view: it lies exactly over the drawing, in the theme's colours, and its marks lead where
// the drawing's marks lead. A script of its own, which charts.js loads when the first figure is wanted.
import { coloured } from "./colours.js";
import { pageAt } from "../disk.js";
import { load } from "../script.js";
import { readJson } from "../site_data.js";
import { library } from "./library.js";
import { covers, fits, stageOf } from "./view.js";

/** @typedef {import("./library.js").Plotly} Plotly */
/** @typedef {import("./library.js").Figure} Figure */
/** @typedef {{plot: import("./library.js").Plot, figure: Figure, plotly: Plotly, settings: object, shown?: string}} Drawn */

/** @type {WeakMap<HTMLElement, Drawn>} */
const drawn = new WeakMap();
/** @type {WeakMap<HTMLElement, Promise<boolean>>} */
const drawing = new WeakMap();

/** Put the figure over the drawing; false when the library or the figure cannot be had.
 * @param {HTMLElement} chart @param {HTMLElement} view @returns {Promise<boolean>} */
async function draw(chart, view) {
  if (!drawing.has(view)) drawing.set(view, prepare(chart, view));
  const ready = await /** @type {Promise<boolean>} */ (drawing.get(view));
  if (!ready) {
    drawing.delete(view);
    return false;
  }
  if (!covers(view)) {
    await redraw(view);
    stageOf(view).classList.add("chart__stage--live");
  }
  return true;
}

/** Draw the figure at the stage's size and in the page's colours, where it is not shown so already.
 * @param {HTMLElement} view */
async function redraw(view) {
  const it = drawn.get(view);
  const stage = stageOf(view);
  if (!it || !stage.clientWidth || !fits(view)) return;
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  const by = width / it.figure.layout.meta.width;
  const { data, layout } = coloured(scaled(it.figure, by, wordsOf(stage) * by), stage);
  layout.width = width;
  layout.height = height;
  layout.font.family = getComputedStyle(stage).fontFamily;
  layout.hoverlabel.font.family = layout.font.family;
  layout.dragmode = false;
  const wanted = JSON.stringify([data, layout]);
  if (wanted === it.shown) return;
  it.shown = wanted;
  await it.plotly.react(it.plot, data, layout, it.settings);
  // What the figure shows is in the drawing's links and in the table, so no reader meets it twice.
  for (const svg of it.plot.querySelectorAll(".main-svg")) svg.setAttribute("aria-hidden", "true");
}

/** @param {HTMLElement} chart @param {HTMLElement} view */
async function prepare(chart, view) {
  try {
    const [plotly, figure] = await Promise.all([
      library(chart.dataset.plotly ?? ""),
      /** @type {Promise<Figure>} */ (readJson(view.dataset.figure ?? "")),
      load("figure.css"),
    ]);
    const plot = /** @type {import("./library.js").Plot} */ (/** @type {HTMLElement} */ (document.createElement("div")));
    plot.className = "chart__plot";
    stageOf(view).append(plot);
    // The same settings every time: Plotly begins anew where they differ, and two beginnings at once never end.
    drawn.set(view, { plot, figure, plotly, settings: config(plotly, view) });
    await redraw(view);
    listen(plot, chart.dataset.root ?? "./");
    keepClicks(plot, plotly);
    return true;
  } catch (problem) {
    console.info("The chart stays a drawing:", problem);
    return false;
  }
}

/** A click on a mark opens the entries it counts; with a modifier, in a new tab as any link.
 * @param {import("./library.js").Plot} plot @param {string} root */
function listen(plot, root) {
  plot.on("plotly_click", ({ points, event }) => {
    const target = points?.[0]?.customdata?.[0];
    if (!target) return;
    const apart = event && (event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1);
    // Of this site or, where a number is from elsewhere, its place there; out of the frame of another site.
    open(/^https?:/.test(target) ? target : pageAt(root + target), apart ? "_blank" : "_top");
  });
  plot.on("plotly_hover", ({ points }) => plot.classList.toggle("chart__plot--link", Boolean(points?.[0]?.customdata?.[0])));
  plot.on("plotly_unhover", () => plot.classList.remove("chart__plot--link"));
}

/** A click counts whenever it comes. The library looks at the mouse 20 times a second: a look that was due while the
 * button is down found nothing, and the click after it was lost. None is due now, so the click looks itself.
 * @param {import("./library.js").Plot} plot @param {Plotly} plotly */
function keepClicks(plot, plotly) {
  plot.addEventListener(
    "mousedown",
    (event) => /** @type {Element} */ (event.target).matches(".nsewdrag") && plotly.Fx.unhover(plot),
    { capture: true },
  );
}

/** How large the drawing's words are, as a share of what it was laid out for. @param {HTMLElement} stage */
const wordsOf = (stage) =>
  parseFloat(getComputedStyle(/** @type {Element} */ (stage.querySelector(".chart__wide"))).fontSize) / 15;

const LENGTHS = new Set(["pad", "thickness", "yshift", "xshift"]);

/** A figure laid out for another width: its gaps and its words grow with it.
 * @param {Figure} figure @param {number} by @param {number} words */
function scaled(figure, by, words) {
  /** @param {any} item @param {string} [key] @returns {any} */
  const walk = (item, key) => {
    if (typeof item === "number") return key === "size" ? item * words : key && LENGTHS.has(key) ? item * by : item;
    if (Array.isArray(item)) return item.map((part) => walk(part, key));
    if (item && typeof item === "object") return Object.fromEntries(Object.entries(item).map(([k, v]) => [k, walk(v, k)]));
    return item;
  };
  return /** @type {Figure} */ (walk(figure));
}

/** Two buttons, to take the picture along; no logo, and nothing that leaves this page.
 * @param {Plotly} plotly @param {HTMLElement} view */
function config(plotly, view) {
  const name = (view.dataset.figure ?? "chart").replace(/^.*\/|\.plotly\.json$/g, "");
  /** @param {string} format */
  const button = (format) => ({
    name: `Download as ${format.toUpperCase()}`,
    icon: format === "png" ? plotly.Icons.camera : plotly.Icons.disk,
    click: (/** @type {any} */ plot) => {
      const paper = getComputedStyle(document.body).backgroundColor;
      const { data, layout } = plot;
      const options = { format, filename: name, width: layout.width, height: layout.height, scale: 2 };
      plotly.downloadImage({ data, layout: { ...layout, paper_bgcolor: paper } }, options);
    },
  });
  return { displaylogo: false, showSendToCloud: false, responsive: false, modeBarButtons: [[button("png"), button("svg")]] };
}

/** @type {import("../charts.js").Figures} */
const figures = { draw, redraw };
/** @type {any} */ (window).liveFigures = figures;
