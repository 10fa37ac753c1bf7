// Words as readers type them, and how far a typed word may be from a written one.

/** Signs as words, and letters that no accent makes. @type {Record<string, string>} */
const SIGNS = {
  "+": " plus ", "&": " and ", ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D", ð: "d", Ð: "D", ß: "ss",
  æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ı: "i", þ: "th", Þ: "Th",
};

/** Small letters and digits, no accents, signs as words, one blank between. The generator's `plain` does the same.
 * @param {string} text */
export function plain(text) {
  const apart = text.replace(/[+&øØłŁđĐðÐßæÆœŒıþÞ]/g, (sign) => SIGNS[sign]);
  // Most texts are plain ASCII, where the short way is three times as fast.
  if (!/[^\0-\x7f]/.test(apart)) return apart.replace(/[^A-Za-z0-9]+/g, " ").trim().toLowerCase();
  return apart.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim().toLowerCase();
}

/** What Britain and America write apart, as far as a name or a page has it. @type {[string, string][]} */
const APART = [
  ["tumour", "tumor"], ["colour", "color"], ["behaviour", "behavior"], ["paed", "ped"], ["haem", "hem"], ["anaesth", "anesth"],
  ["oesoph", "esoph"], ["oedem", "edem"], ["gynaec", "gynec"], ["caec", "cec"], ["foet", "fet"], ["isation", "ization"],
  ["ised", "ized"], ["ising", "izing"], ["ise", "ize"], ["lyse", "lyze"], ["lysing", "lyzing"], ["centre", "center"],
  ["fibre", "fiber"], ["licence", "license"], ["modell", "model"], ["labell", "label"], ["ageing", "aging"], ["grey", "gray"],
];

/** Words as America writes them, to compare by. @param {string} text */
export const oneSpelling = (text) => APART.reduce((found, [britain, america]) => found.replaceAll(britain, america), text);

/** The other ways in which a word may be written. @param {string} word */
export const otherSpellings = (word) =>
  [...new Set(APART.flatMap(([one, other]) => [word.replace(one, other), word.replace(other, one)]))].filter((it) => it !== word);

/** The words of a query, each once. @param {string} text @returns {string[]} */
export const wordsOf = (text) => [...new Set(plain(text).split(" ").filter(Boolean))];

/** The words of a text in one, as names are compared: `Med SAM` and `MedSAM` are the same. @param {string} text */
export const joined = (text) => plain(text).replaceAll(" ", "");

/** Whether a written word answers a typed one: it begins so, and a number in it goes on no further (4 is not 40).
 * @param {string} written @param {string} typed */
export const answers = (written, typed) =>
  written.startsWith(typed) && !(/\d$/.test(typed) && /^\d/.test(written.slice(typed.length)));

/** Whether one slip of the finger lies between two words: a letter too many, too few, wrong, or two exchanged.
 * @param {string} a @param {string} b */
export function oneTypo(a, b) {
  if (a.length > b.length) [a, b] = [b, a];
  if (b.length - a.length > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return restB.length <= 1 || (restB.length === 2 && restA.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]);
}

/** The word nearest to a mistyped one, or nothing: one slip away, in a long word two; of those alike the one with the same
 * first letter, then with as many letters.
 * @param {string} word @param {Iterable<string>} known */
export function nearest(word, known) {
  let [best, least] = ["", word.length < 4 ? 0 : word.length < 8 ? 1.7 : 2.7];
  for (const other of known) {
    const away = slips(word, other, Math.ceil(least) - 1) + (other[0] === word[0] ? 0 : 0.5) + (other.length === word.length ? 0 : 0.1);
    if (away < least) [best, least] = [other, away];
  }
  return best;
}

/** How many slips lie between two words; more than `most` are not counted on. @param {string} a @param {string} b
 * @param {number} most */
function slips(a, b, most) {
  if (most < 1 || Math.abs(a.length - b.length) > most) return most + 1;
  if (oneTypo(a, b)) return a === b ? 0 : 1;
  if (most < 2) return most + 1;
  let above = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    above = row;
  }
  return above[b.length];
}
