// The pages that answer a query, best first: all of its words, or most of them where no page has all.
import { nearest, otherSpellings, plain } from "../spelling.js";
import { knownWords } from "./index_files.js";
import { kindOf } from "./page_index.js";
import { grouped, readQuery } from "./query.js";

/** @typedef {import("./page_index.js").Pages} Pages */
/** @typedef {import("./page_index.js").Scores} Scores */
/** @typedef {import("./query.js").Group} Group */
/** @typedef {{scores: Scores, words: string[], unknown: string[], apart: string[], corrected: boolean}} Answer */

const OF_KIND = 3; // a page of the kind that was asked for
const OF_NAME = 10; // where a phrase was asked for, Pagefind says only that a page has it
const OF_PHRASE = 1.5; // a page that has the words one after the other
const MANY = 2000; // pages, beside which a word of few pages says much
const MOST = 0.6; // of the weight of the best page, where none has all words

/** @param {Pages} pages @param {import("./name_match.js").Index} index @param {string} query @returns {Promise<Answer>} */
export async function answered(pages, index, query) {
  const { typed, kind } = readQuery(query);
  const asked = grouped(typed, index);
  const found = (await Promise.all(asked.map((group) => scoresOf(pages, group)))).flat();
  const read = await Promise.all(found.map((it) => (it.scores.size ? it : corrected(pages, it))));
  const known = read.filter((it) => it.scores.size).map((it) => ({ ...it, scores: preferring(kind, it.scores) }));
  const words = known.flatMap((it) => it.words);
  const unknown = read.filter((it) => !it.scores.size).flatMap((it) => it.words);
  const phrase = words.length > 1 ? await pages.phrase(words) : new Map();
  if (words.length > 1) await pages.ask(words.join(" ")); // so that a page knows where all of them stand
  const { scores, apart } = together(known, phrase);
  return { scores, words, unknown, apart, corrected: known.some((it) => it.meant) };
}

/** The kind of page that was asked for before others. @param {string} kind @param {Scores} scores @returns {Scores} */
const preferring = (kind, scores) =>
  kind ? new Map([...scores].map(([page, it]) => [page, kindOf(page) === kind ? OF_KIND * it : it])) : scores;

/** @typedef {Group & {scores: Scores, meant?: boolean}} Scored */

/** The pages of a group; a name that no page has falls into its words. @param {Pages} pages @param {Group} group
 * @returns {Promise<Scored[]>} */
async function scoresOf(pages, { words, label }) {
  if (label) {
    const own = both(await Promise.all(words.map((it) => having(pages, it))));
    return [{ words, label, scores: behind(own, await called(pages, plain(label).split(" "))) }];
  }
  const name = words.length > 1 ? await called(pages, words) : new Map();
  if (name.size) return [{ words, scores: name }];
  return Promise.all(words.map(async (word) => ({ words: [word], scores: await having(pages, word) })));
}

/** The pages that have a word, in either spelling: tumour, tumor. @param {Pages} pages @param {string} word */
async function having(pages, word) {
  const all = await Promise.all([word, ...otherSpellings(word)].map((it) => pages.having(it)));
  return all.reduce((found, it) => either(found, it, 1));
}

/** The pages that have these words as one name: together, as `X-ray` is kept, or one after the other.
 * @param {Pages} pages @param {string[]} words */
async function called(pages, words) {
  if (words.length === 1) return pages.having(words[0]);
  const [together, apart] = await Promise.all([pages.having(words.join("")), pages.phrase(words)]);
  return either(together, apart, OF_NAME);
}

/** A word that no page has, read as the nearest that the catalog knows. @param {Pages} pages @param {Scored} group
 * @returns {Promise<Scored>} */
async function corrected(pages, group) {
  const [word] = group.words;
  const meant = nearest(word, await knownWords());
  if (meant) return { words: [meant], scores: await pages.having(meant), meant: true };
  return { ...group, scores: await pages.like(word, true) };
}

/** @param {Scores[]} all @returns {Scores} pages in every one */
function both([first = new Map(), ...rest]) {
  const pages = [...first.keys()].filter((page) => rest.every((it) => it.has(page)));
  return new Map(pages.map((page) => [page, [first, ...rest].reduce((sum, it) => sum + (it.get(page) ?? 0), 0)]));
}

/** @param {Scores} one @param {Scores} other @param {number} share of the other's scores @returns {Scores} */
function either(one, other, share) {
  const found = new Map(one);
  for (const [page, score] of other) found.set(page, (found.get(page) ?? 0) + share * score);
  return found;
}

/** Those with the words that were typed, then those with the name of the term that they mean.
 * @param {Scores} own @param {Scores} carried @returns {Scores} */
function behind(own, carried) {
  const share = Math.min(1, ...own.values()) / Math.max(1, ...carried.values());
  return new Map([...[...carried].map(([page, score]) => /** @type {[string, number]} */ ([page, share * score])), ...own]);
}

/** The pages with all groups, best first; where there are none, those with the most telling of them.
 * @param {Scored[]} groups @param {Scores} phrase
 * @returns {{scores: Scores, apart: string[]}} */
function together(groups, phrase) {
  const all = both(groups.map((it) => it.scores));
  for (const [page, score] of all) if (phrase.has(page)) all.set(page, OF_PHRASE * score);
  if (all.size || !groups.length) return { scores: sorted(all), apart: [] };
  /** @type {Scores} */
  const weights = new Map();
  for (const { scores } of groups) {
    const weight = Math.log(1 + MANY / scores.size);
    for (const [page, score] of scores) weights.set(page, (weights.get(page) ?? 0) + weight + Math.min(score, 99) / 1000);
  }
  const best = Math.max(...weights.values());
  const most = sorted(new Map([...weights].filter(([, it]) => it >= MOST * best)));
  const [first] = most.keys();
  return { scores: most, apart: groups.filter((it) => !it.scores.has(first)).flatMap((it) => it.words) };
}

/** @param {Scores} scores @returns {Scores} */
const sorted = (scores) => new Map([...scores].sort((a, b) => b[1] - a[1]));
