// The table of a comparison: an entry a column, a field a line.
import { button, element } from "../dom.js";
import { UNKNOWN, linesOf } from "./values.js";

/** @typedef {import("../compare.js").Entry} Entry */
/** @typedef {import("./values.js").Value} Value */
/** @typedef {{entries: Entry[], kind: string, fields: import("../compare.js").Fields, only: boolean, root: string,
 *   remove: (id: string) => void}} Setting */

/** @param {HTMLElement} place @param {Setting} setting */
export function drawTable(place, { entries, kind, fields, only, root, remove }) {
  if (!entries.length) return place.replaceChildren();
  const { lines, empty } = linesOf(entries, kind, fields, root);
  const shown = only ? lines.filter((it) => it.differs) : lines;
  const heads = entries.map((entry) => drawHead(entry, `${root}${fields.kinds[kind].folder}/${entry.id}/`, remove));
  const table = element(
    "table", { className: "rows", ariaLabel: "Comparison" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Field"), ...heads)),
    element("tbody", {}, ...shown.map((it) => drawLine(it, entries))),
  );
  const frame = { className: "list__frame", tabIndex: 0, role: "region", ariaLabel: "Comparison" };
  place.replaceChildren(element("div", frame, table));
  if (!shown.length) place.append(element("p", {}, "They do not differ in any field."));
  const silent = `None of them states: ${empty.join(", ").toLowerCase()}.`;
  if (empty.length) place.append(element("p", { className: "compare__empty" }, silent));
}

/** @param {Entry} entry @param {string} href @param {(id: string) => void} remove */
function drawHead({ id, name }, href, remove) {
  const away = button("×", () => remove(id), { className: "compare__remove", ariaLabel: `Remove ${name}` });
  return element("th", { scope: "col" }, element("a", { href }, name), " ", away);
}

/** @param {import("./values.js").Line} line @param {Entry[]} entries */
function drawLine({ label, cells, differs, partly }, entries) {
  const head = element("th", { scope: "row" }, label);
  if (differs) head.append(element("span", { className: "compare__mark" }, "differs"));
  else if (partly) head.append(element("span", { className: "compare__mark compare__mark--partly" }, "not stated by all"));
  const line = element("tr", { className: differs ? "differs" : "" }, head);
  cells.forEach((cell, n) => {
    const drawn = cell.map((value) => drawValue(value, differs && isShared(value, cells)));
    const values = drawn.flatMap((value, at) => (at ? [", ", value] : [value]));
    const shown = values.length ? values : [element("em", { className: "compare__unknown" }, UNKNOWN)];
    line.append(element("td", { "data-label": entries[n].name }, ...shown));
  });
  return line;
}

/** Whether every entry has this value, where they have others that differ. @param {Value} value @param {Value[][]} cells */
const isShared = ({ text }, cells) => cells.every((cell) => cell.some((it) => it.text === text));

/** @param {Value} value @param {boolean} shared */
function drawValue({ text, href }, shared) {
  const shown = href ? element("a", { href, rel: /^https?:/.test(href) ? "external" : "" }, text) : element("span", {}, text);
  if (shared) shown.className = "compare__shared";
  return shown;
}
