// Which rows pass, how many would with each term, and how many if one filter were dropped: one walk over all rows.
import { countsIn, numbersIn } from "./rows.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./state.js").State} State */
/** `key` names the filter, a field or q; one that is `open` takes any of its terms.
 * @typedef {{key: string, open: boolean, passes: (row: number) => boolean}} Condition */
/** `counts` has for each facet a number a term; `without` says how many rows each filter dropped alone would show.
 * @typedef {{rows: number[], counts: Map<string, Uint32Array>, without: Map<string, number>}} Result */

/** `scores` are those of the text search, 0 where a row has not the words.
 * @param {Data} data @param {State} state @param {Uint8Array | null} scores @returns {Result} */
export function filter(data, state, scores) {
  const known = state.chosen.get("set")?.join() === "survey" ? data.counted : data.facets;
  const conditions = conditionsOf(data, known, state, scores);
  const facets = [...known.values()];
  const counts = facets.map((facet) => new Uint32Array(facet.terms.length));
  // A row that fails one condition alone still counts for that facet's own terms: choosing one more would show it.
  const own = conditions.map((it) => (it.open ? facets.findIndex((facet) => facet.field === it.key) : -1));
  const alone = new Uint32Array(conditions.length);
  const rows = [];
  for (let row = 0; row < data.count; row += 1) {
    let [fails, failed] = [0, -1];
    for (let n = 0; n < conditions.length && fails < 2; n += 1) {
      if (!conditions[n].passes(row)) [fails, failed] = [fails + 1, n];
    }
    if (fails > 1) continue;
    if (fails === 1) {
      alone[failed] += 1;
      if (own[failed] >= 0) count(facets[own[failed]], counts[own[failed]], row);
      continue;
    }
    rows.push(row);
    for (let n = 0; n < facets.length; n += 1) count(facets[n], counts[n], row);
  }
  return {
    rows,
    counts: new Map(facets.map((facet, n) => [facet.field, counts[n]])),
    without: new Map(conditions.map((it, n) => [it.key, rows.length + alone[n]])),
  };
}

/** @param {import("./rows.js").Facet} facet @param {Uint32Array} counts @param {number} row */
function count({ starts, closed }, counts, row) {
  for (let at = starts[row]; at < starts[row + 1]; at += 1) counts[closed[at]] += 1;
}

/** @param {Data} data @param {Data["facets"]} facets @param {State} state @param {Uint8Array | null} scores
 * @returns {Condition[]} */
function conditionsOf(data, facets, state, scores) {
  /** @type {Condition[]} */
  const found = [];
  for (const [field, ids] of state.chosen) {
    const facet = facets.get(field);
    if (facet && ids.length) found.push(ofTerms(facet, ids, state.all.has(field)));
  }
  for (const [field, range] of state.ranges) {
    const passes = field === "size" ? ofSizes(data, range, state) : ofNumbers(data.numbers[field], range);
    found.push({ key: field, open: false, passes });
  }
  if (scores) found.push({ key: "q", open: false, passes: (row) => scores[row] > 0 });
  return found;
}

/** @param {import("./rows.js").Facet} facet @param {string[]} ids @param {boolean} all @returns {Condition} */
function ofTerms({ field, terms, number, starts, closed }, ids, all) {
  const wanted = new Uint8Array(terms.length);
  for (const id of ids) wanted[number.get(id) ?? -1] = 1; // a typed array drops what has no place
  const enough = all ? ids.length : 1;
  const passes = (/** @type {number} */ row) => {
    let met = 0;
    for (let at = starts[row]; at < starts[row + 1]; at += 1) met += wanted[closed[at]];
    return met >= enough;
  };
  return { key: field, open: !all, passes };
}

/** Of several numbers, one is enough. @param {import("./rows.js").Numbers} values @param {[number, number]} range */
const ofNumbers = (values, [from, to]) => (/** @type {number} */ row) => {
  const found = numbersIn(values, row);
  return found.length ? found.some((it) => it >= from && it <= to) : Number.isNaN(from);
};

/** @param {Data} data @param {[number, number]} range @param {State} state */
function ofSizes(data, [from, to], state) {
  if (Number.isNaN(from)) return (/** @type {number} */ row) => !data.sizes?.[row].length;
  const counts = countsIn(data, state.chosen.get("unit") ?? []);
  return (/** @type {number} */ row) => counts(row).some((it) => it >= from && it <= to);
}
