// One change of an entry, asked about at its field: who had it wrong, which source says so, and what will be written.
import { button, element } from "../dom.js";
import { hint } from "./hint.js";
import { tables } from "./tables.js";
import { clean, oneLine } from "./texts.js";
import { WhichSource } from "./which_source.js";
import { Line, Plain } from "./yaml.js";

/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./which_source.js").Source} Source */

/** The answers, each with what it means. @type {Record<string, [string, string]>} */
const WHO = {
  source: ["A source has it wrong", "It says the old value, and is mistaken. That goes on record under “Corrections”, with how you know."],
  entry: ["Only the entry had it wrong", "The sources are right; the entry did not say what they say. The new value is written, and no more."],
};

export class Asked {
  /** @param {Change} change @param {string} label of the field @param {Source[]} sources those of the entry
   * @param {boolean} surveyed whether the survey's counts may depend on it @param {() => void} changed */
  constructor(change, label, sources, surveyed, changed) {
    this.change = change;
    this.label = label;
    this.surveyed = surveyed;
    this.isNew = change.before === undefined; // what is new corrects nobody
    this.wrong = this.isNew ? "entry" : "";
    const id = `why-${change.field.replaceAll(".", "-")}`;
    this.title = element("legend");
    const made = Object.entries(WHO).map(([key, [answer, meaning]]) => {
      const about = element("p", { id: `${id}-${key}`, className: "field__advice" }, meaning);
      return element("div", { className: "asked__answer" }, button(answer, () => this.choose(key, changed), { className: "word", "data-key": key, "aria-describedby": about.id }), about);
    });
    this.choices = element("div", { className: "asked__answers", role: "group", ariaLabel: "Who had it wrong?", hidden: this.isNew }, ...made);
    this.mistaken = new WhichSource("Which source is wrong?", sources, `${id}-source`, changed);
    this.stating = new WhichSource(this.isNew ? "Which source states it?" : "Which source states the new value?", sources, `${id}-stated`, changed);
    this.value = element("input", { type: "text", id: `${id}-value`, value: inWords(change.before), autocomplete: "off" });
    this.reason = element("textarea", { id: `${id}-reason`, rows: 2 });
    this.doubtful = element("input", { type: "checkbox", id: `${id}-doubt` });
    this.ofSource = element("div", { className: "record" },
      this.mistaken.element, asking("What does it have there?", this.value), asking("How do you know better?", this.reason),
      element("p", { className: "field field--tick" }, this.doubtful, element("label", { htmlFor: this.doubtful.id }, "It is in doubt: nobody knows better")),
    );
    this.written = element("p", { className: "field__advice", role: "status" });
    for (const box of [this.value, this.reason, this.doubtful]) box.addEventListener("input", changed);
    this.element = element("fieldset", { className: "asked", "data-field": change.field }, this.title, this.choices, this.ofSource, this.stating.element, this.written);
    this.choose(this.wrong, () => {});
  }

  /** @param {string} wrong @param {() => void} changed */
  choose(wrong, changed) {
    this.wrong = wrong;
    this.show();
    for (const it of this.choices.querySelectorAll("button")) it.setAttribute("aria-pressed", String(it.dataset.key === wrong));
    changed();
  }

  show() {
    this.ofSource.hidden = this.wrong !== "source";
    this.stating.element.hidden = !this.wrong || this.change.now === undefined;
    this.written.hidden = !this.wrong;
  }

  /** @param {Change} change */
  tell(change) {
    this.change = change;
    this.show();
    const { before, now } = change;
    this.title.textContent = this.isNew ? "New here" : `It was: ${shorter(inWords(before))}. Who had it wrong?`;
    this.written.textContent = this.inWords();
    const needs = this.wrong === "entry" && now !== undefined && !this.stating.name;
    hint(this.element, !this.wrong ? `Say who had “${this.label}” wrong` : needs ? `Say which source states the new “${this.label}”` : "");
  }

  /** What will be written because of it. */
  inWords() {
    const { label } = this;
    const { isNew, name } = this.stating;
    if (this.wrong === "source") {
      const counted = this.record()?.counted_as ? "; the charts of the survey go on counting its value" : "";
      return `Written: the new value, and a record under “Corrections” that ${this.mistaken.name || "the source"} has something else for “${label}”${counted}${isNew ? `; and ${name} among the sources, as what states “${label}”` : ""}.`;
    }
    if (this.change.now === undefined) return `Written: nothing more. The line of “${label}” goes.`;
    const source = isNew ? `, and ${name} among the sources, as what states “${label}”` : name ? `. ${name} is among the sources already` : "";
    return this.isNew ? `Written: the new value${source}.` : `Written: the new value${source}. No record of a correction${isNew || !name ? "," : ":"} as no source is wrong.`;
  }

  /** A source that is to join those of the entry, or nothing. */
  get newSource() {
    return this.wrong && this.change.now !== undefined && this.stating.isNew ? this.stating.name : "";
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
export const shorter = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
