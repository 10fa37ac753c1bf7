// Above the comparison: another entry, only what differs, and the table to take along.
import { button, element } from "../dom.js";
import { copy, save } from "../save_and_copy.js";
import { asCsv, asMarkdown } from "./text.js";
import { linesOf } from "./values.js";

/** @typedef {import("../compare.js").Entry} Entry */
/** @typedef {{entries: Entry[], kind: string, fields: import("../compare.js").Fields,
 *   known: import("../explorer/rows.js").Data | null, only: boolean, most: number, root: string,
 *   go: (ids: string[], differences?: boolean) => void}} Setting */

/** @param {HTMLElement} place @param {Setting} setting */
export function makeTools(place, setting) {
  const { entries, known, most } = setting;
  const ids = entries.map((it) => it.id);
  place.replaceChildren(
    ...(known && entries.length < most ? [adder(setting, known, ids)] : []),
    ...(entries.length > 1 ? [filter(setting, ids), ...takers(setting)] : []),
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
function takers({ entries, kind, fields, only, root }) {
  const lines = () => linesOf(entries, kind, fields, root).lines.filter((it) => it.differs || !only);
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

/** A box that knows the names of the kind.
 * @param {Setting} setting @param {import("../explorer/rows.js").Data} known @param {string[]} ids */
function adder({ fields, kind, go }, known, ids) {
  const label = `Add one of the ${fields.kinds[kind].plural.toLowerCase()}`;
  const options = known.names.map((name) => element("option", { value: name }));
  const list = element("datalist", { id: "compare-names" }, ...options);
  const box = element("input", { type: "text", placeholder: `${label} …`, ariaLabel: label, autocomplete: "off" });
  box.setAttribute("list", list.id);
  box.addEventListener("change", () => {
    const typed = box.value.trim().toLowerCase();
    const id = known.ids[known.names.findIndex((name) => name.toLowerCase() === typed)];
    if (id && !ids.includes(id)) go([...ids, id]);
  });
  return element("span", { className: "compare__add" }, box, list);
}
