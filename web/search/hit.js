// A page that was found, as the reader sees it: what it is called, where it is, and the words around what was meant.
import { answers, joined, plain } from "../spelling.js";
import { meaningOf } from "./index_files.js";

/** @typedef {import("./page_index.js").Fragment} Fragment */
/** A piece of text, marked where it is what the reader looked for. @typedef {{text: string, marked: boolean}} Piece */
/** @typedef {{title: string, href: string, kind: string, within: string, pieces: Piece[]}} Hit */

const LENGTH = 26; // words of an excerpt

/** @param {Fragment} fragment @param {string[]} words @returns {Hit} */
export function hitOf(fragment, words) {
  const anchor = bestAnchor(fragment, words);
  const title = titleOf(fragment.meta.title || (fragment.filters.kind?.[0] ?? fragment.url));
  const lead = pieces((fragment.meta.lead ?? "").split(" "), words);
  const told = !anchor && lead.length && (lead.some((it) => it.marked) || words.every((word) => has(title, word)));
  return {
    title: anchor ? titleOf(anchor.text) : title,
    href: anchor ? `${fragment.url}#${anchor.id}` : fragment.url,
    kind: fragment.filters.kind?.[0] ?? "",
    within: anchor ? title : "",
    pieces: told ? lead : excerpt(fragment, words, anchor),
  };
}

/** An entry that was named. @param {import("./name_match.js").Named} named @param {string} root @param {string} kind
 * @param {string[]} words @returns {Hit} */
export function hitOfEntry({ row: [folder, id, name, title, told], by: other }, root, kind, words) {
  const href = `${root}${folder && `${folder}/`}${id || plain(name).replaceAll(" ", "-")}/`;
  const own = title.toLowerCase().startsWith(`${name.toLowerCase()}: `) ? title.slice(name.length + 2) : title;
  const line = title ? `${own}${told && `, ${told}`}` : told;
  return { title: name, href, kind, within: "", pieces: [...(folder === "charts" ? [] : also(other)), ...pieces(line.split(" "), words)] };
}

/** A term that was named. @param {import("./name_match.js").Term} term @param {string} root
 * @param {import("./name_match.js").Index} index @returns {Promise<Hit>} */
export async function hitOfTerm({ list, id, label, by }, root, { terms }) {
  const text = await meaningOf(list, id);
  const href = `${root}${terms[list].page}${id}`;
  return { title: label, href, kind: "Vocabulary", within: terms[list].label, pieces: [...also(by), { text, marked: false }] };
}

/** @param {string} other @returns {Piece[]} */
const also = (other) => (other ? [{ text: "Also called", marked: false }, { text: `${other}.`, marked: true }] : []);

/** A name without the sign of a link to it. @param {string} text */
const titleOf = (text) => text.replace(/\s*¶/g, "");

/** Whether a page really has this word, or one that it begins; `nearly`: one that begins with most of it.
 * @param {Fragment} fragment @param {string} word @param {boolean} [nearly] */
export function meets(fragment, word, nearly = false) {
  const tokens = fragment.content.split(/\s+/);
  return fragment.locations.some((at) => {
    const written = joined(tokens[at] ?? "");
    return written.includes(word) || (nearly && like(written, word));
  });
}

/** A written word that begins with nearly all of the typed one. @param {string} written @param {string} word */
function like(written, word) {
  let same = 0;
  while (same < word.length && written[same] === word[same]) same += 1;
  return same >= Math.max(4, Math.ceil(word.length * 0.75));
}

/** @param {string} text @param {string} word */
const has = (text, word) => plain(text).replaceAll(" ", "").includes(word);

/** A section's name, perhaps with its code behind: `CT CT`. @param {string} text @param {string[]} words */
function isCalled(text, words) {
  const name = plain(text);
  return name === words.join(" ") || name.replace(/ \w+$/, "") === words.join(" ");
}

/** The section of a long page that was meant: the one called so, or the one with most of the words.
 * @param {Fragment} fragment @param {string[]} words */
function bestAnchor({ anchors: all, content }, words) {
  const anchors = all.filter(({ text }) => titleOf(text).trim()); // a drawing is a place too, which nothing is called
  const tokens = content.split(/\s+/);
  let [best, most] = [undefined, 0];
  anchors.forEach((anchor, n) => {
    const end = Math.min(anchors[n + 1]?.location ?? tokens.length, anchor.location + 120);
    const text = plain(tokens.slice(anchor.location, end).join(" "));
    const met = words.filter((word) => text.includes(word)).length;
    const named = words.filter((word) => has(anchor.text, word)).length;
    const score = met + named + (isCalled(anchor.text, words) ? 2 : 0);
    if (score > most) [best, most] = [/** @type {any} */ (anchor), score];
  });
  return /** @type {Fragment["anchors"][number] | undefined} */ (best);
}

/** The words around the first that was meant, below the title and what else it is called; or a section's first words.
 * @param {Fragment} fragment @param {string[]} words @param {Fragment["anchors"][number]} [section] */
function excerpt({ content, locations, meta, anchors }, words, section) {
  const tokens = content.split(/\s+/);
  const next = section && anchors.find((it) => it.location > section.location);
  const end = Math.min((section?.location ?? 0) + LENGTH, next?.location ?? Infinity);
  if (section) return pieces(tokens.slice(section.location, end), words);
  const name = meta.title ?? "";
  const title = Math.max(content.indexOf(`${name}. `), 0) + name.length;
  const below = content.slice(0, title).split(/\s+/).length;
  const first = Math.min(...locations.filter((at) => at >= below), tokens.length);
  const begin = Math.max(below, first < tokens.length ? first - 4 : 0);
  return pieces(tokens.slice(begin, begin + LENGTH), words);
}

/** @param {string[]} tokens @param {string[]} words @returns {Piece[]} */
function pieces(tokens, words) {
  /** @type {Piece[]} */
  const found = [];
  for (const token of tokens.map((it) => it.replaceAll("¶", ""))) {
    const parts = plain(token).split(" ");
    const marked = words.some((word) => [...parts, joined(token)].some((it) => answers(it, word) || (!/\d/.test(word) && like(it, word))));
    const last = found.at(-1);
    if (last && last.marked === marked) last.text += ` ${token}`;
    else found.push({ text: token, marked });
  }
  return found.filter((it) => it.text);
}
