// What the reader has chosen, to and from the address: the same address always shows the same rows.
//
//   ?modalities=ct&modalities=mri   a field twice: either of them      &all=modalities   both of them
//   ?year=2022..2024   ?size=100000..   a range, open where it ends empty; not-stated is what states none
//   ?q=words  ?sort=-year  ?cols=year,tasks  ?view=compact  ?rows=200   how many at once; all

import { NOT_STATED } from "./rows.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {{q: string, chosen: Map<string, string[]>, ranges: Map<string, [number, number]>, all: Set<string>,
 *   sort: string, down: boolean, cols: string[] | null, compact: boolean, rows: number}} State */

export const PAGE = 100; // rows at first, and rows more at each wish: as many as the page brings along

/** What an address says. Names and terms that the data does not have are kept: they match nothing, and the page says so.
 * @param {string} search @param {Data} data @returns {State} */
export function readState(search, data) {
  const asked = new URLSearchParams(search);
  const ranges = new Map([...rangesOf(data)].flatMap((field) => readRange(field, asked.getAll(field))));
  const fields = [...data.facets.keys()].filter((field) => asked.has(field));
  const sort = asked.get("sort") ?? "";
  const columns = new Set(data.columns.map((it) => it.field));
  const field = sort.replace(/^-/, "");
  return {
    q: asked.get("q") ?? "",
    chosen: new Map(fields.map((it) => [it, [...new Set(asked.getAll(it).filter(Boolean))]])),
    ranges,
    all: new Set((asked.get("all") ?? "").split(",").filter((it) => data.facets.get(it)?.several)),
    sort: columns.has(field) || field === "name" ? field : "",
    down: sort.startsWith("-"),
    cols: asked.get("cols")?.split(",").filter((it) => columns.has(it)) ?? null,
    compact: asked.get("view") === "compact",
    rows: asked.get("rows") === "all" ? Infinity : Math.max(PAGE, Math.round(Number(asked.get("rows"))) || 0),
  };
}

/** The fields of which a reader chooses a range. @param {Data} data */
export const rangesOf = (data) => new Set([...Object.keys(data.numbers), ...(data.sizes ? ["size"] : [])]);

/** Several numbers span a range; so several single years do. Two NaN are the rows that state none.
 * @param {string} field @param {string[]} values @returns {[string, [number, number]][]} */
function readRange(field, values) {
  if (values.length && values.every((value) => value === NOT_STATED)) return [[field, [NaN, NaN]]];
  const ends = values.flatMap((value) => {
    const [from, to = from] = value.split("..");
    return [from ? Number(from) : -Infinity, to ? Number(to) : Infinity];
  });
  if (!ends.length || ends.some(Number.isNaN)) return [];
  const range = /** @type {[number, number]} */ ([Math.min(...ends), Math.max(...ends)]);
  return Number.isFinite(range[0]) || Number.isFinite(range[1]) ? [[field, range]] : [];
}

/** The address of a state, from `?` on; empty when nothing is chosen. @param {State} state */
export function writeState(state) {
  const said = new URLSearchParams();
  if (state.q.trim()) said.set("q", state.q.trim());
  for (const [field, values] of state.chosen) for (const value of values) said.append(field, value);
  for (const [field, range] of state.ranges) said.set(field, writeRange(range));
  const all = [...state.all].filter((field) => (state.chosen.get(field)?.length ?? 0) > 1);
  if (all.length) said.set("all", all.join(","));
  if (state.sort) said.set("sort", (state.down ? "-" : "") + state.sort);
  if (state.cols) said.set("cols", state.cols.join(","));
  if (state.compact) said.set("view", "compact");
  if (state.rows > PAGE) said.set("rows", state.rows === Infinity ? "all" : String(state.rows));
  const text = said.toString().replaceAll("%2C", ",");
  return text && `?${text}`;
}

/** @param {[number, number]} range */
function writeRange([from, to]) {
  if (Number.isNaN(from)) return NOT_STATED;
  const [low, high] = [from, to].map((it) => (Number.isFinite(it) ? String(it) : ""));
  return low === high ? low : `${low}..${high}`;
}

/** The same state with nothing filtered; sorting and looks stay. @param {State} state @returns {State} */
export const cleared = (state) => ({ ...state, q: "", chosen: new Map(), ranges: new Map(), all: new Set() });

/** A copy of a map with another value, or without the key.
 * @template T @param {Map<string, T>} map @param {string} key @param {T | null} value */
export function changed(map, key, value) {
  const made = new Map(map);
  if (value === null) made.delete(key);
  else made.set(key, value);
  return made;
}
