// Free text over names, titles, authors and terms. Forgives case, accents, punctuation, names written apart or together,
// and one typo in a word that the catalog does not have.
import { oneTypo, plain, wordsOf } from "../spelling.js";

/** @typedef {import("./rows.js").Data} Data */

const [IN_TEXT, IN_NAME, BEGINS_NAME, IS_NAME] = [1, 3, 5, 8];
const JOINT = /(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)/g;

/** Every word → the rows that have it in their texts, and in their names.
 * @typedef {Map<string, {texts: number[], names: number[]}> & {terms?: Map<string, number[]>}} Words
 * `terms`: another word for a term, as a whole → the rows that carry the term. */

/** @param {Data} data @param {import("./rows.js").Texts} texts @returns {Words} */
export function readWords(data, texts) {
  /** @type {Words} */
  const found = new Map();
  const facets = [...data.facets.values()];
  const terms = facets.map(({ field, terms }) =>
    terms.map(({ label }, n) => ({ words: wordsOf(label), others: others(texts.aliases[field]?.[n]) })),
  );
  /** @type {Map<string, number[]>} */
  const ofTerms = (found.terms = new Map());
  const columns = [...Object.values(data.texts), ...Object.values(texts.texts)];
  for (let row = 0; row < data.count; row += 1) {
    for (const name of [data.names[row], ...(texts.texts.aliases?.[row] ?? "").split(", ")]) {
      const together = plain(name).replaceAll(" ", "");
      put(found, wordsOf(`${name} ${name.replace(JOINT, " ")} ${together}`), row, "names");
    }
    put(found, wordsOf(columns.map((column) => column[row]).join(" ")), row, "texts");
    facets.forEach(({ starts, closed }, n) => {
      for (let at = starts[row]; at < starts[row + 1]; at += 1) {
        const term = terms[n][closed[at]];
        put(found, term.words, row, "texts");
        for (const other of term.others) ofTerms.set(other, [...(ofTerms.get(other) ?? []), row]);
      }
    });
  }
  return found;
}

/** @param {string} [aliases] @returns {string[]} */
const others = (aliases = "") => aliases.split(", ").map((it) => wordsOf(it).join(" ")).filter(Boolean);

/** @param {Words} words @param {string[]} own @param {number} row @param {"texts" | "names"} where */
function put(words, own, row, where) {
  for (const word of own) {
    let rows = words.get(word);
    if (!rows) words.set(word, (rows = { texts: [], names: [] }));
    if (rows[where].at(-1) !== row) rows[where].push(row);
  }
}

/** How well each row answers; 0 where it lacks a word. @param {Words | null} words @param {string} query
 * @param {number} count @returns {Uint8Array | null} null when nothing is asked */
export function match(words, query, count) {
  const asked = wordsOf(query);
  if (!words || !asked.length) return null;
  const each = asked.map((word) => scoresOf(words, word, count));
  const scores = Uint8Array.from({ length: count }, (_, row) =>
    each.every((it) => it[row]) ? Math.min(200, each.reduce((sum, it) => sum + it[row], 0)) : 0,
  );
  // Another word for a term is not one of the row's own words: only the whole of it means the term.
  for (const row of words.terms?.get(asked.join(" ")) ?? []) scores[row] ||= IN_TEXT;
  // The name that was typed, in whatever parts, stands before names that only begin like it.
  for (const row of words.get(asked.join(""))?.names ?? []) scores[row] += IS_NAME;
  return scores;
}

/** @param {Words} words @param {string} asked @param {number} count */
function scoresOf(words, asked, count) {
  const scores = new Uint8Array(count);
  let known = false;
  for (const [word, rows] of words) {
    const begins = word.startsWith(asked);
    if (!begins && !(asked.length > 2 && word.includes(asked))) continue;
    known = true;
    give(scores, rows, word === asked ? IS_NAME : begins ? BEGINS_NAME : IN_NAME);
  }
  if (known || asked.length < 4) return scores;
  for (const [word, rows] of words) if (oneTypo(word, asked)) give(scores, rows, IN_NAME);
  return scores;
}

/** @param {Uint8Array} scores @param {{texts: number[], names: number[]}} rows @param {number} ofName */
function give(scores, { texts, names }, ofName) {
  for (const row of texts) scores[row] = Math.max(scores[row], IN_TEXT);
  for (const row of names) scores[row] = Math.max(scores[row], ofName);
}
