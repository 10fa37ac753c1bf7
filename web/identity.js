// Identifiers as readers type them: an arXiv id with its version, a DOI as an address, owner/repository.
import { readJson } from "./site_data.js";

/** @type {[RegExp, (found: RegExpExecArray) => string[]][]} */
const FORMS = [
  [/^(?:.*arxiv(?:\.org\/[a-z]+\/|[.:\s]\s*))?(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/, ([, id]) => [`arxiv:${id}`]],
  [/^(?:.*arxiv(?:\.org\/[a-z]+\/|[:\s]\s*))?([a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/, ([, id]) => [`arxiv:${id}`]],
  [/(10\.\d{4,9}\/[^\s?#]+)/, ([, id]) => [`doi:${id.replace(/[.,;/]$/, "").replace(/(\d)v\d{1,2}(?:\.full|\.pdf|\.abstract|-text)*$/, "$1")}`]],
  [/nature\.com\/articles\/([sd]\d+-\d{3}-\d{4,5}-\w)/, ([, id]) => [`doi:10.1038/${id}`]],
  [/^(?:pmid[:\s]*|.*pubmed(?:\.ncbi\.nlm\.nih\.gov)?\/|(?=\d{7,9}$))(\d{1,9})\/?$/, ([, id]) => [`pubmed:${id}`]],
  [/^(?:pmcid[:\s]*|.*\/)?(pmc\d{5,9})\/?$/, ([, id]) => [id]],
  [/openreview\.net\/\w+\?(?:.*&)?id=([\w-]+)/, ([, id]) => [`openreview:${id}`]],
  [/^(?:.*aclanthology\.org\/)?([a-z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)(?:\.pdf|\.bib)?\/?$/, ([, id]) => [`acl:${id}`]],
  [/^(?:.*(?:github|gitlab)\.com\/)([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/?#].*)?$/, ([, id]) => [`repository:${id}`]],
  [/^(?:.*(?:huggingface\.co|hf\.co)\/)((?:datasets\/|spaces\/)?[\w.-]+\/[\w.-]+)/, ([, id]) => [`huggingface:${id}`]],
  [/^(?:https?:\/\/)(?:www\.)?([^\s#]+?)(?:\.pdf)?[/.]?(?:#.*)?$/, ([, address]) => [address]],
  [/^([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/, ([, id]) => [`repository:${id}`, `huggingface:${id}`, `huggingface:datasets/${id}`, id]],
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

/** Whether a query can be nothing but an identifier, known or not. @param {string} query */
export const isIdentifier = (query) => identitiesIn(query).some((it) => /^(arxiv|doi|pubmed|pmc|acl|openreview)|\.\w+\//.test(it));

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
