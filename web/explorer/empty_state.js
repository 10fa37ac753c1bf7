// When no row is left: what to drop, and what that would show.
import { button, element } from "../dom.js";
import { activeFilters } from "./active_filters.js";
import { cleared } from "./state.js";

/** @param {HTMLElement} place @param {import("./state.js").State} state @param {import("./rows.js").Data} data
 * @param {import("./filter.js").Result} result @param {import("./facets.js").Change} change @param {string} plural */
export function drawEmptyState(place, state, data, result, change, plural) {
  place.hidden = result.rows.length > 0;
  if (place.hidden) return;
  const filters = activeFilters(state, data);
  const groups = new Map(filters.map(({ key }) => [key, filters.filter((it) => it.key === key)]));
  const each = [...groups].map(([key, found]) => ({ found, rows: result.without.get(key) ?? 0 }));
  const helpful = each.filter((it) => it.rows).sort((a, b) => b.rows - a.rows);
  const lines = helpful.map(({ found, rows }) => {
    const name = `${found[0].label}: ${found.map((it) => it.value).join(" or ")}`;
    const drop = () => change((it) => found.reduce((without, one) => one.without(without), it));
    const choice = button(name, drop, { className: "tool", ariaLabel: `Drop ${name}` });
    return element("li", {}, choice, ` shows ${rows.toLocaleString("en")}`);
  });
  const all = button("Clear all filters", () => change(cleared), { className: "tool" });
  place.replaceChildren(
    element("h2", {}, `None of the ${plural} passes ${filters.length === 1 ? "this filter" : "all of these filters"}`),
    element("p", {}, lines.length ? "Drop one of them:" : "No single one of them is in the way; drop several:"),
    element("ul", {}, ...lines),
    element("p", {}, all),
  );
}
