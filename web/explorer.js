// The explorer of a kind: filters, sorting and columns, all of it in the address.
import { button, element, idle, part } from "./dom.js";
import { drawActiveFilters } from "./explorer/active_filters.js";
import { countLine } from "./explorer/count_line.js";
import { drawEmptyState } from "./explorer/empty_state.js";
import { makeFacets } from "./explorer/facets.js";
import { filter } from "./explorer/filter.js";
import { Later } from "./explorer/later.js";
import { columnOf, NAMES, ordered } from "./explorer/row_order.js";
import { readRows } from "./explorer/rows.js";
import { makeSelection } from "./explorer/selection.js";
import { PAGE, readState, tidy, writeState } from "./explorer/state.js";
import { columnsOf, drawHeads, drawRow, fillIn, isInTexts, keepWidths, neededBy } from "./explorer/table.js";
import { match } from "./explorer/text_search.js";
import { makeToolbar } from "./explorer/toolbar.js";
import { meantBy } from "./identity.js";
import { readJson } from "./site_data.js";

/** @typedef {import("./explorer/state.js").State} State */

const IN_VIEW = 30; // rows that a window shows at most: the reader sees these first, the others a moment later
const PAUSE = 80; // milliseconds without a key before typed words filter
const LULL = 300; // milliseconds after a choice until the texts are loaded: who chooses may soon type

class Explorer {
  /** @param {HTMLElement} top @param {import("./explorer/rows.js").Data} data */
  constructor(top, data) {
    const { folder = "", root = "", plural = "rows" } = top.dataset;
    this.top = top;
    this.data = data;
    this.plural = plural;
    this.base = `${root}${folder}/`;
    this.state = readState(location.search, data);
    /** @type {number[]} */
    this.found = [];
    this.later = new Later(top.dataset, data);
    /** @type {(() => void) | null} */
    this.drawOthers = null;
    this.lull = 0;
    this.isDrawn = false;
    this.table = part(top, "table", HTMLTableElement);
    this.box = part(top, ".explorer__find input", HTMLInputElement);
    this.change = (/** @type {(state: State) => State} */ change) => this.go(change, { toRows: true });
    this.picks = makeSelection(top, data, { root, folder, plural, found: () => this.found });
    this.updateFacets = makeFacets(part(top, ".explorer__facets"), data, this.change);
    this.updateTools = makeToolbar(top, data, this.picks.panel, this.change, (change) => this.go(change, { rows: this.state.rows }));
  }

  /** Show another state, one step in the reader's history; with `toRows`, from the first row on.
   * @param {(state: State) => State} change */
  go(change, { rows = PAGE, replace = false, toRows = false } = {}) {
    this.state = { ...tidy(change(this.state)), rows };
    history[replace ? "replaceState" : "pushState"](null, "", this.address());
    const head = part(this.top, ".explorer__head");
    const isPast = head.getBoundingClientRect().top < 0;
    if (isPast && toRows) head.scrollIntoView({ behavior: "instant" });
    keepWidths(this.table);
    clearTimeout(this.lull);
    this.lull = window.setTimeout(() => this.later.prepareWords(), LULL);
    return this.draw(isPast && !toRows ? rows : IN_VIEW);
  }

  address() {
    return location.pathname + writeState(this.state, this.data.ranges) + location.hash;
  }

  /** Show the state as it is. @param {number} [first] so many rows at once, the others as soon as these are seen */
  async draw(first = Infinity) {
    const { data, top, state, plural } = this;
    const meant = await meantBy(`${this.base}identifiers.json`, state.q);
    const scores = meant.length ? only(meant, data) : match(state.q.trim() ? await this.later.words() : null, state.q, data.count);
    const result = filter(data, state, scores);
    if (this.sortsByTexts()) await this.later.load("texts");
    if (state !== this.state) return; // the reader went on while something was loaded
    this.found = ordered(result.rows, data, this.later.texts, state, scores);
    this.drawTable(first);
    this.updateFacets(state, result);
    this.updateTools(state, this.found.length);
    drawActiveFilters(part(top, ".explorer__chosen"), state, data, result, this.change);
    drawEmptyState(part(top, ".explorer__none"), state, data, result, this.change, plural);
    if (document.activeElement !== this.box) this.box.value = state.q;
    part(top, ".explorer__count").textContent = countLine(this.found.length, data, state, plural);
    part(top, ".explorer__list").hidden = !this.found.length;
    this.picks.update();
    top.dataset.ready = "";
  }

  sortsByTexts() {
    const column = columnOf(this.data, this.state.sort);
    return column && column !== NAMES && isInTexts(this.data, column);
  }

  /** @param {number} first */
  drawTable(first) {
    const { data, state, table } = this;
    const columns = columnsOf(data, state);
    const isOther = drawHeads(/** @type {HTMLTableSectionElement} */ (table.tHead), columns, state, (field) => this.sort(field));
    part(this.top, ".explorer__list").classList.toggle("explorer__list--compact", state.compact);
    // The page brought the first rows along: they stay until others are wanted.
    const same = !this.isDrawn && !writeState({ ...state, compact: false }, data.ranges);
    this.isDrawn = true;
    this.top.querySelector(".explorer__rest")?.remove();
    if (!same) this.drawLines(isOther ? Infinity : first);
    this.drawMore();
    if (!same) for (const name of neededBy(data, columns)) if (!this.later[name]) this.later.load(name).then(() => this.fillIn(), () => {});
  }

  /** @param {number} first */
  drawLines(first) {
    const { table, state, found } = this;
    const columns = columnsOf(this.data, state);
    table.tBodies[0].replaceChildren(...this.lines(found.slice(0, Math.min(first, state.rows)), columns));
    const others = found.slice(first, state.rows);
    const draw = others.length ? () => {
      table.tBodies[0].append(...this.lines(others, columns));
      table.ariaBusy = this.drawOthers = null;
    } : null;
    this.drawOthers = draw;
    table.ariaBusy = draw && "true";
    if (draw) idle(() => draw === this.drawOthers && draw());
  }

  /** What waited for a later file, in the rows that are there: they stay, with what the reader does in them. */
  fillIn() {
    const { data, later, table } = this;
    for (const line of table.tBodies[0].rows) fillIn(line, data, later, columnsOf(data, this.state));
  }

  /** @param {number[]} rows @param {import("./explorer/rows.js").Column[]} columns */
  lines(rows, columns) {
    return rows.map((row) => drawRow(this.data, this.later, row, columns, this.base, this.picks.has(row)));
  }

  drawMore() {
    const more = part(this.top, ".explorer__more");
    const left = this.found.length - this.state.rows;
    more.hidden = left <= 0;
    const [next, all] = [Math.min(PAGE, left), this.found.length].map((it) => it.toLocaleString("en"));
    const tool = { className: "tool" };
    more.replaceChildren(button(`Show ${next} more`, () => this.showUpTo(this.state.rows + PAGE), tool), " ");
    more.append(element("span", { className: "explorer__first" }, `The first ${this.state.rows.toLocaleString("en")} of ${all}.`));
    if (left > PAGE) more.append(button(`Show all ${all}`, () => this.showUpTo(Infinity), tool));
  }

  /** More rows below those that show; the keyboard goes on at the first of them. @param {number} to */
  showUpTo(to) {
    this.drawOthers?.();
    const body = this.table.tBodies[0];
    const first = this.state.rows;
    body.append(...this.lines(this.found.slice(first, to), columnsOf(this.data, this.state)));
    this.state = { ...this.state, rows: to };
    history.replaceState(null, "", this.address());
    this.drawMore();
    body.rows[first]?.querySelector("a")?.focus();
  }

  /** Once upwards, once downwards, then as before. @param {string} field */
  sort(field) {
    this.go((state) => {
      if (state.sort !== field) return { ...state, sort: field, down: false };
      return state.down ? { ...state, sort: "", down: false } : { ...state, down: true };
    });
  }

  /** The browser makes code quick that has run: the first filter should not have to wait for that.  */
  warmUp() {
    const { data, state } = this;
    const [facet] = data.facets.values();
    const chosen = new Map(facet ? [[facet.field, facet.terms.slice(0, 1).map((it) => it.id)]] : []);
    const { rows } = filter(data, { ...state, chosen }, null);
    for (const row of rows.slice(0, PAGE)) drawRow(data, this.later, row, columnsOf(data, state), this.base, false);
  }

  /** Back from an entry leads to its row, even where cards whose heights were guessed have moved it. */
  comeBack() {
    const left = history.state?.left;
    if (!left) return;
    history.replaceState(null, "");
    this.table.querySelector(`tr[data-id="${CSS.escape(left)}"]`)?.scrollIntoView({ block: "nearest" });
  }

  listen() {
    const { box } = this;
    this.table.addEventListener("click", ({ target }) => {
      const link = target instanceof Element && target.closest("a");
      if (link) history.replaceState({ left: link.closest("tr")?.dataset.id }, "");
    });
    let pause = 0;
    let typing = false; // what is typed in one go is one step back
    box.addEventListener("input", () => {
      clearTimeout(pause);
      pause = window.setTimeout(() => {
        this.go((state) => ({ ...state, q: box.value }), { replace: typing });
        typing = true;
      }, PAUSE);
    });
    box.addEventListener("focus", () => this.later.prepareWords());
    box.addEventListener("blur", () => (typing = false));
    box.form?.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", () => {
      this.state = readState(location.search, this.data);
      box.value = this.state.q;
      typing = false;
      this.draw();
    });
    if (box.value && !this.state.q) this.state = { ...this.state, q: box.value }; // typed before this ran
  }
}

/** The scores of a search that means these rows alone. @param {import("./identity.js").Meant[]} meant
 * @param {import("./explorer/rows.js").Data} data */
function only(meant, data) {
  const scores = new Uint16Array(data.count);
  for (const { id } of meant) scores[data.row.get(id) ?? -1] = 1; // a typed array drops what has no place
  return scores;
}

/** @param {HTMLElement} top */
async function start(top) {
  const explorer = new Explorer(top, readRows(await readJson(top.dataset.rows ?? "")));
  explorer.listen();
  await explorer.draw();
  explorer.comeBack();
  idle(() => explorer.warmUp());
}

const top = document.querySelector("[data-explorer]");
if (top instanceof HTMLElement) {
  start(top).catch((problem) => {
    console.info("The explorer stays a plain table:", problem);
    top.classList.add("explorer--plain");
  });
}
