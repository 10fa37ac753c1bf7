// Whether the catalog has a work already: surely, by what identifies it; or perhaps, by its name, a near title or its code.
import { oneTypo } from "../spelling.js";
import { tables } from "./tables.js";
import { identities, identityOf, letters } from "./works.js";

/** @typedef {import("./rules.js").Known} Known */
/** @typedef {[string, string, string, string]} Row an entry: kind, id, name, group */
/** An entry that may be the same work, and why one thinks so. @typedef {{row: Row, why: string}} Perhaps */
/** @typedef {{surely: Row[], perhaps: Perhaps[]}} There */

const MOST = 6;

/** The entries that are this work, or may be. @param {Record<string, any>} entry @param {Known} known
 * @param {string} [text] what was pasted, which may hold a title @returns {There} */
export function there(entry, known, text = "") {
  const title = letters(entry.title ?? "");
  const surely = [...identities(entry).keys()].flatMap((key) => rowsOf(known, "works", key));
  if (title) surely.push(...rowsOf(known, "titles", title));
  if (text) surely.push(...titlesIn(letters(text), known));
  const found = [
    ...told(title ? titlesLike(title, known) : [], "the title is nearly the same"),
    ...told(codesOf(entry).flatMap((it) => rowsOf(known, "codes", it)), "it has the same address"),
    ...told(entry.name ? rowsOf(known, "names", letters(entry.name)) : [], "it has the same name"),
  ];
  return { surely: [...new Set(surely)], perhaps: once(found, surely) };
}

/** The entries that words name: exactly, or nearly. @param {string} text @param {Known} known @returns {There} */
export function named(text, known) {
  const asked = letters(text);
  const surely = [...rowsOf(known, "names", asked), ...rowsOf(known, "titles", asked), ...titlesIn(asked, known)];
  const near = Object.keys(known.names).filter((it) => nearName(it, asked)).sort((a, b) => a.length - b.length);
  const found = [
    ...told(repositoriesIn(text).flatMap((it) => rowsOf(known, "codes", it)), "it has the same address"),
    ...told(titlesLike(asked, known), "the title is nearly the same"),
    ...told(near.flatMap((it) => rowsOf(known, "names", it)), "it has a name like this"),
    ...told(asked.length < 12 ? [] : Object.keys(known.titles).filter((it) => it.includes(asked)).flatMap((it) => rowsOf(known, "titles", it)), "its title has these words"),
  ];
  return { surely: [...new Set(surely)], perhaps: once(found, surely).slice(0, MOST) };
}

/** What `owner/name` may be, on one host or another. @param {string} text */
export function repositoriesIn(text) {
  const name = text.trim().toLowerCase();
  return /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(name) ? [`repository:${name}`, `huggingface:${name}`, `huggingface:datasets/${name}`] : [];
}

/** How near two texts are, of 100, as rapidfuzz's `ratio` has it. @param {string} one @param {string} other */
export function ratio(one, other) {
  if (!one.length && !other.length) return 100;
  let above = new Uint16Array(other.length + 1);
  for (const letter of one) {
    const row = new Uint16Array(other.length + 1);
    for (let n = 1; n <= other.length; n += 1) {
      row[n] = other[n - 1] === letter ? above[n - 1] + 1 : Math.max(above[n], row[n - 1]);
    }
    above = row;
  }
  return (200 * above[other.length]) / (one.length + other.length);
}

/** Other titles that are nearly this one. @param {string} title its letters @param {Known} known @returns {Row[]} */
function titlesLike(title, known) {
  const { nearly, shortest } = tables.likeness;
  if (title.length < shortest) return [];
  const close = (/** @type {string} */ it) =>
    it.length >= shortest && (200 * Math.min(it.length, title.length)) / (it.length + title.length) >= nearly;
  const near = Object.keys(known.titles).filter((it) => it !== title && close(it) && sharing(it, title) >= nearly && ratio(it, title) >= nearly);
  return near.flatMap((it) => rowsOf(known, "titles", it));
}

/** The most that two texts can be alike: by their letters in any order. @param {string} one @param {string} other */
function sharing(one, other) {
  /** @type {Record<string, number>} */
  const left = {};
  for (const letter of one) left[letter] = (left[letter] ?? 0) + 1;
  let shared = 0;
  for (const letter of other) {
    if (!left[letter]) continue;
    left[letter] -= 1;
    shared += 1;
  }
  return (200 * shared) / (one.length + other.length);
}

/** The entries whose whole title stands in a text, as in a line of a list of references. @param {string} text @param {Known} known */
const titlesIn = (text, known) =>
  Object.keys(known.titles).filter((it) => it.length >= tables.likeness.shortest && text.includes(it)).flatMap((it) => rowsOf(known, "titles", it));

/** One slip apart, or the same with more behind it. @param {string} name @param {string} asked */
const nearName = (name, asked) =>
  name !== asked && ((asked.length > 2 && name.startsWith(asked)) || (asked.length > 4 && name.length > 4 && (oneTypo(name, asked) || asked.startsWith(name))));

/** What its code, its weights and its data are, beside the paper. @param {Record<string, any>} entry */
function codesOf({ links, weights, identifiers }) {
  const addresses = [links?.code, links?.data, links?.project, weights?.url].filter((it) => /^https?:/.test(it ?? ""));
  const names = identifiers?.hugging_face ? [`huggingface:${identifiers.hugging_face.toLowerCase()}`] : [];
  return [...addresses.map(identityOf), ...names];
}

/** @param {Known} known @param {"works" | "titles" | "names" | "codes"} index @param {string} key @returns {Row[]} */
const rowsOf = (known, index, key) => (Object.hasOwn(known[index], key) ? known[index][key].map((n) => known.entries[n]) : []);

/** @param {Row[]} rows @param {string} why @returns {Perhaps[]} */
const told = (rows, why) => rows.map((row) => ({ row, why }));

/** Each entry once, by the first reason; without those that are sure. @param {Perhaps[]} found @param {Row[]} surely */
function once(found, surely) {
  const seen = new Set(surely);
  return found.filter(({ row }) => !seen.has(row) && seen.add(row));
}
