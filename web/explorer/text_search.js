// Free text over names, titles, authors and terms. Forgives case, accents, punctuation, names written apart or together,
// and one typo in a word that the catalog does not have.
import { joined, oneTypo, wordsOf } from "../spelling.js";

/** @typedef {import("./rows.js").Facet} Facet */
/** @typedef {import("./word_index.js").Index} Index */
/** @typedef {import("./word_index.js").Words} Words */

// The exact name stands first, then a name with a slip, names that begin so, words of name or title, all others.
const [EXACT, ALMOST, BEGINS, IN_TITLE] = [4000, 3000, 2000, 1000];
const OF_WORD = { text: 1, title: 2, inName: 3, beginsName: 5, isName: 8 };
const MOST = 900; // of all words together, so that they never outdo a whole name

/** How well each row answers; 0 where it lacks a word. @param {Index | null} index @param {string} query
 * @param {number} count @returns {Uint16Array | null} null when nothing is asked */
export function match(index, query, count) {
  const asked = wordsOf(query);
  if (!index || !asked.length) return null;
  const each = asked.map((word) => scoresOf(index, word, count));
  const scores = new Uint16Array(count);
  for (let row = 0; row < count; row += 1) scores[row] = ofWords(each, row);
  // Another word for a term is not one of the row's own words: only the whole of it means the term.
  for (const [facet, term] of index.aliases.get(asked.join(" ")) ?? []) {
    forRowsWith(facet, (it) => it === term, count, (row) => (scores[row] ||= OF_WORD.text));
  }
  const whole = joined(query);
  index.whole.forEach((names, row) => {
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

/** Finds a word: `act` learns in which row, or term, and what that is worth in a name; true from it ends the row's search.
 * @typedef {(words: Words, act: (row: number, inName: number) => boolean) => void} Seek */

/** Where each row has a word, or words one slip from it if no row has it. @param {Index} index @param {string} asked
 * @param {number} count */
function scoresOf(index, asked, count) {
  const scores = placesOf(index, (words, act) => seek(words, asked, act), count);
  if (asked.length < 4 || scores.some(Boolean)) return scores;
  return placesOf(index, (words, act) => seekSlips(words, asked, act), count);
}

/** @param {Index} index @param {Seek} find @param {number} count */
function placesOf({ names, titles, texts, labels }, find, count) {
  const scores = new Uint8Array(count);
  const give = (/** @type {number} */ row, /** @type {number} */ score) => (scores[row] = Math.max(scores[row], score)) === score;
  for (const { facet, words } of labels) {
    const found = new Set();
    find(words, (term) => Boolean(found.add(term)));
    if (found.size) forRowsWith(facet, (it) => found.has(it), count, (row) => give(row, OF_WORD.text));
  }
  find(texts, (row) => give(row, OF_WORD.text) || true);
  find(titles, (row) => give(row, OF_WORD.title) || true);
  find(names, (row, inName) => give(row, inName) && inName === OF_WORD.isName);
  return scores;
}

/** @param {Facet} facet @param {(term: number) => boolean} isIt @param {number} count @param {(row: number) => void} act */
function forRowsWith({ starts, closed }, isIt, count, act) {
  for (let row = 0; row < count; row += 1) {
    for (let at = starts[row]; at < starts[row + 1]; at += 1) if (isIt(closed[at])) act(row);
  }
}

/** A word is one of the words, begins one, or is inside one. A number goes on no further: 4 is not 40.
 * @param {Words} words @param {string} asked @param {Parameters<Seek>[1]} act */
function seek({ text, starts }, asked, act) {
  const isNumber = /\d$/.test(asked);
  const isLong = asked.length > 2 && /\D/.test(asked);
  const needle = isLong ? asked : ` ${asked}`;
  let row = 0;
  for (let at = text.indexOf(needle); at >= 0; ) {
    const end = at + needle.length;
    const begins = (!isLong || text[at - 1] === " ") && !(isNumber && isDigit(text[end]));
    while (starts[row + 1] <= at) row += 1;
    const isEnough = (begins || isLong) && act(row, !begins ? OF_WORD.inName : text[end] === " " ? OF_WORD.isName : OF_WORD.beginsName);
    at = text.indexOf(needle, isEnough ? starts[row + 1] : at + 1);
  }
}

/** @param {string} sign */
const isDigit = (sign) => sign >= "0" && sign <= "9";

/** @param {Words} words @param {string} asked @param {Parameters<Seek>[1]} act */
function seekSlips({ text, starts }, asked, act) {
  let row = 0;
  for (let at = 0, end = text.indexOf(" "); end >= 0; at = end + 1, end = text.indexOf(" ", at)) {
    if (Math.abs(end - at - asked.length) > 1 || !oneTypo(text.slice(at, end), asked)) continue;
    while (starts[row + 1] <= at) row += 1;
    act(row, OF_WORD.inName);
  }
}
