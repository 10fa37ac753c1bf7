// Where a text goes: the page of the repository that makes a new file, the page that edits one, or an issue.
import { tables } from "./tables.js";

/** Longer addresses are cut by some browsers and refused by some hosts. */
export const LONGEST = 7000;

/** An address, and whether the text is in it; else it must be copied.
 * @typedef {{href: string, holdsText: boolean}} Destination */

/** The page that makes a new file. @param {string} path @param {string} text @returns {Destination} */
export function newFile(path, text) {
  const page = `${tables.repository}/new/${tables.branch}`;
  const whole = `${page}?${query({ filename: path, value: text })}`;
  return whole.length <= LONGEST ? { href: whole, holdsText: true } : { href: `${page}?${query({ filename: path })}`, holdsText: false };
}

/** The page that edits a file; no host takes a text for it. @param {string} path @returns {Destination} */
export const editFile = (path) => ({ href: `${tables.repository}/edit/${tables.branch}/${path}`, holdsText: false });

/** The form of an issue, filled with the text of a new entry. @param {{kind: string, group: string, entry: Record<string, any>}} what
 * @param {string} text @returns {Destination} */
export function newEntryIssue({ kind, group, entry }, text) {
  const address = entry.links?.paper ?? entry.address ?? entry.sources?.[0]?.url ?? "";
  const asked = { template: "new-entry.yml", title: `New: ${entry.name ?? ""}`, kind, group, name: entry.name, year: entry.year, address };
  return issue(asked, "facts", text);
}

/** The form of an issue about an entry that is there. @param {string} entry such as models/medsam @param {string} name
 * @param {string} text @returns {Destination} */
export const correctionIssue = (entry, name, text) => issue({ template: "correction.yml", title: `Correction: ${name}`, entry }, "value", text);

/** @param {Record<string, any>} asked @param {string} field the one that takes the text @param {string} text */
function issue(asked, field, text) {
  const page = `${tables.repository}/issues/new`;
  const whole = `${page}?${query({ ...asked, [field]: `\`\`\`yaml\n${text}\`\`\`` })}`;
  return whole.length <= LONGEST ? { href: whole, holdsText: true } : { href: `${page}?${query(asked)}`, holdsText: false };
}

/** @param {Record<string, any>} values */
const query = (values) =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join("&");
