// Above the table: which columns, how dense, take the rows along; on a phone, the way to the filters.
import { button, element, menu } from "../dom.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./facets.js").Change} Change */

/** Add the tools. What it returns shows a state in them.
 * @param {HTMLElement} top @param {import("./data.js").Data} data @param {HTMLElement} taking what the last menu holds
 * @param {Change} change @returns {(state: State, found: number) => void} */
export function makeTools(top, data, taking, change) {
  const tools = /** @type {HTMLElement} */ (top.querySelector(".explorer__tools"));
  const boxes = data.columns.map(({ field, label }) => {
    const box = element("input", { type: "checkbox", name: "", value: field });
    return { field, box, line: element("li", {}, element("label", {}, box, ` ${label}`)) };
  });
  const usual = data.columns.filter((it) => it.usual).map((it) => it.field);
  const list = element("ul", { className: "menu__list" }, ...boxes.map((it) => it.line));
  list.addEventListener("change", () => {
    const fields = boxes.filter(({ box }) => box.checked).map(({ field }) => field);
    change((state) => ({ ...state, cols: fields.join() === usual.join() ? null : fields }));
  });
  const reset = button("The usual ones", () => change((state) => ({ ...state, cols: null })));
  const turn = () => change((state) => ({ ...state, compact: !state.compact }));
  const compact = button("Compact", turn, { className: "tool" });
  tools.append(menu("Columns", list, reset), compact, menu("Cite or save", taking));
  const closeFilters = makeOpener(top);

  return (state, found) => {
    for (const { field, box } of boxes) box.checked = (state.cols ?? usual).includes(field);
    compact.setAttribute("aria-pressed", String(state.compact));
    closeFilters.textContent = `Show ${found.toLocaleString("en")} ${top.dataset.plural ?? "rows"}`;
  };
}

/** On a narrow screen the filters are a panel of their own. @param {HTMLElement} top */
function makeOpener(top) {
  const opener = /** @type {HTMLButtonElement} */ (top.querySelector(".explorer__open"));
  const facets = /** @type {HTMLElement} */ (top.querySelector(".explorer__facets"));
  const show = (/** @type {boolean} */ open) => {
    facets.classList.toggle("explorer__facets--open", open);
    opener.setAttribute("aria-expanded", String(open));
  };
  opener.addEventListener("click", () => show(opener.getAttribute("aria-expanded") !== "true"));
  const close = button("", () => {
    show(false);
    opener.focus();
    top.querySelector(".explorer__head")?.scrollIntoView();
  }, { className: "button explorer__close" });
  facets.append(close);
  facets.addEventListener("keydown", (event) => event.key === "Escape" && close.offsetParent && close.click());
  return close;
}
