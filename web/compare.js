// Two to four entries side by side; which ones is in the address: /compare/?ids=a,b&kind=model.
import { drawTable } from "./compare/table.js";
import { makeTools } from "./compare/tools.js";
import { linesOf } from "./compare/values.js";
import { part } from "./dom.js";
import { readEntry, readJson } from "./site_data.js";

const MOST = 4;

/** A field: where it is in a record, its label, the word list of its terms or `/` and a folder of entries, and 1 where it
 * makes an entry this one, so that two always differ in it.
 * @typedef {[string, string, string, number]} Field */
/** @typedef {{folder: string, plural: string, explored: boolean, previously: Record<string, string>, fields: Field[]}} Kind */
/** @typedef {{kinds: Record<string, Kind>, terms: Record<string, Record<string, string>>}} Fields */
/** @typedef {Record<string, any> & {id: string, name: string}} Entry */
/** An entry that can be chosen: its id, its name, what tells it from others. @typedef {[string, string, string]} Known */
/** A column of a published table: each model's numbers as printed and of which variant, the best model first.
 * @typedef {{benchmark: string, label: string, setting: string, href: string, table: string, comparable: string, why: string,
 *   ranked: boolean, scores: Record<string, [string, string][]>}} Column */
/** What there is to compare; `known` are the names of the kind, where it has an explorer; `columns` hold all the models.
 * @typedef {{kind: string, ids: string[], entries: Entry[], known: Known[], columns: Column[], only: boolean}} Chosen */

class Comparison {
  /** @param {HTMLElement} top @param {Fields} fields */
  constructor(top, fields) {
    this.top = top;
    this.fields = fields;
    this.root = top.dataset.root ?? "";
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
  }

  /** A file beside the page. @param {string} name */
  file(name) {
    const found = this.files.get(name) ?? readBeside(this.top, name);
    this.files.set(name, found);
    return found;
  }

  /** The names of a kind. @param {string} kind @returns {Promise<Known[]>} */
  async names(kind) {
    return this.fields.kinds[kind].explored ? this.file(`names-${kind}.json`) : [];
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
    for (const kind of kinds) if (id && (await this.names(kind)).some((it) => it[0] === id)) return kind;
    return kinds[0];
  }

  /** What the address asks for. @returns {Promise<Chosen>} */
  async chosen() {
    const asked = new URLSearchParams(location.search);
    const typed = asked.getAll("ids").join(",").split(",").filter((id) => /^[a-z0-9-]+$/.test(id));
    const ids = [...new Set(typed)].map((id) => this.today(id));
    const kind = await this.kindOf(asked.get("kind") ?? "", ids[0]);
    const known = await this.names(kind);
    const wanted = ids.filter((id) => !known.length || known.some((it) => it[0] === id)).slice(0, MOST);
    const loading = wanted.map((id) => readEntry(this.root, this.fields.kinds[kind].folder, id).catch(() => null));
    const entries = /** @type {Entry[]} */ ((await Promise.all(loading)).filter(Boolean));
    const columns = kind === "model" && entries.length > 1 ? await this.columns(entries) : [];
    return { kind, ids, entries, known, columns, only: asked.get("show") === "differences" };
  }

  /** The columns of published tables that have a number of every one. @param {Entry[]} entries @returns {Promise<Column[]>} */
  async columns(entries) {
    const all = /** @type {Column[]} */ (await this.file("results.json"));
    return all.filter(({ scores }) => entries.every(({ id }) => Object.hasOwn(scores, id)));
  }

  async draw() {
    const { top, fields, root } = this;
    const chosen = await this.chosen();
    const { kind, entries, known, columns, only } = chosen;
    /** @param {string[]} ids @param {boolean} [differences] */
    const go = (ids, differences = only) => {
      const show = differences ? "&show=differences" : "";
      history.pushState(null, "", `${location.pathname}?ids=${ids.join(",")}&kind=${kind}${show}`);
      return this.draw();
    };
    const remove = (/** @type {string} */ id) => go(entries.map((it) => it.id).filter((it) => it !== id));
    const found = linesOf(entries, kind, fields, root);
    part(top, ".compare__said").textContent = summary(chosen, fields.kinds[kind].plural.toLowerCase(), found.lines);
    makeTools(part(top, ".compare__tools"), { entries, kind, fields, known, columns, only, most: MOST, root, go });
    drawTable(part(top, ".compare__place"), { entries, kind, fields, columns, only, root, remove });
    top.dataset.ready = "";
  }
}

/** @param {HTMLElement} top @param {string} name @returns {Promise<any>} */
const readBeside = (top, name) => readJson(`${name}?${top.dataset.edition}`);

/** @param {Chosen} chosen @param {string} plural @param {import("./compare/values.js").Line[]} lines */
function summary({ ids, entries }, plural, lines) {
  const missing = ids.filter((id) => !entries.some((it) => it.id === id || it.previously?.includes(id)));
  const lost = missing.length && ids.length <= MOST ? ` Not among the ${plural}: ${missing.join(", ")}.` : "";
  const over = ids.length > MOST ? ` Only ${MOST} fit side by side; ${ids.length - MOST} are left out.` : "";
  if (!entries.length) return `Choose two ${plural} to compare.${lost}`;
  if (entries.length === 1) return `Choose another of the ${plural} to compare with.${lost}`;
  const both = lines.filter((it) => !it.own && (it.differs || !it.partly));
  const differing = both.filter((it) => it.differs).length;
  return `${entries.length} ${plural}. They differ in ${differing} of the ${both.length} facts that can be compared.${lost}${over}`;
}

/** @param {HTMLElement} top */
async function start(top) {
  const comparison = new Comparison(top, await readBeside(top, "fields.json"));
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
