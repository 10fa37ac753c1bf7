// Whole numbers as people write them: 86M, 1.2B, 12k, 1,000, 3 million.

const FORM = /^([0-9]{1,3}(?:[, _'\u2019\u00a0\u202f][0-9]{3})+|[0-9]{1,15})(?:\.([0-9]{1,12}))?\s?([a-z]*)$/i;
/** How many digits each word stands for. @type {Record<string, number>} */
const DIGITS = { "": 0, k: 3, thousand: 3, m: 6, mn: 6, million: 6, b: 9, bn: 9, billion: 9, t: 12, tn: 12, trillion: 12 };
const MOST_DIGITS = 15;

/** The whole number that a text says; nothing where it says none, or where one cannot be sure. @param {string} text */
export function wholeNumber(text) {
  const [, whole, rest = "", word] = FORM.exec(text.trim()) ?? [];
  const digits = Object.hasOwn(DIGITS, (word ?? "-").toLowerCase()) ? DIGITS[word.toLowerCase()] : -1;
  if (digits < 0 || rest.length > digits) return null;
  const written = whole.replace(/[^0-9]/g, "") + rest.padEnd(digits, "0");
  return written.length <= MOST_DIGITS ? Number(written) : null;
}

/** The number with its thousands apart, for a person to compare. @param {number} number */
export const apart = (number) => String(number).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
