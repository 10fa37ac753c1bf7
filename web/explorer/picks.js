// Rows that the reader has picked, kept while the tab is open: to compare, to cite, to save.
import { button, element } from "../dom.js";
import { citations, records, save, table } from "./take.js";

/** @typedef {{root: string, folder: string, plural: string, found: () => number[]}} Where */

const MOST = 4; // entries side by side

/** @param {HTMLElement} top @param {import("./data.js").Data} data @param {Where} where */
export function makePicks(top, data, where) {
  const kept = `hfm-picked-${data.kind}`;
  const picked = new Set(remembered(kept).filter((id) => data.row.has(id)));
  const bar = element("div", { className: "picks", role: "region", ariaLabel: "Picked rows", hidden: true });
  const panel = element("div", { className: "taking" });
  top.append(bar);

  /** What is taken along: the picked rows, or all that the filter shows. */
  const ids = () => (picked.size ? [...picked] : where.found().map((row) => data.ids[row]));

  const update = () => {
    remember(kept, [...picked]);
    for (const line of top.querySelectorAll("tr[data-id]")) {
      const isPicked = picked.has(/** @type {HTMLElement} */ (line).dataset.id ?? "");
      line.classList.toggle("picked", isPicked);
      const box = line.querySelector("input");
      if (box) box.checked = isPicked;
    }
    drawBar();
    drawPanel();
  };

  const clear = button("Clear", () => {
    picked.clear();
    update();
    /** @type {HTMLElement | null} */ (top.querySelector(".list__frame"))?.focus();
  }, { className: "tool" });

  const drawBar = () => {
    bar.hidden = !picked.size;
    top.classList.toggle("explorer--picking", !bar.hidden);
    const many = picked.size < 2 || picked.size > MOST;
    const address = `${where.root}compare/?ids=${[...picked].join(",")}&kind=${data.kind}`;
    const compare = many
      ? element("span", { className: "picks__hint" }, picked.size < 2 ? "pick another to compare" : `compare takes ${MOST} at most`)
      : element("a", { className: "button", href: address }, "Compare");
    bar.replaceChildren(element("span", { role: "status" }, `${picked.size} picked`), compare, clear);
  };

  const status = element("p", { role: "status", className: "taking__said" });
  const drawPanel = () => {
    const count = ids().length.toLocaleString("en");
    const which = picked.size ? `the ${count} picked ${where.plural}` : `all ${count} ${where.plural} shown by the filters`;
    const base = `awesome-hfm-${where.folder}`;
    const { root, folder } = where;
    const cited = (/** @type {"bibtex" | "ris" | "csl"} */ format) => citations(root, data.kind, ids(), format).then((it) => it.text);
    panel.replaceChildren(
      element("p", {}, `For ${which}:`),
      button("Copy BibTeX", () => act(async () => copy(await cited("bibtex")))),
      button("BibTeX (.bib)", () => act(async () => saved(`${base}.bib`, await cited("bibtex"), "application/x-bibtex"))),
      button("RIS (.ris)", () => act(async () => saved(`${base}.ris`, await cited("ris"), "application/x-research-info-systems"))),
      button("CSL-JSON (.json)", () => act(async () => saved(`${base}.csl.json`, await cited("csl"), "application/json"))),
      button("Table (.csv)", () => act(async () => saved(`${base}.csv`, await table(root, folder, ids()), "text/csv"))),
      button("Records (.json)", () => act(async () => saved(`${base}.json`, await records(root, folder, ids()), "application/json"))),
      status,
    );
  };

  /** @param {() => Promise<string>} work */
  const act = async (work) => {
    status.textContent = "…";
    status.textContent = await work().catch(() => "This could not be loaded.");
  };

  top.addEventListener("change", (event) => {
    const box = event.target;
    const line = box instanceof HTMLInputElement ? /** @type {HTMLElement | null} */ (box.closest("tr[data-id]")) : null;
    if (!line || !(box instanceof HTMLInputElement)) return;
    box.checked ? picked.add(line.dataset.id ?? "") : picked.delete(line.dataset.id ?? "");
    update();
  });
  return { panel, update, has: (/** @type {number} */ row) => picked.has(data.ids[row]) };
}

/** @param {string} name @param {string} text @param {string} type */
async function saved(name, text, type) {
  save(name, text, type);
  return `Saved ${name}.`;
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return "This browser does not let the page copy; save the file instead.";
  }
}

/** @param {string} key @returns {string[]} */
function remembered(key) {
  try {
    return (sessionStorage.getItem(key) ?? "").split(",").filter(Boolean);
  } catch {
    return []; // a browser may keep nothing
  }
}

/** @param {string} key @param {string[]} ids */
function remember(key, ids) {
  try {
    sessionStorage.setItem(key, ids.join(","));
  } catch {
    // then the picks end with the page
  }
}
