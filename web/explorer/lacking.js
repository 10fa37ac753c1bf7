// What a file of citations says of its own gaps, so that nobody finds them in print.

/** What these records of BibTeX lack that a citation needs, in words. @param {string[]} records */
export function lacking(records) {
  const without = (/** @type {RegExp} */ field) => records.filter((it) => !field.test(it)).length;
  const counted = (/** @type {number} */ n, /** @type {string} */ what) => (n ? `${n.toLocaleString("en")} without ${what}` : "");
  const gaps = [counted(without(/^\s*author = /m), "authors"), counted(without(/^\s*year = /m), "a year")].filter(Boolean);
  const count = `${records.length.toLocaleString("en")} ${records.length === 1 ? "record" : "records"}`;
  return gaps.length ? `${count}, ${gaps.join(", ")}.` : `${count}, each with authors and a year.`;
}
