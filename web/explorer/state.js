// What the reader has chosen, to and from the address: the same address always shows the same rows.
//
//   ?modalities=ct&modalities=mri   a field twice: either of them      &all=modalities   both of them
//   &only=modalities   and nothing else      &broad=modalities   and what may include them
//   ?modalities.not=ct   without it      ?year=2022..2024   ?size=100000..   ?first_public=2026-05   a range, open
//   where it ends empty; not-stated is what states none
//   ?q=words  ?sort=-year  ?cols=year,tasks  ?view=compact  ?rows=200   how many at once; all
import { readEnd, written } from "../numbers.js";
import { NOT_STATED } from "./rows.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("../numbers.js").Write} Write */
/** @typedef {{q: string, chosen: Map<string, string[]>, not: Map<string, string[]>, ranges: Map<string, [number, number]>,
 *   all: Set<string>, only: Set<string>, broad: Set<string>,
 *   sort: string, down: boolean, cols: string[] | null, compact: boolean, rows: number}} State */

export const PAGE = 100; // rows at first, and rows more at each wish: as many as the page brings along
/** How the terms of a field go together. @type {("all" | "only" | "broad")[]} */
const WAYS = ["all", "only", "broad"];

/** What an address says. Names and terms that the data does not have are kept: they match nothing, and the page says so.
 * @param {string} search @param {Data} data @returns {State} */
export function readState(search, data) {
  const asked = new URLSearchParams(search);
  const listed = (/** @type {string} */ key) => (asked.get(key) ?? "").split(",").filter(Boolean);
  const terms = (/** @type {string} */ ending) =>
    new Map([...data.facets.keys()].filter((it) => asked.has(it + ending)).map((it) => [it, distinct(asked.getAll(it + ending))]));
  const sort = asked.get("sort") ?? "";
  const columns = new Set(data.columns.map((it) => it.field));
  const field = sort.replace(/^-/, "");
  const [all, only, broad] = WAYS.map((way) => new Set(listed(way)));
  return tidy({
    q: asked.get("q") ?? "",
    chosen: terms(""),
    not: terms(".not"),
    ranges: new Map([...data.ranges.values()].flatMap((it) => readRange(it, asked.getAll(it.field)))),
    all, only, broad,
    sort: columns.has(field) || field === "name" ? field : "",
    down: sort.startsWith("-"),
    cols: asked.has("cols") ? listed("cols").filter((it) => columns.has(it)) : null,
    compact: asked.get("view") === "compact",
    rows: asked.get("rows") === "all" ? Infinity : Math.max(PAGE, Math.round(Number(asked.get("rows"))) || 0),
  });
}

/** @param {string[]} values */
const distinct = (values) => [...new Set(values.filter(Boolean))];

/** The same state without what no term needs any more. @param {State} state @returns {State} */
export function tidy(state) {
  const needed = (/** @type {Set<string>} */ fields, /** @type {number} */ least) =>
    new Set([...fields].filter((field) => (state.chosen.get(field)?.length ?? 0) >= least));
  return { ...state, all: needed(state.all, 2), only: needed(state.only, 1), broad: needed(state.broad, 1) };
}

/** Several numbers span a range; so several single years do. Two NaN are the rows that state none.
 * @param {{field: string, write: Write}} range @param {string[]} values @returns {[string, [number, number]][]} */
function readRange({ field, write }, values) {
  if (values.length && values.every((value) => value === NOT_STATED)) return [[field, [NaN, NaN]]];
  const ends = values.map((value) => {
    const [from, to = from] = value.split("..");
    return [from ? readEnd(write, from, false) : -Infinity, to ? readEnd(write, to, true) : Infinity];
  });
  const [from, to] = [0, 1].map((end) => ends.map((it) => it[end] ?? NaN));
  const range = /** @type {[number, number]} */ ([Math.min(...from), Math.max(...to)]);
  return range.some(Number.isNaN) || range.every((it) => !Number.isFinite(it)) ? [] : [[field, range]];
}

/** The address of a state, from `?` on; empty when nothing is chosen. @param {State} state @param {Data["ranges"]} ranges */
export function writeState(state, ranges) {
  const said = new URLSearchParams();
  if (state.q.trim()) said.set("q", state.q.trim());
  for (const [field, values] of state.chosen) for (const value of values) said.append(field, value);
  for (const [field, values] of state.not) for (const value of values) said.append(`${field}.not`, value);
  for (const [field, range] of state.ranges) said.set(field, writeRange(range, ranges.get(field)?.write ?? "amount"));
  for (const way of WAYS) if (state[way].size) said.set(way, [...state[way]].join(","));
  if (state.sort) said.set("sort", (state.down ? "-" : "") + state.sort);
  if (state.cols) said.set("cols", state.cols.join(","));
  if (state.compact) said.set("view", "compact");
  if (state.rows > PAGE) said.set("rows", state.rows === Infinity ? "all" : String(state.rows));
  const text = said.toString().replaceAll("%2C", ",");
  return text && `?${text}`;
}

/** @param {[number, number]} range @param {Write} write */
function writeRange([from, to], write) {
  if (Number.isNaN(from)) return NOT_STATED;
  const end = (/** @type {number} */ it) => (!Number.isFinite(it) ? "" : write === "date" ? written(write, it) : String(it));
  return end(from) === end(to) ? end(from) : `${end(from)}..${end(to)}`;
}

/** The same state with nothing filtered; sorting and looks stay. @param {State} state @returns {State} */
export const cleared = (state) => ({
  ...state, q: "", chosen: new Map(), not: new Map(), ranges: new Map(), all: new Set(), only: new Set(), broad: new Set(),
});

/** A copy of a map with another value, or without the key where that is null or empty.
 * @template T @param {Map<string, T>} map @param {string} key @param {T | null} value */
export function changed(map, key, value) {
  const made = new Map(map);
  if (value === null || (Array.isArray(value) && !value.length)) made.delete(key);
  else made.set(key, value);
  return made;
}

/** A copy of a set with something in it, or not. @param {Set<string>} set @param {string} key @param {boolean} isIn */
export function switched(set, key, isIn) {
  const made = new Set(set);
  if (isIn) made.add(key);
  else made.delete(key);
  return made;
}
