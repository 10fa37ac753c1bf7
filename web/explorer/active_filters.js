// The filters that are on, each a button that drops it; and what a broader word may hide, to add with a click.
import { button, element } from "../dom.js";
import { written } from "../numbers.js";
import { labelOf } from "./rows.js";
import { changed, cleared, switched } from "./state.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./facets.js").Change} Change */

/** One button for each filter that is on, which drops it; in the end one for all of them.
 * @param {HTMLElement} list @param {State} state @param {Data} data @param {import("./filter.js").Result} result
 * @param {Change} change */
export function drawActiveFilters(list, state, data, result, change) {
  const items = activeFilters(state, data).map(({ label, value, without }) => {
    const name = `${label}: ${value}`;
    return button(name, () => change(without), { ariaLabel: `Drop the filter ${name}` });
  });
  if (items.length > 1) items.push(button("Clear all", () => change(cleared), { className: "chosen__clear" }));
  const more = [...result.broader].flatMap(([field, rows]) => broader(field, rows, state, data, change) ?? []);
  list.replaceChildren(...[...items, ...more].map((it) => element("li", {}, it)));
  list.hidden = !items.length;
}

/** @param {string} field @param {number} rows @param {State} state @param {Data} data @param {Change} change */
function broader(field, rows, state, data, change) {
  const facet = data.facets.get(field);
  if (!facet || state.broad.has(field)) return null;
  const words = (state.chosen.get(field) ?? []).map((id) => labelOf(facet, id)).join(" or ");
  const add = () => change((it) => ({ ...it, broad: switched(it.broad, field, true) }));
  return button(`May include ${words}: add ${rows.toLocaleString("en")}`, add, {
    className: "chosen__more", title: "Their sources use a broader word, which may mean this",
  });
}

/** A filter that is on. `key` is its condition's.
 * @typedef {{key: string, label: string, value: string, without: (state: State) => State}} ActiveFilter */

/** @param {State} state @param {Data} data @returns {ActiveFilter[]} */
export function activeFilters(state, data) {
  const words = state.q.trim();
  /** @type {ActiveFilter} */
  const ofWords = { key: "q", label: "Words", value: words, without: (it) => ({ ...it, q: "" }) };
  return [
    ...(words ? [ofWords] : []),
    ...[...state.chosen].flatMap(([field, ids]) => ids.map((id) => ofTerm(field, id, state, data))),
    ...[...state.broad].map((field) => ofBroad(field, data)),
    ...[...state.not].flatMap(([field, ids]) => ids.map((id) => withoutTerm(field, id, data))),
    ...[...state.ranges].map(([field, range]) => ofRange(field, range, data)),
  ];
}

/** @param {string} field @param {string} id @param {State} state @param {Data} data @returns {ActiveFilter} */
function ofTerm(field, id, { only }, data) {
  const facet = data.facets.get(field);
  return {
    key: field,
    label: `${facet?.label ?? field}${only.has(field) ? " only" : ""}`,
    value: facet ? labelOf(facet, id) : id,
    without: (state) => ({ ...state, chosen: without(state.chosen, field, id) }),
  };
}

/** @param {string} field @param {string} id @param {Data} data @returns {ActiveFilter} */
function withoutTerm(field, id, data) {
  const facet = data.facets.get(field);
  return {
    key: `${field}.not`,
    label: facet?.label ?? field,
    value: `not ${facet ? labelOf(facet, id) : id}`,
    without: (state) => ({ ...state, not: without(state.not, field, id) }),
  };
}

/** @param {string} field @param {Data} data @returns {ActiveFilter} */
const ofBroad = (field, data) => ({
  key: field,
  label: data.facets.get(field)?.label ?? field,
  value: "a broader word",
  without: (state) => ({ ...state, broad: switched(state.broad, field, false) }),
});

/** @param {Map<string, string[]>} map @param {string} field @param {string} id */
export const without = (map, field, id) => changed(map, field, (map.get(field) ?? []).filter((it) => it !== id));

/** @param {string} field @param {[number, number]} ends @param {Data} data @returns {ActiveFilter} */
function ofRange(field, ends, data) {
  const { label = field, write = /** @type {const} */ ("amount") } = data.ranges.get(field) ?? {};
  return {
    key: field,
    label,
    value: rangeInWords(ends, (it) => written(write, it)),
    without: (state) => ({ ...state, ranges: changed(state.ranges, field, null) }),
  };
}

/** @param {[number, number]} ends @param {(number: number) => string} write */
function rangeInWords([from, to], write) {
  if (Number.isNaN(from)) return "not stated";
  if (from === -Infinity) return `up to ${write(to)}`;
  if (to === Infinity) return `from ${write(from)}`;
  return write(from) === write(to) ? write(from) : `${write(from)} to ${write(to)}`;
}
