// Words as readers type them, and how far a typed word may be from a written one.

/** Small letters and digits, no accents, signs as words, one blank between. The generator's `plain` does the same.
 * @param {string} text */
export const plain = (text) =>
  text
    .replace(/\+/g, " plus ")
    .replace(/&/g, " and ")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();

/** The words of a query, each once. @param {string} text @returns {string[]} */
export const wordsOf = (text) => [...new Set(plain(text).split(" ").filter(Boolean))];

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

/** The word nearest to a mistyped one, or nothing: one typo away, the same first letter before others.
 * @param {string} word @param {Iterable<string>} known */
export function nearest(word, known) {
  let best = "";
  if (word.length < 4) return best;
  for (const other of known) {
    if (!oneTypo(word, other)) continue;
    if (other[0] === word[0]) return other;
    best ||= other;
  }
  return best;
}
