// Which source: one of those that the entry names, or another by its name or its address.
import { button, element } from "../dom.js";
import { oneLine } from "./texts.js";

/** A source as an entry has it. @typedef {{source?: string, url?: string}} Source */

export class WhichSource {
  /** @param {string} question @param {Source[]} sources @param {string} id @param {() => void} changed */
  constructor(question, sources, id, changed) {
    const known = [...new Set(sources.map((it) => it.source ?? it.url ?? "").filter(Boolean))];
    this.chosen = ""; // only the contributor knows
    this.known = known;
    this.chips = known.map((name) => button(shown(name), () => this.choose(name, changed), { className: "word", title: name, "data-source": name }));
    this.box = element("input", { type: "text", id, autocomplete: "off", placeholder: "https://…" });
    this.box.addEventListener("input", () => this.choose("", changed));
    const label = element("label", { htmlFor: id }, known.length ? "or another: its address" : "Its address");
    const group = element("div", { className: "words-to-choose", role: "group", "aria-labelledby": `${id}-which` }, ...this.chips);
    this.element = element("div", { className: "field which" }, element("span", { id: `${id}-which`, className: "field__label" }, question), group, label, this.box);
    this.mark();
  }

  /** @param {string} name @param {() => void} changed */
  choose(name, changed) {
    this.chosen = this.chosen === name ? "" : name;
    if (name) this.box.value = "";
    this.mark();
    changed();
  }

  mark() {
    for (const it of this.chips) it.setAttribute("aria-pressed", String(it.dataset.source === this.chosen));
  }

  /** Its name or its address; nothing where none is said. */
  get name() {
    return this.chosen || oneLine(this.box.value);
  }

  /** Whether the entry names it not yet. */
  get isNew() {
    return this.name !== "" && !this.known.includes(this.name);
  }
}

/** An address by its host and its end, which tell several of one place apart. @param {string} name */
function shown(name) {
  const bare = name.replace(/^https?:\/\/(?:www\.)?/, "");
  if (bare.length <= 40) return bare;
  const [host, ...rest] = bare.split("/");
  return `${host}/…${rest.join("/").slice(-24)}`;
}
