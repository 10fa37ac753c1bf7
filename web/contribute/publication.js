// From what a bibliography says of a work to the fields of an entry, as scripts/hfm/importing/ does it.
import { addressFault, arxivIdIn, doiIn, isArxivId, trimEnd } from "./addresses.js";
import { partsOf, peopleIn } from "./bibtex.js";
import { readable } from "./latex.js";

/** @typedef {import("./bibtex.js").BibRecord} BibRecord */
/** Venue → the kinds of publication that the catalog has it as, the most usual first. @typedef {Record<string, [string, number][]>} Venues */
/** What a record states, of which kind the work seems to be, and what was left out.
 * @typedef {{kind: string, entry: Record<string, any>, notes: string[]}} Stated */

/** @type {Record<string, string>} */
const KINDS = {
  article: "journal", inproceedings: "proceedings", conference: "proceedings", incollection: "chapter", inbook: "chapter",
  phdthesis: "thesis", mastersthesis: "thesis", thesis: "thesis", techreport: "report", report: "report",
};
const SERVERS = ["arXiv", "bioRxiv", "medRxiv", "Research Square", "SSRN", "OpenReview", "Preprints.org", "ChemRxiv"];
/** The DOIs of preprints. The press of bioRxiv has journals under the same number, whose DOIs go on with a letter. */
export const PREPRINT_DOI = /^10\.(?:1101\/\d|(?:48550|64898|21203|2139|20944|26434)\/)/i;
/** @type {Record<string, string>} */
const OF_PREPRINTS = {
  "10.1101/": "bioRxiv", "10.64898/": "bioRxiv", "10.21203/": "Research Square", "10.2139/": "SSRN",
  "10.20944/": "Preprints.org", "10.26434/": "ChemRxiv",
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const VENUES = ["journal", "journaltitle", "booktitle", "school", "institution"];

/** What the record of a work states; nothing where it has no title.
 * @param {BibRecord} record @param {Venues} venues @returns {Stated | null} */
export function statedBy(record, venues) {
  const fields = Object.fromEntries(Object.entries(record.fields).map(([name, value]) => [name, readable(value)]));
  if (!fields.title) return null;
  const title = trimEnd(fields.title, ".");
  const people = peopleIn(record.fields.author ?? "").map(person);
  const url = ["url", "howpublished", "note"].map((name) => /https?:\/\/\S+/.exec(fields[name] ?? "")?.[0]).find(Boolean) ?? "";
  const paper = trimEnd(url, ".,;}");
  const { year, date } = datesOf(fields);
  /** @type {string[]} */
  const notes = [];
  const facts = published({
    venue: VENUES.map((name) => fields[name]).find(Boolean) ?? "", kind: KINDS[record.type] ?? "", year, date, doi: fields.doi ?? "",
    arxiv: eprintOf(fields), url: addressFault(paper) ? "" : paper, venues, notes,
  });
  const entry = {
    name: shortName(title), title,
    authors: people.map((it) => it.name).filter(Boolean),
    group_authors: people.filter((it) => it.group).map((it) => it.name),
    year, ...facts,
    sources: facts.links ? [{ url: facts.links.paper, states: "the bibliographic record" }] : [],
  };
  const kind = kindOf(record, title);
  if (kind === "survey") notes.push("Its title reads like that of a survey. If it is a model, say so below.");
  return { kind, entry: stating(entry), notes };
}

/** What an id or an address states, alone or among words: itself. @param {string} text @returns {Stated | null} */
export function statedByAddress(text) {
  const number = /^(?:pmid:?\s*|pubmed:?\s*|(?=[0-9]{7,8}$))([0-9]{1,9})$/i.exec(text)?.[1];
  if (number) return statedByAddress(`https://pubmed.ncbi.nlm.nih.gov/${number}/`);
  const page = /^\[([0-9]{4}\.[0-9]{4,5})(?:v[0-9]{1,2})?\]\s+(\S.*)$/.exec(text); // as a page of arXiv is called
  if (page) return titledPage(page[1], page[2]);
  const [arxiv, doi] = [arxivIdIn(text), doiIn(text)];
  const server = serverOf(doi, text);
  const whole = /^[\w-]+(?:\.[\w-]+)+\/\S+$/.test(text) ? `https://${text}` : text;
  const inside = trimEnd(/https?:\/\/\S+/.exec(whole)?.[0] ?? "", ".,;)");
  const url = arxiv ? `https://arxiv.org/abs/${arxiv}` : doi ? `https://doi.org/${doi}` : addressFault(inside) ? "" : inside;
  if (!url) return null;
  const { kind, ...place } = placeOf(url);
  const entry = {
    preprint: arxiv ? { server: "arXiv", id: arxiv } : server ? { server, id: doi } : null,
    publication: doi && !arxiv && !server ? { doi } : null,
    ...place,
    sources: [{ url }],
  };
  return { kind, entry: stating(entry), notes: [] };
}

/** @param {string} id of arXiv @param {string} title @returns {Stated | null} */
function titledPage(id, title) {
  const found = statedByAddress(`arXiv:${id}`);
  return found && { ...found, entry: { name: shortName(title), title: trimEnd(title, "."), ...found.entry } };
}

/** The field that an address belongs to, and the kind where it tells. @param {string} url @returns {Record<string, any>} */
function placeOf(url) {
  if (/^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//.test(url)) return { kind: "", links: { code: url } };
  const repository = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(datasets\/)?[\w.-]+\/[\w.-]+/.exec(url);
  if (repository?.[1]) return { kind: "dataset", links: { data: url } };
  return repository ? { kind: "model", weights: { url } } : { kind: "", links: { paper: url } };
}

/** What stands before the colon of a title, or the whole title. @param {string} title */
export function shortName(title) {
  const head = title.split(":")[0].trim();
  return head && head.length <= 60 ? head : trimEnd(title, ". ").slice(0, 150);
}

/** @param {Record<string, any>} entry */
const stating = (entry) => Object.fromEntries(Object.entries(entry).filter(([, it]) => it && !(Array.isArray(it) && !it.length)));

/** @param {BibRecord} record @param {string} title */
function kindOf({ type, key }, title) {
  const ours = /^(model|dataset|study|survey)-[a-z0-9-]+$/.exec(key);
  if (ours) return ours[1];
  if (["dataset", "data"].includes(type)) return "dataset";
  return /\b(?:survey|review|overview|perspective|primer)\b/i.test(title) ? "survey" : "model";
}

/** The name as the catalog writes it, and whether it is a group: then the whole name stands in braces. @param {string} raw */
function person(raw) {
  if (["others", "et al", "et al."].includes(raw.toLowerCase())) return { name: "et al.", group: false };
  const parts = partsOf(raw);
  const group = parts.length === 1 && /^\{[^{}]* [^{}]*\}$/.test(raw);
  const suffix = parts.length === 2 && /^(?:Jr\.?|Sr\.?|I{2,3}|IV)$/.test(parts[1]);
  if (suffix) return { name: `${readable(parts[0])}, ${parts[1]}`, group };
  const [last, ...rest] = parts;
  const name = readable([rest.at(-1), last].filter(Boolean).join(" "));
  return { name: rest.length > 1 ? `${name}, ${rest[0]}` : name, group };
}

/** @param {Record<string, string>} fields */
function eprintOf(fields) {
  const where = `${fields.archiveprefix ?? ""}${fields.eprinttype ?? ""}`.toLowerCase();
  return ["", "arxiv"].includes(where) ? fields.eprint ?? "" : "";
}

/** The year, and the date as fine as year, month, day or date state it. @param {Record<string, string>} fields */
function datesOf(fields) {
  const date = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(fields.date ?? "")?.[0] ?? "";
  const stated = /(?:19|20)\d{2}/.exec(fields.year || date)?.[0];
  const year = stated ? Number(stated) : null;
  const month = (fields.month ?? "").toLowerCase().slice(0, 3);
  const number = MONTHS.indexOf(month) + 1 || (/^(?:1[0-2]|0?[1-9])$/.test(month) ? Number(month) : 0);
  return { year, date: date || (year && number ? `${year}-${String(number).padStart(2, "0")}` : "") };
}

/** `preprint`, `publication` and the paper's link; a preprint server is no venue.
 * @param {{venue: string, kind: string, year: number | null, date: string, doi: string, arxiv: string, url: string,
 *   venues: Venues, notes: string[]}} stated */
function published(stated) {
  const { venue, kind, year, date, url, venues, notes } = stated;
  /** @type {Record<string, any>} */
  const made = {};
  const arxiv = [stated.arxiv, stated.doi, url, venue.toLowerCase().includes("arxiv") ? venue : ""].map(arxivIdIn).find(Boolean) ?? "";
  let doi = stated.doi.toLowerCase().includes("arxiv.") ? "" : doiIn(stated.doi) || (arxivIdIn(url) ? "" : doiIn(url));
  const server = serverNamed(venue);
  const byDoi = serverOf(doi, `${url} ${venue}`);
  if (arxiv && isArxivId(arxiv)) made.preprint = { server: "arXiv", id: arxiv };
  else if (byDoi) {
    made.preprint = { server: byDoi, id: doi };
    doi = "";
  } else if (server) made.preprint = { server };
  if (date && made.preprint && (server || !venue)) made.preprint.date = date;
  if (venue && !server) {
    const sort = kind || (Object.hasOwn(venues, venue.toLowerCase()) ? venues[venue.toLowerCase()][0][0] : "") || kindByWords(venue);
    if (sort) made.publication = stating({ venue, kind: sort, year, date: date === String(year) ? "" : date, doi });
    else notes.push(`The venue “${venue}” is left out: is it a journal or proceedings?`);
  }
  const paper = url || (doi ? `https://doi.org/${doi}` : "");
  if (paper || arxiv) made.links = { paper: paper || `https://arxiv.org/abs/${arxiv}` };
  return made;
}

/** The preprint server whose DOI this is. @param {string} doi @param {string} around what else was said */
function serverOf(doi, around) {
  const found = Object.entries(OF_PREPRINTS).find(([head]) => doi.startsWith(head) && PREPRINT_DOI.test(doi))?.[1] ?? "";
  return found === "bioRxiv" && around.toLowerCase().includes("medrxiv") ? "medRxiv" : found;
}

/** The preprint server that a venue names: `arXiv preprint arXiv:2406.99992` is arXiv. @param {string} venue */
function serverNamed(venue) {
  const first = venue.toLowerCase().replace(/[^a-z. ]/g, " ").split(/\s+/).filter(Boolean)[0];
  const joined = venue.toLowerCase().replace(/[^a-z]/g, "");
  const keys = SERVERS.map((it) => it.replace(/\W/g, "").toLowerCase());
  const found = keys.findIndex((key) => joined.startsWith(key) || key === first);
  return SERVERS[found] ?? "";
}

/** @param {string} venue */
function kindByWords(venue) {
  if (/\bworkshops?\b/i.test(venue)) return "workshop";
  if (/\b(?:proceedings|conference|symposium|advances in neural|findings of|lncs)\b/i.test(venue)) return "proceedings";
  return /\b(?:journal|transactions|letters|magazine|reviews)\b/i.test(venue) ? "journal" : "";
}
