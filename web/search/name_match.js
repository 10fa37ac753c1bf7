// What readers call things: the entries and terms that a query names, best first. Pure; its files are read elsewhere.
import { answers, joined as together, oneSpelling, plain as spelled, wordsOf } from "../spelling.js";

/** An entry: its folder, id, name, title, year or what it is, other names.
 * @typedef {[string, string, string, string, string, string[]]} Row */
/** A word list: its label, where its terms stand, and of each its id, label and other words.
 * @typedef {{label: string, page: string, terms: [string, string, string[]][]}} List */
/** What there is: the beginnings of names, the ends of identifiers, names that are common words too, what each kind is called by its folder, the word lists.
 * @typedef {{names: string[], ids: string[], common: string[], kinds: Record<string, string>, terms: Record<string, List>}} Index */
/** An entry that a query names: how well, and by which other name.
 * @typedef {{row: Row, score: number, by: string}} Named */
/** A term that a query names, perhaps by another word. @typedef {{list: string, id: string, label: string, by: string}} Term */

/** The name itself, or the title; another name; below, the beginning of a title or a name, or a word of a name. */
export const [NAMED, OTHER] = [98, 95];
const [SPELLED, NAME, BEGINS_TITLE, WORD, BEGINS] = [101, 100, 80, 75, 70];
// Lists whose other words mean the term also inside a query: backbones and licences have names as other words.
const WORDS = ["modalities", "tasks", "techniques", "text-types", "organs", "trust-issues"];
const ARTICLE = /^(?:a|an|the) (?=.)/;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

const plain = (/** @type {string} */ text) => oneSpelling(spelled(text));
const joined = (/** @type {string} */ text) => oneSpelling(together(text));
/** A title as it is compared: without the article before it. @param {string} text */
const bare = (text) => plain(text).replace(ARTICLE, "");
/** A term in one: `retinal photographs` are the photograph. @param {string} text */
const single = (text) => joined(text).replace(/(?<=[a-z]{4}[^suiy])s$/, "");

/** The entries that a query names, best first; of those alike the shorter name. @param {Row[]} rows @param {string} query
 * @returns {Named[]} */
export function named(rows, query) {
  const asked = { text: query.trim().toLowerCase(), plain: bare(query), whole: joined(query) };
  const found = rows.map((row) => best(row, asked)).filter((it) => it.score);
  return found.sort((a, b) => b.score - a.score || a.row[2].length - b.row[2].length);
}

/** The entries that the query begins with, by their very name: `MIMIC-IV v2.2`, `medsam ct`. The longest name counts; one
 * that is a common word too (`state`, `get`) only with its capitals.
 * @param {Row[]} rows @param {string[]} common @param {string} query @returns {Named[]} */
export function namedBefore(rows, common, query) {
  const words = query.trim().split(/\s+/);
  for (let end = words.length - 1; end > 0; end -= 1) {
    const name = words.slice(0, end).join(" ");
    const found = name !== name.toLowerCase() || !common.includes(name) ? named(rows, name).filter(({ score }) => score >= NAME) : [];
    if (found.length) return found;
  }
  return [];
}

/** @typedef {{text: string, plain: string, whole: string}} Asked */

/** @param {Row} row @param {Asked} asked @returns {Named} */
function best(row, asked) {
  const [, , name, title, , others] = row;
  let found = { row, score: Math.max(scoreOfName(name, asked), scoreOfTitle(title, asked)), by: "" };
  for (const by of others) {
    const score = Math.min(OTHER, scoreOfName(by, asked) - 1);
    if (score > found.score && (score !== WORD - 1 || CJK.test(asked.whole))) found = { row, score, by };
  }
  return found;
}

/** @param {string} name @param {Asked} asked */
function scoreOfName(name, { text, whole }) {
  const own = joined(name);
  if (own === whole) return name.toLowerCase() === text ? SPELLED : NAME;
  if (CJK.test(whole)) return own.includes(whole) ? WORD : 0;
  if (whole.length > 2 && answers(own, whole)) return BEGINS;
  return whole.length > 3 && parts(name).includes(whole) ? WORD : 0;
}

/** The words of a name, and those of which they are made. @param {string} name */
const parts = (name) => wordsOf(`${name} ${name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)/g, " ")}`);

/** @param {string} title @param {Asked} asked */
function scoreOfTitle(title, { plain: asked, whole }) {
  if (!title) return 0;
  const own = bare(title);
  if (own === asked || bare(title.replace(/^[^:]{1,40}: /, "")) === asked) return NAMED;
  if (CJK.test(whole)) return own.replaceAll(" ", "").includes(whole) ? WORD : 0;
  return asked.includes(" ") && asked.length > 11 && own.startsWith(asked) ? BEGINS_TITLE : 0;
}

/** The terms that the whole query names: by their label before another word. @param {Index} index @param {string} query
 * @returns {Term[]} */
export function termsNamed(index, query) {
  const whole = single(query);
  if (!whole) return [];
  const found = every(index).map(([list, id, label, others]) => {
    const by = others.find((it) => single(it) === whole);
    return single(label) === whole ? { list, id, label, by: "", score: 2 } : { list, id, label, by: by ?? "", score: by ? 1 : 0 };
  });
  return found.filter((it) => it.score).sort((a, b) => b.score - a.score);
}

/** Where words of the query are another word for a term: from which word to which, and the term's label.
 * @param {Index} index @param {string[]} words @returns {{from: number, to: number, label: string}[]} */
export function synonyms(index, words) {
  const own = every(index).filter(([list]) => WORDS.includes(list));
  const labels = new Map(own.flatMap(([, , label, others]) => others.map((it) => [plain(it), label])));
  const found = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = words.length; to > from; to -= 1) {
      const label = labels.get(words.slice(from, to).join(" "));
      if (label === undefined) continue;
      found.push({ from, to, label });
      from = to - 1;
      break;
    }
  }
  return found;
}

/** Every term of every list. @param {Index} index @returns {[string, string, string, string[]][]} */
const every = ({ terms }) => Object.entries(terms).flatMap(([list, it]) => it.terms.map(([id, label, others]) =>
  /** @type {[string, string, string, string[]]} */ ([list, id, label, others])));
