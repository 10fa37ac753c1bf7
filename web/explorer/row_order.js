// Rows in the order of a column: times and amounts by value, words by the alphabet, what is not stated always last.
import { readNumber } from "../numbers.js";
import { labels, numbersOf } from "./rows.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./rows.js").Column} Column */
/** @typedef {import("./rows.js").Texts} Texts */
/** @typedef {import("./state.js").State} State */

const [NO_NUMBER, NOTHING] = [Number.MAX_VALUE, Infinity]; // places behind all others, whichever the direction

/** The two directions of each order, upwards and downwards, in words. */
export const DIRECTIONS = {
  time: ["oldest first", "newest first"],
  amount: ["smallest first", "largest first"],
  choice: ["those that have it first", "those without it first"],
  word: ["A to Z", "Z to A"],
};

/** The names of the rows, which have a column too. @type {Column} */
export const NAMES = { field: "name", label: "Name", usual: true, order: "word", sortedBy: "", link: "" };

/** @param {Data} data @param {string} field */
export const columnOf = (data, field) => (field === NAMES.field ? NAMES : data.columns.find((it) => it.field === field));

const alphabet = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;

/** Column → each row's place in it; made once, since comparing words is slow.
 * @type {WeakMap<Data, Map<string, Float64Array>>} */
const known = new WeakMap();

/** The rows in order. Without a column, the best answers to the search first, and then the newest.
 * @param {number[]} rows @param {Data} data @param {Texts | null} texts @param {State} state
 * @param {ArrayLike<number> | null} scores */
export function ordered(rows, data, texts, state, scores) {
  const column = columnOf(data, state.sort);
  if (!column) return scores ? [...rows].sort((a, b) => scores[b] - scores[a] || a - b) : rows;
  const places = placesOf(data, texts, column, state);
  const sign = state.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [places[a], places[b]];
    if (x === y) return a - b;
    return x >= NO_NUMBER || y >= NO_NUMBER ? x - y : sign * (x - y);
  });
}

/** @param {Data} data @param {Texts | null} texts @param {Column} column @param {State} state */
function placesOf(data, texts, column, { chosen }) {
  const columns = known.get(data) ?? new Map();
  known.set(data, columns);
  const units = chosen.get(data.ranges.get(column.sortedBy)?.units ?? "") ?? [];
  const key = [column.field, ...units].join();
  if (!columns.has(key)) columns.set(key, Float64Array.from(makePlaces(data, texts, column, units)));
  return /** @type {Float64Array} */ (columns.get(key));
}

/** @param {Data} data @param {Texts | null} texts @param {Column} column @param {string[]} units @returns {number[]} */
function makePlaces(data, texts, { field, order, sortedBy }, units) {
  const range = data.ranges.get(field);
  if (range) return data.names.map((_, row) => numbersOf(range, data)(row)[0] ?? NOTHING);
  if (order === "choice") return (data.facets.get(field)?.values ?? []).map(([term]) => term);
  const words = wordsOfColumn(data, texts, field);
  if (order !== "amount") return ofWords(words);
  const by = data.ranges.get(sortedBy);
  const numbers = by && numbersOf(by, data, units);
  return words.map((word, row) => (word ? (numbers ? numbers(row)[0] : firstNumber(word)) ?? NO_NUMBER : NOTHING));
}

/** The first number of a text such as `8B, 70B`. @param {string} text */
const firstNumber = (text) => readNumber(/\d[\d.,]*\s?[kmb]?\b/i.exec(text)?.[0] ?? "");

/** @param {string[]} words */
function ofWords(words) {
  const distinct = [...new Set(words)].filter(Boolean).sort(alphabet);
  const place = new Map(distinct.map((word, n) => [word, n]));
  return words.map((word) => place.get(word) ?? NOTHING);
}

/** What a column shows in each row, as text.
 * @param {Data} data @param {Texts | null} texts @param {string} field @returns {string[]} */
function wordsOfColumn(data, texts, field) {
  if (field === NAMES.field) return data.names;
  const facet = data.facets.get(field);
  if (facet) return data.names.map((_, row) => labels(facet, row).join(", "));
  return data.texts[field] ?? texts?.texts[field] ?? data.names.map(() => "");
}
