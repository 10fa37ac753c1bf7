// What is wrong between an entry and the catalog, in the words of `hfm check`: words, references, duplicates, days.
import { disagreements } from "./agreement.js";
import { isMap, ofMap, resolved } from "./entry.js";
import { finished } from "./repairs.js";
import { patterns, tables } from "./tables.js";
import { idFrom, identities, letters } from "./works.js";

/** @typedef {import("./check.js").Problem} Problem */
/** @typedef {import("./entry.js").Schema} Schema */
/** @typedef {import("./works.js").Keys} Keys */
/** What the catalog has. @typedef {{
 *   entries: [string, string, string, string][], works: Record<string, number[]>, titles: Record<string, number[]>,
 *   names: Record<string, number[]>, codes: Record<string, number[]>, unstated: Record<string, number>, presents: Record<string, string[]>, previously: Record<string, string>,
 *   metrics: Record<string, [string, string, number | null, number | null][]>, tested: string[], venues: import("./publication.js").Venues,
 * }} Known */
/** The entry at hand, where it will stand, and as it was before, if it was. @typedef {{
 *   entry: Record<string, any>, kind: string, id: string, schema: Schema, before: Record<string, any> | null,
 * }} Draft */

/** @param {Draft} draft @param {Known} known @returns {Problem[]} */
export function brokenRules(draft, known) {
  const found = [ids, terms, references, repeated, namedFields, work, places, days, table, benchmark];
  return [...found.flatMap((rule) => [...rule(draft, known)]), ...disagreements(draft, known)];
}

/** The entry's own page, in the words of a path. @param {[string, string, string, string]} row */
export function pathOf([kind, id, , group]) {
  return ["catalog", tables.kinds[kind].folder, group, `${id}.yaml`].filter(Boolean).join("/");
}

/** @param {Keys} keys @param {string} code @param {string} message @param {string} [tip] @returns {Problem} */
const problem = (keys, code, message, tip = "") => ({ keys, code, message, tip });

/** An id like this one that nobody has or had: with the year, the first author, or a number behind it.
 * @param {string} id @param {Record<string, any>} entry @param {string} kind @param {Known} known */
export function freeId(id, entry, kind, { entries, previously }) {
  const taken = new Set([...entries.filter((it) => it[0] === kind).map((it) => it[1]), ...tables.reserved]);
  const isFree = (/** @type {string} */ it) => !taken.has(it) && !previously[`${kind}/${it}`];
  const surname = idFrom(String(entry.authors?.[0] ?? "").split(" ").at(-1) ?? "");
  const ends = ["", entry.year, surname].filter((it) => it !== undefined && it !== null).map((it) => (it === "" ? "" : `-${it}`));
  const numbers = Array.from({ length: entries.length + 2 }, (_, n) => `-${n + 2}`);
  return [...ends, ...numbers].map((end) => `${id}${end}`).find(isFree) ?? id;
}

/** @param {Draft} draft @param {Known} known */
function* ids({ entry, kind, id, before }, known) {
  const { entries, previously } = known;
  const taken = before ? undefined : entries.find((it) => it[0] === kind && it[1] === id);
  if (taken) yield problem([], "duplicate-id", `the id '${id}' is taken by ${pathOf(taken)}`, `if it is the same work, correct that entry; if not, name this file ${freeId(id, entry, kind, known)}`);
  else if (!before && previously[`${kind}/${id}`]) {
    const owner = entries.find((it) => it[0] === kind && it[1] === previously[`${kind}/${id}`]);
    yield problem([], "previous-id-taken", `'${id}' leads to ${owner ? pathOf(owner) : "another entry"}`, `name this file ${freeId(id, entry, kind, known)}`);
  }
  if (tables.reserved.includes(id)) yield problem([], "reserved-id", `'${id}' is the address of a page of its own`, `rename this ${kind}`);
  for (const [n, old] of (entry.previously ?? []).entries()) {
    const other = entries.find((it) => it[0] === kind && it[1] === old);
    if (other) yield problem(["previously", n], "previous-id-taken", `'${old}' belongs to ${pathOf(other)}`, "remove it here");
  }
}

/** Every value with its schema. @param {any} value @param {Schema} given @param {Schema} root @param {Keys} keys
 * @returns {Generator<[Keys, any, Schema]>} */
function* values(value, given, root, keys = []) {
  const schema = resolved(given, root);
  if (Array.isArray(value)) for (const [n, it] of value.entries()) yield* values(it, schema.items ?? {}, root, [...keys, n]);
  else if (value && typeof value === "object") {
    const of = (/** @type {string} */ key) => (isMap(schema) ? ofMap(schema) : schema.properties?.[key]) ?? {};
    for (const [key, it] of Object.entries(value)) yield* values(it, of(key), root, [...keys, key]);
  } else yield [keys, value, schema];
}

/** @param {Draft} draft */
function* terms({ entry, schema }) {
  for (const [keys, value, { enum: words, "x-vocabulary": list }] of values(entry, schema, schema)) {
    if (!list || words.includes(value)) continue;
    const where = `catalog/vocabulary/${list}.yaml`;
    const nothing = value === "none" || patterns.nothingSaid.test(value);
    if (nothing) yield problem(keys, "says-nothing", `${keys[0]}: '${value}' says nothing`, "leave it out: absent means not known");
    else yield problem(keys, "unknown-term", `${keys[0]}: '${value}' is not in ${where}`, `add it to ${where} if it is missing`);
  }
}

/** @param {Draft} draft @param {Known} known */
function* references({ entry, kind, id, schema }, { entries, previously }) {
  for (const [keys, value, { "x-entry": target }] of values(entry, schema, schema)) {
    if (!target || typeof value !== "string") continue;
    if (value.toLowerCase() === "none" || patterns.nothingSaid.test(value)) {
      yield problem(keys, "says-nothing", `${keys[0]}: '${value}' says nothing`, "leave it out: absent means not known");
      continue;
    }
    const folder = `catalog/${tables.kinds[target].folder}/`;
    const there = entries.some((it) => it[0] === target && it[1] === value);
    const now = previously[`${target}/${value}`];
    if (target === kind && value === id) yield problem(keys, "self-reference", `${keys[0]}: the entry names itself`, "remove it");
    else if (!there && now) yield problem(keys, "renamed-reference", `${keys[0]}: '${value}' is now '${now}'`, finished(keys, now));
    else if (!there) yield problem(keys, "unknown-reference", `${keys[0]}: there is no ${target} '${value}' in ${folder}`, `add it under ${folder} or remove it here`);
  }
}

/** @param {Draft} draft */
function* repeated({ entry }) {
  for (const [field, items] of Object.entries(entry)) {
    if (!Array.isArray(items) || field === "authors") continue;
    const seen = items.map((it) => JSON.stringify(it));
    for (const [n, it] of seen.entries()) {
      if (seen.indexOf(it) < n) yield problem([field, n], "repeated-item", `${field}: this item stands twice`, "keep one");
    }
  }
}

/** @param {Draft} draft */
function* namedFields({ entry, kind, schema }) {
  const isField = (/** @type {string} */ name) => name === "subfield" || isKnown(name.split("."), schema, schema);
  const corrected = (entry.corrections ?? []).map((/** @type {any} */ it, /** @type {number} */ n) => [["corrections", n, "field"], it.field]);
  const unsettled = (entry.unsettled ?? []).map((/** @type {string} */ it, /** @type {number} */ n) => [["unsettled", n], it]);
  for (const [keys, name] of [...corrected, ...unsettled]) {
    if (name && !isField(String(name))) yield problem(keys, "unknown-field", `'${name}' is not a field of a ${kind}`);
  }
}

/** Whether a dotted name leads to a field. @param {string[]} parts @param {Schema} given @param {Schema} root @returns {boolean} */
function isKnown([first, ...rest], given, root) {
  const inner = resolved(given.items ?? given, root);
  if (/^[0-9]+$/.test(first) && inner.properties && given !== root) return !rest.length || isKnown(rest, inner, root);
  const next = inner.properties?.[first];
  return Boolean(next) && (!rest.length || isKnown(rest, resolved(next, root), root));
}

/** One work, one entry. What the entry said before it was opened is not told again.
 * @param {Draft} draft @param {Known} known @returns {Generator<Problem>} */
function* work({ entry, kind, id, schema, before }, known) {
  const mine = { kind, id, presents: entry.published_with ?? (entry.presents ? [entry.presents] : []) };
  const tried = "title" in schema.properties ? [...workKeys(entry), ...nameKeys(entry)] : nameKeys(entry);
  const old = new Set(before ? [...workKeys(before), ...nameKeys(before)].map(([sort, key]) => sort + key) : []);
  for (const [sort, key, keys] of tried) {
    if (old.has(sort + key)) continue;
    const all = known[sort][key] ?? [];
    const others = all.map((n) => ({ row: known.entries[n], presents: known.presents[n] ?? [] }));
    const held = others.filter(({ row }) => !(row[0] === kind && row[1] === id) && (sort === "works" || row[0] === kind));
    if (!held.length || presentedTogether([mine, ...held.map(({ row, presents }) => ({ kind: row[0], id: row[1], presents }))])) continue;
    const paths = held.map(({ row }) => pathOf(row)).join(", ");
    const said = { works: `is the same work as ${paths}: ${key}`, titles: `has the title of ${paths}`, names: `has a name of ${paths}` }[sort];
    const code = { works: "duplicate-work", titles: "same-title", names: "same-name" }[sort];
    return yield problem(keys, code, `${entry.name ?? "it"} ${said}`, "keep one; if both are right, say why in catalog/allowed-duplicates.yaml");
  }
}

/** @typedef {["works" | "titles" | "names", string, Keys][]} WorkKeys */

/** @param {Record<string, any>} entry @returns {WorkKeys} */
function workKeys(entry) {
  /** @type {WorkKeys} */
  const found = [...identities(entry)].map(([key, keys]) => ["works", key, keys]);
  if (entry.title) found.push(["titles", letters(String(entry.title)), ["title"]]);
  return found;
}

/** @param {Record<string, any>} entry @returns {WorkKeys} */
function nameKeys(entry) {
  /** @type {[string, Keys][]} */
  const names = [entry.name ?? "", ...(entry.aliases ?? [])].map((it, n) => [letters(String(it)), n ? ["aliases", n - 1] : ["name"]]);
  return names.filter(([name]) => name).map(([name, keys]) => ["names", name, keys]);
}

/** Whether one paper presents models and the data it came with, and they say so.
 * @param {{kind: string, id: string, presents: string[]}[]} holders */
function presentedTogether(holders) {
  const models = new Set(holders.filter((it) => it.kind === "model").map((it) => it.id));
  const others = holders.filter((it) => it.kind !== "model");
  return models.size <= 1 && others.every((it) => (models.size ? it.presents.some((model) => models.has(model)) : it.presents.length > 0));
}

/** @param {Draft} draft */
function* places({ entry }) {
  for (const field of ["sources", "corrections"]) {
    for (const [n, it] of (Array.isArray(entry[field]) ? entry[field] : []).entries()) {
      const tip = field === "sources" ? "choose a source by its name, or give an address" : "choose the source that has the other value, or give its address";
      if (!it.source && !it.url) yield problem([field, n], "no-place", `${field}.${n + 1}: names no source`, tip);
    }
  }
}

/** @param {Draft} draft */
function* days({ entry, kind }) {
  const { year, verified, added, preprint, publication, links } = entry;
  const dates = [preprint?.date, publication?.date || (publication?.year && String(publication.year))].filter(Boolean).map(String).sort();
  const first = Number((dates[0] ?? "").slice(0, 4));
  const explained = (entry.corrections ?? []).some((/** @type {any} */ it) => it.field === "year");
  const early = kind === "dataset" && year < first; // data can be public before the paper about them
  if (Number.isInteger(year) && first && year !== first && year !== publication?.year && !explained && !early) {
    const tip = "if both are right, add a correction on `year` that says which source counts what";
    yield problem(["year"], "dates-disagree", `year: ${year}, but the work was first public in ${first}`, tip);
  }
  if (kind === "dataset" && !Object.keys(links ?? {}).length && !preprint && !publication) {
    yield problem([], "missing-key", "a dataset needs an address", "add `links:`, then `  data: https://…`");
  }
  if (verified && added && verified < added) {
    yield problem(["verified"], "dates-disagree", `verified: ${verified} is before the day it was added, ${added}`, finished(["verified"], added));
  }
}

/** @param {Draft} draft @param {Known} known */
function* table({ entry, kind }, { metrics }) {
  if (kind !== "result") return;
  const [columns, rows] = [entry.columns ?? [], entry.rows ?? []];
  const ids = columns.map((/** @type {any} */ it) => it.id);
  for (const [n, it] of columns.entries()) {
    const known = (metrics[it.benchmark] ?? []).map(([id]) => id);
    if (known.length && it.metric && !known.includes(it.metric)) yield problem(["columns", n, "metric"], "unknown-metric", `metric: the benchmark '${it.benchmark}' has no metric '${it.metric}'`, `it has ${[...known].sort().join(", ")}`);
    if (it.comparable && it.comparable !== "yes" && !it.why) yield problem(["columns", n, "comparable"], "no-reason", `comparable: '${it.comparable}' without a reason`, "add `why`: what differs between the rows");
  }
  yield* twice("columns", ids);
  yield* twice("rows", rows.map((/** @type {any} */ it) => [it.name, it.variant].filter(Boolean).join(" ")));
  for (const [n, row] of rows.entries()) {
    for (const [key, it] of Object.entries(row.values ?? {})) {
      const column = columns.find((/** @type {any} */ each) => each.id === key);
      const keys = ["rows", n, "values", key];
      if (!column) yield problem(keys, "unknown-column", `values: there is no column '${key}'`, `the columns are ${[...ids].sort().join(", ")}`);
      else yield* number(it, column, [...keys, "value"], metrics);
    }
  }
  const filled = new Set(rows.flatMap((/** @type {any} */ row) => Object.keys(row.values ?? {})));
  for (const [n, id] of ids.entries()) {
    if (id && !filled.has(id)) yield problem(["columns", n], "empty-column", `no row has a value under '${id}'`, "remove the column");
  }
}

/** @param {any} it @param {any} column @param {Keys} keys @param {Known["metrics"]} metrics */
function* number(it, column, keys, metrics) {
  const value = Number(it.value);
  if (it.value === undefined || Number.isNaN(value)) return;
  const [, name, low, high] = (metrics[column.benchmark] ?? []).find(([id]) => id === column.metric) ?? ["", "", null, null];
  const all = [value, ...(it.interval ?? []).map(Number)];
  if (name && all.some((each) => each < (low ?? -Infinity) || each > (high ?? Infinity))) {
    yield problem(keys, "out-of-range", `value: ${general(value)} is out of range`, `${name} goes from ${low ?? "anywhere"} to ${high ?? "anywhere"}`);
  }
  const printed = (String(it.printed ?? "").match(/-?[0-9]+(?:\.[0-9]+)?/g) ?? []).map((text) => Number(text) * (column.printed_as === "fraction" ? 100 : 1));
  const near = printed.some((each) => Math.abs(each - value) <= Math.max(1e-9 * Math.max(Math.abs(each), Math.abs(value)), 1e-9));
  if (it.printed && !near) yield problem(keys, "not-as-printed", `value: ${general(value)} is not what is printed, '${it.printed}'`, "write the number of `printed`");
}

/** A number as `check` shows it: six digits that count. @param {number} value */
const general = (value) => String(Number(value.toPrecision(6)));

/** @param {Draft} draft @param {Known} known */
function* benchmark({ entry, kind, id }, { tested }) {
  if (kind !== "benchmark") return;
  yield* twice("metrics", (entry.metrics ?? []).map((/** @type {any} */ it) => it.id));
  if (!tested.includes(id)) yield problem([], "no-results", "no table has results on this benchmark", "add a table below catalog/results/, or make it a dataset");
}

/** @param {string} field @param {string[]} names */
function* twice(field, names) {
  for (const [n, name] of names.entries()) {
    const tip = field === "rows" ? "delete one of the two, or, if the source prints both, tell them apart under Variant" : "keep one";
    if (name && names.indexOf(name) < n) yield problem([field, n], "repeated-item", `${field}: '${name}' stands twice`, tip);
  }
}
