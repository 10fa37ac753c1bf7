// The explorer of models, datasets or studies: filters, sorting and columns, all of it in the address.
import { button } from "./dom.js";
import { drawChosen } from "./explorer/chosen.js";
import { fetchJson, readRows } from "./explorer/data.js";
import { drawNone } from "./explorer/none.js";
import { makeFacets } from "./explorer/facets.js";
import { filter } from "./explorer/filter.js";
import { match, readWords } from "./explorer/match.js";
import { ordered } from "./explorer/order.js";
import { makePicks } from "./explorer/picks.js";
import { cleared, readState, writeState } from "./explorer/state.js";
import { columnsOf, drawHeads, drawRow, needsTexts } from "./explorer/table.js";
import { makeTools } from "./explorer/tools.js";

/** @typedef {import("./explorer/state.js").State} State */

const PAGE = 100; // rows at first, and rows more at each wish: as many as the page brings along
const PAUSE = 80; // milliseconds without a key before typed words filter

/** @param {HTMLElement} top */
async function start(top) {
  const { rows = "", texts: textsFile = "", folder = "", root = "", plural = "rows" } = top.dataset;
  const data = readRows(await fetchJson(rows));
  /** @param {string} name @returns {any} */
  const part = (name) => top.querySelector(name);
  const [box, count, list, more, table] = [".explorer__find input", ".explorer__count", ".explorer__list", ".explorer__more", "table"].map(part);

  /** @type {import("./explorer/data.js").Texts | null} */
  let texts = null;
  /** @type {import("./explorer/match.js").Words | null} */
  let words = null;
  let state = readState(location.search, data);
  let shown = Number(history.state?.shown) || PAGE;
  let isDrawn = false;
  /** @type {number[]} */
  let found = [];

  const loadTexts = once(async () => (texts = await fetchJson(textsFile)));
  /** @param {(state: State) => State} change @param {{replace?: boolean}} [how] */
  const go = (change, { replace = false } = {}) => {
    state = change(state);
    shown = PAGE;
    const address = location.pathname + writeState(state) + location.hash;
    history[replace ? "replaceState" : "pushState"]({ shown }, "", address);
    return draw();
  };
  const picks = makePicks(top, data, { root, folder, plural, found: () => found });
  const updateFacets = makeFacets(part(".explorer__facets"), data, go);
  const updateTools = makeTools(top, data, picks.panel, go);

  async function draw() {
    if (state.q.trim() && !words) words = readWords(data, texts ?? (await loadTexts()));
    const scores = words && match(words, state.q, data.count);
    const result = filter(data, state, scores);
    found = ordered(result.rows, data, await textsToSort(), state, scores);
    drawTable();
    updateFacets(state, result);
    updateTools(state, found.length);
    drawChosen(part(".explorer__chosen"), state, data, go, cleared(state));
    drawNone(part(".explorer__none"), state, data, result, go, plural);
    if (document.activeElement !== box) box.value = state.q;
    count.textContent = told(found.length, data, state, plural);
    list.hidden = !found.length;
    picks.update();
    top.dataset.ready = "";
  }

  /** Sorting by a long text needs the second file. */
  const textsToSort = async () => {
    const late = state.sort && needsTexts(data, data.columns.filter((it) => it.field === state.sort && it.field !== "code"));
    return late ? (texts ?? (await loadTexts())) : texts;
  };

  function drawTable() {
    const columns = columnsOf(data, state);
    drawHeads(table.tHead, columns, state, sort);
    list.classList.toggle("explorer__list--compact", state.compact);
    // The page brought the first rows along: they stay until others are wanted.
    const same = !isDrawn && !writeState({ ...state, compact: false }) && shown === PAGE;
    isDrawn = true;
    if (!same) table.tBodies[0].replaceChildren(...lines(0, shown));
    part(".explorer__rest")?.remove();
    drawMore();
    if (!same && !texts && needsTexts(data, columns)) loadTexts().then(drawTable, () => {});
  }

  /** @param {number} from @param {number} to */
  const lines = (from, to) =>
    found.slice(from, to).map((row) => drawRow(data, texts, row, columnsOf(data, state), `${root}${folder}/`, picks.has(row)));

  function drawMore() {
    const left = found.length - shown;
    more.hidden = left <= 0;
    /** @param {number} to */
    const show = (to) => () => {
      const first = shown;
      table.tBodies[0].append(...lines(shown, to));
      shown = to;
      history.replaceState({ shown }, "");
      drawMore();
      table.tBodies[0].rows[first]?.querySelector("a")?.focus();
    };
    const next = Math.min(PAGE, left).toLocaleString("en");
    const all = left > PAGE ? [" ", button(`Show all ${found.length.toLocaleString("en")}`, show(Infinity), { className: "tool" })] : [];
    more.replaceChildren(button(`Show ${next} more`, show(shown + PAGE), { className: "tool" }), ...all);
  }

  /** Once upwards, once downwards, then as before. @param {string} field */
  const sort = (field) =>
    go((it) => (it.sort !== field ? { ...it, sort: field, down: false } : it.down ? { ...it, sort: "", down: false } : { ...it, down: true }));

  let pause = 0;
  let typing = false;
  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      go((it) => ({ ...it, q: box.value }), { replace: typing });
      typing = true;
    }, PAUSE);
  });
  box.addEventListener("focus", () => loadTexts().catch(() => {}));
  box.addEventListener("blur", () => (typing = false));
  box.form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  window.addEventListener("popstate", (event) => {
    state = readState(location.search, data);
    shown = Number(event.state?.shown) || PAGE;
    box.value = state.q;
    typing = false;
    draw();
  });
  if (box.value && !state.q) state = { ...state, q: box.value }; // typed before this ran
  await draw();
}

/** @template T @param {() => Promise<T>} make @returns {() => Promise<T>} one that asks again only after a failure */
function once(make) {
  /** @type {Promise<T> | null} */
  let kept = null;
  return () => (kept ??= make().catch((problem) => {
    kept = null;
    throw problem;
  }));
}

/** How many rows there are, and in which order, in a sentence.
 * @param {number} found @param {import("./explorer/data.js").Data} data @param {State} state @param {string} plural */
function told(found, data, state, plural) {
  const [some, all] = [found, data.count].map((it) => it.toLocaleString("en"));
  const rows = found === data.count ? `${all} ${plural}` : `${some} of ${all} ${plural}`;
  if (!state.sort) return rows;
  const label = state.sort === "name" ? "name" : data.columns.find((it) => it.field === state.sort)?.label.toLowerCase();
  const numbers = state.sort in data.numbers;
  const direction = numbers ? (state.down ? "newest first" : "oldest first") : state.down ? "Z to A" : "A to Z";
  return `${rows}, by ${label}, ${direction}`;
}

const top = document.querySelector("[data-explorer]");
if (top instanceof HTMLElement) {
  start(top).catch((problem) => {
    console.info("The explorer stays a plain table:", problem);
    top.classList.add("explorer--plain");
  });
}
