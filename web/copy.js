// Copy a citation, or the HTML of a chart; save a citation in the format a reference manager wants. Without this the text
// can be read and selected.

/** The endings of files, and the names of their formats in an entry's JSON. @type {Record<string, string>} */
const FORMATS = { bib: "bibtex", ris: "ris", json: "csl" };

/** The JSON of the entry this page is about, which has its citation in every format. */
const source = document.querySelector('link[rel~="describedby"]')?.getAttribute("href");

for (const cited of document.querySelectorAll("details.cited")) {
  if (cited instanceof HTMLElement) addTools(cited);
}

/** @param {HTMLElement} cited */
function addTools(cited) {
  const text = /** @type {HTMLElement} */ (cited.querySelector("pre"));
  const tools = document.createElement("p");
  const status = document.createElement("span");
  tools.className = "cited__tools";
  status.setAttribute("role", "status");
  tools.append(button("Copy", async () => (status.textContent = await copy(text))));
  for (const ending of cited.matches(".chart__embed") ? [] : Object.keys(FORMATS)) {
    if (ending !== "bib" && !source) continue;
    tools.append(button(`Save .${ending}`, async () => (status.textContent = await save(text, ending))));
  }
  tools.append(status);
  cited.append(tools);
}

/**
 * @param {string} label
 * @param {() => Promise<string>} act
 */
function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/**
 * Where a page may not write to the clipboard, the text is selected for the reader.
 * @param {HTMLElement} text
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
 * @param {HTMLElement} text
 * @param {string} ending
 */
async function save(text, ending) {
  const name = `${location.pathname.split("/").at(-2) || "awesome-hfm"}.${ending}`;
  try {
    download(name, ending === "bib" ? (text.textContent ?? "") : await fetched(ending));
    return `Saved ${name}.`;
  } catch {
    return "This format could not be loaded; the BibTeX is above.";
  }
}

/**
 * @param {string} ending
 * @returns {Promise<string>}
 */
async function fetched(ending) {
  const { citation } = await (await fetch(source ?? "")).json();
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
