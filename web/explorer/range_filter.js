// A panel with two numbers or dates, from and to, as people write them.
import { element } from "../dom.js";
import { readEnd, written } from "../numbers.js";
import { makeFacetMark } from "./facet_mark.js";
import { numbersOf } from "./rows.js";
import { changed } from "./state.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./rows.js").Range} Range */
/** @typedef {import("./state.js").State} State */

/** @param {HTMLDetailsElement} panel @param {Range} range @param {Data} data @param {import("./facets.js").Change} change */
export function makeRange(panel, range, data, change) {
  const { field, label, write, hint } = range;
  const numbers = numbersOf(range, data);
  const known = range.units ? [] : data.names.flatMap((_, row) => numbers(row));
  const extremes = known.length ? [Math.min(...known), Math.max(...known)] : [NaN, NaN];
  const ends = ["from", "to"].map((name, n) => {
    const [ariaLabel, placeholder] = [`${label} ${name}`, written(write, extremes[n])];
    return element("input", { type: "text", inputMode: write === "date" ? "text" : "numeric", ariaLabel, placeholder });
  });
  const submit = () => {
    const range = readRange(write, ends[0].value, ends[1].value);
    change((state) => ({ ...state, ranges: changed(state.ranges, field, range) }));
  };
  const inside = element("div", { className: "facet__inside", role: "group", ariaLabel: label }, ends[0], " to ", ends[1]);
  if (hint) inside.append(element("p", { className: "facet__hint" }, hint));
  panel.append(inside);
  for (const end of ends) end.addEventListener("change", submit);
  const mark = makeFacetMark(panel);

  return (/** @type {State} */ state) => {
    const chosen = state.ranges.get(field);
    ends.forEach((end, n) => (end.value = chosen && Number.isFinite(chosen[n]) ? written(write, chosen[n]) : ""));
    mark(chosen ? "on" : "");
  };
}

/** What two boxes ask for, whichever way round; nothing where both are empty. @param {import("../numbers.js").Write} write
 * @param {string} first @param {string} second @returns {[number, number] | null} */
export function readRange(write, first, second) {
  const turned = (readEnd(write, first, false) ?? -Infinity) > (readEnd(write, second, true) ?? Infinity);
  const [low, high] = turned ? [second, first] : [first, second];
  const [from, to] = [readEnd(write, low, false), readEnd(write, high, true)];
  return from === null && to === null ? null : [from ?? -Infinity, to ?? Infinity];
}
