// What a work is, read from all its ids and addresses in every spelling, as scripts/hfm/model/identity.py has it.
import { addressFault, arxivIdIn, doiIn, trimEnd } from "./addresses.js";
import { patterns } from "./tables.js";

/** @typedef {(string | number)[]} Keys */

/** Identity → the keys of the value that states it, the first of them where several do.
 * @param {Record<string, any>} entry @returns {Map<string, Keys>} */
export function identities(entry) {
  /** @type {Map<string, Keys>} */
  const found = new Map();
  for (const [keys, text] of stated(entry)) {
    const identity = identityOf(text);
    if (identity && !found.has(identity)) found.set(identity, keys);
  }
  return found;
}

/** The identity that an id or an address states. @param {string} text */
export function identityOf(text) {
  const [arxiv, doi] = [arxivIdIn(text), doiIn(text)];
  if (arxiv) return `arxiv:${arxiv.toLowerCase()}`;
  if (doi) return `doi:${doi.toLowerCase().replace(/(?<=[0-9])v[0-9]{1,2}$/, "")}`;
  return text.includes("://") ? addressIdentity(text) : text.toLowerCase();
}

/** The address without what makes no difference; or the id that it holds. @param {string} url */
export function addressIdentity(url) {
  if (addressFault(url)) return "";
  const [, netloc, whole, query = ""] = /^https?:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  const host = netloc.replace(/:[0-9]*$/, "").toLowerCase().replace(/^www\./, "");
  const path = trimEnd(whole, "/.");
  const rest = query ? `${path}?${query}` : path;
  for (const [site, form, identity] of patterns.sites) {
    const id = site.test(host) ? form.exec(rest) : null;
    if (id) return identity.replace("{}", identity.startsWith("openreview") ? id[1] : id[1].toLowerCase());
  }
  const kept = [...new URLSearchParams(query)].filter(([key, value]) => value && !patterns.tracking.test(key));
  kept.sort((a, b) => (a < b ? -1 : 1));
  const shown = path.replace(/\.pdf$/, "").replace(/\/index\.html$/, "");
  return `${host}${shown}${kept.length ? `?${kept.map((pair) => pair.map(quoted).join("=")).join("&")}` : ""}`;
}

/** The letters and digits of a name or a title, without case and accents; `+` too. @param {string} text */
export function letters(text) {
  const plain = text.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ").normalize("NFKD");
  return plain.replace(/[^\p{L}\p{N}+]/gu, "");
}

/** An id from a name: `Polyp-SAM++` → `polyp-sam-plus-plus`. @param {string} name */
export function idFrom(name) {
  const ascii = [...name.normalize("NFKD")].filter((it) => it <= "\x7f").join("").toLowerCase();
  const dashed = ascii.replace(/\+/g, "-plus ").replace(/[^a-z0-9]+/g, "-");
  return dashed.replace(/^-|-$/g, "").slice(0, 80).replace(/^-+|-+$/g, "");
}

/** @param {Record<string, any>} entry @returns {Generator<[Keys, string]>} */
function* stated({ preprint, publication, identifiers, links }) {
  if (preprint?.id) {
    const whole = /^(?:10\.|http)/.test(preprint.id);
    yield [["preprint", "id"], whole ? preprint.id : `${(preprint.server ?? "").toLowerCase()}:${preprint.id}`];
  }
  if (preprint?.url) yield [["preprint", "url"], preprint.url];
  if (publication?.doi) yield [["publication", "doi"], publication.doi];
  if (publication?.url && publication.kind !== "release") yield [["publication", "url"], publication.url];
  if (identifiers?.pubmed) yield [["identifiers", "pubmed"], `pubmed:${identifiers.pubmed}`];
  if (identifiers?.openalex) yield [["identifiers", "openalex"], `openalex:${identifiers.openalex}`];
  if (links?.paper) yield [["links", "paper"], links.paper];
}

/** @param {string} text */
const quoted = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, "+");
