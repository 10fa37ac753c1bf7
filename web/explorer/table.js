// The table of an explorer: heads that sort, and one line a row.
import { element } from "../dom.js";
import { written } from "../numbers.js";
import { NAMES } from "./row_order.js";
import { labels, numbersOf } from "./rows.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./later.js").Later} Later */
/** @typedef {import("./rows.js").Column} Column */
/** @typedef {import("./state.js").State} State */

/** The columns that a state shows. @param {Data} data @param {State} state */
export const columnsOf = (data, state) =>
  data.columns.filter((column) => (state.cols ? state.cols.includes(column.field) : column.usual));

/** Heads with a button each; the one that sorts says its direction. True where other columns stand there now.
 * @param {HTMLTableSectionElement} head @param {Column[]} columns @param {State} state
 * @param {(field: string) => void} sort */
export function drawHeads(head, columns, state, sort) {
  const all = [NAMES, ...columns];
  const fields = all.map((it) => it.field);
  const cells = /** @type {HTMLElement[]} */ ([...head.querySelectorAll("th")]);
  const isOther = cells.map((it) => it.dataset.field).join() !== fields.join();
  if (isOther || !head.querySelector("button")) {
    head.replaceChildren(element("tr", {}, ...all.map(({ field, label }) => drawHead(field, label, sort))));
  }
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (head.querySelectorAll("th"))) {
    if (cell.dataset.field === state.sort) cell.ariaSort = state.down ? "descending" : "ascending";
    else cell.removeAttribute("aria-sort");
  }
  return isOther;
}

/** Columns stay as wide as they are, so that rows that come later do not move those that are there. @param {HTMLTableElement} table */
export function keepWidths(table) {
  if (!table.offsetWidth || getComputedStyle(table).display !== "table") return; // cards
  const cells = /** @type {HTMLElement[]} */ ([...(table.tHead?.querySelectorAll("th") ?? [])]);
  if (cells.every((it) => it.style.width)) return;
  const shares = cells.map((it) => (100 * it.getBoundingClientRect().width) / table.offsetWidth);
  cells.forEach((it, n) => (it.style.width = `${shares[n].toFixed(2)}%`));
}

/** @param {string} field @param {string} label @param {(field: string) => void} sort */
function drawHead(field, label, sort) {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", () => sort(field));
  return element("th", { scope: "col", "data-field": field }, button);
}

/** A line, made the same as those that came with the page.
 * @param {Data} data @param {Later} later @param {number} row @param {Column[]} columns @param {string} base
 * @param {boolean} picked */
export function drawRow(data, later, row, columns, base, picked) {
  const [name, id] = [data.names[row], data.ids[row]];
  const pick = element("input", { type: "checkbox", checked: picked, ariaLabel: `Select ${name}` });
  const link = element("a", { href: `${base}${id}/` }, name);
  const head = element("th", { scope: "row" }, element("label", { className: "pick" }, pick), link);
  const line = element("tr", { "data-id": id }, head);
  for (const column of columns) line.append(element("td", { "data-label": column.label }, ...cell(data, later, row, column)));
  if (picked) line.className = "picked";
  return line;
}

/** Fill the cells of a line that waited for a later file.
 * @param {HTMLTableRowElement} line @param {Data} data @param {Later} later @param {Column[]} columns */
export function fillIn(line, data, later, columns) {
  const row = data.row.get(line.dataset.id ?? "");
  columns.forEach((column, n) => {
    if (row !== undefined && neededBy(data, [column]).size) line.cells[n + 1].replaceChildren(...cell(data, later, row, column));
  });
}

/** @param {Data} data @param {Later} later @param {number} row @param {Column} column @returns {(Node | string)[]} */
function cell(data, later, row, column) {
  const { field, link } = column;
  const [facet, range] = [data.facets.get(field), data.ranges.get(field)];
  if (facet && link) return linked(facet, data, later, row, column);
  const text = facet
    ? labels(facet, row).join(", ")
    : range
      ? numbersOf(range, data)(row).map((it) => written(range.write, it)).join(", ")
      : (data.texts[field] ?? later.texts?.texts[field])?.[row];
  return text ? [text] : [];
}

/** A link; until the addresses are there, only that there is one.
 * @param {import("./rows.js").Facet} facet @param {Data} data @param {Later} later @param {number} row @param {Column} column */
function linked(facet, data, later, row, { field, label, link }) {
  if (!facet.values[row].includes(facet.number.get(link) ?? -1)) return [];
  const href = later.links?.[field]?.[row];
  return [href ? element("a", { href, rel: "external", title: `${label} of ${data.names[row]}` }, label) : label];
}

/** The later files that columns need. @param {Data} data @param {Column[]} columns @returns {Set<"texts" | "links">} */
export const neededBy = (data, columns) =>
  new Set(columns.flatMap((it) => (it.link ? "links" : isInTexts(data, it) ? "texts" : [])));

/** Whether only the file of texts has what the column says. @param {Data} data @param {Column} column */
export const isInTexts = (data, { field }) => !data.facets.has(field) && !data.ranges.has(field) && !(field in data.texts);
