// The fields of an entry as a form, made from the JSON Schema of its kind: texts, numbers, words, references, records.
import { button, element } from "../dom.js";
import { decimal, isMap, isNumber, ofMap, resolved, says } from "./entry.js";
import { hint } from "./hint.js";
import { apart, wholeNumber } from "./numbers.js";
import { picker } from "./picker.js";
import { tables } from "./tables.js";
import { clean, oneLine, withoutUnseen } from "./texts.js";

/** @typedef {import("./entry.js").Schema} Schema */
/** @typedef {import("./picker.js").Option} Option */
/** A part of the form, what it says now, and what stands below it. @typedef {{element: HTMLElement, read: () => any, below?: HTMLElement}} Control */
/** What every field needs: the whole schema, the entries of a kind, the columns of a table, and whom to tell of a change.
 * @typedef {{root: Schema, entries: (kind: string) => Option[], columns: () => string[], changed: () => void}} Setting */

let count = 0;

/** The record of these fields: the first ones, then the rest on request, by question where there are many.
 * @param {Schema} schema @param {Record<string, any>} value @param {(string | number)[]} keys @param {Setting} setting
 * @param {string[]} [first] @param {[string, string[]][]} [questions] each with its fields @param {boolean} [open] whether what is filled is shown
 * @returns {Control} */
export function record(schema, value, keys, setting, first = tables.firstOfParts[schema.title], questions = [], open = keys.length > 0) {
  const names = Object.keys(schema.properties);
  const shown = first ? first.filter((it) => names.includes(it)) : names;
  const rest = names.filter((it) => !shown.includes(it));
  const required = schema.required ?? [];
  const fields = new Map(names.map((name) => [name, field(name, schema.properties[name], value?.[name], [...keys, name], setting, required.includes(name))]));
  const drawn = (/** @type {string[]} */ some) => some.map((name) => /** @type {Control} */ (fields.get(name)).element);
  const told = (/** @type {string} */ name) => (schema.properties[name].title ?? titled(name)).toLowerCase();
  const parts = questions.map(([question, some]) => ({ question, some, what: some.map(told).join(", ") }));
  if (!parts.length && rest.length) parts.push({ question: `${rest.length} more ${rest.length === 1 ? "field" : "fields"}`, some: rest, what: "" });
  const folds = parts.map(({ question, some, what }) => more(question, what, drawn(some), some, value ?? {}, open));
  const read = () => {
    const now = stating([...fields].map(([name, it]) => [name, it.read()]));
    for (const it of folds) it.count(now ?? {});
    return now;
  };
  return { element: element("div", { className: "record" }, ...drawn(shown), ...folds.map((it) => it.element)), read };
}

/** Fields that are folded up, under what they are about and how many of them say something.
 * @param {string} question @param {string} what the names of the fields @param {HTMLElement[]} drawn @param {string[]} names
 * @param {Record<string, any>} value @param {boolean} open */
function more(question, what, drawn, names, value, open) {
  const filled = element("span", { className: "more__filled" });
  const count = (/** @type {Record<string, any>} */ now) => {
    const number = names.filter((it) => says(now[it])).length;
    filled.textContent = number ? `${number} filled` : "";
    return number;
  };
  const title = [element("b", {}, question), ...(what ? [" ", element("span", { className: "more__what" }, what)] : []), " ", filled];
  const folded = element("details", { className: "more", open: count(value) > 0 && open }, element("summary", {}, ...title), ...drawn);
  return { element: folded, count };
}

/** @param {[string, any][]} pairs */
function stating(pairs) {
  const kept = pairs.filter(([, value]) => says(value) && !(Array.isArray(value) && !value.length));
  return kept.length ? Object.fromEntries(kept) : undefined;
}

/** A field with its label, its advice, and room for what is wrong with it.
 * @param {string} name @param {Schema} given @param {any} value @param {(string | number)[]} keys @param {Setting} setting
 * @param {boolean} required @returns {Control} */
function field(name, given, value, keys, setting, required) {
  const schema = resolved(given, setting.root);
  const id = `field-${(count += 1)}`;
  const [label, advice, wrong] = [`${id}-label`, `${id}-advice`, `${id}-wrong`];
  const made = control(schema, value, keys, setting, { id, label, advice: `${advice} ${wrong}` });
  const title = given.title ?? titled(name);
  const need = required ? [element("span", { className: "field__need" }, "required")] : [];
  const single = made.element instanceof HTMLInputElement || made.element instanceof HTMLTextAreaElement;
  const heading = single ? element("label", { id: label, htmlFor: id }, title, ...need) : element("span", { id: label, className: "field__label" }, title, ...need);
  const parts = [
    heading,
    element("p", { id: advice, className: "field__advice" }, advised(given, schema)),
    made.element,
    ...(made.below ? [made.below] : []),
    element("p", { id: wrong, className: "field__wrong", hidden: true }),
  ];
  const named = single ? {} : { role: "group", "aria-labelledby": label };
  return { element: element("div", { className: "field", "data-keys": keys.join("."), ...named }, ...parts), read: made.read };
}

/** @param {string} name */
const titled = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

/** @param {Schema} given @param {Schema} schema */
function advised(given, schema) {
  const said = (given.description ?? "").replace(/`([^`]+)`/g, "“$1”");
  const more = schema.type === "array" && isText(schema.items) ? "one a line" : schema.anyOf ? "an address, or not-released" : "";
  return [said, more].filter(Boolean).join("; ");
}

/** Text that no list closes. @param {Schema | undefined} schema */
const isText = (schema) => schema?.type === "string" && !schema.enum && !schema["x-entry"];

/** @param {Schema} schema @param {any} value @param {(string | number)[]} keys @param {Setting} setting
 * @param {{id: string, label: string, advice: string}} names @returns {Control} */
function control(schema, value, keys, setting, names) {
  if (schema.prefixItems) return pair(value, setting, names);
  if (schema.type === "array" && isText(schema.items)) return lines(value, setting, names);
  if (schema.type === "array" && !schema.items.$ref) return words(schema.items, value ?? [], true, setting, names);
  if (schema.type === "array") return records(resolved(schema.items, setting.root), value ?? [], keys, setting);
  if (isMap(schema)) return numbers(resolved(ofMap(schema) ?? {}, setting.root), value ?? {}, keys, setting);
  if (schema.properties) return record(schema, value ?? {}, keys, setting);
  if (schema.enum || schema["x-entry"]) return words(schema, says(value) ? [value] : [], false, setting, names);
  if (schema.type === "boolean") return yesOrNo(value, setting, names);
  return text(schema, value, setting, names);
}

/** @param {Schema} schema @param {any} value @param {Setting} setting @param {{id: string, advice: string}} names @returns {Control} */
function text(schema, value, { changed }, { id, advice }) {
  const prose = schema.maxLength > 400 && schema.maxLength !== 500;
  const shown = typeof value === "number" && isNumber(schema) ? decimal(value) : String(value ?? "");
  const properties = { id, value: shown, "aria-describedby": advice, autocomplete: "off" };
  const numeric = /^(?:integer|number)$/.test([schema.type].flat()[0]);
  const counts = schema.type === "integer" && schema.maximum === undefined; // a year is no count
  const hint = schema.format === "date" || schema["x-checks"]?.includes("real_date") ? { placeholder: schema.format ? "YYYY-MM-DD" : "YYYY, YYYY-MM or YYYY-MM-DD" } : {};
  const box = prose ? element("textarea", { rows: 3, ...properties }) : element("input", { type: "text", ...properties, ...hint, ...(numeric && !counts ? { inputMode: "decimal" } : {}) });
  if (counts) return counting(box, changed);
  box.addEventListener("input", changed);
  const read = () => {
    const typed = prose ? clean(withoutUnseen(box.value.replace(/\r\n?/g, "\n"))) : oneLine(box.value);
    return schema.type === "integer" && /^-?[0-9]{1,15}$/.test(typed) ? Number(typed) : typed;
  };
  return { element: box, read };
}

/** A whole number, however it is typed; below it, as what it was read. @param {HTMLInputElement | HTMLTextAreaElement} box @param {() => void} changed
 * @returns {Control} */
function counting(box, changed) {
  const below = element("p", { className: "field__read", role: "status" });
  const read = () => {
    const typed = oneLine(box.value);
    return wholeNumber(typed) ?? (/^-[0-9]{1,15}$/.test(typed) ? Number(typed) : typed);
  };
  const tell = () => {
    const found = read();
    below.textContent = typeof found === "number" && String(found) !== box.value.trim() ? `read as ${apart(found)}` : "";
  };
  tell();
  box.addEventListener("input", () => (tell(), changed()));
  return { element: box, read, below };
}

/** A text a line. @param {string[]} value @param {Setting} setting @param {{id: string, advice: string}} names @returns {Control} */
function lines(value, { changed }, { id, advice }) {
  const box = element("textarea", { id, rows: Math.min(Math.max(2, value?.length ?? 0), 8), value: (value ?? []).join("\n"), "aria-describedby": advice });
  box.addEventListener("input", changed);
  return { element: box, read: () => box.value.split(/\r?\n/).map(oneLine).filter(Boolean) };
}

/** Two numbers. @param {(string | number)[]} value @param {Setting} setting @param {{label: string}} names @returns {Control} */
function pair(value, { changed }, { label }) {
  const made = [0, 1].map((n) => element("input", { type: "text", inputMode: "decimal", value: String(value?.[n] ?? ""), "aria-labelledby": label }));
  for (const box of made) box.addEventListener("input", changed);
  return { element: element("div", { className: "pair" }, made[0], "to", made[1]), read: () => made.map((it) => it.value.trim()).filter(Boolean) };
}

/** Words of a list, or entries. @param {Schema} schema @param {string[]} chosen @param {boolean} several @param {Setting} setting
 * @param {{label: string, advice: string}} names @returns {Control} */
function words(schema, chosen, several, setting, names) {
  const options = schema["x-entry"] ? () => setting.entries(schema["x-entry"]) : () => optionsOf(schema);
  const made = picker(options, chosen, several, setting.changed, names);
  return several ? made : { element: made.element, read: () => made.read()[0] };
}

/** @param {Schema} schema @returns {Option[]} */
function optionsOf({ enum: ids, enumDescriptions: meanings, "x-vocabulary": list }) {
  return ids.map((/** @type {string} */ id, /** @type {number} */ n) => {
    const [, label, meaning] = /^(.*?): ([^]*)$/.exec(meanings?.[n] ?? "") ?? [];
    return { id, label: label ?? titled(id.replaceAll("-", " ")), meaning: meaning ?? "", also: tables.aliases[list]?.[id] ?? [] };
  });
}

/** @param {boolean | undefined} value @param {Setting} setting @param {{label: string, advice: string}} names @returns {Control} */
function yesOrNo(value, setting, names) {
  const options = ["yes", "no"].map((id) => ({ id, label: titled(id), meaning: "", also: [] }));
  const made = picker(() => options, value === undefined ? [] : [value ? "yes" : "no"], false, setting.changed, names);
  return { element: made.element, read: () => ({ yes: true, no: false })[/** @type {"yes"} */ (made.read()[0])] };
}

/** A list of records, each folded up but those that are new; what was never opened stays as it is.
 * @param {Schema} schema @param {any[]} values @param {(string | number)[]} keys @param {Setting} setting @returns {Control} */
function records(schema, values, keys, setting) {
  const title = titled(splitWords(schema.title)).toLowerCase();
  const called = (/** @type {number} */ n) => `${titled(title)} ${n + 1}`;
  const list = element("div", { className: "records" });
  /** @type {Control[]} */
  let items = [];
  const redraw = (/** @type {any[]} */ now, /** @type {number} */ opened) => {
    items = now.map((value, n) => folded(called(n), value, n === opened, () => record(schema, value, [...keys, n], setting), () => remove(n)));
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

/** The numbers of a row, by column. @param {Schema} schema @param {Record<string, any>} values @param {(string | number)[]} keys
 * @param {Setting} setting @returns {Control} */
function numbers(schema, values, keys, setting) {
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
    const inner = record(schema, value, [...keys, key], setting);
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
