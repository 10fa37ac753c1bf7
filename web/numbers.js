// Numbers and dates as people write and read them. A date is a number too, 20260531; what is not stated of it is 00.

/** How the numbers of a field are written. @typedef {"amount" | "year" | "date"} Write */

/** A number as people write it: 100,000 or 100k or 1.5 M; null where there is none. @param {string} text */
export function readNumber(text) {
  const found = /^([\d.]+)([kmbt]?)$/.exec(text.toLowerCase().replace(/[\s,_]/g, ""));
  if (!found || Number.isNaN(Number(found[1]))) return null;
  return Math.round(Number(found[1]) * { "": 1, k: 1e3, m: 1e6, b: 1e9, t: 1e12 }[/** @type {"k"} */ (found[2])]);
}

/** One end of a range as it is typed; a month from its first day, or to its last. @param {Write} write
 * @param {string} text @param {boolean} last */
export function readEnd(write, text, last) {
  if (write !== "date") return readNumber(text);
  const found = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(text.trim());
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((it) => (it ? Number(it) : last ? 99 : 0));
  return year * 10_000 + month * 100 + day;
}

/** A number as people read it: years whole, amounts short, such as 1.5M; nothing where there is none.
 * @param {Write} write @param {number} number */
export function written(write, number) {
  if (!Number.isFinite(number)) return "";
  if (write === "year") return String(number);
  if (write === "amount") return number.toLocaleString("en", { notation: "compact", maximumFractionDigits: 2 });
  const parts = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  const known = parts.filter((it) => it > 0 && it !== 99);
  return known.map((it) => String(it).padStart(2, "0")).join("-");
}

/** Whether a number says nothing finer than the year. @param {Write} write @param {number} number */
export const isYearAlone = (write, number) => write === "date" && number % 10_000 < 100;
