// Ask Pagefind, and where it knows a word only by its first letters, look for the word that was meant.
import { meantBy } from "../identity.js";
import { nearest, plain, wordsOf } from "../spelling.js";
import { knownWords } from "./known.js";
import { explains, hitOf, meets } from "./hit.js";

/**
 * What we use of Pagefind's own module.
 * @typedef {{locations: number[], url: string, content: string, meta: Record<string, string>,
 *   filters: Record<string, string[]>, anchors: {id: string, text: string, location: number}[]}} Fragment
 * @typedef {{results: {data: () => Promise<Fragment>}[], totalFilters: Record<string, Record<string, number>>}} Answer
 * @typedef {{options: (options: object) => Promise<void>, init: () => Promise<void>,
 *   filters: () => Promise<object>, search: (words: string, options: object) => Promise<Answer>}} Pagefind
 */

/** @typedef {import("./hit.js").Hit} Hit */
/** `words` are those really looked for, `unknown` those that no page has; `kinds` counts all pages found.
 * @typedef {{hits: Hit[], total: number, kinds: Record<string, number>, words: string[], unknown: string[]}} Found */
/** @typedef {{answer: Answer, fragments: Fragment[], count: number}} Asked */

const SPARE = 3; // hits fetched beyond those shown, among which a better one may be

/** @type {Promise<Pagefind> | undefined} */
let loading;

/** Fetch Pagefind, once. @param {string} path the folder of its files */
export function load(path) {
  loading ??= (async () => {
    const module = /** @type {Pagefind} */ (await import(/** @type {string} */ (`${path}pagefind.js`)));
    await module.options({ noWorker: true }); // a worker is a file more, and answers no sooner
    await module.init();
    await module.filters();
    return module;
  })();
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Find pages. @param {string} path @param {string} query @param {string[]} kinds none means all
 * @param {number} count how many hits to fetch @returns {Promise<Found>} */
export async function find(path, query, kinds, count) {
  const meant = await identified(new URL("../", path).href, query);
  if (meant.length) return { hits: meant, total: meant.length, kinds: {}, words: [query], unknown: [] };
  const pagefind = await load(path);
  const words = wordsOf(query);
  const first = await ask(pagefind, words, kinds, count);
  const doubtful = words.filter((word) => !first.fragments.some((it) => meets(it, word)));
  if (!doubtful.length) return result(first, words, []);

  const known = await knownWords(new URL("../", path).href);
  const read = words.map((word) => (doubtful.includes(word) && !known.has(word) ? nearest(word, known) : word));
  const unknown = words.filter((_, n) => !read[n]);
  const kept = read.filter(Boolean);
  if (!kept.length) return { hits: [], total: 0, kinds: {}, words: [], unknown };
  return result(await ask(pagefind, kept, kinds, count), kept, unknown);
}

/** The entries whose identifier was typed. @param {string} root @param {string} query @returns {Promise<Hit[]>} */
async function identified(root, query) {
  const kinds = { models: "Models", datasets: "Datasets", studies: "Trust studies" };
  const found = Object.entries(kinds).map(async ([folder, kind]) => {
    const meant = await meantBy(`${root}${folder}/identifiers.json`, query);
    const pieces = [{ text: query, marked: true }];
    return meant.map(({ id, name }) => ({ title: name, href: `${root}${folder}/${id}/`, kind, within: "", pieces }));
  });
  return (await Promise.all(found)).flat();
}

/** @param {Pagefind} pagefind @param {string[]} words @param {string[]} kinds @param {number} count
 * @returns {Promise<Asked>} */
async function ask(pagefind, words, kinds, count) {
  const search = (/** @type {string[]} */ any) =>
    pagefind.search(words.join(" "), any.length ? { filters: { kind: { any } } } : {});
  const answer = await search(kinds);
  // A long page of words stands low, even for the very word that it explains.
  const explained = kinds.length ? [] : (await search(["Vocabulary"])).results;
  const results = [...explained, ...answer.results.slice(0, count + SPARE)];
  const fragments = await Promise.all(results.map((it) => it.data()));
  const terms = fragments.slice(0, explained.length).filter((it) => explains(it, words));
  const others = fragments.slice(explained.length).filter((it) => !terms.some((term) => term.url === it.url));
  return { answer, fragments: [...terms, ...others], count };
}

/** @param {Asked} asked @param {string[]} words @param {string[]} unknown @returns {Found} */
function result({ answer, fragments, count }, words, unknown) {
  const sorted = [...fragments].sort((a, b) => closeness(b, words) - closeness(a, words));
  const hits = sorted.slice(0, count).map((it) => hitOf(it, words));
  return { hits, total: answer.results.length, kinds: answer.totalFilters.kind ?? {}, words, unknown };
}

/** Of pages that Pagefind deems alike: the name that was typed before a word's meaning before the very phrase.
 * @param {Fragment} fragment @param {string[]} words */
function closeness(fragment, words) {
  if (plain(fragment.meta.title ?? "").replaceAll(" ", "") === words.join("")) return 3;
  if (explains(fragment, words)) return 2;
  return words.length > 2 && plain(fragment.content).includes(words.join(" ")) ? 1 : 0;
}
