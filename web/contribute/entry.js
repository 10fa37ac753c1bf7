// What an entry says, in the order of a library card and without what says nothing; and its YAML.
import { clean } from "./texts.js";
import { Line, Plain, yaml } from "./yaml.js";

/** A JSON Schema of api/v1/schema/. @typedef {Record<string, any>} Schema */
/** What an entry says. @typedef {Record<string, any>} Entry */

/** @param {Entry} entry @param {Schema} schema @returns {string} */
export function entryText(entry, schema) {
  const kept = Object.entries(inOrder(entry, schema, schema)).filter(([, value]) => !isEmptyList(value));
  return yaml(Object.fromEntries(kept));
}

/** What the API says of an entry as its file does: nothing where nothing is stated, and nothing that goes without saying.
 * @param {Entry} record @param {Schema} schema @returns {Entry} */
export function fromApi(record, schema) {
  const known = Object.entries(record).filter(([key, value]) => schema.properties[key] && says(value) && !isEmptyList(value));
  const entry = Object.fromEntries(known);
  if (entry.read_as === "text") delete entry.read_as;
  for (const it of entry.corrections ?? []) if (it.doubtful === false) delete it.doubtful;
  return withoutRead(withoutNull(entry));
}

/** Without the repository on Hugging Face that the API reads from an address. @param {Entry} entry @returns {Entry} */
function withoutRead({ identifiers, ...entry }) {
  const repository = identifiers?.hugging_face;
  const addresses = [entry.weights?.url, entry.links?.data, entry.links?.code, entry.links?.project];
  const isRead = repository && addresses.some((it) => /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\//.test(it ?? "") && it.includes(`/${repository}`));
  const { hugging_face, ...stated } = identifiers ?? {};
  const kept = isRead ? stated : identifiers;
  return says(kept) ? { ...entry, identifiers: kept } : entry;
}

/** @param {any} value @returns {any} */
function withoutNull(value) {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, it]) => it !== null).map(([key, it]) => [key, withoutNull(it)]));
}

/** The entry as it is written: only what says something, keys in order, texts clean.
 * @param {any} value @param {Schema} schema of the value @param {Schema} root of the entry @returns {any} */
export function inOrder(value, schema, root) {
  const known = resolved(schema, root);
  if (Array.isArray(value)) return value.map((it) => inOrder(it, known.items ?? known.prefixItems?.[0] ?? {}, root)).filter(says);
  if (typeof value === "string") return isNumber(known) && /^-?[0-9]+(\.[0-9]+)?$/.test(value.trim()) ? new Plain(value.trim()) : clean(value);
  if (typeof value === "number" && isNumber(known)) return new Plain(decimal(value));
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(known.properties ?? {}).filter((key) => key in value);
  const others = Object.keys(value).filter((key) => !keys.includes(key));
  const of = (/** @type {string} */ key) => known.properties?.[key] ?? ofMap(known) ?? {};
  const pairs = [...keys, ...others].map((key) => [key, inOrder(value[key], of(key), root)]).filter(([, it]) => says(it));
  const made = Object.fromEntries(pairs);
  if (!isMap(known)) return made;
  return Object.fromEntries(Object.entries(made).map(([key, it]) => [key, new Line(it)]));
}

/** The schema itself, where it only names one of the parts. @param {Schema} schema @param {Schema} root @returns {Schema} */
export function resolved(schema, root) {
  const name = /** @type {string | undefined} */ (schema.$ref)?.split("/").at(-1);
  return name ? { ...root.$defs[name], ...schema } : schema;
}

/** A record whose keys are names of its own, such as the numbers of a row by column. @param {Schema} schema */
export const isMap = (schema) => Boolean(ofMap(schema));

/** The schema of its values. @param {Schema} schema @returns {Schema | undefined} */
export const ofMap = (schema) => Object.values(schema.patternProperties ?? {})[0];

/** A number with decimals, written as it was typed. @param {Schema} schema */
export const isNumber = (schema) => Array.isArray(schema.type) && schema.type.includes("number");

/** What of an entry can stand in one of another kind: a field may have the same name there, and hold something else.
 * @param {Entry} entry @param {Schema} schema of the other kind @returns {Entry} */
export function fitting(entry, schema) {
  const kept = Object.entries(entry).filter(([key, value]) => schema.properties[key] && shapeOf(value) === shapeIn(schema.properties[key], schema));
  return Object.fromEntries(kept);
}

/** @param {any} value @returns {string} */
const shapeOf = (value) => (Array.isArray(value) ? `list of ${shapeOf(value[0] ?? "")}` : typeof value === "object" ? "record" : "value");

/** @param {Schema} given @param {Schema} root @returns {string} */
function shapeIn(given, root) {
  const schema = resolved(given, root);
  if (schema.type === "array") return `list of ${shapeIn(schema.items ?? {}, root)}`;
  return schema.properties || isMap(schema) ? "record" : "value";
}

/** Whether a value says anything. A list inside a record may be empty on purpose, as in `counted_as: []`. @param {any} value */
export function says(value) {
  if (value === null || value === undefined || value === "") return false;
  if (Array.isArray(value) || value instanceof Plain || value instanceof Line) return true;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** Whether two values say the same, in whatever order their keys stand. Numbers must have been made ready by `inOrder`.
 * @param {any} one @param {any} other */
export const sameFacts = (one, other) => one === other || canonical(one) === canonical(other);

/** @param {any} value @returns {string} */
function canonical(value) {
  if (value instanceof Line) return canonical(value.record);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null || value instanceof Plain) return JSON.stringify(String(value));
  const pairs = Object.keys(value).filter((key) => says(value[key])).sort().map((key) => `${key}:${canonical(value[key])}`);
  return `{${pairs.join()}}`;
}

/** @param {any} value */
const isEmptyList = (value) => Array.isArray(value) && !value.length;

/** A number with decimals as files have it. @param {number} number */
export const decimal = (number) => (Number.isInteger(number) ? `${number}.0` : String(number));
