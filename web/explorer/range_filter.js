// A panel with two numbers, from and to, as people write them.
import { element } from "../dom.js";
import { readNumber, written } from "../numbers.js";
import { numbersIn } from "./rows.js";
import { makeFacetMark } from "./facet_mark.js";
import { changed } from "./state.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./facets.js").Change} Change */

/** @type {Record<string, string>} */
const HINTS = {
  size: "In any unit, or in those chosen under Counted in. 100k and 1.5M are understood.",
  parameters: "One variant of a model is enough. 300M and 7B are understood.",
};

/** @param {HTMLDetailsElement} panel @param {string} field @param {Data} data @param {Change} change */
export function makeRange(panel, field, data, change) {
  const label = panel.querySelector("summary")?.textContent ?? field;
  const known = !data.numbers[field] ? [] : data.names.flatMap((_, row) => numbersIn(data.numbers[field], row));
  const [least, most] = known.length ? [Math.min(...known), Math.max(...known)] : [NaN, NaN];
  const ends = ["from", "to"].map((name, n) => {
    const [ariaLabel, placeholder] = [`${label} ${name}`, written(field, [least, most][n])];
    return element("input", { type: "text", inputMode: "numeric", ariaLabel, placeholder });
  });
  const submit = () => {
    const [from, to] = ends.map((it) => readNumber(it.value));
    const range = /** @type {[number, number]} */ ([from ?? -Infinity, to ?? Infinity].sort((a, b) => a - b));
    const isEmpty = from === null && to === null;
    change((state) => ({ ...state, ranges: changed(state.ranges, field, isEmpty ? null : range) }));
  };
  const inside = element("div", { className: "facet__inside", role: "group", ariaLabel: label }, ends[0], " to ", ends[1]);
  if (HINTS[field]) inside.append(element("p", { className: "facet__hint" }, HINTS[field]));
  panel.append(inside);
  for (const end of ends) end.addEventListener("change", submit);
  const mark = makeFacetMark(panel);

  return (/** @type {State} */ state) => {
    const range = state.ranges.get(field);
    ends.forEach((end, n) => (end.value = range && Number.isFinite(range[n]) ? written(field, range[n]) : ""));
    mark(range ? "on" : "");
  };
}
