// Find pages: first what the query names, an identifier, an entry or a term, then every page that has its words.
import { identitiesIn, isIdentifier } from "../identity.js";
import { wordsOf } from "../spelling.js";
import { answered } from "./word_search.js";
import { hitOf, hitOfEntry, hitOfTerm } from "./hit.js";
import { NAMED, OTHER, named, namedBefore, termsNamed } from "./name_match.js";
import { idsLike, readIndex, rowsFor } from "./index_files.js";
import { Pages, kindOf } from "./page_index.js";

/** @typedef {import("./hit.js").Hit} Hit */
/** `words` are those really looked for, `unknown` those that no page has, `apart` those that the first page lacks because
 * no page has all; `kinds` counts what was found. `empty`: the query has no letter; `identifier`: no entry has it; `lost`:
 * Pagefind could not be loaded, and only names and terms were looked for.
 * @typedef {{hits: Hit[], total: number, kinds: Record<string, number>, words: string[], unknown: string[],
 *   apart: string[], empty?: boolean, identifier?: boolean, lost?: boolean}} Found */

const NOTHING = { hits: [], total: 0, kinds: {}, words: [], unknown: [], apart: [] };
const SOME = 3; // entries that only begin like the query, before the pages that have its words
const TERMS = "Vocabulary";
const ENDING = /^(?=.*(?:\d|[a-z][A-Z]))[\w.-]{7,}$/; // what may be the last part of an identifier

/** @type {Promise<Pages> | undefined} */
let loading;

/** Fetch Pagefind, once. @param {string} path the folder of its files */
export function load(path) {
  readIndex();
  loading ??= Pages.load(path);
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Find pages. @param {string} path @param {string} query @param {string[]} kinds none means all
 * @param {number} count how many hits to fetch @returns {Promise<Found>} */
export async function find(path, query, kinds, count) {
  if (!wordsOf(query).length) return { ...NOTHING, empty: true };
  const root = new URL("../", path).href;
  const meant = await identified(root, query);
  if (meant.length) return { ...NOTHING, hits: meant, total: meant.length, words: [query] };
  if (isIdentifier(query)) return { ...NOTHING, identifier: true };
  const pages = await load(path).catch(() => null);
  if (pages) return search(root, pages, query, kinds, count);
  const hits = await firstHits(root, await readIndex(), query, kinds);
  return { ...NOTHING, hits, total: hits.length, words: [query], lost: true };
}

/** The entries whose identifier was typed; `byEnd`: only its last part. @param {string} root @param {string} query
 * @param {boolean} [byEnd] @returns {Promise<Hit[]>} */
async function identified(root, query, byEnd = false) {
  const end = query.trim().toLowerCase();
  const asked = byEnd ? [end] : identitiesIn(query);
  const files = await Promise.all([...new Set(asked)].map(idsLike));
  const means = (/** @type {string} */ it) => (byEnd ? it.endsWith(end) && /[:/=]$/.test(it.slice(0, -end.length)) : asked.includes(it));
  const meant = files.flatMap((ids) => Object.keys(ids).filter(means).flatMap((it) => ids[it]));
  const { kinds } = await readIndex();
  const hits = meant.map(([folder, id, name]) => ({
    title: name, href: `${root}${folder}/${id}/`, kind: kinds[folder], within: "", pieces: [{ text: query, marked: true }],
  }));
  return [...new Map(hits.map((it) => [it.href, it])).values()];
}

/** @param {string} root @param {Pages} pages @param {string} query @param {string[]} kinds @param {number} count
 * @returns {Promise<Found>} */
async function search(root, pages, query, kinds, count) {
  const index = await readIndex();
  let [first, read] = await Promise.all([firstHits(root, index, query, kinds), answered(pages, index, query)]);
  const meant = !first.length && ENDING.test(query) ? await identified(root, query, true) : [];
  if (meant.length) return { ...NOTHING, hits: meant, total: meant.length, words: [query] };

  const { words, unknown, apart } = read;
  const telling = words.join(" ");
  const named = first.length || !telling || index.common.includes(telling) ? query : telling;
  if (named !== query) first = await firstHits(root, index, named, kinds);
  const all = [...read.scores.keys()];
  const chosen = all.filter((page) => !kinds.length || kinds.includes(labelOf(page)));
  const hits = [...first, ...(await otherHits(pages, chosen, words, count - first.length, first))].slice(0, count);
  const total = Math.max(chosen.length + first.filter((it) => it.kind === TERMS).length, first.length);
  const counts = counted(all.map(labelOf), termsNamed(index, named).length, Object.values(index.kinds));
  return { hits, total, kinds: counts, words, unknown: first.length && !all.length ? [] : unknown, apart };
}

/** At least so many of the pages, where there are as many, without those that stand first anyway. @param {Pages} pages
 * @param {string[]} chosen @param {string[]} words @param {number} count @param {Hit[]} first @returns {Promise<Hit[]>} */
async function otherHits(pages, chosen, words, count, first) {
  const known = new Set(first.map((it) => pathOf(it.href)));
  /** @type {Hit[]} */
  const hits = [];
  for (let at = 0; hits.length < count && at < chosen.length; at += count) {
    const fragments = await Promise.all(chosen.slice(at, at + count).map((page) => pages.fragment(page)));
    hits.push(...fragments.map((it) => hitOf(it, words)).filter(({ href }) => !known.has(pathOf(href))));
  }
  return hits;
}

/** What the kind of a page is called. @param {string} page */
const labelOf = (page) => {
  const words = kindOf(page).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** @param {string} href */
const pathOf = (href) => new URL(href, location.href).pathname;

/** How many pages of each kind, in the order of the site. @param {string[]} found @param {number} terms
 * @param {string[]} order @returns {Record<string, number>} */
function counted(found, terms, order) {
  const kinds = [...new Set([...order.filter((it) => found.includes(it)), ...found])];
  const counts = kinds.map((kind) => [kind, found.filter((it) => it === kind).length]);
  return Object.fromEntries(terms ? [...counts, [TERMS, terms]] : counts);
}

/** What the query names: entries by name or title, terms by label, then both by other names, then some that begin so.
 * @param {string} root @param {import("./name_match.js").Index} index @param {string} query @param {string[]} kinds
 * @returns {Promise<Hit[]>} */
async function firstHits(root, index, query, kinds) {
  const wanted = (/** @type {string} */ kind) => !kinds.length || kinds.includes(kind);
  const rows = (await rowsFor(query)).filter(([folder]) => wanted(index.kinds[folder]));
  const terms = wanted(TERMS) ? termsNamed(index, query) : [];
  const whole = named(rows, query);
  const entries = whole.length || terms.length ? whole : namedBefore(rows, index.common, query);
  const hitsOf = (/** @type {import("./name_match.js").Named[]} */ some) =>
    some.map((it) => hitOfEntry(it, root, index.kinds[it.row[0]], wordsOf(query)));
  const begin = entries.filter((it) => it.score < OTHER && it.row[0] !== "results").slice(0, SOME);
  return [
    ...hitsOf(entries.filter((it) => it.score >= NAMED)),
    ...(await Promise.all(terms.map((it) => hitOfTerm(it, root, index)))),
    ...hitsOf(entries.filter((it) => it.score === OTHER)),
    ...hitsOf(begin),
  ];
}
