// Which rows pass, how many would with each term, and how many if one filter were dropped: one walk over all rows.
import { isYearAlone } from "../numbers.js";
import { numbersOf, withParents } from "./rows.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./rows.js").Facet} Facet */
/** @typedef {import("./state.js").State} State */
/** `key` names the filter, a field or q. A row that fails it alone counts for those terms of `facet` that are `open`: one
 * of them more would show the row; `mayPass` says whether a broader word of the row may mean what is chosen.
 * @typedef {{key: string, passes: (row: number) => boolean, facet?: Facet, open?: (term: number) => boolean,
 *   mayPass?: (row: number) => boolean}} Condition */
/** `counts` has for each facet a number a term; `without` says how many rows each filter dropped alone would show;
 * `broader`, by field, how many rows more may include what is chosen.
 * @typedef {{rows: number[], counts: Map<string, Uint32Array>, without: Map<string, number>, broader: Map<string, number>}} Result */

/** `scores` are those of the text search, 0 where a row has not the words.
 * @param {Data} data @param {State} state @param {ArrayLike<number> | null} scores @returns {Result} */
export function filter(data, state, scores) {
  const isSurveyed = data.asSurveyed.some(([field, term]) => state.chosen.get(field)?.join() === term);
  const known = isSurveyed ? data.counted : data.facets;
  const conditions = conditionsOf(data, known, state, scores);
  const facets = [...known.values()];
  const counts = new Map(facets.map((facet) => [facet.field, new Uint32Array(facet.terms.length)]));
  const each = facets.map((facet) => /** @type {Uint32Array} */ (counts.get(facet.field)));
  const alone = new Uint32Array(conditions.length);
  const may = new Uint32Array(conditions.length);
  const rows = [];
  for (let row = 0; row < data.count; row += 1) {
    let [fails, failed] = [0, -1];
    for (let n = 0; n < conditions.length && fails < 2; n += 1) {
      if (!conditions[n].passes(row)) [fails, failed] = [fails + 1, n];
    }
    if (fails > 1) continue;
    if (fails === 1) {
      const { facet, open, mayPass } = conditions[failed];
      alone[failed] += 1;
      if (facet && open) count(facet, /** @type {Uint32Array} */ (counts.get(facet.field)), row, open);
      if (mayPass?.(row)) may[failed] += 1;
      continue;
    }
    rows.push(row);
    for (let n = 0; n < facets.length; n += 1) count(facets[n], each[n], row);
  }
  return {
    rows, counts,
    without: new Map(conditions.map((it, n) => [it.key, rows.length + alone[n]])),
    broader: new Map(conditions.flatMap((it, n) => (may[n] ? [[it.key, may[n]]] : []))),
  };
}

/** @param {Facet} facet @param {Uint32Array} counts @param {number} row @param {(term: number) => boolean} [of] */
function count({ starts, closed }, counts, row, of) {
  for (let at = starts[row]; at < starts[row + 1]; at += 1) if (!of || of(closed[at])) counts[closed[at]] += 1;
}

/** @param {Data} data @param {Data["facets"]} facets @param {State} state @param {ArrayLike<number> | null} scores */
function conditionsOf(data, facets, state, scores) {
  /** @type {Condition[]} */
  const found = [];
  for (const [field, ids] of state.chosen) {
    const facet = facets.get(field);
    if (facet && ids.length) found.push(ofTerms(facet, ids, state));
  }
  for (const [field, ids] of state.not) {
    const facet = facets.get(field);
    if (facet && ids.length) found.push(withoutTerms(facet, ids));
  }
  for (const [field, ends] of state.ranges) {
    const range = data.ranges.get(field);
    if (range) found.push({ key: field, passes: ofRange(range, data, ends, state) });
  }
  if (scores) found.push({ key: "q", passes: (row) => scores[row] > 0 });
  return found;
}

/** @param {Facet} facet @param {string[]} ids @param {State} state @returns {Condition} */
function ofTerms(facet, ids, { all, only, broad }) {
  const { field, values, starts, closed } = facet;
  const wanted = marked(facet, ids);
  const enough = all.has(field) ? ids.length : 1;
  const has = (/** @type {number} */ row) => {
    let met = 0;
    for (let at = starts[row]; at < starts[row + 1]; at += 1) met += wanted[closed[at]];
    return met >= enough;
  };
  if (only.has(field)) {
    const covered = facet.terms.map((_, term) => withParents(term, facet.terms).some((it) => wanted[it]));
    return { key: field, passes: (row) => has(row) && values[row].every((term) => covered[term]) };
  }
  if (all.has(field)) return { key: field, passes: has };
  const above = broaderThan(facet, wanted);
  const mayPass = above.size ? (/** @type {number} */ row) => values[row].some((term) => above.has(term)) : undefined;
  const passes = broad.has(field) && mayPass ? (/** @type {number} */ row) => has(row) || mayPass(row) : has;
  return { key: field, passes, facet, open: () => true, mayPass };
}

/** Terms with which a source may mean a chosen one: those above it, and those that stand for several beside it. Only in
 * fields that have a term of the second kind, since there sources are known to be broad.
 * @param {Facet} facet @param {Uint8Array} wanted */
function broaderThan({ terms, ofSeveral }, wanted) {
  const chosen = terms.flatMap((_, n) => (wanted[n] && !ofSeveral.includes(n) ? [n] : []));
  const above = new Set(ofSeveral.length ? chosen.flatMap((n) => withParents(n, terms).slice(1)) : []);
  const beside = ofSeveral.filter((n) => above.has(terms[n].parent));
  return new Set([...above, ...beside].filter((n) => !wanted[n]));
}

/** @param {Facet} facet @param {string[]} ids @returns {Condition} */
function withoutTerms(facet, ids) {
  const { field, starts, closed } = facet;
  const unwanted = marked(facet, ids);
  const passes = (/** @type {number} */ row) => {
    for (let at = starts[row]; at < starts[row + 1]; at += 1) if (unwanted[closed[at]]) return false;
    return true;
  };
  return { key: `${field}.not`, passes, facet, open: (term) => unwanted[term] > 0 };
}

/** @param {Facet} facet @param {string[]} ids */
function marked({ terms, number }, ids) {
  const found = new Uint8Array(terms.length);
  for (const id of ids) found[number.get(id) ?? -1] = 1; // a typed array drops what has no place
  return found;
}

/** Of several numbers, one is enough. @param {import("./rows.js").Range} range @param {Data} data
 * @param {[number, number]} ends @param {State} state @returns {(row: number) => boolean} */
function ofRange(range, data, [from, to], state) {
  const numbers = numbersOf(range, data, state.chosen.get(range.units));
  if (Number.isNaN(from)) return (row) => numbersOf(range, data)(row).every((it) => isYearAlone(range.write, it));
  return (row) => numbers(row).some((it) => it >= from && it <= to);
}
