// How many rows there are, and in which order, in a sentence.
import { columnOf, DIRECTIONS } from "./row_order.js";

/** @param {number} found @param {import("./rows.js").Data} data @param {import("./state.js").State} state
 * @param {string} plural */
export function countLine(found, data, state, plural) {
  const [some, all] = [found, data.count].map((it) => it.toLocaleString("en"));
  const rows = found === data.count ? `${all} ${plural}` : `${some} of ${all} ${plural}`;
  const column = columnOf(data, state.sort);
  if (!column) return `${rows}, ${state.q.trim() ? "best match" : "newest"} first`;
  return `${rows}, by ${column.label.toLowerCase()}, ${DIRECTIONS[column.order][Number(state.down)]}`;
}
