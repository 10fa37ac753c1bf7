// Above the comparison: another entry, only what differs, and the table to take along.
import { button, element } from "../dom.js";
import { save } from "../explorer/take.js";
import { linesOf, plainText } from "./values.js";

/** @typedef {import("../compare.js").Entry} Entry */
/** @typedef {{entries: Entry[], kind: string, fields: import("../compare.js").Fields,
 *   known: import("../explorer/data.js").Data | null, only: boolean, most: number, root: string,
 *   go: (ids: string[], differences?: boolean) => void}} Setting */

/** @param {HTMLElement} place @param {Setting} setting */
export function makeTools(place, setting) {
  const { entries, kind, fields, only, root, go } = setting;
  const ids = entries.map((it) => it.id);
  const said = element("span", { role: "status" });
  const rows = () => linesOf(entries, kind, fields, root).lines.filter((it) => it.differs || !only);
  const box = element("input", { type: "checkbox", checked: only });
  box.addEventListener("change", () => go(ids, box.checked));
  const differences = element("label", { className: "compare__only" }, box, " only what differs");
  const markdown = button("Copy as Markdown", async () => (said.textContent = await copy(asMarkdown(setting, rows()))), { className: "tool" });
  const csv = button("Copy as CSV", async () => (said.textContent = await copy(asCsv(entries, rows()))), { className: "tool" });
  const file = button("Save as CSV", () => save("comparison.csv", asCsv(entries, rows()), "text/csv"), { className: "tool" });
  place.replaceChildren(
    ...(setting.known && entries.length < setting.most ? [adder(setting, ids)] : []),
    ...(entries.length > 1 ? [differences, markdown, csv, file, said] : []),
  );
  place.hidden = false;
}

/** A box that knows the names of the kind. @param {Setting} setting @param {string[]} ids */
function adder({ known, fields, kind, go }, ids) {
  const names = known?.names ?? [];
  const label = `Add one of the ${fields.kinds[kind].plural.toLowerCase()}`;
  const list = element("datalist", { id: "compare-names" }, ...names.map((name) => element("option", { value: name })));
  const box = element("input", { type: "text", placeholder: `${label} …`, ariaLabel: label, autocomplete: "off" });
  box.setAttribute("list", list.id);
  const add = () => {
    const row = names.findIndex((name) => name.toLowerCase() === box.value.trim().toLowerCase());
    const id = known?.ids[row];
    if (id && !ids.includes(id)) go([...ids, id]);
  };
  box.addEventListener("change", add);
  return element("span", { className: "compare__add" }, box, list);
}

/** @param {Setting} setting @param {import("./values.js").Line[]} lines */
function asMarkdown({ entries, fields, kind, root }, lines) {
  const cell = (/** @type {string} */ text) => text.replace(/([\\|`*_[\]<>])/g, "\\$1").replace(/\s+/g, " ");
  const row = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const links = entries.map((it) => `[${cell(it.name)}](${new URL(`${root}${fields.kinds[kind].folder}/${it.id}/`, location.href).href})`);
  const body = lines.map(({ label, cells }) => row([cell(label), ...cells.map((it) => cell(plainText(it)))]));
  return `${[row(["", ...links]), row(["---", ...links.map(() => "---")]), ...body].join("\n")}\n`;
}

/** @param {Entry[]} entries @param {import("./values.js").Line[]} lines */
function asCsv(entries, lines) {
  const cell = (/** @type {string} */ text) => {
    const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text; // a spreadsheet would run it
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  const rows = [["Field", ...entries.map((it) => it.name)], ...lines.map(({ label, cells }) => [label, ...cells.map(plainText)])];
  return `${rows.map((it) => it.map(cell).join(",")).join("\n")}\n`;
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return "This browser does not let the page copy.";
  }
}
