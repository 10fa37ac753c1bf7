// Rows in the order of a column: times and amounts by value, words by the alphabet, what is not stated always last.
import { readNumber } from "../numbers.js";
import { countsIn, labels, numbersIn } from "./rows.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./rows.js").Texts} Texts */
/** @typedef {import("./state.js").State} State */

const [NO_NUMBER, NOTHING] = [Number.MAX_VALUE, Infinity]; // places behind all others, whichever the direction

const alphabet = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;

/** @type {Record<string, "time" | "amount" | "choice" | "word">} */
const ORDERS = { year: "time", first_public: "time", scale: "amount", parameters: "amount", code: "choice" };

/** What a column is sorted by. @param {string} field */
export const orderOf = (field) => ORDERS[field] ?? "word";

/** Column → each row's place in it; made once, since comparing words is slow.
 * @type {WeakMap<Data, Map<string, Float64Array>>} */
const known = new WeakMap();

/** The rows in order. Without a column, the best answers to the search first, and then the newest.
 * @param {number[]} rows @param {Data} data @param {Texts | null} texts @param {State} state
 * @param {Uint8Array | null} scores */
export function ordered(rows, data, texts, state, scores) {
  if (!state.sort) return scores ? [...rows].sort((a, b) => scores[b] - scores[a] || a - b) : rows;
  const places = placesOf(data, texts, state);
  const sign = state.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [places[a], places[b]];
    if (x === y) return a - b;
    return x >= NO_NUMBER || y >= NO_NUMBER ? x - y : sign * (x - y);
  });
}

/** @param {Data} data @param {Texts | null} texts @param {State} state */
function placesOf(data, texts, { sort, chosen }) {
  const columns = known.get(data) ?? new Map();
  known.set(data, columns);
  const units = sort === "scale" ? (chosen.get("unit") ?? []) : [];
  const key = [sort, ...units].join();
  if (!columns.has(key)) columns.set(key, Float64Array.from(makePlaces(data, texts, sort, units)));
  return /** @type {Float64Array} */ (columns.get(key));
}

/** @param {Data} data @param {Texts | null} texts @param {string} field @param {string[]} units @returns {number[]} */
function makePlaces(data, texts, field, units) {
  if (field in data.numbers) return data.names.map((_, row) => numbersIn(data.numbers[field], row)[0] ?? NOTHING);
  if (field === "code") return (data.facets.get(field)?.values ?? []).map(([term]) => term);
  const words = wordsOfColumn(data, texts, field);
  if (orderOf(field) !== "amount") return ofWords(words);
  const counts = field === "scale" && data.sizes ? countsIn(data, units) : null;
  return words.map((word, row) => (word ? (counts ? counts(row)[0] : firstNumber(word)) ?? NO_NUMBER : NOTHING));
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
  if (field === "name") return data.names;
  const facet = data.facets.get(field);
  if (facet) return data.names.map((_, row) => labels(facet, row).join(", "));
  return data.texts[field] ?? texts?.texts[field] ?? data.names.map(() => "");
}
