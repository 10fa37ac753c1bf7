// One change of an entry, the questions it raises, and in words what will be written of it.
import { button, element } from "../dom.js";
import { hint } from "./hint.js";
import { tables } from "./tables.js";
import { clean, oneLine } from "./texts.js";
import { WhichSource } from "./which_source.js";
import { Line, Plain } from "./yaml.js";

/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./which_source.js").Source} Source */

const WHO = { source: "A source has it wrong", entry: "Only the entry had it wrong" };

export class Asked {
  /** @param {Change} change @param {Source[]} sources those of the entry @param {boolean} surveyed whether the survey's counts may depend on it
   * @param {() => void} changed */
  constructor(change, sources, surveyed, changed) {
    this.change = change;
    this.surveyed = surveyed;
    this.wrong = change.before === undefined ? "entry" : "source"; // what is new corrects nobody
    const id = `why-${change.field.replaceAll(".", "-")}`;
    this.title = element("legend");
    const made = Object.entries(WHO).map(([key, label]) => button(label, () => this.choose(key, changed), { className: "word", "data-key": key }));
    this.choices = element("div", { className: "words-to-choose", role: "group", ariaLabel: "Who had it wrong?", hidden: change.before === undefined }, ...made);
    this.mistaken = new WhichSource("Which source is wrong?", sources, `${id}-source`, changed);
    this.stating = new WhichSource("Which source states the new value?", sources, `${id}-stated`, changed);
    this.value = element("input", { type: "text", id: `${id}-value`, value: inWords(change.before), autocomplete: "off" });
    this.reason = element("textarea", { id: `${id}-reason`, rows: 2 });
    this.doubtful = element("input", { type: "checkbox", id: `${id}-doubt` });
    this.ofSource = element("div", { className: "record" },
      this.mistaken.element, asking("What does it have there?", this.value), asking("How do you know better?", this.reason),
      element("p", { className: "field field--tick" }, this.doubtful, element("label", { htmlFor: this.doubtful.id }, "It is in doubt: nobody knows better")),
    );
    this.written = element("p", { className: "field__advice", role: "status" });
    for (const box of [this.value, this.reason, this.doubtful]) box.addEventListener("input", changed);
    this.element = element("fieldset", { "data-field": change.field }, this.title, this.choices, this.ofSource, this.stating.element, this.written);
    this.choose(this.wrong, () => {});
  }

  /** @param {string} wrong @param {() => void} changed */
  choose(wrong, changed) {
    this.wrong = wrong;
    this.ofSource.hidden = wrong !== "source";
    this.stating.element.hidden = this.change.now === undefined;
    for (const it of this.choices.querySelectorAll("button")) it.setAttribute("aria-pressed", String(it.dataset.key === wrong));
    changed();
  }

  /** @param {Change} change */
  tell(change) {
    this.change = change;
    const { field, before, now } = change;
    this.title.textContent = before === undefined ? `${field}: new, ${shorter(inWords(now))}` : `${field}: ${shorter(inWords(before))} → ${shorter(inWords(now))}`;
    this.written.textContent = this.inWords();
    const needs = this.wrong === "entry" && now !== undefined && !this.stating.name;
    hint(this.element, needs ? `Say which source states the new ${field}` : "");
  }

  /** What will be written because of it. */
  inWords() {
    const { field, now } = this.change;
    const { isNew, name } = this.stating;
    if (this.wrong === "source") {
      const counted = this.record()?.counted_as ? "; the charts of the survey go on counting its value" : "";
      return `Written: the new value, and a record under “corrections” that ${this.mistaken.name || "the source"} has something else for ${field}${counted}${isNew ? `; and ${name} among the sources, as what states ${field}` : ""}.`;
    }
    if (now === undefined) return `Written: nothing more. The line of ${field} goes.`;
    const source = isNew ? `, and ${name} among the sources, as what states ${field}` : name ? `. ${name} is among the sources already` : "";
    return `Written: the new value${source}. No record of a correction${isNew || !name ? "," : ":"} as no source is wrong.`;
  }

  /** A source that is to join those of the entry, or nothing. */
  get newSource() {
    return this.change.now !== undefined && this.stating.isNew ? this.stating.name : "";
  }

  /** The record that corrects a source, or nothing. @returns {Record<string, any> | null} */
  record() {
    if (this.wrong !== "source") return null;
    const { field, before } = this.change;
    const from = this.mistaken.name;
    const counted = this.surveyed && tables.counted.includes(field) && from === "survey" ? { counted_as: [before].flat().map(String) } : {};
    const record = {
      field, [from.startsWith("http") ? "url" : "source"]: from, source_value: oneLine(this.value.value), reason: clean(this.reason.value),
    };
    const stated = Object.fromEntries(Object.entries(record).filter(([, value]) => value));
    return { ...stated, ...(this.doubtful.checked ? { doubtful: true } : {}), ...counted };
  }
}

/** @param {string} label @param {HTMLInputElement | HTMLTextAreaElement} box */
const asking = (label, box) => element("div", { className: "field" }, element("label", { htmlFor: box.id }, label), box);

/** A value on one line. @param {any} value @returns {string} */
export function inWords(value) {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  if (value instanceof Line) return inWords(value.record);
  if (value instanceof Plain) return value.text;
  return typeof value === "object" && value !== null ? Object.values(value).map(inWords).join(", ") : String(value);
}

/** @param {string} text */
const shorter = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
