// How many rows there are, and in which order, in a sentence.

/** @param {number} found @param {import("./data.js").Data} data @param {import("./state.js").State} state
 * @param {string} plural */
export function told(found, data, state, plural) {
  const [some, all] = [found, data.count].map((it) => it.toLocaleString("en"));
  const rows = found === data.count ? `${all} ${plural}` : `${some} of ${all} ${plural}`;
  if (!state.sort) return rows;
  const label = state.sort === "name" ? "name" : data.columns.find((it) => it.field === state.sort)?.label.toLowerCase();
  const [up, down] = state.sort in data.numbers ? ["oldest first", "newest first"] : ["A to Z", "Z to A"];
  return `${rows}, by ${label}, ${state.down ? down : up}`;
}
