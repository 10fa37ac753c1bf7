// Numbers as people write and read them.

/** A number as people write it: 100,000 or 100k or 1.5 M; null where there is none. @param {string} text */
export function readNumber(text) {
  const found = /^([\d.]+)([kmbt]?)$/.exec(text.toLowerCase().replace(/[\s,_]/g, ""));
  if (!found || Number.isNaN(Number(found[1]))) return null;
  return Math.round(Number(found[1]) * { "": 1, k: 1e3, m: 1e6, b: 1e9, t: 1e12 }[/** @type {"k"} */ (found[2])]);
}

/** A number of a field as people read it: years whole, amounts short, such as 1.5M; nothing where there is none.
 * @param {string} field @param {number} number */
export function written(field, number) {
  if (!Number.isFinite(number)) return "";
  return field === "year" ? String(number) : number.toLocaleString("en", { notation: "compact", maximumFractionDigits: 2 });
}
