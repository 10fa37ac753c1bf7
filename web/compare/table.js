// The table of a comparison: an entry a column, a field a line.
import { button, element } from "../dom.js";
import { UNKNOWN, linesOf } from "./values.js";

/** @typedef {import("../compare.js").Entry} Entry */
/** @typedef {import("./values.js").Value} Value */
/** @typedef {import("./values.js").Line} Line */
/** @typedef {{entries: Entry[], kind: string, fields: import("../compare.js").Fields, columns: import("../compare.js").Column[],
 *   only: boolean, root: string, remove: (id: string) => void}} Setting */

/** @param {HTMLElement} place @param {Setting} setting */
export function drawTable(place, { entries, kind, fields, columns, only, root, remove }) {
  if (!entries.length) return place.replaceChildren();
  const { lines, empty } = linesOf(entries, kind, fields, root, columns);
  const shown = only ? lines.filter((it) => it.differs) : lines;
  const heads = entries.map((entry) => drawHead(entry, `${root}${fields.kinds[kind].folder}/${entry.id}/`, remove));
  const parts = [
    drawPart("", shown.filter((it) => !it.own && !it.table), entries),
    drawPart("Reported results", shown.filter((it) => it.table), entries),
    drawPart("Publication and links", shown.filter((it) => it.own), entries),
  ];
  const corner = element("th", { scope: "col", role: "columnheader" }, "Fact");
  const table = element(
    "table", { className: "rows", role: "table", ariaLabel: "Comparison" },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, corner, ...heads)),
    ...parts.filter((it) => it.childElementCount),
  );
  table.style.setProperty("--entries", String(entries.length));
  place.replaceChildren(element("div", { className: "list__frame compare__frame" }, table));
  const says = (/** @type {string} */ text) => place.append(element("p", { className: "compare__empty" }, text));
  if (!shown.length) says("They do not differ in any fact that can be compared.");
  if (kind === "model" && entries.length > 1 && !columns.length) says("No published table of the catalog has numbers of all of them.");
  if (empty.length) says(`None of them states: ${empty.join(", ").toLowerCase()}.`);
}

/** @param {string} title @param {Line[]} lines @param {Entry[]} entries */
function drawPart(title, lines, entries) {
  const part = element("tbody", { role: "rowgroup" });
  if (!lines.length) return part;
  const head = (/** @type {string} */ className, /** @type {Node | string} */ inside) => {
    const cell = element("th", { scope: "rowgroup", role: "rowheader", colSpan: entries.length + 1 }, inside);
    part.append(element("tr", { role: "row", className }, cell));
  };
  if (title) head("compare__part", title);
  lines.forEach((line, n) => {
    if (line.table && line.table !== lines[n - 1]?.table) head("compare__table", element("a", { href: line.href }, line.table));
    part.append(drawLine(line, entries));
  });
  return part;
}

/** @param {Entry} entry @param {string} href @param {(id: string) => void} remove */
function drawHead({ id, name }, href, remove) {
  const away = button("×", () => remove(id), { className: "compare__remove", ariaLabel: `Remove ${name}` });
  return element("th", { scope: "col", role: "columnheader" }, element("a", { href }, name), " ", away);
}

/** @param {Line} line @param {Entry[]} entries */
function drawLine({ label, note, cells, differs, partly, own }, entries) {
  const head = element("th", { scope: "row", role: "rowheader" }, label);
  if (differs) head.append(element("span", { className: "compare__mark" }, "differs"));
  else if (partly && !own) head.append(element("span", { className: "compare__mark compare__mark--partly" }, "not stated by all"));
  if (note) head.append(element("span", { className: "compare__note" }, note));
  const line = element("tr", { role: "row", className: differs ? "differs" : "" }, head);
  cells.forEach((cell, n) => {
    const drawn = cell.map((value) => drawValue(value, differs && isShared(value, cells)));
    const values = drawn.flatMap((value, at) => (at ? [", ", value] : [value]));
    const shown = values.length ? values : [element("em", { className: "compare__unknown" }, UNKNOWN)];
    line.append(element("td", { role: "cell", "data-label": entries[n].name }, ...shown));
  });
  return line;
}

/** Whether every entry has this value, where they have others that differ. @param {Value} value @param {Value[][]} cells */
const isShared = ({ text }, cells) => cells.every((cell) => cell.some((it) => it.text === text));

/** @param {Value} value @param {boolean} shared */
function drawValue({ text, href, best }, shared) {
  if (best) return element("strong", {}, text);
  const shown = href ? element("a", { href, rel: /^https?:/.test(href) ? "external" : "" }, text) : element("span", {}, text);
  if (shared) shown.className = "compare__shared";
  return shown;
}
