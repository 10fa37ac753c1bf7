// The filters at the side: terms to tick, with how many rows each would show.
import { button, element } from "../dom.js";
import { plain } from "../spelling.js";
import { without } from "./active_filters.js";
import { makeFacetMark } from "./facet_mark.js";
import { makeRange } from "./range_filter.js";
import { changed, switched } from "./state.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./rows.js").Facet} Facet */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./filter.js").Result} Result */
/** @typedef {(change: (state: State) => State) => void} Change */
/** @typedef {(state: State, result: Result) => void} Update */

const LONG = 12; // more terms than this can be looked through by typing

/** Fill the panels that came with the page. What it returns shows a state in them.
 * @param {HTMLElement} aside @param {Data} data @param {Change} change @returns {Update} */
export function makeFacets(aside, data, change) {
  /** @type {Update[]} */
  const updates = [];
  for (const panel of /** @type {NodeListOf<HTMLDetailsElement>} */ (aside.querySelectorAll(".facet"))) {
    const field = panel.dataset.field ?? "";
    const [facet, range] = [data.facets.get(field), data.ranges.get(field)];
    if (facet) updates.push(makeTerms(panel, facet, change));
    if (range) updates.push(makeRange(panel, range, data, change));
  }
  return (state, result) => updates.forEach((update) => update(state, result));
}

/** @param {HTMLDetailsElement} panel @param {Facet} facet @param {Change} change @returns {Update} */
function makeTerms(panel, facet, change) {
  const { field, label, terms } = facet;
  const lines = inOrder(facet).map(({ number, depth }) => makeTerm(facet, number, depth, change));
  const list = element("ul", { className: "facet__terms" }, ...lines.map((it) => it.line));
  const ways = [makeWay(facet, "all", "with all of these", 2, change), makeWay(facet, "only", "and nothing else", 1, change)];
  const inside = element("div", { className: "facet__inside", role: "group", ariaLabel: label });
  if (terms.length > LONG) inside.append(makeLookup(label, lines));
  inside.append(list, ...ways.map((it) => it.line));
  panel.append(inside);
  const mark = makeFacetMark(panel);
  let show = () => {};
  panel.addEventListener("toggle", () => panel.open && show());
  return (state, result) => {
    const number = [state.chosen, state.not].reduce((sum, it) => sum + (it.get(field)?.length ?? 0), 0);
    mark(number ? String(number) : "");
    show = () => {
      for (const it of lines) it.update(state, result);
      for (const it of ways) it.update(state);
    };
    if (panel.open) show(); // what is folded up is drawn when it is opened
  };
}

/** A term to tick; once it is ticked, a second button turns it into its opposite.
 * @param {Facet} facet @param {number} number @param {number} depth @param {Change} change */
function makeTerm({ field, terms }, number, depth, change) {
  const term = terms[number];
  const box = element("input", { type: "checkbox" });
  const count = element("span", { className: "facet__n" });
  const not = button("not", () => change((it) => turned(it, field, term.id)), {
    className: "facet__not", hidden: true, ariaLabel: `Not ${term.label}`,
  });
  const label = element("label", {}, box, element("span", {}, term.label), " ", count);
  const line = element("li", { className: "facet__term" }, label, not);
  line.style.setProperty("--depth", String(depth));
  box.addEventListener("change", () => change((it) => ticked(it, field, term.id, box.checked)));
  let shown = "";
  /** @type {Update} */
  const update = ({ chosen, not: unwanted }, { counts }) => {
    const found = counts.get(field)?.[number] ?? 0;
    const isUnwanted = unwanted.get(field)?.includes(term.id) ?? false;
    box.checked = isUnwanted || (chosen.get(field)?.includes(term.id) ?? false);
    const now = `${found} ${isUnwanted} ${box.checked}`;
    if (now === shown) return; // a line that stays as it is costs nothing
    shown = now;
    count.textContent = found.toLocaleString("en");
    not.hidden = !box.checked;
    not.ariaPressed = String(isUnwanted);
    line.classList.toggle("facet__term--not", isUnwanted);
    line.classList.toggle("facet__term--none", !found && !box.checked);
  };
  return { line, term, update };
}

/** @param {State} state @param {string} field @param {string} id @param {boolean} isOn @returns {State} */
function ticked(state, field, id, isOn) {
  const chosen = without(state.chosen, field, id);
  const own = chosen.get(field) ?? [];
  return { ...state, not: without(state.not, field, id), chosen: changed(chosen, field, isOn ? [...own, id] : own) };
}

/** Wanted becomes unwanted, and the other way round. @param {State} state @param {string} field @param {string} id @returns {State} */
function turned(state, field, id) {
  if (state.not.get(field)?.includes(id)) return ticked(state, field, id, true);
  return { ...ticked(state, field, id, false), not: changed(state.not, field, [...(state.not.get(field) ?? []), id]) };
}

/** How the terms that are chosen go together: a box that shows once there are enough of them.
 * @param {Facet} facet @param {"all" | "only"} way @param {string} words @param {number} least @param {Change} change */
function makeWay({ field, several }, way, words, least, change) {
  const box = element("input", { type: "checkbox" });
  const line = element("label", { className: "facet__way", hidden: true }, box, words);
  box.addEventListener("change", () => change((state) => ({ ...state, [way]: switched(state[way], field, box.checked) })));
  const update = (/** @type {State} */ state) => {
    line.hidden = !several || (state.chosen.get(field)?.length ?? 0) < least;
    box.checked = state[way].has(field);
  };
  return { line, update };
}

/** Terms below those they belong to, at each level the frequent first and what is not stated last.
 * @param {Facet} facet @returns {{number: number, depth: number}[]} */
export function inOrder({ terms, closed, several, inOrder: given }) {
  const often = new Uint32Array(terms.length);
  for (const number of closed) often[number] += 1;
  const nested = terms.some((term) => term.parent >= 0);
  const last = (/** @type {number} */ n) => Number(terms[n].id === "not-stated");
  /** @param {number} parent @param {number} depth @returns {{number: number, depth: number}[]} */
  const below = (parent, depth) => {
    const found = terms.flatMap((term, n) => (term.parent === parent ? [n] : []));
    if (!given && (nested || several || terms.length > LONG)) found.sort((a, b) => last(a) - last(b) || often[b] - often[a]);
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
