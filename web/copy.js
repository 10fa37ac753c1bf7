// Copy a citation, or save it in the format a reference manager wants. The buttons show only where this runs; the
// BibTeX can be read and selected anyway.

/** The names of the formats in an entry's JSON, by the ending of a file. @type {Record<string, string>} */
const FORMATS = { bib: "bibtex", ris: "ris", json: "csl" };

for (const tools of document.querySelectorAll("[data-name]")) {
  if (tools instanceof HTMLElement && tools.classList.contains("cited__tools")) tools.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest(".cited__tools button") : null;
  if (!(button instanceof HTMLElement)) return;
  const tools = /** @type {HTMLElement} */ (button.closest(".cited__tools"));
  const text = /** @type {HTMLElement} */ (tools.parentElement?.querySelector("pre"));
  const ending = button.dataset.save;
  const said = await (ending ? save(tools, text, ending) : copy(text));
  const status = tools.querySelector("[role=status]");
  if (status) status.textContent = said;
});

/**
 * Where a page may not write to the clipboard, the text is selected for the reader.
 * @param {HTMLElement} text
 * @returns {Promise<string>}
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent ?? "");
    return "Copied.";
  } catch {
    getSelection()?.selectAllChildren(text);
    return "Selected: press Ctrl+C.";
  }
}

/**
 * @param {HTMLElement} tools
 * @param {HTMLElement} text
 * @param {string} ending
 * @returns {Promise<string>}
 */
async function save(tools, text, ending) {
  const name = `${tools.dataset.name}.${ending}`;
  try {
    download(name, ending === "bib" ? (text.textContent ?? "") : await fetched(tools.dataset.source ?? "", ending));
    return `Saved ${name}.`;
  } catch {
    return "This format could not be loaded; the BibTeX is above.";
  }
}

/**
 * @param {string} source
 * @param {string} ending
 * @returns {Promise<string>}
 */
async function fetched(source, ending) {
  const { citation } = await (await fetch(source)).json();
  const found = citation[FORMATS[ending]];
  return typeof found === "string" ? found : `${JSON.stringify([found], null, 1)}\n`;
}

/**
 * @param {string} name
 * @param {string} text
 */
function download(name, text) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.click();
  URL.revokeObjectURL(link.href);
}
