// The patterns and words that `hfm check` has, as the build wrote them into form.json: known in one place, used in two.

/** An expression of Python as one of JavaScript. @param {string} source @param {string} [flags] */
export function expression(source, flags = "") {
  const ignoring = source.startsWith("(?i)");
  return new RegExp(ignoring ? source.slice(4) : source, flags + (ignoring && !flags.includes("i") ? "i" : ""));
}

/** The whole text must have this form. @param {string} source @param {string} [flags] */
export function whole(source, flags = "") {
  const inner = source.replace(/^\(\?i\)/, "");
  return expression(`${inner === source ? "" : "(?i)"}^(?:${inner})$`, flags);
}

/** What a kind of entry is called, where its files are, which fields the form asks first, and the others by what they are about.
 * @typedef {{label: string, plural: string, folder: string, groups: [string, string, string][], group: string, first: string[], questions: [string, string[]][]}} Kind */
/** A form that a text must have: pattern, code, what it is not, what to write, how to repair it.
 * @typedef {[string, string, string, string, string]} Form */
/** @typedef {{
 *   repository: string, branch: string, site: string, edition: string, firstOfParts: Record<string, string[]>, longestName: number, years: [number, number],
 *   unseen: string, hidden: string, oddBlank: string, nothingSaid: string, markup: string, tag: string, quotes: Record<string, string>,
 *   forms: Form[], sites: [string, string, string][], tracking: string, reserved: string[],
 *   kinds: Record<string, Kind>, aliases: Record<string, Record<string, string[]>>, counted: string[],
 *   likeness: {nearly: number, shortest: number},
 *   sourceTables: Record<string, Record<string, number>>, backbones: {names: Record<string, string>, above: Record<string, string | null>},
 * }} Tables */

/** @type {Tables} */
export let tables;

/** @type {{hidden: RegExp, allHidden: RegExp, oddBlank: RegExp, allOddBlank: RegExp, unseen: RegExp, nothingSaid: RegExp, markup: RegExp, tag: RegExp, allTags: RegExp, tracking: RegExp, sites: [RegExp, RegExp, string][]}} */
export let patterns;

/** @param {Tables} found */
export function learn(found) {
  tables = found;
  patterns = {
    hidden: expression(found.hidden),
    allHidden: expression(found.hidden, "g"),
    oddBlank: expression(found.oddBlank),
    allOddBlank: expression(found.oddBlank, "g"),
    unseen: expression(`[${found.unseen}]`, "g"),
    nothingSaid: whole(found.nothingSaid),
    markup: expression(found.markup),
    tag: expression(found.tag),
    allTags: expression(found.tag, "g"),
    tracking: whole(found.tracking),
    sites: found.sites.map(([host, path, form]) => [whole(host), expression(`^(?:${path})`, "i"), form]),
  };
}
