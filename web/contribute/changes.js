// A correction: what differs from the entry as it was, and for each what is written of it: a record that says which source
// has something else, or the source of the new value.
import { button, element } from "../dom.js";
import { Asked, inWords, shorter } from "./asked.js";
import { sameFacts } from "./entry.js";
import { show } from "./places.js";

/** A changed field, and its values before and now. @typedef {{field: string, before: any, now: any}} Change */

/** About the entry itself, and not facts that a source could have wrong. */
const OWN = ["sources", "corrections", "added", "verified", "previously", "notes", "unsettled", "summary"];

/** The facts that are other ones now; of a record, each of its fields.
 * @param {Record<string, any>} before @param {Record<string, any>} now @returns {Change[]} */
export function changes(before, now, prefix = "") {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return fields.filter((key) => prefix || !OWN.includes(key)).flatMap((key) => {
    const [one, other, field] = [before[key], now[key], prefix + key];
    if (sameFacts(one, other)) return [];
    const inside = !prefix && (isRecord(one) || (one === undefined && isRecord(other)));
    return inside ? changes(one ?? {}, other ?? {}, `${field}.`) : [{ field, before: one, now: other }];
  });
}

/** @param {any} value */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Asks at each changed field how one knows, and lists the changes. */
export class Changes {
  /** @param {Record<string, any>} before @param {string} kind @param {(field: string) => string} label of a field
   * @param {(field: string) => HTMLElement | null} place of a field in the form @param {() => void} changed */
  constructor(before, kind, label, place, changed) {
    this.before = before;
    this.label = label;
    this.place = place;
    this.surveyed = kind === "model" && (before.sources ?? []).some((/** @type {any} */ it) => it.source === "survey" && it.table);
    this.changed = changed;
    /** @type {Map<string, Asked>} */
    this.asked = new Map();
    this.list = element("ul", { className: "changed" });
    this.none = element("p", {}, "Nothing yet. Change a field below: the form then asks, at that field, how you know.");
    this.element = element("section", { className: "step", "aria-labelledby": "step-why" }, element("h2", { id: "step-why" }, "What you change"), this.none, this.list);
  }

  /** The changes as they stand now. @param {Record<string, any>} now */
  update(now) {
    const found = changes(this.before, now);
    const gone = [...this.asked.keys()].filter((field) => !found.some((it) => it.field === field));
    for (const field of gone) {
      this.asked.get(field)?.element.remove();
      this.asked.delete(field);
    }
    for (const change of found) {
      const asked = this.asked.get(change.field) ?? new Asked(change, this.label(change.field), this.before.sources ?? [], this.surveyed, this.changed);
      this.asked.set(change.field, asked);
      asked.tell(change);
      if (!asked.element.isConnected) this.place(change.field)?.append(asked.element);
    }
    this.list.replaceChildren(...found.map((it) => this.line(it)));
    this.none.hidden = found.length > 0;
  }

  /** A change in a line, which leads to its field. @param {Change} change */
  line({ field, before, now }) {
    const to = button(this.label(field), () => show(/** @type {HTMLElement} */ (this.asked.get(field)?.element)), { className: "yaml__go" });
    const what = before === undefined ? `new: ${shorter(inWords(now))}` : `${shorter(inWords(before))} → ${shorter(inWords(now))}`;
    return element("li", {}, to, `, ${what}`);
  }

  /** Lead to where the record of this number is asked for. @param {number} number of those that the changes make */
  showRecord(number) {
    const asked = [...this.asked.values()].filter((it) => it.record())[number];
    return asked ? show(asked.ofSource) : false;
  }

  /** The entry with what is said of its changes. @param {Record<string, any>} entry */
  applied(entry) {
    const all = [...this.asked.values()];
    const records = all.map((it) => it.record()).filter(Boolean);
    /** @type {Map<string, string[]>} */
    const stated = new Map();
    for (const it of all) if (it.newSource) stated.set(it.newSource, [...(stated.get(it.newSource) ?? []), it.change.field]);
    const known = new Set((entry.sources ?? []).map((/** @type {any} */ it) => it.url ?? it.source));
    const sources = [...stated].filter(([name]) => !known.has(name)).map(([name, fields]) => ({ [name.startsWith("http") ? "url" : "source"]: name, states: fields.join(", ") }));
    return {
      ...entry,
      ...(records.length ? { corrections: [...(entry.corrections ?? []), ...records] } : {}),
      ...(sources.length ? { sources: [...(entry.sources ?? []), ...sources] } : {}),
    };
  }
}
