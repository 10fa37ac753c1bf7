// A correction: what differs from the entry as it was, and for each the record that says which source has something else.
import { button, element } from "../dom.js";
import { tables } from "./tables.js";
import { clean, oneLine } from "./texts.js";

/** @typedef {import("./entry.js").Schema} Schema */
/** A changed field, and its values before and now. @typedef {{field: string, before: any, now: any}} Change */

/** About the entry itself, and not facts that a source could have wrong. */
const OWN = ["sources", "corrections", "added", "verified", "previously", "notes", "unsettled", "summary"];

/** The facts that were stated before and are other ones now; of a record, each of its fields.
 * @param {Record<string, any>} before @param {Record<string, any>} now @returns {Change[]} */
export function changes(before, now, prefix = "") {
  return Object.keys(before).filter((key) => prefix || !OWN.includes(key)).flatMap((key) => {
    const [one, other, field] = [before[key], now?.[key], prefix + key];
    if (JSON.stringify(one) === JSON.stringify(other)) return [];
    return isRecord(one) && !prefix ? changes(one, other ?? {}, `${field}.`) : [{ field, before: one, now: other }];
  });
}

/** @param {any} value */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A value on one line. @param {any} value @returns {string} */
export function inWords(value) {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  return isRecord(value) ? Object.values(value).map(inWords).join(", ") : String(value);
}

/** The part of the form that asks, for each change, who had it wrong. */
export class Changes {
  /** @param {Record<string, any>} before @param {string} kind @param {() => void} changed */
  constructor(before, kind, changed) {
    this.before = before;
    this.surveyed = kind === "model" && (before.sources ?? []).some((/** @type {any} */ it) => it.source === "survey" && it.table);
    this.changed = changed;
    /** @type {Map<string, Asked>} */
    this.asked = new Map();
    this.list = element("div", { className: "records" });
    this.none = element("p", {}, "Nothing is changed yet. Change a field below; this page then asks how you know.");
    this.element = element("section", { className: "step", "aria-labelledby": "step-why" }, element("h2", { id: "step-why" }, "What you change, and why"), this.none, this.list);
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
      const asked = this.asked.get(change.field) ?? new Asked(change, this.before.sources ?? [], this.changed);
      if (!this.asked.has(change.field)) this.list.append(asked.element);
      this.asked.set(change.field, asked);
      asked.tell(change);
    }
    this.none.hidden = found.length > 0;
  }

  /** The records of those changes that correct a source. */
  records() {
    return [...this.asked.values()].map((it) => it.read(this.surveyed)).filter(Boolean);
  }
}

/** One change, and the question who had it wrong. */
class Asked {
  /** @param {Change} change @param {Record<string, any>[]} sources @param {() => void} changed */
  constructor(change, sources, changed) {
    this.change = change;
    this.wrong = "source";
    const id = `why-${change.field.replaceAll(".", "-")}`;
    this.title = element("legend");
    const choices = { source: "A source has it wrong", entry: "Only the entry had it wrong" };
    const made = Object.entries(choices).map(([key, label]) => button(label, () => this.choose(key, changed), { className: "word", "data-key": key }));
    this.choices = element("div", { className: "words-to-choose", role: "group", ariaLabel: "Who had it wrong?" }, ...made);
    const known = sources.map((it) => it.source ?? it.url).filter(Boolean);
    const listed = element("datalist", { id: `${id}-sources` }, ...[...new Set(known)].map((value) => element("option", { value })));
    this.source = element("input", { type: "text", id: `${id}-source`, value: known[0] ?? "", autocomplete: "off" });
    this.source.setAttribute("list", listed.id);
    this.value = element("input", { type: "text", id: `${id}-value`, value: inWords(change.before), autocomplete: "off" });
    this.reason = element("textarea", { id: `${id}-reason`, rows: 2 });
    this.doubtful = element("input", { type: "checkbox", id: `${id}-doubt` });
    const ask = (/** @type {string} */ label, /** @type {HTMLElement} */ box) => element("div", { className: "field" }, element("label", { htmlFor: box.id }, label), box);
    this.record = element("div", { className: "record" },
      ask("Which source? Its name, or its address", this.source), listed, ask("What does it have there?", this.value),
      ask("How do you know better?", this.reason), element("p", { className: "field field--tick" }, this.doubtful, element("label", { htmlFor: this.doubtful.id }, "It is in doubt: nobody knows better")),
    );
    for (const box of [this.source, this.value, this.reason, this.doubtful]) box.addEventListener("input", changed);
    this.element = element("fieldset", { "data-field": change.field }, this.title, this.choices, this.record);
    this.choose("source", () => {});
  }

  /** @param {string} wrong @param {() => void} changed */
  choose(wrong, changed) {
    this.wrong = wrong;
    this.record.hidden = wrong !== "source";
    for (const it of this.choices.querySelectorAll("button")) it.setAttribute("aria-pressed", String(it.dataset.key === wrong));
    changed();
  }

  /** @param {Change} change */
  tell(change) {
    this.change = change;
    this.title.textContent = `${change.field}: ${shorter(inWords(change.before))} → ${shorter(inWords(change.now))}`;
  }

  /** @param {boolean} surveyed whether the survey's own counts may depend on the field */
  read(surveyed) {
    if (this.wrong !== "source") return null;
    const { field, before } = this.change;
    const from = oneLine(this.source.value);
    const counted = surveyed && tables.counted.includes(field) && from === "survey" ? { counted_as: [before].flat().map(String) } : {};
    const record = {
      field, [from.startsWith("http") ? "url" : "source"]: from, source_value: oneLine(this.value.value), reason: clean(this.reason.value),
    };
    const stated = Object.fromEntries(Object.entries(record).filter(([, value]) => value));
    return { ...stated, ...(this.doubtful.checked ? { doubtful: true } : {}), ...counted };
  }
}

/** @param {string} text */
const shorter = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
