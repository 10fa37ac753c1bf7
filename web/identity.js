// Identifiers as readers type them: an arXiv id with its version, a DOI as an address, owner/repository.
import { readJson } from "./site_data.js";

/** @type {[RegExp, (found: RegExpExecArray) => string[]][]} */
const FORMS = [
  [/^(?:.*arxiv(?:\.org\/[a-z]+\/|[.:\s]\s*))?(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/, ([, id]) => [`arxiv:${id}`]],
  [/^(?:.*arxiv(?:\.org\/[a-z]+\/|[:\s]\s*))?([a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/, ([, id]) => [`arxiv:${id}`]],
  [/(10\.\d{4,9}\/[^\s?#]+)/, ([, id]) => [`doi:${id.replace(/[.,;]$/, "").replace(/(\d)v\d{1,2}(?:\.full|\.pdf|\.abstract)*$/, "$1")}`]],
  [/^(?:pmid[:\s]*|.*pubmed(?:\.ncbi\.nlm\.nih\.gov)?\/)(\d{1,9})\/?$/, ([, id]) => [`pubmed:${id}`]],
  [/^(?:.*(?:github|gitlab)\.com\/)([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/?#].*)?$/, ([, id]) => [`repository:${id}`]],
  [/^(?:.*(?:huggingface\.co|hf\.co)\/)((?:datasets\/|spaces\/)?[\w.-]+\/[\w.-]+)/, ([, id]) => [`huggingface:${id}`]],
  [/^([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/, ([, id]) => [`repository:${id}`, `huggingface:${id}`, `huggingface:datasets/${id}`]],
];

/** What a query may identify; nothing where it is words. @param {string} query @returns {string[]} */
export function identitiesIn(query) {
  const text = query.trim().toLowerCase();
  for (const [form, read] of FORMS) {
    const found = form.exec(text);
    if (found) return read(found);
  }
  return [];
}

/** An entry that is meant. @typedef {{id: string, name: string}} Meant */

/** @type {Map<string, Promise<Record<string, [string, string][]>>>} */
const loading = new Map();

/** The entries that a query identifies. @param {string} address the file of a kind's identifiers
 * @param {string} query @returns {Promise<Meant[]>} */
export async function meantBy(address, query) {
  const asked = identitiesIn(query);
  if (!asked.length) return [];
  const file = loading.get(address) ?? readJson(address).catch(() => ({}));
  loading.set(address, file);
  const known = await file;
  const pairs = asked.flatMap((it) => (Object.hasOwn(known, it) ? known[it] : []));
  return [...new Map(pairs).entries()].map(([id, name]) => ({ id, name }));
}
