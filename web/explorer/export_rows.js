// Take rows along: citations, CSV and JSON, cut from the same files that the page of downloads offers.
import { readJson, readText } from "../site_data.js";
import { lacking } from "./lacking.js";

/** @typedef {{bibtex: string, ris: string, csl: object}} Formats */

/** The citations of these entries in one text, and what their records lack.
 * @param {string} root @param {string} kind @param {string[]} ids @param {"bibtex" | "ris" | "csl"} format */
export async function citations(root, kind, ids, format) {
  /** @type {Record<string, Formats>} */
  const all = await readJson(`${root}api/v1/citations.json`);
  const found = ids.flatMap((id) => all[`${kind}/${id}`] ?? []);
  const lacks = lacking(found.map((it) => it.bibtex));
  if (format === "csl") return { text: json(found.map((it) => it.csl)), lacks };
  if (format === "ris") return { text: found.map((it) => it.ris).join(""), lacks };
  return { text: `% From Awesome HFM. ${lacks}\n\n${found.map((it) => it.bibtex).join("\n")}`, lacks };
}

/** Whole entries, as the API has them. @param {string} root @param {string} folder @param {string[]} ids */
export async function records(root, folder, ids) {
  /** @type {{items: {id: string}[]}} */
  const { items } = await readJson(`${root}api/v1/${folder}.json`);
  const known = new Map(items.map((item) => [item.id, item]));
  return json(ids.flatMap((id) => known.get(id) ?? []));
}

/** The lines of the CSV that belong to these entries, below its head.
 * @param {string} root @param {string} folder @param {string[]} ids */
export async function table(root, folder, ids) {
  // A line break inside quotes belongs to a cell.
  const lines = (await readText(`${root}data/${folder}.csv`)).match(/(?:"(?:[^"]|"")*"|[^"\n])+\n?/g) ?? [];
  const known = new Map(lines.map((line) => [line.slice(0, line.indexOf(",")), line]));
  return [lines[0], ...ids.flatMap((id) => known.get(id) ?? [])].join("");
}

/** @param {object[]} items */
const json = (items) => `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`;
