// The filters at the side: terms to tick, with how many rows each would show.
import { element } from "../dom.js";
import { plain } from "../spelling.js";
import { makeFacetMark } from "./facet_mark.js";
import { makeRange } from "./range_filter.js";
import { changed } from "./state.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./rows.js").Facet} Facet */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./filter.js").Result} Result */
/** @typedef {(change: (state: State) => State) => void} Change */

const LONG = 12; // more terms than this can be looked through by typing

/** Fill the panels that came with the page. What it returns shows a state in them.
 * @param {HTMLElement} aside @param {Data} data @param {Change} change
 * @returns {(state: State, result: Result) => void} */
export function makeFacets(aside, data, change) {
  /** @type {((state: State, result: Result) => void)[]} */
  const updates = [];
  for (const panel of /** @type {NodeListOf<HTMLDetailsElement>} */ (aside.querySelectorAll(".facet"))) {
    const field = panel.dataset.field ?? "";
    const facet = data.facets.get(field);
    updates.push(facet ? makeTerms(panel, facet, change) : makeRange(panel, field, data, change));
  }
  return (state, result) => updates.forEach((update) => update(state, result));
}

/** @param {HTMLDetailsElement} panel @param {Facet} facet @param {Change} change */
function makeTerms(panel, facet, change) {
  const { field, label, terms } = facet;
  const lines = inOrder(facet).map(({ number, depth }) => makeTerm(terms[number], number, depth));
  const list = element("ul", { className: "facet__terms" }, ...lines.map((it) => it.line));
  const all = element("input", { type: "checkbox" });
  const both = element("label", { className: "facet__all", hidden: true }, all, "with all of these");
  const inside = element("div", { className: "facet__inside", role: "group", ariaLabel: label });
  if (terms.length > LONG) inside.append(makeLookup(label, lines));
  inside.append(list, both);
  panel.append(inside);
  list.addEventListener("change", () => {
    const ids = lines.filter(({ box }) => box.checked).map(({ term }) => term.id);
    change((state) => ({ ...state, chosen: changed(state.chosen, field, ids.length ? ids : null) }));
  });
  all.addEventListener("change", () =>
    change((state) => {
      const others = [...state.all].filter((it) => it !== field);
      return { ...state, all: new Set(all.checked ? [...others, field] : others) };
    }),
  );
  const mark = makeFacetMark(panel);

  return (/** @type {State} */ state, /** @type {Result} */ result) => {
    const chosen = state.chosen.get(field) ?? [];
    const counts = result.counts.get(field);
    for (const { line, box, term, number, count } of lines) {
      const found = counts?.[number] ?? 0;
      box.checked = chosen.includes(term.id);
      count.textContent = found.toLocaleString("en");
      line.classList.toggle("facet__term--none", !found && !box.checked);
    }
    both.hidden = !facet.several || chosen.length < 2;
    all.checked = state.all.has(field);
    mark(chosen.length ? String(chosen.length) : "");
  };
}

/** @param {import("./rows.js").Term} term @param {number} number @param {number} depth */
function makeTerm(term, number, depth) {
  const box = element("input", { type: "checkbox" });
  const count = element("span", { className: "facet__n" });
  const label = element("label", {}, box, element("span", {}, term.label), " ", count);
  const line = element("li", { className: "facet__term" }, label);
  line.style.setProperty("--depth", String(depth));
  return { line, box, term, number, count };
}

/** Terms below those they belong to, at each level the frequent first and what is not stated last.
 * @param {Facet} facet @returns {{number: number, depth: number}[]} */
function inOrder({ field, terms, closed, several }) {
  const often = new Uint32Array(terms.length);
  for (const number of closed) often[number] += 1;
  const nested = field !== "new" && terms.some((term) => term.parent >= 0);
  const last = (/** @type {number} */ n) => Number(terms[n].id === "not-stated");
  /** @param {number} parent @param {number} depth @returns {{number: number, depth: number}[]} */
  const below = (parent, depth) => {
    const found = terms.flatMap((term, n) => (term.parent === parent ? [n] : []));
    if (nested || several || terms.length > LONG) found.sort((a, b) => last(a) - last(b) || often[b] - often[a]);
    return found.flatMap((n) => [{ number: n, depth }, ...below(n, depth + 1)]);
  };
  return below(-1, 0);
}

/** @param {string} label @param {ReturnType<typeof makeTerm>[]} lines */
function makeLookup(label, lines) {
  const name = `Find in ${label}`;
  const box = element("input", { type: "search", className: "facet__lookup", placeholder: "Find …", ariaLabel: name });
  const texts = lines.map(({ term }) => plain(term.label));
  box.addEventListener("input", () => {
    const words = plain(box.value).split(" ");
    lines.forEach(({ line }, n) => (line.hidden = !words.every((word) => texts[n].includes(word))));
  });
  return box;
}
