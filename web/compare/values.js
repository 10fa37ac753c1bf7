// What an entry says in a field, as words; absent, "none" and "not released" stay three different things.
import { written } from "../numbers.js";

/** @typedef {import("../compare.js").Entry} Entry */
/** @typedef {import("../compare.js").Field} Field */
/** @typedef {import("../compare.js").Fields} Fields */
/** A value as text, and where it leads. @typedef {{text: string, href: string}} Value */
/** A line of the comparison: for each entry its values, none where nothing is stated.
 * @typedef {{label: string, cells: Value[][], differs: boolean, partly: boolean}} Line
 * `differs`: two state different things; `partly`: some state nothing. */

/** The lines that at least one entry fills, and the labels of the fields that none does.
 * @param {Entry[]} entries @param {string} kind @param {Fields} fields @param {string} root */
export function linesOf(entries, kind, fields, root) {
  const all = fields.kinds[kind].fields.map((field) => line(entries, field, fields.terms, root));
  return {
    lines: all.filter(({ cells }) => cells.some((cell) => cell.length)),
    empty: all.filter(({ cells }) => !cells.some((cell) => cell.length)).map(({ label }) => label),
  };
}

/** @param {Entry[]} entries @param {Field} field @param {Fields["terms"]} terms @param {string} root @returns {Line} */
function line(entries, [name, label, of], terms, root) {
  const cells = entries.map((entry) => values(read(entry, name), of, terms, root));
  const same = cells.map((cell) => cell.map((it) => it.text).sort().join("\n"));
  const stated = same.filter(Boolean);
  return { label, cells, differs: stated.some((it) => it !== stated[0]), partly: stated.length < same.length };
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
  const page = of.startsWith("/") ? `${of.slice(1)}/${text}/` : `vocabulary/#${of}-${text}`;
  if (of) return { text: terms[of]?.[text] ?? text, href: root + page };
  if (/^https?:/.test(text)) return { text: text.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, ""), href: text };
  return { text: text === "not-released" ? "Stated as not released" : text, href: "" };
}

/** A number of parameters, data it was trained on, or a thing with a name. @param {any} it @param {string} root @returns {Value} */
function ofPart({ name, count, dataset, size }, root) {
  const text = [name ?? dataset, count && written("amount", count), size].filter(Boolean).join(", ");
  return { text, href: dataset ? `${root}datasets/${dataset}/` : "" };
}

export const UNKNOWN = "not stated";

/** A cell as one text. @param {Value[]} cell */
export const plainText = (cell) => cell.map((it) => it.text).join(", ") || UNKNOWN;
