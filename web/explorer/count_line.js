// How many rows there are, and in which order, in a sentence.
import { orderOf } from "./row_order.js";

export const DIRECTIONS = {
  time: ["oldest first", "newest first"],
  amount: ["smallest first", "largest first"],
  choice: ["those that have it first", "those without it first"],
  word: ["A to Z", "Z to A"],
};

/** @param {number} found @param {import("./rows.js").Data} data @param {import("./state.js").State} state
 * @param {string} plural */
export function countLine(found, data, state, plural) {
  const [some, all] = [found, data.count].map((it) => it.toLocaleString("en"));
  const rows = found === data.count ? `${all} ${plural}` : `${some} of ${all} ${plural}`;
  if (!state.sort) return state.q.trim() ? rows : `${rows}, newest first`;
  const label = state.sort === "name" ? "name" : data.columns.find((it) => it.field === state.sort)?.label.toLowerCase();
  return `${rows}, by ${label}, ${DIRECTIONS[orderOf(state.sort)][Number(state.down)]}`;
}
