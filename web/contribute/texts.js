// What a text may be made of, as scripts/hfm/model/texts.py has it.
import { patterns, tables } from "./tables.js";

/** A value that cannot stay as it is: code, what is wrong, what to do, what to write instead.
 * @typedef {{code: string, said: string, tip: string, instead: string}} Fault */

/** @param {string} code @param {string} said @param {string} [tip] @param {string} [instead] @returns {Fault} */
export const fault = (code, said, tip = "", instead = "") => ({ code, said, tip, instead });

/** The text as it should have been written: plain single blanks, nothing unseen, composed letters. @param {string} text */
export function clean(text) {
  const seen = text.normalize("NFC").replace(patterns.allOddBlank, " ").replace(patterns.allHidden, "");
  return seen.trim().split("\n").map((line) => line.replace(/(?<=\S) {2,}/g, " ").trimEnd()).join("\n");
}

/** The text on one line, without what no one sees. @param {string} text */
export const oneLine = (text) => clean(withoutUnseen(text)).split(/\s+/).filter(Boolean).join(" ");

/** @param {string} text */
export const withoutUnseen = (text) => text.replace(/[\r\u2028\t]/g, " ").replace(patterns.unseen, "");

/** @type {Record<string, (text: string) => Fault | null>} */
export const TEXT_CHECKS = { seen, single, short, stated, plain, untagged };

/** @param {string} text */
function seen(text) {
  const refuse = (/** @type {string} */ said) => fault("bad-text", said, "leave the line out", clean(text));
  const [hidden, odd] = [patterns.hidden.exec(text), patterns.oddBlank.exec(text)];
  if (hidden) return refuse(`holds an unseen character, ${point(hidden[0].slice(-1))}`);
  if (odd) return refuse(`holds a blank that is no plain one, ${point(odd[0])}`);
  if (/^[ \n]| $/.test(text)) return refuse("begins or ends with a blank");
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return refuse("holds nothing that one can see");
  if (text.normalize("NFC") !== text) return refuse("has letters in two parts, a letter and its accent");
  return null;
}

/** @param {string} text */
function single(text) {
  return text.includes("  ") ? fault("bad-text", "has two blanks in a row", "", clean(text)) : null;
}

/** @param {string} text */
function short(text) {
  const most = tables.longestName;
  return [...text].length > most ? fault("too-long", `longer than ${most} characters`, "say it shorter") : null;
}

/** @param {string} text */
function stated(text) {
  const tip = "leave it empty: absent means not known";
  return patterns.nothingSaid.test(text) ? fault("says-nothing", `'${text}' says nothing`, tip) : null;
}

/** @param {string} text */
function plain(text) {
  const [first, last, inner] = [text[0], text.slice(-1), text.slice(1, -1)];
  const quoted = tables.quotes[first] === last && text.length > 2 && !inner.includes(first) && !inner.includes(last);
  if (quoted) return fault("bad-text", "has quotes around the whole", "", inner);
  const markup = patterns.markup.exec(text);
  const tip = "write what a reader sees: plain letters and signs, such as α, ², ü";
  return markup ? fault("markup", `'${markup[0].slice(0, 40)}' is markup`, tip) : null;
}

/** @param {string} text */
function untagged(text) {
  const tag = patterns.tag.exec(text);
  if (!tag) return null;
  const inPlace = (/** @type {string} */ it) => (/^<\/?(?:br|p|div|li|tr|hr|h[1-6])\b/i.test(it) ? " " : "");
  const bare = text.replace(patterns.allTags, inPlace).replace(/ +/g, " ").replace(/ ([.,;:])/g, "$1");
  return fault("markup", `'${tag[0].slice(0, 40)}' is a tag of HTML`, "write plain text, without tags", clean(bare));
}

/** @param {string} char */
const point = (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
