// A panel with two numbers, from and to, as people write them.
import { element } from "../dom.js";
import { readNumber } from "../words.js";
import { makeMark } from "./panel.js";
import { changed } from "./state.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./facets.js").Change} Change */

const HINT = "In any unit, or in those chosen under Counted in. 100k and 1.5M are understood.";

/** @param {HTMLDetailsElement} panel @param {string} field @param {Data} data @param {Change} change */
export function makeRange(panel, field, data, change) {
  const label = panel.querySelector("summary")?.textContent ?? field;
  const known = (data.numbers[field] ?? []).filter((it) => it !== null);
  const [least, most] = known.length ? [Math.min(...known), Math.max(...known)] : ["", ""];
  const ends = ["from", "to"].map((name, n) => {
    const [ariaLabel, placeholder] = [`${label} ${name}`, String([least, most][n])];
    return element("input", { type: "text", inputMode: "numeric", ariaLabel, placeholder });
  });
  const submit = () => {
    const [from, to] = ends.map((it) => readNumber(it.value));
    const range = /** @type {[number, number]} */ ([from ?? -Infinity, to ?? Infinity].sort((a, b) => a - b));
    const isEmpty = from === null && to === null;
    change((state) => ({ ...state, ranges: changed(state.ranges, field, isEmpty ? null : range) }));
  };
  const inside = element("div", { className: "facet__inside", role: "group", ariaLabel: label }, ends[0], " to ", ends[1]);
  if (field === "size") inside.append(element("p", { className: "facet__hint" }, HINT));
  panel.append(inside);
  for (const end of ends) end.addEventListener("change", submit);
  const mark = makeMark(panel);

  return (/** @type {State} */ state) => {
    const range = state.ranges.get(field);
    ends.forEach((end, n) => (end.value = range && Number.isFinite(range[n]) ? String(range[n]) : ""));
    mark(range ? "on" : "");
  };
}
