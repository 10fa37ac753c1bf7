// Rows in the order of a column: numbers by value, words by the alphabet, what is not stated always last.
import { labels } from "./data.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Texts} Texts */

const alphabet = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;

/** Column → each row's place in it; made once, since comparing words is slow.
 * @type {WeakMap<Data, Map<string, Float64Array>>} */
const known = new WeakMap();

/** The rows in order. Without a column, the best answers to the search first, and then by name.
 * @param {number[]} rows @param {Data} data @param {Texts | null} texts
 * @param {{sort: string, down: boolean}} state @param {Uint8Array | null} scores */
export function ordered(rows, data, texts, { sort, down }, scores) {
  if (!sort) return scores ? [...rows].sort((a, b) => scores[b] - scores[a] || a - b) : rows;
  const places = placesOf(data, texts, sort);
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [places[a], places[b]];
    if (x === y) return a - b;
    return x === Infinity ? 1 : y === Infinity ? -1 : sign * (x - y);
  });
}

/** @param {Data} data @param {Texts | null} texts @param {string} field */
function placesOf(data, texts, field) {
  const columns = known.get(data) ?? new Map();
  known.set(data, columns);
  if (!columns.has(field)) {
    const numbers = data.numbers[field];
    columns.set(field, numbers ? ofNumbers(numbers) : ofWords(wordsOfColumn(data, texts, field)));
  }
  return /** @type {Float64Array} */ (columns.get(field));
}

/** @param {(number | null)[]} values */
const ofNumbers = (values) => Float64Array.from(values, (value) => value ?? Infinity);

/** @param {string[]} words */
function ofWords(words) {
  const distinct = [...new Set(words)].filter(Boolean).sort(alphabet);
  const place = new Map(distinct.map((word, n) => [word, n]));
  return Float64Array.from(words, (word) => place.get(word) ?? Infinity);
}

/** What a column shows in each row, as text.
 * @param {Data} data @param {Texts | null} texts @param {string} field @returns {string[]} */
function wordsOfColumn(data, texts, field) {
  if (field === "name") return data.names;
  if (field in data.numbers) return data.numbers[field].map((value) => String(value ?? ""));
  const facet = data.facets.get(field);
  if (facet) return data.names.map((_, row) => labels(facet, row).join(", "));
  return data.texts[field] ?? texts?.texts[field] ?? data.names.map(() => "");
}
