// The menu with which rows are cited or saved as files, and a saved selection is loaded again.
import { button, element } from "../dom.js";
import { copy, save } from "../save_and_copy.js";
import { citations, records, table } from "./export_rows.js";
import { writeSelection } from "./selection_file.js";

/** What is exported: their ids, and in words which they are. @typedef {{ids: string[], which: string}} Exported */

/** The menu, and how to say in it what it exports. @param {string} root @param {import("./rows.js").Data} data
 * @param {string} folder @param {() => Exported} rows
 * @param {(text: string) => string} load what it says of a file with a selection */
export function makeExportMenu(root, { kind, isCited }, folder, rows, load) {
  const base = `awesome-hfm-${folder}`;
  const which = element("p");
  const status = element("p", { role: "status" });
  let lacks = ""; // what the records that were cited last have not
  /** @param {"bibtex" | "ris" | "csl"} format */
  const cited = async (format) => {
    const made = await citations(root, kind, rows().ids, format);
    lacks = made.lacks;
    return made.text;
  };
  /** @param {string} label @param {() => Promise<string>} work what it says when it is done */
  const action = (label, work) =>
    button(label, async () => {
      [status.textContent, lacks] = ["…", ""];
      const said = await work().catch(() => "This could not be loaded.");
      status.textContent = [said, lacks].filter(Boolean).join(" ");
    });
  /** @param {string} label @param {string} ending @param {() => Promise<string>} text @param {string} type */
  const file = (label, ending, text, type) =>
    action(`${label} (.${ending.split(".").at(-1)})`, async () => {
      save(`${base}.${ending}`, await text(), type);
      return `Saved ${base}.${ending}.`;
    });
  const cite = [
    action("Copy BibTeX", async () => copy(await cited("bibtex"))),
    file("BibTeX", "bib", () => cited("bibtex"), "application/x-bibtex"),
    file("RIS", "ris", () => cited("ris"), "application/x-research-info-systems"),
    file("CSL-JSON", "csl.json", () => cited("csl"), "application/json"),
  ];
  const panel = element(
    "div", { className: "export" }, which, ...(isCited ? cite : []),
    file("Table", "csv", () => table(root, folder, rows().ids), "text/csv"),
    file("Records", "json", () => records(root, folder, rows().ids), "application/json"),
    file("Selection, to load again", "selection.json", async () => writeSelection(kind, rows().ids), "application/json"),
    makeLoader(status, load),
    status,
  );
  return { panel, update: () => (which.textContent = `For ${rows().which}:`) };
}

/** @param {HTMLElement} status @param {(text: string) => string} load */
function makeLoader(status, load) {
  const input = element("input", { type: "file", accept: ".json,application/json", hidden: true, ariaLabel: "A saved selection" });
  input.addEventListener("change", async () => {
    const text = (await input.files?.[0]?.text()) ?? "";
    input.value = ""; // the same file can be loaded again
    try {
      status.textContent = load(text);
    } catch (problem) {
      status.textContent = problem instanceof Error ? problem.message : String(problem);
    }
  });
  return element("div", {}, button("Load a selection …", () => input.click()), input);
}
