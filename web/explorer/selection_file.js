// A selection as a file: which entries a reader picked, to come back to them or to pass them on.

/** @param {string} kind @param {string[]} ids */
export const writeSelection = (kind, ids) => `${JSON.stringify({ catalog: "awesome-hfm", kind, ids }, null, 1)}\n`;

/** The ids in a file that this explorer has, and how many it has not. Throws an Error whose message a reader can use.
 * @param {string} text @param {{kind: string, row: Map<string, number>}} data @param {string} plural */
export function readSelection(text, data, plural) {
  const file = parse(text);
  if (!Array.isArray(file?.ids)) throw new Error("This file holds no selection.");
  if (file.kind !== data.kind) throw new Error(`This file holds a selection of another kind, not of ${plural}.`);
  const ids = [...new Set(file.ids.map(String))];
  const known = ids.filter((id) => data.row.has(id));
  return { ids: known, missing: ids.length - known.length };
}

/** @param {string} text @returns {any} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
