// The fields of an entry as a form, made from the JSON Schema of its kind: texts, numbers, words, references, records.
import { element } from "../dom.js";
import { decimal, isMap, isNumber, ofMap, resolved, says } from "./entry.js";
import { titled } from "./labels.js";
import { apart, wholeNumber } from "./numbers.js";
import { picker } from "./picker.js";
import { numbers, records } from "./records.js";
import { tables } from "./tables.js";
import { clean, oneLine, withoutUnseen } from "./texts.js";

/** @typedef {import("./entry.js").Schema} Schema */
/** @typedef {import("./picker.js").Option} Option */
/** A part of the form, what it says now, how another part writes into it, and what stands below it.
 * @typedef {{element: HTMLElement, read: () => any, write?: (text: string) => void, below?: HTMLElement}} Control */
/** What every field needs: the whole schema, the entries of a kind, the columns of a table, and whom to tell of a change.
 * @typedef {{root: Schema, entries: (kind: string) => Option[], columns: () => string[], changed: () => void,
 *   takeName?: (name: string) => void}} Setting */

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
  const takeName = names.includes("name") && !required.includes("name") ? (/** @type {string} */ text) => fields.get("name")?.write?.(text) : undefined;
  const within = { ...setting, takeName }; // an entry of the catalog, or the name of another thing
  /** @type {Map<string, Control>} */
  const fields = new Map(names.map((name) => [name, field(name, schema.properties[name], value?.[name], [...keys, name], within, required.includes(name))]));
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

/** What of it says something. @param {[string, any][]} pairs */
export function stating(pairs) {
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
  return { element: element("div", { className: "field", "data-keys": keys.join("."), ...named }, ...parts), read: made.read, write: made.write };
}

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
  if (schema.type === "array") {
    const one = resolved(schema.items, setting.root);
    return records(one, value ?? [], setting, (it, n) => record(one, it, [...keys, n], setting));
  }
  if (isMap(schema)) {
    const one = resolved(ofMap(schema) ?? {}, setting.root);
    return numbers(value ?? {}, setting, (it, key) => record(one, it, [...keys, key], setting));
  }
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
  const write = (/** @type {string} */ text) => ((box.value = text), changed());
  return { element: box, read, write };
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
  const free = schema["x-entry"] && setting.takeName ? { plural: tables.kinds[schema["x-entry"]].plural.toLowerCase(), take: setting.takeName } : undefined;
  const made = picker(options, chosen, several, setting.changed, names, several ? undefined : free);
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
