// What an entry says in a field, as words; absent, "none" and "not released" stay three different things.
import { written } from "../numbers.js";

/** @typedef {import("../compare.js").Entry} Entry */
/** @typedef {import("../compare.js").Field} Field */
/** @typedef {import("../compare.js").Fields} Fields */
/** A value as text, and where it leads; `best`: the best number of those compared.
 * @typedef {{text: string, href: string, best?: boolean}} Value */
/** A line of the comparison: for each entry its values, none where nothing is stated.
 * @typedef {{label: string, note: string, cells: Value[][], differs: boolean, partly: boolean, own: boolean,
 *   table: string, href: string}} Line
 * `differs`: two state different things; `partly`: some state nothing; `own`: it makes an entry this one, so that two always
 * differ in it; `table`: the published table that has these numbers, and how they were measured. */

/** The lines that at least one entry fills, facts before results before what is an entry's own, and the labels of the
 * fields that none fills.
 * @param {Entry[]} entries @param {string} kind @param {Fields} fields @param {string} root
 * @param {import("../compare.js").Column[]} [columns] */
export function linesOf(entries, kind, fields, root, columns = []) {
  const all = fields.kinds[kind].fields.map((field) => line(entries, field, fields.terms, root));
  const filled = all.filter(({ cells }) => cells.some((cell) => cell.length));
  const results = columns.map((column) => lineOfResults(entries, column, root));
  return {
    lines: [...filled.filter((it) => !it.own), ...results, ...filled.filter((it) => it.own)],
    empty: all.filter(({ cells }) => !cells.some((cell) => cell.length)).map(({ label }) => label),
  };
}

/** @param {Entry[]} entries @param {Field} field @param {Fields["terms"]} terms @param {string} root @returns {Line} */
function line(entries, [name, label, of, own], terms, root) {
  const cells = entries.map((entry) => values(read(entry, name), of, terms, root));
  const same = cells.map((cell) => cell.map((it) => it.text).sort().join("\n"));
  const stated = same.filter(Boolean);
  const differs = !own && stated.some((it) => it !== stated[0]);
  return { label, note: "", cells, differs, partly: stated.length < same.length, own: Boolean(own), table: "", href: "" };
}

/** @param {Entry[]} entries @param {import("../compare.js").Column} column @param {string} root @returns {Line} */
function lineOfResults(entries, column, root) {
  const { benchmark, label, setting, href, table, comparable, why, ranked, scores } = column;
  const first = Object.keys(scores).find((id) => entries.some((it) => it.id === id)) ?? "";
  const [best] = scores[first][0];
  const cells = entries.map(({ id }) => scores[id].map(([number, variant], _, all) => ({
    text: all.length > 1 ? `${number} (${variant})` : number, href: "", best: ranked && number === best,
  })));
  const caution = comparable === "no" ? "Not comparable" : comparable === "yes" ? "" : "Comparable in part";
  const note = caution && `${caution}${why ? `: ${why}` : "."}`;
  const where = [table, setting].filter(Boolean).join("; ");
  return { label: `${benchmark}, ${label}`, note, cells, differs: false, partly: false, own: false, table: where, href: root + href };
}

/** @param {Entry} entry @param {string} name */
const read = (entry, name) => name.split(".").reduce((part, key) => part?.[key], /** @type {any} */ (entry));

/** @param {any} found @param {string} of @param {Fields["terms"]} terms @param {string} root @returns {Value[]} */
function values(found, of, terms, root) {
  const several = Array.isArray(found) ? found : found === null || found === undefined || found === "" ? [] : [found];
  return several.map((it) => value(it, of, terms, root));
}

/** @param {any} it @param {string} of @param {Fields["terms"]} terms @param {string} root @returns {Value} */
function value(it, of, terms, root) {
  if (typeof it === "object") return ofPart(it, root);
  const text = String(it);
  if (of.startsWith("~")) return { text: terms[of]?.[text] ?? text, href: "" };
  const page = of.startsWith("/") ? `${of.slice(1)}/${text}/` : `vocabulary/#${of}-${text}`;
  if (of) return { text: terms[of]?.[text] ?? text, href: root + page };
  if (/^https?:/.test(text)) return { text: text.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, ""), href: text };
  return { text: text === "not-released" ? "Stated as not released" : text, href: "" };
}

/** A number of parameters, data it was trained on, or a thing with a name. @param {any} it @param {string} root @returns {Value} */
function ofPart({ name, count, dataset, size }, root) {
  const number = count && written("amount", count);
  if (number) return { text: name ? `${number} (${name})` : number, href: "" };
  return { text: [name ?? dataset, size].filter(Boolean).join(", "), href: dataset ? `${root}datasets/${dataset}/` : "" };
}

export const UNKNOWN = "not stated";

/** A cell as one text. @param {Value[]} cell */
export const plainText = (cell) => cell.map((it) => it.text).join(", ") || UNKNOWN;
