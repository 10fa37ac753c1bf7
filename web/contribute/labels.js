// What readers call a field, in place of its key: in every text of the form the label stands first, the key after it in code.
import { element } from "../dom.js";
import { resolved } from "./entry.js";

/** @typedef {import("./entry.js").Schema} Schema */
/** @typedef {import("./check.js").Problem} Problem */
/** Text with keys in code. @typedef {(string | HTMLElement)[]} Words */

/** A key as words, where the schema has none for it. @param {string} name */
export const titled = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

/** The label of a field, behind those of what it stands in: `Links › Code`; nothing for what is no field.
 * @param {(string | number)[]} keys @param {Schema} root */
export function labelOf(keys, root) {
  /** @type {Schema | undefined} */
  let here = root;
  const found = keys.map((key) => {
    if (typeof key === "number") {
      here = here?.items && resolved(here.items, root);
      return String(key + 1);
    }
    const given = here?.properties?.[key] ?? Object.values(here?.patternProperties ?? {})[0];
    const isNamed = Boolean(here?.properties?.[key]);
    here = given && resolved(given, root);
    return given ? (isNamed ? given.title ?? titled(key) : key) : "";
  });
  return found.includes("") ? "" : found.join(" › ");
}

/** A field by its label, the key after it in code. @param {string} field such as links.code @param {Schema} root @returns {Words} */
export const named = (field, root) => {
  const label = labelOf(field.split("."), root);
  return label ? [label, " ", element("code", {}, field)] : [element("code", {}, field)];
};

/** A text with every field in it by its label. @param {string} text @param {Schema} root @returns {Words} */
export function inLabels(text, root) {
  return text.split(/(`[^`]+`|\b[a-z]+(?:_[a-z]+)+(?:\.[a-z_]+)*\b|\b[a-z]+\.[a-z_]+\b)/).flatMap((part, n) => {
    if (n % 2 === 0) return part ? [part] : [];
    const bare = part.replaceAll("`", "");
    if (labelOf(bare.split("."), root)) return named(bare, root);
    return bare === part ? [part] : [element("code", {}, bare)];
  });
}

/** What a problem says behind the name of its field, and what to do. @param {Problem} problem @param {Schema} root */
export function told({ keys, message, tip }, root) {
  const names = keys.map(String);
  const [, name = "", rest = ""] = /^'?([\w-]+(?:\.[\w-]+)*)'?(?::| (?=is missing$)) ?(.*)$/s.exec(message) ?? [];
  const isOwn = names.includes(name.split(".")[0]) || names.at(-1) === name;
  const own = names.at(-1) && tip.startsWith(`write ${names.at(-1)}: `) ? `write ${unquoted(tip.slice(`write ${names.at(-1)}: `.length))}` : tip;
  return { said: inLabels(isOwn && rest ? rest : message, root), tip: inLabels(own, root) };
}

/** A value as one types it: the quotes are those of YAML. @param {string} text */
const unquoted = (text) => (/^'.*'$/s.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text);
