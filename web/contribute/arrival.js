// What a contributor brings: BibTeX, an arXiv id, a DOI, an address, a name; and the answer whether it is there already.
import { button, element } from "../dom.js";
import { repositoriesIn } from "./alike.js";
import { readBibtex } from "./bibtex.js";
import { shortName, statedBy, statedByAddress } from "./publication.js";
import { tables } from "./tables.js";
import { identities } from "./works.js";

/** @typedef {import("./publication.js").Stated} Stated */
/** @typedef {import("./rules.js").Known} Known */
/** @typedef {import("./alike.js").Row} Row */
/** @typedef {import("./alike.js").Perhaps} Perhaps */
/** @typedef {import("./alike.js").There} There */

/** What a text states; nothing where it is words. @param {string} text @param {Known} known @returns {Stated | null} */
export function stated(text, known) {
  if (!isBibtex(text)) return text.trim().length < 1000 ? statedByAddress(text.trim()) : null;
  const found = readBibtex(text).map((record) => statedBy(record, known.venues)).filter((it) => it !== null);
  if (found.length > 1) found[0].notes.push(`There are ${found.length} records. This is the first; an entry is one work.`);
  return found[0] ?? null;
}

/** @param {string} text */
export const isBibtex = (text) => text.includes("@") && /[{(]/.test(text);

/** Words as the beginning of an entry: a name, or a title with what stands before its colon. @param {string} text */
export function begun(text) {
  const words = text.trim().split(/\s+/);
  const line = words.join(" ");
  return words.length < 5 && line.length <= 60 ? { name: line } : { name: shortName(line), title: line };
}

/** The answer to "is it there already?", with the ways on. @param {There} found @param {Record<string, any>} entry
 * @param {Known} known @param {string} root */
export function answer({ surely, perhaps }, entry, known, root) {
  if (surely.length) return [element("p", {}, element("b", {}, "The catalog has it: "), ...linked(surely, root))];
  if (perhaps.length) return [element("p", {}, element("b", {}, "Is it one of these? ")), suspects(perhaps, root)];
  if (entry.title) return [element("p", {}, element("b", {}, "It is not there yet."))];
  return [element("p", {}, element("b", {}, "No entry states it. "), untold(entry, known))];
}

/** The answer to words. @param {There} found @param {string} text @param {string} root @param {() => void} begin */
export function answerToWords({ surely, perhaps }, text, root, begin) {
  const { name } = begun(text);
  /** @type {HTMLElement[]} */
  const parts = surely.length ? [element("p", {}, element("b", {}, "The catalog has it: "), ...linked(surely, root))] : [];
  if (!surely.length) parts.push(element("p", {}, element("b", {}, perhaps.length ? "No entry has this name or title. " : "It is not there yet."), perhaps.length ? "Is it one of these?" : ""));
  if (perhaps.length) parts.push(suspects(perhaps, root));
  if (repositoriesIn(text).length) return [...parts, element("p", {}, "To begin with a repository, paste its whole address: https://…")];
  return [...parts, button(`Begin a new entry “${name.length > 40 ? `${name.slice(0, 40)}…` : name}”`, begin, { className: "small" })];
}

/** What could not be compared, where only an id is known. @param {Record<string, any>} entry @param {Known} known */
function untold(entry, known) {
  const sort = [...identities(entry).keys()][0]?.split(":")[0] ?? "";
  const count = known.unstated[sort];
  const others = count ? `${count} works are here without ${sort === "doi" ? "a DOI" : "an arXiv id"}` : "It may be here under another address";
  return `${others}: give the name or the title below, and they are compared too.`;
}

/** Entries that may be the same, each with the reason. @param {Perhaps[]} perhaps @param {string} root */
export const suspects = (perhaps, root) =>
  element("ul", { className: "suspects" }, ...perhaps.slice(0, 6).map(({ row, why }) => element("li", {}, ...linked([row], root, `: ${why}`))));

/** @param {Row[]} rows @param {string} root @param {string} [why] */
function linked(rows, root, why = "") {
  return rows.slice(0, 4).flatMap(([kind, id, name]) => {
    const { folder, label } = tables.kinds[kind];
    const page = element("a", { href: `${root}${folder}/${id}/` }, name);
    return [page, ` (${label.toLowerCase()}), `, element("a", { href: `?entry=${folder}/${id}` }, "correct it"), `${why}. `];
  });
}
