// Cells that a spreadsheet would run as a formula: text with an apostrophe before it. scripts/hfm/exports/formulas.py
// says the same for the files.

const FORMULA = /^'*(?:[\s\0]*[=+\-@＝＋－＠|%]|[\t\r\n\0])/;

/** @param {string} text */
export const guarded = (text) => (FORMULA.test(text) ? `'${text}` : text);
