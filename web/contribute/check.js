// What is wrong with an entry by itself, in the words of `hfm check`: the schema of its kind, and what texts may be made of.
import { addressFault, arxivIdIn, doiIn, isArxivId } from "./addresses.js";
import { isMap, ofMap, resolved } from "./entry.js";
import { finished, repaired } from "./repairs.js";
import { expression, patterns, tables } from "./tables.js";
import { fault, TEXT_CHECKS } from "./texts.js";

/** @typedef {import("./entry.js").Schema} Schema */
/** @typedef {import("./works.js").Keys} Keys */
/** @typedef {import("./texts.js").Fault} Fault */
/** A thing to mend: where it stands, a code that `check` has too, what is wrong and what to do.
 * @typedef {{keys: Keys, code: string, message: string, tip: string}} Problem */

/** @param {Record<string, any>} entry @param {Schema} schema @returns {Problem[]} */
export function problemsOf(entry, schema) {
  const checker = new Checker(entry, schema);
  checker.record(entry, schema, []);
  return checker.problems;
}

class Checker {
  /** @param {Record<string, any>} entry @param {Schema} root */
  constructor(entry, root) {
    this.entry = entry;
    this.root = root;
    /** @type {Problem[]} */
    this.problems = [];
  }

  /** @param {Keys} keys @param {string} code @param {string} message @param {string} [tip] */
  tell(keys, code, message, tip = "") {
    this.problems.push({ keys, code, message, tip });
  }

  /** @param {any} value @param {Schema} given @param {Keys} keys */
  value(value, given, keys) {
    const schema = resolved(given, this.root);
    if (schema.anyOf) return this.oneOf(value, schema, keys);
    if (schema.type === "array") this.list(value, schema, keys);
    else if (isMap(schema)) this.map(value, schema, keys);
    else if (schema.properties) this.record(value, schema, keys);
    else this.plain(value, schema, keys);
  }

  /** @param {Record<string, any>} value @param {Schema} schema @param {Keys} keys */
  record(value, schema, keys) {
    if (typeof value !== "object" || Array.isArray(value)) return this.tell(keys, "not-a-mapping", `${this.name(keys)}: must hold \`key: value\` lines`);
    for (const [key, it] of Object.entries(value)) {
      if (schema.properties[key]) this.value(it, schema.properties[key], [...keys, key]);
      else this.tell([...keys, key], "unknown-key", `${quoted(key)} is not a field here`);
    }
    for (const key of schema.required ?? []) {
      if (key in value) continue;
      const tip = keys.length ? "" : schema.properties[key].description;
      this.tell([...keys, key], "missing-key", `'${this.name([...keys, key])}' is missing`, tip && `it says ${tip}`);
    }
    if (schema.title === "Preprint") this.server(value, keys);
  }

  /** An arXiv id on arXiv, elsewhere a plain id. @param {Record<string, any>} preprint @param {Keys} keys */
  server({ server, id }, keys) {
    const at = [...keys, "id"];
    if (typeof id !== "string" || this.problems.some((it) => String(it.keys) === String(at))) return;
    const shown = `'${id.slice(0, 60)}'`;
    if (server === "arXiv" && !isArxivId(id)) {
      if (this.nothing(id, at)) return;
      const tip = "write only the id without its version, such as 2304.06716";
      this.refuse(at, fault("bad-arxiv", `${shown} is not an arXiv id`, tip, arxivIdIn(id)));
    } else if (server !== "arXiv" && id.startsWith("http")) {
      this.refuse(at, fault("bad-doi", `${shown} is an address, not an id`, "write only the id; an address stands in url", doiIn(id)));
    }
  }

  /** @param {any[]} items @param {Schema} schema @param {Keys} keys */
  list(items, schema, keys) {
    if (!Array.isArray(items)) return this.tell(keys, "not-a-list", `${this.name(keys)}: must be a list`);
    items.forEach((item, n) => this.value(item, schema.items ?? schema.prefixItems?.[n] ?? {}, [...keys, n]));
    if (items.length < (schema.minItems ?? 0)) {
      const last = schema.prefixItems ? [...keys, items.length] : keys;
      if (schema.prefixItems) this.tell(last, "missing-key", `'${this.name(last)}' is missing`);
      else this.tell(keys, "empty-list", `${this.name(keys)}: has too few items`);
    }
    const endsEarly = schema["x-checks"]?.includes("open_ended") && (items.slice(0, -1).includes("et al.") || String(items) === "et al.");
    if (endsEarly) this.tell(keys, "bad-authors", `${this.name(keys)}: 'et al.' comes last, after one author at least`);
  }

  /** @param {Record<string, any>} values @param {Schema} schema @param {Keys} keys */
  map(values, schema, keys) {
    for (const [key, value] of Object.entries(values)) this.value(value, ofMap(schema) ?? {}, [...keys, key]);
    if (!Object.keys(values).length) this.tell(keys, "empty-list", `${this.name(keys)}: has too few items`);
  }

  /** A text of one form, or one word. @param {any} value @param {Schema} schema @param {Keys} keys */
  oneOf(value, schema, keys) {
    const words = schema.anyOf.flatMap((/** @type {Schema} */ it) => (it.const ? [it.const] : it.enum ?? []));
    const form = schema.anyOf.find((/** @type {Schema} */ it) => it.pattern || it.type === "string" && !it.const);
    const slug = repaired("slug", String(value));
    if (words.includes(value)) return;
    if (words.includes(slug)) return this.tell(keys, "unknown-word", `${this.name(keys)}: ${quoted(value)} is no word here`, finished(keys, slug));
    this.plain(value, form, keys);
  }

  /** @param {any} value @param {Schema} schema @param {Keys} keys */
  plain(value, schema, keys) {
    if (schema.enum && !schema["x-vocabulary"]) return this.word(value, schema.enum, keys);
    if (schema.type === "integer") return this.whole(value, schema, keys);
    if (schema.type === "boolean") return void (typeof value === "boolean" || this.tell(keys, "not-true-or-false", `${this.name(keys)}: must be true or false`));
    if (schema["x-checks"]?.includes("number")) return this.decimal(value, keys);
    if (typeof value !== "string") return this.tell(keys, "not-text", `${this.name(keys)}: must be text`, finished(keys, String(value)));
    this.text(value, schema, keys);
  }

  /** @param {string} value @param {Schema} schema @param {Keys} keys */
  text(value, schema, keys) {
    const checks = schema["x-checks"] ?? [];
    const form = schema["x-entry"] ? undefined : tables.forms.find((it) => it[0] === schema.pattern);
    if ([...value].length > (schema.maxLength ?? Infinity)) return this.tell(keys, "too-long", `${this.name(keys)}: longer than ${schema.maxLength} characters`, "say it shorter");
    if (form && !expression(form[0]).test(value)) {
      if (this.nothing(value, keys)) return;
      const [, code, said, tip, repair] = form;
      const better = repaired(repair, value);
      return this.tell(keys, code, `${this.name(keys)}: ${quoted(value)} is ${said}`, better && better !== value ? finished(keys, better) : tip);
    }
    for (const name of checks) {
      const wrong = (CHECKS[name] ?? (() => null))(value);
      if (wrong && !this.nothing(value, keys)) this.refuse(keys, wrong);
      if (wrong) return;
    }
  }

  /** @param {any} value @param {string[]} words @param {Keys} keys */
  word(value, words, keys) {
    if (words.includes(value) || (value !== "none" && this.nothing(value, keys))) return;
    const listed = words.map((it) => `'${it}'`).join(", ").replace(/, ('[^']*')$/, " or $1");
    const slug = repaired("slug", String(value));
    this.tell(keys, "unknown-word", `${this.name(keys)}: ${quoted(value)} is not one of ${listed}`, words.includes(slug) ? finished(keys, slug) : "");
  }

  /** @param {any} value @param {Schema} schema @param {Keys} keys */
  whole(value, schema, keys) {
    if (!Number.isInteger(value)) {
      if (this.nothing(value, keys)) return;
      const digits = String(value).replace(/[ _,.’']/g, "");
      const tip = /^[0-9]{1,15}$/.test(digits) ? finished(keys, Number(digits)) : "write digits only, no quotes, no separators";
      return this.tell(keys, "not-a-number", `${this.name(keys)}: must be a whole number`, tip);
    }
    const limits = [value < schema.minimum && schema.minimum, value > schema.maximum && schema.maximum, value <= schema.exclusiveMinimum && schema.exclusiveMinimum];
    const limit = limits.find((it) => it !== false);
    if (limit !== undefined) this.tell(keys, "out-of-range", `${this.name(keys)}: ${value} is out of range`, `the limit is ${limit}`);
  }

  /** @param {any} value @param {Keys} keys */
  decimal(value, keys) {
    if (/^-?[0-9]+(\.[0-9]+)?$/.test(String(value)) || this.nothing(value, keys)) return;
    this.tell(keys, "not-a-number", `${this.name(keys)}: '${String(value).slice(0, 60)}' is not a plain number`, "write it as 41.6");
  }

  /** Told of a word for "not known", where a value must be. @param {any} value @param {Keys} keys @returns {boolean} */
  nothing(value, keys) {
    const text = typeof value === "string" ? value.trim() : "";
    const found = text.toLowerCase() === "none" || patterns.nothingSaid.test(text);
    if (found) this.tell(keys, "says-nothing", `${this.name(keys)}: ${quoted(value)} says nothing`, "leave it empty: absent means not known");
    return found;
  }

  /** @param {Keys} keys @param {Fault} wrong */
  refuse(keys, wrong) {
    this.tell(keys, wrong.code, `${this.name(keys)}: ${wrong.said}`, wrong.instead ? finished(keys, wrong.instead) : wrong.tip);
  }

  /** @param {Keys} keys */
  name(keys) {
    return shown(keys, this.entry);
  }
}

/** @type {Record<string, (text: string) => Fault | null>} */
const CHECKS = { ...TEXT_CHECKS, on_the_web: onTheWeb, real_date: realDate, real_day: realDay };

/** @param {string} text */
function onTheWeb(text) {
  const wrong = addressFault(text);
  return wrong ? fault("bad-address", `'${text.slice(0, 60)}': ${wrong}`, "write it whole, as https://example.org/page") : null;
}

/** @param {string} text */
function realDay(text) {
  return text.length === 10 ? realDate(text) : fault("bad-date", `'${text.slice(0, 40)}' is not a whole date`, "write YYYY-MM-DD", isoDate(text));
}

/** @param {string} text */
function realDate(text) {
  if (!/^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/.test(text)) return fault("bad-date", `'${text.slice(0, 40)}' is not a date`, "write YYYY, YYYY-MM or YYYY-MM-DD", isoDate(text));
  const [year, month = 1, day = 1] = text.split("-").map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const wrong = year < 1 ? `year ${year} is out of range` : month < 1 || month > 12 ? "month must be in 1..12" : day < 1 || day > days ? "day is out of range for month" : "";
  if (wrong) return fault("bad-date", `'${text}' is not in the calendar: ${wrong}`, "write YYYY-MM-DD");
  const [first, last] = tables.years;
  return year < first || year > last ? fault("bad-date", `'${text}' is out of range`, `years go from ${first} to ${last}`) : null;
}

/** 22.11.2026 or 2026/11/22 as 2026-11-22; nothing where day and month cannot be told apart. @param {string} text */
function isoDate(text) {
  const [first, last] = [/^([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})$/.exec(text), /^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$/.exec(text)];
  const [year, month, day] = (first ? first.slice(1) : last ? last.slice(1).reverse() : []).map(Number);
  return month > 0 && month < 13 && day > 0 && day < 32 ? `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` : "";
}

/** `links.paper`, `authors.2`; an item with an id is named by it. @param {Keys} keys @param {any} entry */
export function shown(keys, entry) {
  let here = entry;
  return keys
    .map((key) => {
      here = here?.[key] ?? {};
      const named = typeof key === "number" && typeof here === "object" && typeof here.id === "string" && here.id.slice(0, 80);
      return named || String(typeof key === "number" ? key + 1 : key);
    })
    .join(".");
}

/** @param {any} value */
function quoted(value) {
  const chars = [...String(value)];
  return chars.length > 60 ? `'${chars.slice(0, 60).join("")}…'` : `'${value}'`;
}
