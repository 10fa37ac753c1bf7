// Every word that a name or a term of the catalog has, from what the explorers load; fetched when a word is mistyped.
import { wordsOf } from "../spelling.js";

const KINDS = ["models", "datasets", "studies"];

/** @type {Promise<Set<string>> | undefined} */
let loading;

/** The words, those of terms first. @param {string} root the site's root @returns {Promise<Set<string>>} */
export function knownWords(root) {
  loading ??= Promise.all(KINDS.map((kind) => words(`${root}${kind}/rows.json`))).then((all) => new Set(all.flat()));
  return loading;
}

/** @param {string} address @returns {Promise<string[]>} none where the file cannot be had */
async function words(address) {
  try {
    const { names, facets } = await (await fetch(address)).json();
    const terms = Object.values(facets).flatMap((facet) => facet.terms.map((/** @type {string[]} */ it) => it[1]));
    const apart = (/** @type {string} */ name) => `${name} ${name.replace(/(?<=[a-z])(?=[A-Z])/g, " ")}`;
    return [...terms, ...names].flatMap((text) => wordsOf(apart(text)));
  } catch {
    return [];
  }
}
