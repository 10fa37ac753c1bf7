// Two to four entries side by side; which ones is in the address: /compare/?ids=a,b&kind=model.
import { drawTable } from "./compare/table.js";
import { makeTools } from "./compare/tools.js";
import { part } from "./dom.js";
import { readRows } from "./explorer/rows.js";
import { readEntry, readJson } from "./site_data.js";

const MOST = 4;

/** A field: where it is in a record, its label, and the word list of its terms or `/` and a folder of entries.
 * @typedef {[string, string, string]} Field */
/** @typedef {{folder: string, plural: string, explored: boolean, previously: Record<string, string>, fields: Field[]}} Kind */
/** @typedef {{kinds: Record<string, Kind>, terms: Record<string, Record<string, string>>}} Fields */
/** @typedef {Record<string, any> & {id: string, name: string}} Entry */
/** @typedef {import("./explorer/rows.js").Data} Data */
/** What there is to compare; `known` are the names of the kind, where it has an explorer.
 * @typedef {{kind: string, ids: string[], entries: Entry[], known: Data | null, only: boolean}} Chosen */

class Comparison {
  /** @param {HTMLElement} top @param {Fields} fields */
  constructor(top, fields) {
    this.top = top;
    this.fields = fields;
    this.root = top.dataset.root ?? "";
    /** @type {Map<string, Promise<Data>>} */
    this.explored = new Map();
  }

  /** The names of a kind. @param {string} kind */
  names(kind) {
    const { folder } = this.fields.kinds[kind];
    const names = this.explored.get(kind) ?? readJson(`${this.root}${folder}/rows.json`).then(readRows);
    this.explored.set(kind, names);
    return names;
  }

  /** The id that an entry has today, given one it had before. @param {string} id */
  today(id) {
    const kinds = Object.values(this.fields.kinds).filter((it) => Object.hasOwn(it.previously, id));
    return kinds[0]?.previously[id] ?? id;
  }

  /** The kind that the address names, or the first that has such an entry. @param {string} asked @param {string} id */
  async kindOf(asked, id) {
    if (Object.hasOwn(this.fields.kinds, asked)) return asked;
    const kinds = Object.keys(this.fields.kinds).filter((kind) => this.fields.kinds[kind].explored);
    for (const kind of kinds) if (id && (await this.names(kind)).row.has(id)) return kind;
    return kinds[0];
  }

  /** What the address asks for. @returns {Promise<Chosen>} */
  async chosen() {
    const asked = new URLSearchParams(location.search);
    const ids = [...new Set(asked.getAll("ids").join(",").split(",").filter((id) => /^[a-z0-9-]+$/.test(id)))].map((id) => this.today(id));
    const kind = await this.kindOf(asked.get("kind") ?? "", ids[0]);
    const { folder, explored } = this.fields.kinds[kind];
    const known = explored ? await this.names(kind) : null;
    const wanted = ids.filter((id) => !known || known.row.has(id)).slice(0, MOST);
    const loading = wanted.map((id) => readEntry(this.root, folder, id).catch(() => null));
    const entries = /** @type {Entry[]} */ ((await Promise.all(loading)).filter(Boolean));
    return { kind, ids, entries, known, only: asked.get("show") === "differences" };
  }

  async draw() {
    const { top, fields, root } = this;
    const chosen = await this.chosen();
    const { kind, entries, known, only } = chosen;
    if (known) fields.terms[`/${fields.kinds[kind].folder}`] = namesOf(known);
    /** @param {string[]} ids @param {boolean} [differences] */
    const go = (ids, differences = only) => {
      const show = differences ? "&show=differences" : "";
      history.pushState(null, "", `${location.pathname}?ids=${ids.join(",")}&kind=${kind}${show}`);
      return this.draw();
    };
    const remove = (/** @type {string} */ id) => go(entries.map((it) => it.id).filter((it) => it !== id));
    part(top, ".compare__said").textContent = told(chosen, fields.kinds[kind].plural.toLowerCase());
    makeTools(part(top, ".compare__tools"), { entries, kind, fields, known, only, most: MOST, root, go });
    drawTable(part(top, ".compare__place"), { entries, kind, fields, only, root, remove });
    top.dataset.ready = "";
  }
}

/** @param {Data} known @returns {Record<string, string>} id → name */
const namesOf = (known) => Object.fromEntries(known.ids.map((id, row) => [id, known.names[row]]));

/** @param {Chosen} chosen @param {string} plural */
function told({ ids, entries }, plural) {
  const missing = ids.filter((id) => !entries.some((it) => it.id === id || it.previously?.includes(id)));
  const lost = missing.length && ids.length <= MOST ? ` Not among the ${plural}: ${missing.join(", ")}.` : "";
  const over = ids.length > MOST ? ` Only ${MOST} fit side by side; ${ids.length - MOST} are left out.` : "";
  if (!entries.length) return `Choose two ${plural} to compare.${lost}`;
  if (entries.length === 1) return `Choose another of the ${plural} to compare with.${lost}`;
  return `${entries.length} ${plural}.${lost}${over}`;
}

/** @param {HTMLElement} top */
async function start(top) {
  const comparison = new Comparison(top, await readJson(top.dataset.fields ?? ""));
  window.addEventListener("popstate", () => comparison.draw());
  await comparison.draw();
}

const top = document.querySelector("[data-compare]");
if (top instanceof HTMLElement) {
  start(top).catch((problem) => {
    console.info("Nothing to compare:", problem);
    part(top, ".compare__said").textContent = "The entries could not be loaded.";
  });
}
