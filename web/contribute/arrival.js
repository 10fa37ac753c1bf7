// What a contributor brings: BibTeX, an arXiv id, a DOI, an address; and whether the catalog has that work already.
import { element } from "../dom.js";
import { readBibtex } from "./bibtex.js";
import { statedBy, statedByAddress } from "./publication.js";
import { tables } from "./tables.js";
import { identities, letters } from "./works.js";

/** @typedef {import("./publication.js").Stated} Stated */
/** @typedef {import("./rules.js").Known} Known */
/** @typedef {[string, string, string, string]} Row an entry: kind, id, name, group */

/** What a text states; nothing where it is neither. @param {string} text @param {Known} known @returns {Stated | null} */
export function stated(text, known) {
  if (!text.includes("@") || !/[{(]/.test(text)) return text.trim().length < 500 ? statedByAddress(text.trim()) : null;
  const found = readBibtex(text).map((record) => statedBy(record, known.venues)).filter((it) => it !== null);
  if (found.length > 1) found[0].notes.push(`There are ${found.length} records. This is the first; an entry is one work.`);
  return found[0] ?? null;
}

/** The entries that are this work: surely, by an id, an address or its title; or perhaps, by a name.
 * @param {Record<string, any>} entry @param {Known} known @returns {{surely: Row[], perhaps: Row[]}} */
export function there(entry, known) {
  const rows = (/** @type {number[] | undefined} */ numbers) => (numbers ?? []).map((n) => known.entries[n]);
  const of = (/** @type {Record<string, number[]>} */ index, /** @type {string} */ key) => (Object.hasOwn(index, key) ? rows(index[key]) : []);
  const surely = [...identities(entry).keys()].flatMap((key) => of(known.works, key));
  if (entry.title) surely.push(...of(known.titles, letters(entry.title)));
  const perhaps = entry.name ? of(known.names, letters(entry.name)) : [];
  return { surely: [...new Set(surely)], perhaps: [...new Set(perhaps)].filter((row) => !surely.includes(row)) };
}

/** The answer to "is it there already?", with the ways on. @param {{surely: Row[], perhaps: Row[]}} found @param {string} root */
export function answer({ surely, perhaps }, root) {
  if (surely.length) return [element("b", {}, "The catalog has it: "), ...linked(surely, root)];
  if (perhaps.length) return [element("b", {}, "Not this work, but its name: "), ...linked(perhaps, root), " If that is the same work, correct it instead."];
  return [element("b", {}, "It is not there yet.")];
}

/** @param {Row[]} rows @param {string} root */
function linked(rows, root) {
  return rows.slice(0, 4).flatMap(([kind, id, name]) => {
    const { folder, label } = tables.kinds[kind];
    const page = element("a", { href: `${root}${folder}/${id}/` }, name);
    return [page, ` (${label.toLowerCase()}), `, element("a", { href: `?entry=${folder}/${id}` }, "correct it"), ". "];
  });
}
