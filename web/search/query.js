// A query as it is looked for: its telling words, names of several words as one, the kind of page that it asks for. Pure.
import { plain } from "../spelling.js";
import { synonyms } from "./name_match.js";

/** Words that are looked for together: as one name (`GPT-4`), as another word for a term, or one alone.
 * @typedef {{words: string[], label?: string}} Group */

// What says nothing beside other words, and what every entry has.
const SMALL = new Set(
  ("a an and are at by can do does for from how i in is it of on or the to using what which with " +
    "arxiv code download github huggingface licence license paper parameters pdf weights").split(" "),
);
/** Words that say which kind of page is wanted. @type {Record<string, string>} */
const KINDS = {
  model: "models", models: "models", dataset: "datasets", datasets: "datasets", benchmark: "benchmarks",
  benchmarks: "benchmarks", leaderboard: "benchmarks", study: "trust-studies", studies: "trust-studies", survey: "surveys", surveys: "surveys",
};

/** The words of a query, each with whether a sign joined it to the one before (`GPT-4` is one name); and the kind of page
 * that one of them names, beside others.
 * @param {string} query @returns {{typed: {word: string, glued: boolean}[], kind: string}} */
export function readQuery(query) {
  const all = query.split(/\s+/).flatMap((token) =>
    plain(token).split(" ").filter(Boolean).map((word, n) => ({ word, glued: n > 0 && !/[+&]/.test(token) })));
  const each = all.filter(({ word }, n) => all.findIndex((it) => it.word === word) === n);
  const telling = each.filter(({ word }) => !SMALL.has(word) && !Object.hasOwn(KINDS, word));
  const kind = each.find(({ word }) => Object.hasOwn(KINDS, word));
  return telling.length ? { typed: telling, kind: KINDS[kind?.word ?? ""] ?? "" } : { typed: each, kind: "" };
}

/** @param {{word: string, glued: boolean}[]} typed @param {import("./name_match.js").Index} index @returns {Group[]} */
export function grouped(typed, index) {
  const others = synonyms(index, typed.map((it) => it.word));
  /** @type {Group[]} */
  const groups = [];
  for (let at = 0; at < typed.length; at += 1) {
    const { word, glued } = typed[at];
    const other = others.find(({ from }) => from === at);
    const last = groups.at(-1);
    if (other) {
      groups.push({ words: typed.slice(at, other.to).map((it) => it.word), label: other.label });
      at = other.to - 1;
    } else if (last && !last.label && (glued || /^\d+$/.test(word))) last.words.push(word);
    else groups.push({ words: [word] });
  }
  return groups;
}
