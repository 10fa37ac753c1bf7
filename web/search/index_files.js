// The small files of what readers call things, each fetched when a query needs it.
import { readJson } from "../site_data.js";
import { assets } from "../script.js";
import { joined } from "../spelling.js";

/** @typedef {import("./name_match.js").Row} Row */

/** @type {Map<string, Promise<any>>} */
const loading = new Map();

/** @param {string} name @param {any} without what to do without the file */
function file(name, without) {
  const found = loading.get(name) ?? readJson(`${assets}search/${name}.json`).catch(() => without);
  loading.set(name, found);
  return found;
}

/** The terms, the kinds of entries, and which names there are files of. @returns {Promise<import("./name_match.js").Index>} */
export const readIndex = () => file("index", { names: [], ids: [], common: [], kinds: {}, terms: {} });

/** The entries that may be called like the query. @param {string} query @returns {Promise<Row[]>} */
export async function rowsFor(query) {
  const beginning = [...joined(query)].slice(0, 2).join("");
  const name = /^[a-z0-9]*$/.test(beginning) ? beginning : "other";
  return (await readIndex()).names.includes(name) ? file(`names/${name}`, []) : [];
}

/** Identity → folder, id and name of the entries that it means, for all that end like this.
 * @param {string} identity @returns {Promise<Record<string, [string, string, string][]>>} */
export async function idsLike(identity) {
  const name = /[a-z0-9]$/.exec(identity)?.[0] ?? "other";
  return (await readIndex()).ids.includes(name) ? file(`ids/${name}`, {}) : {};
}

/** What a term means. @param {string} list @param {string} id @returns {Promise<string>} */
export const meaningOf = async (list, id) => (await file(`meanings/${list}`, {}))[id] ?? "";

/** The words that a mistyped one may mean, the likelier first. @returns {Promise<string[]>} */
export const knownWords = () => file("words", []);
