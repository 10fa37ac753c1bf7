// Above the comparison: another entry, only what differs, and the table to copy or save.
import { button, element } from "../dom.js";
import { copy, save } from "../save_and_copy.js";
import { joined } from "../spelling.js";
import { asCsv, asMarkdown } from "./text.js";
import { linesOf } from "./values.js";

/** @typedef {import("../compare.js").Entry} Entry */
/** @typedef {{entries: Entry[], kind: string, fields: import("../compare.js").Fields,
 *   known: import("../compare.js").Known[], columns: import("../compare.js").Column[], only: boolean, most: number, root: string,
 *   go: (ids: string[], differences?: boolean) => void}} Setting */

/** @param {HTMLElement} place @param {Setting} setting */
export function makeTools(place, setting) {
  const { entries, known, most } = setting;
  const ids = entries.map((it) => it.id);
  place.replaceChildren(
    ...(known.length && entries.length < most ? [adder(setting, known, ids)] : []),
    ...(entries.length > 1 ? [filter(setting, ids), ...copiers(setting)] : []),
  );
  place.hidden = false;
}

/** @param {Setting} setting @param {string[]} ids */
function filter({ only, go }, ids) {
  const box = element("input", { type: "checkbox", checked: only });
  box.addEventListener("change", () => go(ids, box.checked));
  return element("label", { className: "compare__only" }, box, " only what differs");
}

/** @param {Setting} setting */
function copiers({ entries, kind, fields, columns, only, root }) {
  const lines = () => linesOf(entries, kind, fields, root, columns).lines.filter((it) => it.differs || !only);
  const addresses = entries.map((it) => new URL(`${root}${fields.kinds[kind].folder}/${it.id}/`, location.href).href);
  const names = entries.map((it) => it.name);
  const status = element("span", { role: "status" });
  /** @param {string} label @param {() => string} text */
  const copier = (label, text) =>
    button(label, async () => (status.textContent = await copy(text())), { className: "tool" });
  const csv = () => asCsv(names, lines());
  return [
    copier("Copy as Markdown", () => asMarkdown(names, addresses, lines())),
    copier("Copy as CSV", csv),
    button("Save as CSV", () => save("comparison.csv", csv(), "text/csv"), { className: "tool" }),
    status,
  ];
}

/** A box that knows the names of the kind, and tells alike ones apart by year, sub-field and first author.
 * @param {Setting} setting @param {import("../compare.js").Known[]} known @param {string[]} ids */
function adder({ fields, kind, go }, known, ids) {
  const label = `Add one of the ${fields.kinds[kind].plural.toLowerCase()}`;
  const choices = new Map(known.map((it) => [written(it), it[0]]));
  const list = element("datalist", { id: "compare-names" }, ...[...choices.keys()].map((value) => element("option", { value })));
  const box = element("input", { type: "text", placeholder: `${label} …`, ariaLabel: label, autocomplete: "off" });
  const status = element("span", { className: "compare__none", role: "status" });
  box.setAttribute("list", list.id);
  box.addEventListener("change", () => {
    const meant = choices.get(box.value) ?? only(known.filter((it) => joined(it[1]) === joined(box.value)));
    if (meant && !ids.includes(meant)) go([...ids, meant]);
    else status.textContent = box.value.trim() && !meant ? "Choose a name from the list." : "";
  });
  return element("span", { className: "compare__add" }, box, list, status);
}

/** An entry as one chooses it. @param {import("../compare.js").Known} known */
const written = ([, name, apart]) => (apart ? `${name} (${apart})` : name);

/** The id of the one there is; none where there are several. @param {import("../compare.js").Known[]} found */
const only = (found) => (found.length === 1 ? found[0][0] : "");
