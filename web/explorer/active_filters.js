// The filters that are on, each a button that drops it.
import { button, element } from "../dom.js";
import { written } from "../numbers.js";
import { changed, cleared } from "./state.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./facets.js").Change} Change */

/** One button for each filter that is on, which drops it; in the end one for all of them.
 * @param {HTMLElement} list @param {State} state @param {Data} data @param {Change} change */
export function drawActiveFilters(list, state, data, change) {
  const items = activeFilters(state, data).map(({ label, value, without }) => {
    const name = `${label}: ${value}`;
    return button(name, () => change(without), { ariaLabel: `Drop the filter ${name}` });
  });
  if (items.length > 1) items.push(button("Clear all", () => change(cleared), { className: "chosen__clear" }));
  list.replaceChildren(...items.map((it) => element("li", {}, it)));
  list.hidden = !items.length;
}

/** A filter that is on. `key` is its condition's.
 * @typedef {{key: string, label: string, value: string, without: (state: State) => State}} Chosen */

/** @param {State} state @param {Data} data @returns {Chosen[]} */
export function activeFilters(state, data) {
  const words = state.q.trim();
  /** @type {Chosen} */
  const ofWords = { key: "q", label: "Words", value: words, without: (it) => ({ ...it, q: "" }) };
  return [
    ...(words ? [ofWords] : []),
    ...[...state.chosen].flatMap(([field, ids]) => ids.map((id) => ofTerm(field, id, ids, data))),
    ...[...state.ranges].map(([field, range]) => ofRange(field, range, data)),
  ];
}

/** @param {string} field @param {string} id @param {string[]} ids @param {Data} data @returns {Chosen} */
function ofTerm(field, id, ids, data) {
  const facet = data.facets.get(field);
  const rest = ids.filter((it) => it !== id);
  return {
    key: field,
    label: facet?.label ?? field,
    value: facet?.terms[facet.number.get(id) ?? -1]?.label ?? `${id} (no such term)`,
    without: (state) => ({ ...state, chosen: changed(state.chosen, field, rest.length ? rest : null) }),
  };
}

/** @param {string} field @param {[number, number]} range @param {Data} data @returns {Chosen} */
function ofRange(field, range, data) {
  return {
    key: field,
    label: data.columns.find((it) => it.field === field)?.label ?? "Size",
    value: rangeInWords(range, (it) => written(field, it)),
    without: (state) => ({ ...state, ranges: changed(state.ranges, field, null) }),
  };
}

/** @param {[number, number]} range @param {(number: number) => string} write */
function rangeInWords([from, to], write) {
  if (Number.isNaN(from)) return "not stated";
  if (from === -Infinity) return `up to ${write(to)}`;
  if (to === Infinity) return `from ${write(from)}`;
  return from === to ? write(from) : `${write(from)} to ${write(to)}`;
}
