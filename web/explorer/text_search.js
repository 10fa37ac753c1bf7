// Free text over names, titles, authors and terms. Forgives case, accents, punctuation, names written apart or together,
// and one typo in a word that the catalog does not have.
import { answers, oneTypo, plain, wordsOf } from "../spelling.js";

/** @typedef {import("./rows.js").Data} Data */

// The exact name stands first, then a name with a slip, names that begin so, words of name or title, all others.
const [EXACT, ALMOST, BEGINS, IN_TITLE] = [4000, 3000, 2000, 1000];
const OF_WORD = { text: 1, title: 2, inName: 3, beginsName: 5, isName: 8 };
const MOST = 900; // of all words together, so that they never outdo a whole name
const JOINT = /(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)/g;

/** The rows that have a word in their texts, their title, their names. @typedef {{texts: number[], titles: number[], names: number[]}} Rows */
/** `words`: every word → its rows. `terms`: another word for a term, as a whole → the rows that carry the term.
 * `names`: each row's names, without blanks and signs.
 * @typedef {{words: Map<string, Rows>, terms: Map<string, number[]>, names: string[][]}} Index */

/** @param {Data} data @param {import("./rows.js").Texts} texts @returns {Index} */
export function makeIndex(data, texts) {
  /** @type {Index} */
  const index = { words: new Map(), terms: new Map(), names: [] };
  const facets = [...data.facets.values()];
  const terms = facets.map(({ field, terms }) =>
    terms.map(({ label }, n) => ({ words: wordsOf(label), others: others(texts.aliases[field]?.[n]) })),
  );
  const columns = [...Object.values(data.texts), ...Object.values(texts.texts)];
  const titles = texts.texts[texts.title] ?? [];
  for (let row = 0; row < data.count; row += 1) {
    const names = [data.names[row], ...texts.names[row].split(", ")];
    index.names.push(names.map(joined).filter(Boolean));
    for (const name of names) put(index.words, wordsOf(`${name} ${name.replace(JOINT, " ")} ${joined(name)}`), row, "names");
    put(index.words, wordsOf(titles[row] ?? ""), row, "titles");
    put(index.words, wordsOf(columns.map((column) => column[row]).join(" ")), row, "texts");
    facets.forEach(({ starts, closed }, n) => {
      for (let at = starts[row]; at < starts[row + 1]; at += 1) {
        const term = terms[n][closed[at]];
        put(index.words, term.words, row, "texts");
        for (const other of term.others) index.terms.get(other)?.push(row) ?? index.terms.set(other, [row]);
      }
    });
  }
  return index;
}

/** @param {string} name */
const joined = (name) => plain(name).replaceAll(" ", "");

/** @param {string} [aliases] @returns {string[]} */
const others = (aliases = "") => aliases.split(", ").map((it) => wordsOf(it).join(" ")).filter(Boolean);

/** @param {Map<string, Rows>} words @param {string[]} own @param {number} row @param {keyof Rows} where */
function put(words, own, row, where) {
  for (const word of own) {
    let rows = words.get(word);
    if (!rows) words.set(word, (rows = { texts: [], titles: [], names: [] }));
    if (rows[where].at(-1) !== row) rows[where].push(row);
  }
}

/** How well each row answers; 0 where it lacks a word. @param {Index | null} index @param {string} query
 * @param {number} count @returns {Uint16Array | null} null when nothing is asked */
export function match(index, query, count) {
  const asked = wordsOf(query);
  if (!index || !asked.length) return null;
  const each = asked.map((word) => scoresOf(index.words, word, count));
  const scores = new Uint16Array(count);
  for (let row = 0; row < count; row += 1) scores[row] = ofWords(each, row);
  // Another word for a term is not one of the row's own words: only the whole of it means the term.
  for (const row of index.terms.get(asked.join(" ")) ?? []) scores[row] ||= OF_WORD.text;
  const whole = joined(query);
  index.names.forEach((names, row) => {
    let level = 0;
    for (const name of names) level = Math.max(level, levelOf(name, whole));
    if (level > 0 && (scores[row] || level === EXACT)) scores[row] = (scores[row] % IN_TITLE) + level;
  });
  return scores;
}

/** The sum of a row's words, more where each is in its name or title; 0 where it lacks one.
 * @param {Uint8Array[]} each @param {number} row */
function ofWords(each, row) {
  let [sum, inTitle] = [0, true];
  for (const scores of each) {
    if (!scores[row]) return 0;
    sum += scores[row];
    inTitle &&= scores[row] > OF_WORD.text;
  }
  return Math.min(MOST, sum) + (inTitle ? IN_TITLE : 0);
}

/** How near a name is to all that was typed. @param {string} name @param {string} whole */
function levelOf(name, whole) {
  if (name === whole) return EXACT;
  if (name.startsWith(whole)) return BEGINS;
  return whole.length > 3 && oneTypo(name, whole) ? ALMOST : 0;
}

/** @param {Map<string, Rows>} words @param {string} asked @param {number} count */
function scoresOf(words, asked, count) {
  const scores = new Uint8Array(count);
  let known = false;
  for (const [word, rows] of words) {
    const begins = answers(word, asked);
    if (!begins && !(asked.length > 2 && /\D/.test(asked) && word.includes(asked))) continue;
    known = true;
    give(scores, rows, word === asked ? OF_WORD.isName : begins ? OF_WORD.beginsName : OF_WORD.inName);
  }
  if (known || asked.length < 4) return scores;
  for (const [word, rows] of words) if (oneTypo(word, asked)) give(scores, rows, OF_WORD.inName);
  return scores;
}

/** @param {Uint8Array} scores @param {Rows} rows @param {number} ofName */
function give(scores, { texts, titles, names }, ofName) {
  for (const row of texts) scores[row] = Math.max(scores[row], OF_WORD.text);
  for (const row of titles) scores[row] = Math.max(scores[row], OF_WORD.title);
  for (const row of names) scores[row] = Math.max(scores[row], ofName);
}
