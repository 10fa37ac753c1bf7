// The order of the rows as a choice that is in sight at every width; heads sort too, where there is room for them.
import { element } from "../dom.js";
import { columnOf, DIRECTIONS, NAMES } from "./row_order.js";

/** @typedef {import("./rows.js").Data} Data */
/** @typedef {import("./state.js").State} State */

/** @param {Data} data @param {import("./facets.js").Change} change */
export function makeSortMenu(data, change) {
  const columns = data.columns.filter(({ order }) => order !== "word");
  const orders = [NAMES, ...columns].flatMap((it) => [order(it, false), order(it, true)]);
  const choice = element("select", {}, element("option", { value: "" }, "Newest first"), ...orders);
  const other = element("option", { hidden: true }); // an order that a head or an address asked for
  choice.append(other);
  choice.addEventListener("change", () => {
    const [sort, down] = [choice.value.replace(/^-/, ""), choice.value.startsWith("-")];
    change((state) => ({ ...state, sort, down }));
  });
  const update = (/** @type {State} */ { q, sort, down }) => {
    choice.options[0].textContent = q.trim() ? "Best match first" : "Newest first";
    const column = columnOf(data, sort);
    if (column && column !== NAMES && !columns.includes(column)) {
      const { value, text } = order(column, down);
      Object.assign(other, { value, text });
    }
    choice.value = (down ? "-" : "") + sort;
  };
  return { label: element("label", { className: "explorer__sort" }, "Sort ", choice), update };
}

/** @param {import("./rows.js").Column} column @param {boolean} down */
function order({ field, label, order }, down) {
  const value = (down ? "-" : "") + field;
  return element("option", { value }, `${label}, ${DIRECTIONS[order][Number(down)]}`);
}
