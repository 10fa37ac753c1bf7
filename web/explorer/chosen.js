// The filters that are on, each a button that drops it.
import { button, element } from "../dom.js";
import { changed } from "./state.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./facets.js").Change} Change */

/** One button for each filter that is on, which drops it; in the end one for all of them.
 * @param {HTMLElement} list @param {State} state @param {Data} data @param {Change} change @param {State} none */
export function drawChosen(list, state, data, change, none) {
  const found = chosenOf(state, data);
  const drop = (/** @type {Chosen} */ it) => button(`${it.label}: ${it.value}`, () => change(it.without), { ariaLabel: `Drop the filter ${it.label}: ${it.value}` });
  const items = found.map(drop);
  if (items.length > 1) items.push(button("Clear all", () => change(() => none), { className: "chosen__clear" }));
  list.replaceChildren(...items.map((it) => element("li", {}, it)));
  list.hidden = !items.length;
}

/** A filter that is on. `key` is its condition's. @typedef {{key: string, label: string, value: string, without: (state: State) => State}} Chosen */

/** @param {State} state @param {Data} data @returns {Chosen[]} */
export function chosenOf(state, data) {
  /** @type {Chosen[]} */
  const found = [];
  if (state.q.trim()) found.push({ key: "q", label: "Words", value: state.q.trim(), without: (it) => ({ ...it, q: "" }) });
  for (const [field, ids] of state.chosen) {
    const facet = data.facets.get(field);
    for (const id of ids) {
      const rest = ids.filter((it) => it !== id);
      const value = facet?.terms[facet.number.get(id) ?? -1]?.label ?? `${id} (no such term)`;
      found.push({ key: field, label: facet?.label ?? field, value, without: (it) => ({ ...it, chosen: changed(it.chosen, field, rest.length ? rest : null) }) });
    }
  }
  for (const [field, [from, to]] of state.ranges) {
    const [low, high] = [from, to].map((it) => (field === "year" ? String(it) : it.toLocaleString("en")));
    const value = Number.isNaN(from) ? "not stated" : from === -Infinity ? `up to ${high}` : to === Infinity ? `from ${low}` : from === to ? low : `${low} to ${high}`;
    found.push({ key: field, label: field === "year" ? "Year" : "Size", value, without: (it) => ({ ...it, ranges: changed(it.ranges, field, null) }) });
  }
  return found;
}
