// What Pagefind knows: for each word the pages that have it, with how much it says of them.
import { meets } from "./hit.js";

/**
 * What we use of Pagefind's own module.
 * @typedef {{locations: number[], url: string, content: string, meta: Record<string, string>,
 *   filters: Record<string, string[]>, anchors: {id: string, text: string, location: number}[]}} Fragment
 * @typedef {{id: string, score: number, data: () => Promise<Fragment>}} Result
 * @typedef {{options: (options: object) => Promise<void>, init: () => Promise<void>,
 *   search: (words: string) => Promise<{results: Result[]}>}} Pagefind
 */

/** Page → how well it answers. @typedef {Map<string, number>} Scores */

/** Kinds that name everything, and are about little of it. @type {Record<string, number>} */
const LESS = { "result-tables": 0.2, charts: 0.5, pages: 0.7 };
const SHORT = 3; // letters of a word that begins too many others

/** The kind of a page, which is in its name: `en_trust-studies_04aba38`. @param {string} page */
export const kindOf = (page) => page.split("_")[1];

export class Pages {
  /** @param {Pagefind} pagefind */
  constructor(pagefind) {
    this.pagefind = pagefind;
    /** @type {Map<string, Result>} page → the last answer that had it */
    this.results = new Map();
    /** @type {Map<string, Promise<Scores>>} */
    this.asked = new Map();
  }

  /** Fetch Pagefind. @param {string} path the folder of its files */
  static async load(path) {
    const module = /** @type {Pagefind} */ (await import(/** @type {string} */ (`${path}pagefind.js`)));
    await module.options({ noWorker: true }); // a worker is a file more, and answers no sooner
    await module.init();
    return new Pages(module);
  }

  /** What Pagefind answers; in quotes only the very words. @param {string} text @returns {Promise<Scores>} */
  async ask(text) {
    const { results } = await this.pagefind.search(text);
    for (const it of results) this.results.set(it.id, it);
    return new Map(results.map(({ id, score }) => [id, score * (LESS[kindOf(id)] ?? 1)]));
  }

  /** The pages that have these very words one after the other. @param {string[]} words */
  phrase(words) {
    return this.ask(`"${words.join(" ")}"`);
  }

  /** The pages that have a word, or a longer form of it; a number only as it is. @param {string} word */
  having(word) {
    const found = this.asked.get(word) ?? this.look(word);
    this.asked.set(word, found);
    return found;
  }

  /** @param {string} word @returns {Promise<Scores>} */
  async look(word) {
    const exact = await this.phrase([word]);
    if (!exact.size) return this.like(word, false);
    const longer = await this.ask(word);
    const own = word.length <= SHORT || /^\d+$/.test(word);
    return own ? new Map([...longer].filter(([page]) => exact.has(page))) : longer;
  }

  /** The pages that Pagefind has for a word which no page has as it is: it shortens the word until some page has it.
   * @param {string} word @param {boolean} nearly whether most of the word is enough @returns {Promise<Scores>} */
  async like(word, nearly) {
    const found = await this.ask(word);
    const [first] = found.keys();
    return first && !/^\d+$/.test(word) && meets(await this.fragment(first), word, nearly) ? found : new Map();
  }

  /** @param {string} page */
  fragment(page) {
    return /** @type {Result} */ (this.results.get(page)).data();
  }
}
