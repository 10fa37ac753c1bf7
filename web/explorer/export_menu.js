// The menu with which rows are taken along: cited, or saved as files.
import { button, element } from "../dom.js";
import { copy, save } from "../save_and_copy.js";
import { citations, records, table } from "./export_rows.js";

/** What is taken along: their ids, and in words which they are. @typedef {{ids: string[], which: string}} Taken */

/** The menu, and how to say in it what it takes. @param {string} root @param {string} kind @param {string} folder
 * @param {() => Taken} taken */
export function makeExportMenu(root, kind, folder, taken) {
  const base = `awesome-hfm-${folder}`;
  const which = element("p");
  const status = element("p", { role: "status" });
  /** @param {"bibtex" | "ris" | "csl"} format */
  const cited = (format) => citations(root, kind, taken().ids, format);
  /** @param {string} label @param {() => Promise<string>} work what it says when it is done */
  const action = (label, work) =>
    button(label, async () => {
      status.textContent = "…";
      status.textContent = await work().catch(() => "This could not be loaded.");
    });
  /** @param {string} label @param {string} ending @param {() => Promise<string>} text @param {string} type */
  const file = (label, ending, text, type) =>
    action(`${label} (.${ending.split(".").at(-1)})`, async () => {
      save(`${base}.${ending}`, await text(), type);
      return `Saved ${base}.${ending}.`;
    });
  const panel = element(
    "div", { className: "export" }, which,
    action("Copy BibTeX", async () => copy(await cited("bibtex"))),
    file("BibTeX", "bib", () => cited("bibtex"), "application/x-bibtex"),
    file("RIS", "ris", () => cited("ris"), "application/x-research-info-systems"),
    file("CSL-JSON", "csl.json", () => cited("csl"), "application/json"),
    file("Table", "csv", () => table(root, folder, taken().ids), "text/csv"),
    file("Records", "json", () => records(root, folder, taken().ids), "application/json"),
    status,
  );
  return { panel, update: () => (which.textContent = `For ${taken().which}:`) };
}
