// The table of an explorer: heads that sort, and one line a row.
import { element } from "../dom.js";
import { written } from "../numbers.js";
import { NAMES } from "./row_order.js";
import { labels, numbersOf } from "./rows.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./rows.js").Texts} Texts */
/** @typedef {import("./rows.js").Column} Column */
/** @typedef {import("./state.js").State} State */

/** The columns that a state shows. @param {Data} data @param {State} state */
export const columnsOf = (data, state) =>
  data.columns.filter((column) => (state.cols ? state.cols.includes(column.field) : column.usual));

/** Heads with a button each; the one that sorts says its direction.
 * @param {HTMLTableSectionElement} head @param {Column[]} columns @param {State} state
 * @param {(field: string) => void} sort */
export function drawHeads(head, columns, state, sort) {
  const all = [NAMES, ...columns];
  const fields = all.map((it) => it.field);
  const cells = /** @type {HTMLElement[]} */ ([...head.querySelectorAll("th")]);
  if (cells.map((it) => it.dataset.field).join() !== fields.join() || !head.querySelector("button")) {
    head.replaceChildren(element("tr", {}, ...all.map(({ field, label }) => drawHead(field, label, sort))));
  }
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (head.querySelectorAll("th"))) {
    if (cell.dataset.field === state.sort) cell.ariaSort = state.down ? "descending" : "ascending";
    else cell.removeAttribute("aria-sort");
  }
}

/** @param {string} field @param {string} label @param {(field: string) => void} sort */
function drawHead(field, label, sort) {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", () => sort(field));
  return element("th", { scope: "col", "data-field": field }, button);
}

/** A line, made the same as those that came with the page.
 * @param {Data} data @param {Texts | null} texts @param {number} row @param {Column[]} columns @param {string} base
 * @param {boolean} picked */
export function drawRow(data, texts, row, columns, base, picked) {
  const [name, id] = [data.names[row], data.ids[row]];
  const pick = element("input", { type: "checkbox", checked: picked, ariaLabel: `Select ${name}` });
  const link = element("a", { href: `${base}${id}/` }, name);
  const head = element("th", { scope: "row" }, element("label", { className: "pick" }, pick), link);
  const line = element("tr", { "data-id": id }, head);
  for (const column of columns) line.append(element("td", { "data-label": column.label }, ...cell(data, texts, row, column)));
  return line;
}

/** Fill the cells of a line that only the second file can fill.
 * @param {HTMLTableRowElement} line @param {Data} data @param {Texts | null} texts @param {Column[]} columns */
export function fillIn(line, data, texts, columns) {
  const row = data.row.get(line.dataset.id ?? "");
  columns.forEach((column, n) => {
    if (row !== undefined && needsTexts(data, [column])) line.cells[n + 1].replaceChildren(...cell(data, texts, row, column));
  });
}

/** @param {Data} data @param {Texts | null} texts @param {number} row @param {Column} column @returns {(Node | string)[]} */
function cell(data, texts, row, column) {
  const { field, link } = column;
  const [facet, range] = [data.facets.get(field), data.ranges.get(field)];
  if (facet && link) return linked(facet, data, texts, row, column);
  const text = facet
    ? labels(facet, row).join(", ")
    : range
      ? numbersOf(range, data)(row).map((it) => written(range.write, it)).join(", ")
      : (data.texts[field] ?? texts?.texts[field])?.[row];
  return text ? [text] : [];
}

/** A link; until the addresses are there, only that there is one.
 * @param {import("./rows.js").Facet} facet @param {Data} data @param {Texts | null} texts @param {number} row @param {Column} column */
function linked(facet, data, texts, row, { field, label, link }) {
  if (!facet.values[row].includes(facet.number.get(link) ?? -1)) return [];
  const href = texts?.links[field]?.[row];
  return [href ? element("a", { href, rel: "external", title: `${label} of ${data.names[row]}` }, label) : label];
}

/** Whether the table needs the second file. @param {Data} data @param {Column[]} columns */
export const needsTexts = (data, columns) => columns.some((it) => it.link || isInTexts(data, it));

/** Whether only the second file has what the column says. @param {Data} data @param {Column} column */
export const isInTexts = (data, { field }) => !data.facets.has(field) && !data.ranges.has(field) && !(field in data.texts);
