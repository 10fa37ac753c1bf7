// Above the table: what is new, in which order, which columns, how dense, take the rows along; on a phone, the way to the filters.
import { button, element, menu } from "../dom.js";
import { makeSortMenu } from "./sort_menu.js";
import { changed } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./facets.js").Change} Change */

/** Add the tools. `filter` changes which rows there are, `change` only how they look. What it returns shows a state in them.
 * @param {HTMLElement} top @param {import("./rows.js").Data} data @param {HTMLElement} exported what the last menu holds
 * @param {Change} filter @param {Change} change @returns {(state: State, found: number) => void} */
export function makeToolbar(top, data, exported, filter, change) {
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
  const shortcuts = data.shortcuts.map((it) => makeShortcut(it, data, filter));
  const sort = makeSortMenu(data, change);
  tools.append(...shortcuts.map((it) => it.tool), sort.label, menu("Columns", list, reset), compact, menu(data.isCited ? "Cite or save" : "Save", exported));
  const closeFilters = makeOpener(top);

  return (state, found) => {
    for (const { field, box } of boxes) box.checked = (state.cols ?? usual).includes(field);
    for (const it of shortcuts) it.update(state);
    sort.update(state);
    compact.setAttribute("aria-pressed", String(state.compact));
    closeFilters.textContent = `Show ${found.toLocaleString("en")} ${top.dataset.plural ?? "rows"}`;
  };
}

/** A filter that is one click away. @param {[string, string, string]} shortcut @param {import("./rows.js").Data} data
 * @param {Change} filter */
function makeShortcut([field, term, label], data, filter) {
  const isOn = (/** @type {State} */ { chosen }) => chosen.get(field)?.join() === term;
  const turn = () => filter((it) => ({ ...it, chosen: changed(it.chosen, field, isOn(it) ? null : [term]) }));
  const tool = button(label, turn, { className: "tool", hidden: !data.facets.get(field)?.number.has(term) });
  return { tool, update: (/** @type {State} */ state) => tool.setAttribute("aria-pressed", String(isOn(state))) };
}

/** On a narrow screen the filters are a panel of their own. @param {HTMLElement} top */
function makeOpener(top) {
  const opener = /** @type {HTMLButtonElement} */ (top.querySelector(".explorer__open"));
  const facets = /** @type {HTMLElement} */ (top.querySelector(".explorer__facets"));
  const away = () => {
    show(false);
    opener.focus();
  };
  const cross = button("Close", away, { className: "tool" });
  facets.prepend(element("div", { className: "explorer__sheet" }, element("h2", {}, "Filters"), cross));
  const show = (/** @type {boolean} */ open) => {
    facets.classList.toggle("explorer__facets--open", open);
    opener.setAttribute("aria-expanded", String(open));
    if (open) cross.focus();
  };
  opener.addEventListener("click", () => show(opener.getAttribute("aria-expanded") !== "true"));
  const close = button("", () => {
    away();
    top.querySelector(".explorer__head")?.scrollIntoView();
  }, { className: "button explorer__close" });
  facets.append(close);
  facets.addEventListener("keydown", (event) => event.key === "Escape" && cross.offsetParent && away());
  return close;
}
