// Copy a citation, or save it in the format a reference manager wants. Without this the BibTeX can be read and selected.
import { button, element } from "./dom.js";
import { copy, save } from "./save_and_copy.js";
import { readText } from "./site_data.js";

/** The endings of files, and the names of their formats in an entry's JSON. @type {Record<string, string>} */
const FORMATS = { bib: "bibtex", ris: "ris", json: "csl" };

/** The JSON of the entry this page is about, which has its citation in every format. */
const source = document.querySelector('link[rel="alternate"][type="application/json"]')?.getAttribute("href");

for (const cited of document.querySelectorAll("details.cited")) shown(cited).then((text) => addTools(cited, text), () => {});

/** The citation; one that is long is read from its file, and where that fails, the link to it stays.
 * @param {Element} cited @returns {Promise<HTMLElement>} */
async function shown(cited) {
  const file = cited.querySelector(".cited__file a")?.getAttribute("href");
  if (file) cited.querySelector("p")?.replaceWith(element("pre", { tabIndex: 0, ariaLabel: "BibTeX" }, await readText(file)));
  return /** @type {HTMLElement} */ (cited.querySelector("pre"));
}

/** @param {Element} cited @param {HTMLElement} text */
function addTools(cited, text) {
  const status = element("span", { role: "status" });
  /** @param {string} label @param {() => Promise<string>} act what it says when it is done */
  const tool = (label, act) => button(label, async () => (status.textContent = await act()), { className: "tool" });
  const formats = text.ariaLabel === "BibTeX" ? Object.keys(FORMATS) : [];
  const endings = formats.filter((ending) => ending === "bib" || source);
  const savers = endings.map((ending) => tool(`Save .${ending}`, () => saveAs(ending, text.textContent ?? "")));
  const copier = tool("Copy", () => copy(text.textContent ?? "", () => select(text)));
  cited.append(element("p", { className: "cited__tools" }, copier, ...savers, status));
}

/** @param {HTMLElement} text */
function select(text) {
  getSelection()?.selectAllChildren(text);
  return "Selected: press Ctrl+C.";
}

/** @param {string} ending @param {string} bibtex */
async function saveAs(ending, bibtex) {
  const name = `${location.pathname.split("/").at(-2) || "awesome-hfm"}.${ending}`;
  try {
    save(name, ending === "bib" ? bibtex : await fetched(ending), "text/plain");
    return `Saved ${name}.`;
  } catch {
    return "This format could not be loaded; the BibTeX is above.";
  }
}

/** @param {string} ending @returns {Promise<string>} */
async function fetched(ending) {
  const { citation } = await (await fetch(source ?? "")).json();
  const found = citation[FORMATS[ending]];
  return typeof found === "string" ? found : `${JSON.stringify([found], null, 1)}\n`;
}
