// The words of all rows, to be searched: collected once, some rows at a time, so that it can be done while the reader reads.
import { joined, plain, wordsOf } from "../spelling.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./rows.js").Facet} Facet */
/** @typedef {import("./rows.js").Texts} Texts */

/** The plain words of all rows, or terms, in one text, each between blanks; a row's begin at `starts[row]`.
 * @typedef {{text: string, starts: number[]}} Words */
/** `whole` are each row's names without blanks; `labels` the words of each facet's terms; `aliases` the terms that another
 * word means, as a whole.
 * @typedef {{names: Words, titles: Words, texts: Words, whole: string[][], labels: {facet: Facet, words: Words}[],
 *   aliases: Map<string, [Facet, number][]>}} Index */

const JOINT = /(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)/g;
const STEP = 100; // rows between two looks at the clock

/** An index that grows while `isTime`, at least by a step; what comes back is the whole of it, or null while rows are left.
 * @param {Data} data @param {Texts} texts @returns {(isTime: () => boolean) => Index | null} */
export function growIndex(data, texts) {
  const ofTitle = texts.texts[texts.title];
  const columns = [...Object.values(data.texts), ...Object.values(texts.texts)].filter((it) => it !== ofTitle);
  /** @type {{names: string[], titles: string[], texts: string[], whole: string[][]}} */
  const found = { names: [], titles: [], texts: [], whole: [] };
  const add = (/** @type {number} */ row) => {
    const names = [data.names[row], ...texts.names[row].split(", ")].filter(Boolean);
    found.whole.push(names.map(joined).filter(Boolean));
    found.names.push(names.map((it) => between(`${it} ${it.replace(JOINT, " ")} ${joined(it)}`)).join(""));
    found.titles.push(between(ofTitle?.[row] ?? ""));
    found.texts.push(columns.map((column) => between(column[row])).join(""));
  };
  let row = 0;
  return (isTime) => {
    do {
      for (const end = Math.min(row + STEP, data.count); row < end; row += 1) add(row);
    } while (row < data.count && isTime());
    return row < data.count ? null : finished(found, data, texts);
  };
}

/** @param {Data} data @param {Texts} texts */
export const makeIndex = (data, texts) => /** @type {Index} */ (growIndex(data, texts)(() => true));

/** @param {{names: string[], titles: string[], texts: string[], whole: string[][]}} found @param {Data} data
 * @param {Texts} texts @returns {Index} */
function finished(found, data, texts) {
  const facets = [...data.facets.values()];
  return {
    names: inOne(found.names), titles: inOne(found.titles), texts: inOne(found.texts), whole: found.whole,
    labels: facets.map((facet) => ({ facet, words: inOne(facet.terms.map(({ label }) => between(label))) })),
    aliases: byAlias(facets, texts.aliases),
  };
}

/** @param {string} text */
const between = (text) => ` ${plain(text)} `;

/** @param {string[]} rows @returns {Words} */
function inOne(rows) {
  const starts = [0];
  for (const row of rows) starts.push(starts[starts.length - 1] + row.length);
  return { text: rows.join(""), starts };
}

/** @param {Facet[]} facets @param {Texts["aliases"]} aliases */
function byAlias(facets, aliases) {
  /** @type {Index["aliases"]} */
  const found = new Map();
  for (const facet of facets) {
    aliases[facet.field]?.forEach((others, term) => {
      for (const other of others.split(", ").map((it) => wordsOf(it).join(" ")).filter(Boolean)) {
        found.set(other, [...(found.get(other) ?? []), [facet, term]]);
      }
    });
  }
  return found;
}
