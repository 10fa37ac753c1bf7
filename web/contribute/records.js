// Lists of records inside an entry, such as its sources, and the numbers of a table: each can be added, folded up, removed.
import { button, element } from "../dom.js";
import { says } from "./entry.js";
import { stating } from "./fields.js";
import { hint } from "./hint.js";
import { titled } from "./labels.js";

/** @typedef {import("./entry.js").Schema} Schema */
/** @typedef {import("./fields.js").Control} Control */
/** @typedef {import("./fields.js").Setting} Setting */
/** How one of them is drawn, by its place. @typedef {(value: any, key: number | string) => Control} Draw */

let count = 0;

/** A list of records, each folded up but those that are new; what was never opened stays as it is.
 * @param {Schema} schema @param {any[]} values @param {Setting} setting @param {Draw} draw @returns {Control} */
export function records(schema, values, setting, draw) {
  const title = titled(splitWords(schema.title)).toLowerCase();
  const called = (/** @type {number} */ n) => `${titled(title)} ${n + 1}`;
  const list = element("div", { className: "records" });
  /** @type {Control[]} */
  let items = [];
  const redraw = (/** @type {any[]} */ now, /** @type {number} */ opened) => {
    items = now.map((value, n) => folded(called(n), value, n === opened, () => draw(value, n), () => remove(n)));
    list.replaceChildren(...items.map((it) => it.element));
  };
  const remove = (/** @type {number} */ n) => {
    redraw(items.map((it) => it.read() ?? {}).filter((_, other) => other !== n), -1);
    setting.changed();
  };
  const add = button(`Add ${/^[aeiou]/.test(title) ? "an" : "a"} ${title}`, () => {
    redraw([...items.map((it) => it.read() ?? {}), {}], items.length);
    setting.changed();
    focusIn(items.at(-1));
  }, { className: "small" });
  const begun = !values.length && schema.title === "Source"; // one at least: an empty one is told as missing
  const read = () => {
    const now = items.map((it) => it.read());
    now.forEach((it, n) => hint(items[n].element, it || (begun && now.length === 1) ? "" : `${called(n)} is empty: it is left out`));
    return now.filter(Boolean);
  };
  redraw(begun ? [{}] : values, begun || (values.length === 1 && schema.title === "Source") ? 0 : -1);
  return { element: element("div", {}, list, add), read };
}

/** @param {Control | undefined} item */
const focusIn = (item) => /** @type {HTMLElement | null | undefined} */ (item?.element.querySelector("input, textarea, .word"))?.focus();

/** A record that is drawn when it is opened. @param {string} title @param {any} value @param {boolean} open @param {() => Control} draw @param {() => void} remove
 * @returns {Control} */
function folded(title, value, open, draw, remove) {
  /** @type {Control | undefined} */
  let inner;
  const summary = element("summary", {}, title);
  const made = element("details", { className: "folded" }, summary);
  const unfold = () => {
    if (inner) return;
    inner = draw();
    made.append(inner.element, button(`Remove ${title.toLowerCase()}`, remove, { className: "small" }));
  };
  const said = says(value) ? Object.values(value).flat().filter((it) => typeof it !== "object").join(", ") : "";
  if (said) summary.append(" ", element("span", {}, said));
  made.addEventListener("toggle", () => made.open && unfold());
  made.addEventListener("unfold", unfold);
  if (open) {
    unfold();
    made.open = true;
  }
  return { element: made, read: () => (inner ? inner.read() : says(value) ? value : undefined) };
}

/** @param {string} name such as TrainingData */
const splitWords = (name) => ({ ResultColumn: "column", ResultRow: "row", Parameters: "variant", TrainingData: "training set", NamedModel: "model", NamedDataset: "dataset" })[name] ?? name.replace(/(?<=[a-z])(?=[A-Z])/g, " ");

/** The numbers of a row, by column. @param {Record<string, any>} values @param {Setting} setting @param {Draw} draw @returns {Control} */
export function numbers(values, setting, draw) {
  const list = element("div", { className: "records" });
  /** @type {(Control & {name: () => string})[]} */
  let items = [];
  const redraw = (/** @type {[string, any][]} */ now) => {
    items = now.map(([key, value], n) => one(key, value, n));
    list.replaceChildren(...items.map((it) => it.element));
  };
  const now = () => items.map((it) => /** @type {[string, any]} */ ([it.name(), it.read() ?? {}]));
  const one = (/** @type {string} */ key, /** @type {any} */ value, /** @type {number} */ n) => {
    const id = `column-${(count += 1)}`;
    const box = element("input", { type: "text", id, value: key, placeholder: "id of a column of this table", autocomplete: "off" });
    box.addEventListener("input", setting.changed);
    const inner = draw(value, key);
    const remove = button(`Remove number ${n + 1}`, () => (redraw(now().filter((_, other) => other !== n)), setting.changed()), { className: "small" });
    const column = element("div", { className: "field" }, element("label", { htmlFor: id }, "Column"), box);
    const made = element("fieldset", {}, element("legend", {}, `Number ${n + 1}`), column, inner.element, remove);
    const read = () => {
      const now = inner.read();
      hint(made, now === undefined || !box.value.trim() ? `Number ${n + 1} is empty: it is left out` : "");
      return now;
    };
    return { element: made, name: () => box.value.trim(), read };
  };
  const missing = () => setting.columns().find((id) => !items.some((it) => it.name() === id)) ?? "";
  const add = button("Add a number", () => {
    redraw([...now(), [missing(), {}]]);
    setting.changed();
    focusIn(items.at(-1));
  }, { className: "small" });
  redraw(Object.entries(values));
  return { element: element("div", {}, list, add), read: () => stating(items.map((it) => [it.name(), it.read()])) };
}
