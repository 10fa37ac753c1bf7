// The table of a comparison: an entry a column, a field a line.
import { button, element } from "../dom.js";
import { UNKNOWN, linesOf } from "./values.js";

/** @typedef {import("../compare.js").Entry} Entry */
/** @typedef {{entries: Entry[], kind: string, fields: import("../compare.js").Fields, only: boolean, root: string,
 *   remove: (id: string) => void}} Comparison */

/** @param {HTMLElement} place @param {Comparison} comparison */
export function drawTable(place, { entries, kind, fields, only, root, remove }) {
  if (!entries.length) return place.replaceChildren();
  const { lines, empty } = linesOf(entries, kind, fields, root);
  const shown = only ? lines.filter((it) => it.differs) : lines;
  const heads = entries.map((entry) =>
    element(
      "th", { scope: "col" },
      element("a", { href: `${root}${fields.kinds[kind].folder}/${entry.id}/` }, entry.name), " ",
      button("×", () => remove(entry.id), { className: "compare__remove", ariaLabel: `Remove ${entry.name}` }),
    ),
  );
  const table = element(
    "table", { className: "rows", ariaLabel: "Comparison" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Field"), ...heads)),
    element("tbody", {}, ...shown.map((it) => drawLine(it, entries))),
  );
  const none = !shown.length ? [element("p", {}, "They do not differ in any field.")] : [];
  const silent = empty.length ? [element("p", { className: "compare__empty" }, `None of them states: ${empty.join(", ").toLowerCase()}.`)] : [];
  place.replaceChildren(
    element("div", { className: "list__frame", tabIndex: 0, role: "region", ariaLabel: "Comparison" }, table), ...none, ...silent,
  );
}

/** @param {import("./values.js").Line} line @param {Entry[]} entries */
function drawLine({ label, cells, differs }, entries) {
  const shared = (/** @type {string} */ text) => cells.every((cell) => cell.some((it) => it.text === text));
  const head = element("th", { scope: "row" }, label);
  if (differs && entries.length > 1) head.append(element("span", { className: "compare__mark" }, "differs"));
  const line = element("tr", { className: differs && entries.length > 1 ? "differs" : "" }, head);
  cells.forEach((cell, n) => {
    const parts = cell.flatMap((it, at) => [...(at ? [", "] : []), drawValue(it, differs && cell.length > 1 && shared(it.text))]);
    line.append(element("td", { "data-label": entries[n].name }, ...(parts.length ? parts : [element("em", { className: "compare__unknown" }, UNKNOWN)])));
  });
  return line;
}

/** @param {import("./values.js").Value} value @param {boolean} isShared */
function drawValue({ text, href }, isShared) {
  const shown = href ? element("a", { href }, text) : element("span", {}, text);
  if (isShared) shown.className = "compare__shared";
  return shown;
}
