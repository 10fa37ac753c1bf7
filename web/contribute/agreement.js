// What an entry says twice must be said alike, in the words of `hfm check`: ids and addresses, dates, numbers, names.
import { PREPRINT_DOI } from "./publication.js";
import { finished } from "./repairs.js";
import { tables } from "./tables.js";
import { identityOf } from "./works.js";

/** @typedef {import("./check.js").Problem} Problem */
/** @typedef {import("./rules.js").Draft} Draft */
/** @typedef {import("./rules.js").Known} Known */
/** @typedef {import("./works.js").Keys} Keys */

/** @param {Keys} keys @param {string} code @param {string} message @param {string} [tip] @returns {Problem} */
const problem = (keys, code, message, tip = "") => ({ keys, code, message, tip });

/** @param {Draft} draft @param {Known} known @returns {Problem[]} */
export function disagreements(draft, known) {
  const found = [addresses, preprints, venue, future, authors, groups, unsettled, sources, corrections, numbers, weights, families];
  return found.flatMap((rule) => [...rule(draft, known)]);
}

/** @type {Record<string, string>} */
const SORTS = { arxiv: "arXiv id", doi: "DOI", pubmed: "PubMed number" };

/** The id inside an address is the one that stands beside it. @param {Draft} draft @returns {Generator<Problem>} */
function* addresses({ entry: { preprint, publication, identifiers, links, corrections } }) {
  /** @type {[string, string][]} */
  const ids = [];
  if (preprint?.id) ids.push(["preprint.id", identityOf(preprint.server === "arXiv" ? `arxiv:${preprint.id}` : preprint.id)]);
  if (publication?.doi) ids.push(["publication.doi", identityOf(publication.doi)]);
  if (identifiers?.pubmed) ids.push(["identifiers.pubmed", `pubmed:${identifiers.pubmed}`]);
  const explained = (corrections ?? []).some((/** @type {any} */ it) => it.field === "links.paper");
  for (const [where, address] of [["links.paper", links?.paper], ["preprint.url", preprint?.url], ["publication.url", publication?.url]]) {
    const [head, inside] = parted(address ? identityOf(address) : "");
    const beside = ids.filter(([, id]) => parted(id)[0] === head);
    if (!inside || !beside.length || (explained && where === "links.paper")) continue;
    if (beside.some(([, id]) => same(`${head}:${inside}`, id))) continue;
    const [place, id] = beside[0];
    const message = `${where}: it holds the ${SORTS[head]} ${inside}, but ${place} is ${parted(id)[1]}`;
    yield problem(where.split("."), "ids-disagree", message, "one of the two is of another work; if both are of this one, add a correction that says so");
  }
}

/** @param {string} identity */
const parted = (identity) => [identity.split(":")[0], identity.includes(":") ? identity.slice(identity.indexOf(":") + 1) : ""];

/** @param {string} one @param {string} other */
const same = (one, other) => one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);

/** A preprint is no publication, and an arXiv id tells its month. @param {Draft} draft @returns {Generator<Problem>} */
function* preprints({ entry: { preprint, publication } }) {
  const doi = publication?.doi;
  if (doi && PREPRINT_DOI.test(doi)) {
    yield problem(["publication", "doi"], "preprint-as-publication", `publication.doi: ${doi} is the DOI of a preprint`, "write it below preprint");
  }
  if (preprint?.server !== "arXiv" && /^[0-9]{4}\.[0-9]{4,5}(v[0-9]+)?$/.test(preprint?.id ?? "")) {
    yield problem(["preprint", "server"], "ids-disagree", `preprint.id: ${preprint.id} is an id of arXiv, but server is ${preprint.server}`, "write server: arXiv");
  }
  const id = preprint?.server === "arXiv" ? /^(\d\d)(\d\d)\./.exec(preprint.id ?? "") : null;
  if (!id) return;
  const [year, month] = [2000 + Number(id[1]), Number(id[2])];
  const out = `${year}-${id[2]}`;
  if (out > today().slice(0, 7)) yield problem(["preprint", "id"], "from-the-future", `preprint.id: ${preprint.id} would be a paper of ${out}, which is in the future`, "look the id up again");
  else if (preprint.date && !fits(String(preprint.date), year, month)) {
    yield problem(["preprint", "date"], "dates-disagree", `preprint.date: ${preprint.date}, but ${preprint.id} is an id of ${out}`, `one of the two is wrong: the date is the day of the first version, such as ${out}`);
  }
}

/** @param {string} date @param {number} year @param {number} month */
function fits(date, year, month) {
  if (date.length === 4) return [year, year - (month === 1 ? 1 : 0)].includes(Number(date));
  const apart = year * 12 + month - Number(date.slice(0, 4)) * 12 - Number(date.slice(5, 7));
  return apart >= 0 && apart <= 1;
}

/** This day, here. */
export const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** What a word in a venue's name says of its kind, and the kinds that it may be all the same. @type {[RegExp, string, string[]][]} */
const VENUE_WORDS = [
  [/\bworkshops?\b/i, "workshop", ["proceedings"]],
  [/\b(?:conference|symposium)\b/i, "proceedings", ["workshop", "chapter"]],
  [/\b(?:thesis|dissertation)\b/i, "thesis", []],
  [/\btechnical report\b/i, "report", []],
  [/\b(?:journal|transactions)\b/i, "journal", []],
];
const SETTLED = ["journal", "proceedings", "workshop", "chapter"];

/** @param {Draft} draft @param {Known} known @returns {Generator<Problem>} */
function* venue({ entry: { publication } }, { venues }) {
  const { venue: name, kind } = publication ?? {};
  if (!name || !kind) return;
  if (/^(?:arxiv|biorxiv|medrxiv|chemrxiv|research square|ssrn|preprints\.org|openreview)\b.*$/i.test(name)) {
    return yield problem(["publication", "venue"], "preprint-as-publication", `publication.venue: ${name} is a preprint server`, "write it below preprint");
  }
  const found = VENUE_WORDS.find(([word]) => word.test(name));
  const said = found && !found[2].includes(kind) ? found[1] : "";
  const kinds = (Object.hasOwn(venues, name.toLowerCase()) ? venues[name.toLowerCase()] : []).filter(([it]) => SETTLED.includes(it));
  const mine = (kinds.find(([it]) => it === kind)?.[1] ?? 0) + 1;
  const right = said || (SETTLED.includes(kind) && kinds.length && kinds[0][1] > mine ? kinds[0][0] : kind);
  if (right !== kind) yield problem(["publication", "kind"], "wrong-kind", `publication.kind: ${kind}, but '${name.slice(0, 80)}' is not of this kind`, finished(["kind"], right));
}

/** What is stated has happened; only issues and proceedings are dated ahead. @param {Draft} draft @returns {Generator<Problem>} */
function* future({ entry, kind }) {
  const now = today();
  const nextYear = String(Number(now.slice(0, 4)) + 1);
  const { preprint, publication, year } = entry;
  /** @type {[Keys, any, string][]} */
  const days = [[["added"], entry.added, now], [["verified"], entry.verified, now]];
  if (kind === "event" || kind === "result") days.push([["date"], entry.date, now]);
  for (const [n, row] of (entry.rows ?? []).entries()) days.push([["rows", n, "date"], row.date, now]);
  if (preprint?.date) days.push([["preprint", "date"], preprint.date, now]);
  else if (publication?.date || publication?.year) days.push([["publication", publication.date ? "date" : "year"], publication.date ?? publication.year, now]);
  const told = new Set(days.map(([keys]) => String(keys)));
  const years = [[["year"], year], [["publication", "year"], publication?.year], [["publication", "date"], String(publication?.date ?? "").slice(0, 4)]];
  for (const [keys, value] of years) if (!told.has(String(keys))) days.push([keys, value, nextYear]);
  for (const [keys, value, last] of days) {
    const day = String(value ?? "");
    if (/^[0-9]{4}/.test(day) && day > last.slice(0, day.length)) {
      const name = keys.filter((it) => typeof it === "string").join(".");
      yield problem(keys, "from-the-future", `${name}: ${day} is in the future`, "write the day on which it happened");
    }
  }
}

const AND_OTHERS = /^(?:(?:and |& )?(?:et\.? ?al\.?,?|others|co-?workers|etc\.?))$/i;
const BEHIND_A_NAME = /^(?:(?:Jr|Sr)\.?|I{1,3}|IV|MD|M\.D\.|PhD|Ph\.D\.)$/;
const FOOTNOTE = /[*†‡§¶#¹²³⁴⁵⁶⁷⁸⁹]|(?<=[A-Za-zÀ-ž.,])\d{1,2}(?:,\d{1,2}){0,9}$/;

/** Each author is one person. @param {Draft} draft @returns {Generator<Problem>} */
function* authors({ entry: { authors: names = [], group_authors: groups = [], corrections = [] } }) {
  if (!Array.isArray(names)) return;
  const people = names.filter((it) => it !== "et al.");
  const apart = people.length > 1 && people.every((it) => !groups.includes(it) && /^[A-Za-zÀ-ž.'’-]+$/.test(it));
  if (apart) return yield problem(["authors", 0], "bad-authors", "authors: these are surnames and first names as items of their own", "write each name whole");
  const explained = corrections.some((/** @type {any} */ it) => it.field === "authors");
  for (const [n, name] of names.entries()) {
    const wrong = name === "et al." || groups.includes(name) ? "" : nameFault(name);
    if (wrong) yield problem(["authors", n], "bad-authors", `authors: '${name.slice(0, 60)}' ${wrong}`, "one name a line, the first name first");
    const twice = names.indexOf(name) < n && !/^[\p{L}\p{N}_]{1,2}[.\s-]/u.test(name);
    if (twice && !explained) yield problem(["authors", n], "repeated-item", `authors: '${name}' stands twice`, "keep one; if two people have this name, add a correction on `authors` that says so");
  }
}

/** @param {string} name */
function nameFault(name) {
  if (AND_OTHERS.test(name)) return "is no name";
  if (name.includes("@")) return "holds an e-mail address";
  const people = name.split(/\s*(?:;|,?\s+and\s+|\s+&\s+)\s*/).filter(Boolean);
  const parts = people.flatMap((it) => {
    const items = it.split(",").map((each) => each.trim());
    return items.length > 1 && items.every((each) => each.includes(" ") || AND_OTHERS.test(each)) ? items : [it];
  });
  if (parts.length > 1) return "is more than one name";
  const comma = name.indexOf(", ");
  if (comma >= 0 && !BEHIND_A_NAME.test(name.slice(comma + 2))) return "has the surname first";
  return FOOTNOTE.test(name) ? "holds the mark of a footnote" : "";
}

/** @param {Draft} draft @returns {Generator<Problem>} */
function* groups({ entry: { authors: names = [], group_authors: found = [] } }) {
  for (const [n, name] of found.entries()) {
    if (!names.includes(name)) yield problem(["group_authors", n], "bad-authors", `group_authors: '${name}' is not among the authors`, "write it under `authors` too, in the same spelling");
  }
}

/** What is not settled is there. @param {Draft} draft @returns {Generator<Problem>} */
function* unsettled({ entry, schema }) {
  for (const [n, name] of (entry.unsettled ?? []).entries()) {
    const [head] = name.split(".");
    const value = name.split(".").reduce((/** @type {any} */ it, /** @type {string} */ key) => it?.[key], entry);
    if (schema.properties[head] && (value === undefined || value === "")) yield problem(["unsettled", n], "absent-field", `unsettled: there is no ${name} in this entry`, "remove it here");
  }
}

/** A table is one of its source, and a row one of its rows. @param {Draft} draft @returns {Generator<Problem>} */
function* sources({ entry, schema }) {
  for (const [n, it] of (entry.sources ?? []).entries()) {
    const known = tables.sourceTables[it.source] ?? {};
    const told = `sources.${n + 1}`;
    const isThere = Object.hasOwn(known, it.table ?? "");
    if (it.table && Object.keys(known).length && !isThere) yield problem(["sources", n, "table"], "unknown-table", `${told}: ${it.source} has no table '${it.table.slice(0, 40)}'`, `its tables are ${Object.keys(known).join(", ")}`);
    if (it.row !== undefined && !it.table) yield problem(["sources", n, "row"], "no-place", `${told}: a row, but no table`, "write table: and the number of the table, as the source prints it");
    const rows = isThere ? known[it.table] : 0;
    if (it.row !== undefined && (it.row < 1 || (rows > 0 && it.row > rows))) yield problem(["sources", n, "row"], "out-of-range", `${told}: there is no row ${it.row}`, rows ? `rows count from 1 to ${rows}` : "rows count from 1");
    if (isThere && it.row === undefined && "title" in schema.properties) yield problem(["sources", n, "table"], "no-place", `${told}: a table, but no row`, "write row: and the number of the row that is this work, from 1");
  }
}

/** A correction speaks of a source of the entry, and of what the survey counts it says as what. @param {Draft} draft @returns {Generator<Problem>} */
function* corrections({ entry, kind }) {
  const named = (entry.sources ?? []).map((/** @type {any} */ it) => it.source).filter(Boolean);
  const counts = kind === "model" && (entry.sources ?? []).some((/** @type {any} */ it) => it.source === "survey" && it.table);
  const said = new Set((entry.corrections ?? []).filter((/** @type {any} */ it) => it.counted_as).map((/** @type {any} */ it) => it.field));
  for (const [n, it] of (entry.corrections ?? []).entries()) {
    if (it.source && !named.includes(it.source)) yield problem(["corrections", n, "source"], "unnamed-source", `corrections.${n + 1}: '${it.source}' is no source of this entry`, `add \`- source: ${it.source}\` below sources`);
    const now = it.field.split(".").reduce((/** @type {any} */ at, /** @type {string} */ key) => at?.[key], entry);
    if (it.url && !it.doubtful && it.field !== "title" && ["string", "number"].includes(typeof now) && bare(now) && bare(now) === bare(it.source_value)) {
      yield problem(["corrections", n, "source_value"], "no-correction", `corrections: the entry has '${String(now).slice(0, 60)}' too, so this source is not corrected`, "write what the wrong source has; the source that is right stands under `sources`");
    }
    if (it.counted_as && !counts) yield problem(["corrections", n, "counted_as"], "needless-count", "counted_as: the figures of the survey do not count this entry", "remove the line");
    else if (it.counted_as && !tables.counted.includes(it.field)) yield problem(["corrections", n, "counted_as"], "needless-count", `counted_as: the figures of the survey do not count \`${it.field}\``, "remove the line");
    else if (counts && !it.counted_as && !said.has(it.field) && differs(entry, it)) {
      said.add(it.field);
      yield problem(["corrections", n], "not-counted", `the figures of the survey count \`${it.field}\`, and this correction does not say as what`, "add counted_as: the value by which the survey counts, in our words");
    }
  }
}

/** @param {string | number} text */
const bare = (text) => String(text ?? "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** @param {Record<string, any>} entry @param {any} it */
function differs(entry, it) {
  if (it.source !== "survey" || it.doubtful || !tables.counted.includes(it.field)) return false;
  const year = /^[0-9]{4}/.exec(it.source_value ?? "");
  return it.field !== "year" || Boolean(year && Number(year[0]) !== entry.year);
}

/** What a word behind a number multiplies it by. @type {Record<string, number>} */
const TIMES = {};
const times = (/** @type {number} */ number, /** @type {string} */ words) => words.split(" ").forEach((word) => (TIMES[word] = number));
times(1e3, "k thousand thousands kb");
times(1e6, "m mn mio million millions mb");
times(1e9, "b bn g billion billions gb gigabytes gigabyte");
times(1e12, "t trillion trillions tb terabytes terabyte");
times(1e15, "pb petabyte petabytes");
times(1e4, "wan");

/** What is not released has no address. @param {Draft} draft @returns {Generator<Problem>} */
function* weights({ entry }) {
  if (entry.weights?.url && entry.weights.access === "not-released") {
    yield problem(["weights", "access"], "words-disagree", "weights: they are not released, but url is an address", "take one of the two away");
  }
}

/** A number is one that is printed beside it. @param {Draft} draft @returns {Generator<Problem>} */
function* numbers({ entry, kind }) {
  const [list, field] = kind === "dataset" ? [entry.size, "scale"] : [entry.parameters, "parameters_printed"];
  const printed = printedNumbers(String(entry[field] ?? ""));
  for (const [n, it] of (Array.isArray(list) && printed.length ? list : []).entries()) {
    if (!Number.isInteger(it.count) || among(it.count, printed)) continue;
    const name = kind === "dataset" ? "size" : "parameters";
    const tip = kind !== "dataset" && printed.length === 1 ? `write count: ${printed[0]}` : "write the number that is printed: 7B is 7000000000";
    const what = kind === "dataset" ? `${it.count} ${it.unit}` : String(it.count);
    yield problem([name, n, "count"], "numbers-disagree", `${name}: ${what}, but ${field} is '${entry[field].slice(0, 80)}'`, tip);
  }
}

/** @param {string} text */
function printedNumbers(text) {
  return [...text.matchAll(/(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?[\s-]?([A-Za-z]*)/g)].flatMap(([, whole, rest = "", word]) => {
    const number = Number(whole.replace(/[, ]/g, "") + rest);
    const times = Object.hasOwn(TIMES, word.toLowerCase()) ? TIMES[word.toLowerCase()] : 1;
    return "gGtTbm".includes(word) && times > 1 ? [number, number * times] : [number * times]; // grams, tesla, bits, metres too
  });
}

/** @param {number} count @param {number[]} printed */
function among(count, printed) {
  const sums = new Set([0]);
  for (const number of [...printed].sort((a, b) => a - b).slice(-8)) for (const it of [...sums]) sums.add(it + number);
  return [...printed, ...sums].some((it) => it && Math.abs(count - it) <= 0.051 * it);
}

/** Where the printed backbone names a family, it is among the families, or above or below one. @param {Draft} draft @returns {Generator<Problem>} */
function* families({ entry: { backbone, backbone_families: families = [] }, kind }) {
  if (kind !== "model" || !backbone || !families.length) return;
  const { names, above } = tables.backbones;
  const text = backbone.toLowerCase();
  const inside = (/** @type {string} */ name) => new RegExp(`(?<![a-z])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![a-z])`).test(text);
  const found = new Set(Object.entries(names).filter(([name]) => text.includes(name) && inside(name)).map(([, id]) => id));
  const named = Object.keys(above).filter((id) => found.has(id));
  const lines = new Set(families.flatMap((/** @type {string} */ it) => up(it, above)));
  if (!named.length || named.some((it) => lines.has(it) || up(it, above).some((each) => families.includes(each)))) return;
  yield problem(["backbone_families"], "words-disagree", `backbone_families: ${families.join(", ")}, but backbone is '${backbone.slice(0, 80)}'`, `write backbone_families: [${named.join(", ")}], or mend backbone`);
}

/** The way up from a word, itself first. @param {string} start @param {Record<string, string | null>} above */
function up(start, above) {
  /** @type {string[]} */
  const way = [];
  for (let here = /** @type {string | null} */ (start); here && !way.includes(here); here = above[here] ?? null) way.push(here);
  return way;
}
