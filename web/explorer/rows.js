// The rows of an explorer as columns of numbers, ready to filter: each row's terms with the terms above them.
import { plain } from "../spelling.js";

/** A term: its id, what readers call it, the number of the term above it or -1.
 * @typedef {{id: string, label: string, parent: number}} Term */
/** `values` are a row's own terms. `closed` holds, from `starts[row]` to `starts[row + 1]`, its terms and those above.
 * @typedef {{field: string, label: string, terms: Term[], number: Map<string, number>, values: number[][],
 *   starts: Uint32Array, closed: Uint16Array, several: boolean}} Facet */
/** @typedef {{field: string, label: string, usual: boolean}} Column */
/** A number a row, several, or none. @typedef {(number | number[] | null)[]} Numbers */
/** `row` finds a row by its id; `counted` are the facets with the values by which the survey counts its own entries; `sizes` are a row's (number, term of the facet `unit`).
 * @typedef {{kind: string, count: number, names: string[], ids: string[], row: Map<string, number>,
 *   facets: Map<string, Facet>, counted: Map<string, Facet>, numbers: Record<string, Numbers>, texts: Record<string, string[]>,
 *   sizes: [number, number][][] | undefined, columns: Column[]}} Data */
/** Columns of texts and of addresses, and other words for each term of a facet.
 * @typedef {{texts: Record<string, string[]>, links: Record<string, string[]>, aliases: Record<string, string[]>}} Texts */

export const NOT_STATED = "not-stated";

/** What `rows.json` says, as the explorer works with it. @param {any} rows @returns {Data} */
export function readRows(rows) {
  const { names, ids } = rows;
  const idOf = (/** @type {string} */ name, /** @type {number} */ row) => ids[row] ?? plain(name).replaceAll(" ", "-");
  const known = names.map(idOf);
  return {
    kind: rows.kind,
    count: names.length,
    names,
    ids: known,
    row: new Map(known.map((/** @type {string} */ id, /** @type {number} */ row) => [id, row])),
    facets: new Map(Object.entries(rows.facets).map(([field, facet]) => [field, readFacet(field, facet)])),
    counted: new Map(Object.entries(rows.facets).map(([field, facet]) => [field, readFacet(field, asCounted(facet))])),
    numbers: rows.numbers,
    texts: rows.texts,
    sizes: rows.sizes,
    columns: rows.columns.map((/** @type {any[]} */ it) => ({ field: it[0], label: it[1], usual: Boolean(it[2]) })),
  };
}

/** @param {any} facet */
function asCounted(facet) {
  if (!facet.counted) return facet;
  const values = Object.assign([...facet.values], facet.counted);
  return { ...facet, values, counted: facet.values.includes(-1) ? { any: -1 } : facet.counted };
}

/** @param {string} field @param {any} facet @returns {Facet} */
function readFacet(field, { label, terms: packed, values: given, counted = {} }) {
  /** @type {Term[]} */
  const terms = packed.map((/** @type {any[]} */ it) => ({ id: it[0], label: it[1], parent: it[2] ?? -1 }));
  if (given.includes(-1) || Object.values(counted).includes(-1)) terms.push({ id: NOT_STATED, label: "Not stated", parent: -1 });
  const last = terms.length - 1;
  /** @type {number[][]} */
  const values = given.map((/** @type {number | number[]} */ it) => (Array.isArray(it) ? it : [it < 0 ? last : it]));
  const above = terms.map((_, number) => withParents(number, terms));
  const closures = values.map((it) => (it.length === 1 ? above[it[0]] : [...new Set(it.flatMap((n) => above[n]))]));
  const starts = new Uint32Array(values.length + 1);
  closures.forEach((found, row) => (starts[row + 1] = starts[row] + found.length));
  return {
    field, label, terms, values, starts,
    closed: Uint16Array.from(closures.flat()),
    number: new Map(terms.map((term, number) => [term.id, number])),
    several: given.some(Array.isArray),
  };
}

/** @param {number} number @param {Term[]} terms */
function withParents(number, terms) {
  const found = [];
  for (let it = number; it >= 0; it = terms[it].parent) found.push(it);
  return found;
}

/** A row's counts in the units that are chosen, in any when none is.
 * @param {Data} data @param {string[]} chosen @returns {(row: number) => number[]} */
export function countsIn({ sizes = [], facets }, chosen) {
  const facet = facets.get("unit");
  const wanted = new Set(chosen.map((id) => facet?.number.get(id)));
  /** @type {(unit: number) => boolean} */
  const isIn = (unit) => unit >= 0 && (wanted.has(unit) || isIn(facet?.terms[unit].parent ?? -1));
  return (row) => sizes[row].flatMap(([count, unit]) => (!wanted.size || isIn(unit) ? count : []));
}

/** A row's numbers, the smallest first. @param {Numbers} values @param {number} row @returns {number[]} */
export const numbersIn = (values, row) => {
  const found = values[row];
  return Array.isArray(found) ? found : found === null ? [] : [found];
};

/** A row's terms as readers see them; none where nothing is stated. @param {Facet} facet @param {number} row */
export const labels = (facet, row) =>
  facet.values[row].flatMap((number) => (facet.terms[number].id === NOT_STATED ? [] : facet.terms[number].label));
