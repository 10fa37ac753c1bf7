// The rows of an explorer as columns of numbers, ready to filter: each row's terms with the terms above them. How a
// field is filtered, ordered and written comes with the data: this code knows no field by its name.
import { plain } from "../spelling.js";

/** A term: its id, what readers call it, the number of the term above it or -1.
 * @typedef {{id: string, label: string, parent: number}} Term */
/** `values` are a row's own terms. `closed` holds, from `starts[row]` to `starts[row + 1]`, its terms and those above.
 * `ofSeveral` are terms that stand for several of those beside them, where a source does not name them one by one.
 * @typedef {{field: string, label: string, terms: Term[], number: Map<string, number>, values: number[][], inOrder: boolean,
 *   starts: Uint32Array, closed: Uint16Array, several: boolean, ofSeveral: number[]}} Facet */
/** A number a row, several, or none; with `units`, pairs of a number and a term of that facet.
 * @typedef {{field: string, label: string, write: import("../numbers.js").Write, hint: string, units: string, values: any[]}} Range */
/** `sortedBy` is the range whose numbers order it; `link` the term that it shows as a link.
 * @typedef {{field: string, label: string, usual: boolean, order: "word" | "time" | "amount" | "choice", sortedBy: string,
 *   link: string}} Column */
/** `row` finds a row by its id; `counted` are the facets with the values by which the survey counts its own entries,
 * which hold while the terms in `asSurveyed` alone are chosen.
 * @typedef {{kind: string, isCited: boolean, count: number, names: string[], ids: string[], row: Map<string, number>,
 *   facets: Map<string, Facet>, counted: Map<string, Facet>, asSurveyed: [string, string][], ranges: Map<string, Range>,
 *   texts: Record<string, string[]>, columns: Column[], shortcuts: [string, string, string][]}} Data */
/** Columns of texts, other names of each row, and other words for each term of a facet; `title` names the text that is
 * the title.
 * @typedef {{texts: Record<string, string[]>, title: string, names: string[], aliases: Record<string, string[]>}} Texts */

export const NOT_STATED = "not-stated";

/** What `rows.json` says, as the explorer works with it. @param {any} rows @returns {Data} */
export function readRows(rows) {
  const { names, ids } = rows;
  const idOf = (/** @type {string} */ name, /** @type {number} */ row) => ids[row] ?? plain(name).replaceAll(" ", "-");
  const known = names.map(idOf);
  const facets = Object.entries(rows.facets);
  const read = new Map(facets.map(([field, facet]) => [field, readFacet(field, facet)]));
  const counted = facets.flatMap(([field, it]) => (it.counted ? [readFacet(field, asCounted(it))] : []));
  return {
    kind: rows.kind,
    isCited: Boolean(rows.cited),
    count: names.length,
    names,
    ids: known,
    row: new Map(known.map((/** @type {string} */ id, /** @type {number} */ row) => [id, row])),
    facets: read,
    counted: new Map([...read, ...counted.map((it) => /** @type {[string, Facet]} */ ([it.field, it]))]),
    asSurveyed: Object.entries(rows.as_surveyed),
    ranges: new Map(Object.entries(rows.ranges).map(([field, it]) => [field, { hint: "", units: "", ...it, field }])),
    texts: rows.texts,
    columns: rows.columns.map((/** @type {any[]} */ [field, label, usual, order, sortedBy = "", link = ""]) => ({
      field, label, usual: Boolean(usual), order, sortedBy, link,
    })),
    shortcuts: rows.shortcuts,
  };
}

/** @param {any} facet */
function asCounted(facet) {
  const values = Object.assign([...facet.values], facet.counted);
  return { ...facet, values, counted: facet.values.includes(-1) ? { any: -1 } : facet.counted };
}

/** @param {string} field @param {any} facet @returns {Facet} */
function readFacet(field, { label, terms: packed, values: given, counted = {}, in_order, of_several = [] }) {
  /** @type {Term[]} */
  const terms = packed.map((/** @type {any[]} */ it) => ({ id: it[0], label: it[1], parent: it[2] ?? -1 }));
  if (given.includes(-1) || Object.values(counted).includes(-1)) terms.push({ id: NOT_STATED, label: "Not stated", parent: -1 });
  const last = terms.length - 1;
  const single = terms.map((_, number) => [number]); // shared: most rows have one term
  /** @type {number[][]} */
  const values = given.map((/** @type {number | number[]} */ it) => (Array.isArray(it) ? it : single[it < 0 ? last : it]));
  const above = terms.map((_, number) => withParents(number, terms));
  const closures = values.map((it) => (it.length === 1 ? above[it[0]] : [...new Set(it.flatMap((n) => above[n]))]));
  const starts = new Uint32Array(values.length + 1);
  closures.forEach((found, row) => (starts[row + 1] = starts[row] + found.length));
  const closed = new Uint16Array(starts[values.length]);
  closures.forEach((found, row) => closed.set(found, starts[row]));
  return {
    field, label, terms, values, starts, closed,
    number: new Map(terms.map((term, number) => [term.id, number])),
    inOrder: Boolean(in_order),
    several: given.some(Array.isArray),
    ofSeveral: of_several,
  };
}

/** A term and those above it. @param {number} number @param {Term[]} terms */
export function withParents(number, terms) {
  const found = [];
  for (let it = number; it >= 0; it = terms[it].parent) found.push(it);
  return found;
}

/** The labels of terms by their ids; an id that is no term is said to be none. @param {Facet} facet @param {string} id */
export const labelOf = ({ terms, number }, id) => terms[number.get(id) ?? -1]?.label ?? `${id} (no such term)`;

/** A row's numbers, the smallest first; where they have units, those in the units that are chosen, in any when none is.
 * @param {Range} range @param {Data} data @param {string[]} chosen @returns {(row: number) => number[]} */
export function numbersOf({ units, values }, data, chosen = []) {
  if (!units) return (row) => (Array.isArray(values[row]) ? values[row] : values[row] === null ? [] : [values[row]]);
  const facet = data.facets.get(units);
  const wanted = new Set(chosen.map((id) => facet?.number.get(id)));
  /** @type {(unit: number) => boolean} */
  const isIn = (unit) => unit >= 0 && (wanted.has(unit) || isIn(facet?.terms[unit].parent ?? -1));
  return (row) => values[row].flatMap((/** @type {[number, number]} */ [count, unit]) => (!wanted.size || isIn(unit) ? count : []));
}

/** A row's terms as readers see them; none where nothing is stated. @param {Facet} facet @param {number} row */
export const labels = (facet, row) =>
  facet.values[row].flatMap((number) => (facet.terms[number].id === NOT_STATED ? [] : facet.terms[number].label));
