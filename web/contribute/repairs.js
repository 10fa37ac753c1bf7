// The finished line: what can be written where a value is wrong and the right one stands inside it, as `check` tells it.
import { addressFault, doiIn } from "./addresses.js";
import { clean, oneLine, withoutUnseen } from "./texts.js";
import { inlineScalar } from "./yaml.js";

/** @typedef {import("./works.js").Keys} Keys */

/** `write id: '2304.06716'`, or only the value for an item of a list. @param {Keys} keys @param {any} value */
export function finished(keys, value) {
  const key = keys.at(-1);
  return typeof key === "string" && key ? `write ${key}: ${inlineScalar(value)}` : `write ${inlineScalar(value)}`;
}

/** @param {string} name as the table of forms has it @param {string} text */
export function repaired(name, text) {
  if (text.length >= 2000) return "";
  if (name.startsWith("inside ")) return inside(name.slice("inside ".length), text);
  return REPAIRS[name]?.(text) ?? "";
}

/** The address that a text holds: of a Markdown link, without blanks around it, with its scheme. @param {string} given */
export function address(given) {
  let text = clean(withoutUnseen(given));
  text = (/\]\((https?:\/\/[^\s()]*)\)/.exec(text)?.[1] ?? text).replace(/^[<> ]+|[<> ]+$/g, "");
  if (/^(?:\/\/|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/)/.test(text)) text = `https://${text.replace(/^\/\//, "")}`;
  text = text.replaceAll(" ", "%20");
  return text.startsWith("http") && !addressFault(text) ? text : "";
}

/** The text as an id. @param {string} text */
const slug = (text) =>
  text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80).replace(/^-+|-+$/g, "");

/** The one id of this form that the text holds. @param {string} source @param {string} text */
function inside(source, text) {
  const found = text.match(new RegExp(source, "g")) ?? [];
  return found.length === 1 ? found[0] : "";
}

/** @type {Record<string, (text: string) => string>} */
const REPAIRS = { address, doi_in: doiIn, slug, one_line: oneLine, text: (text) => clean(withoutUnseen(text)) };
