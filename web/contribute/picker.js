// Choose words or entries: chips with their meanings, and for many a box that searches them. A list box for the keyboard.
import { button, element } from "../dom.js";
import { plain } from "../spelling.js";
import { hint } from "./hint.js";

/** @typedef {{id: string, label: string, meaning: string, also: string[]}} Option */
/** @typedef {import("./fields.js").Control} Control */
/** What a field is called, by the ids of its label and its advice. @typedef {{label: string, advice: string}} Names */

const FEW = 8;
const MOST_SHOWN = 40;

/** Where a name that is no entry of the catalog may stand too: what the entries are called, and who takes the name.
 * @typedef {{plural: string, take: (name: string) => void}} Free */

/** @param {() => Option[]} options @param {string[]} chosen @param {boolean} several @param {() => void} changed @param {Names} names
 * @param {Free} [free] @returns {Control} reads a list of ids */
export function picker(options, chosen, several, changed, names, free) {
  return !free && options().length && options().length <= FEW ? chips(options(), chosen, several, changed, names) : new Picker(options, chosen, several, changed, names, free);
}

/** Every word as a chip. @param {Option[]} options @param {string[]} chosen @param {boolean} several @param {() => void} changed @param {Names} names
 * @returns {Control} */
function chips(options, chosen, several, changed, names) {
  const inList = (/** @type {string[]} */ some) => options.map((it) => it.id).filter((id) => some.includes(id));
  let picked = chosen.filter((id) => options.some((it) => it.id === id));
  const listed = String(picked) === String(inList(picked)); // else the entry has an order of its own
  const meanings = element("dl", { className: "meanings" });
  const toggle = (/** @type {Option} */ it) => {
    const on = picked.includes(it.id);
    picked = on ? picked.filter((id) => id !== it.id) : several ? [...picked, it.id] : [it.id];
    show();
    changed();
  };
  const made = options.map((it) => button(it.label, () => toggle(it), { className: "word", title: it.meaning, "data-id": it.id }));
  const show = () => {
    made.forEach((it, n) => it.setAttribute("aria-pressed", String(picked.includes(options[n].id))));
    tell(meanings, picked, options);
  };
  show();
  const group = element("div", { className: "words-to-choose", role: "group", "aria-labelledby": names.label, "aria-describedby": names.advice }, ...made);
  return { element: element("div", { className: "picker" }, group, meanings, ...explained(options)), read: () => (listed ? inList(picked) : picked) };
}

/** What all of them mean, on request: who uses no mouse sees no title. @param {Option[]} options */
function explained(options) {
  const told = options.filter((it) => it.meaning);
  if (!told.length) return [];
  const list = element("dl", { className: "meanings" });
  tell(list, told.map((it) => it.id), told);
  return [element("details", { className: "explained" }, element("summary", {}, "What the words mean"), list)];
}

/** The meanings of the chosen words. @param {HTMLElement} list @param {string[]} picked @param {Option[]} options */
function tell(list, picked, options) {
  const told = options.filter((it) => it.meaning && picked.includes(it.id));
  list.replaceChildren(...told.flatMap((it) => [element("dt", {}, it.label), element("dd", {}, it.meaning)]));
}

let count = 0;

/** A box that searches the words, and the chosen ones before it. */
class Picker {
  /** @param {() => Option[]} options @param {string[]} chosen @param {boolean} several @param {() => void} changed @param {Names} names
   * @param {Free} [free] */
  constructor(options, chosen, several, changed, names, free) {
    this.options = options;
    this.free = free;
    this.picked = [...chosen];
    this.read = () => this.picked;
    this.several = several;
    this.changed = changed;
    this.at = -1;
    this.telling = "";
    this.id = `picker-${(count += 1)}`;
    this.chosen = element("div", { className: "picker__chosen" });
    this.meanings = element("dl", { className: "meanings" });
    this.list = element("ul", { className: "picker__list", id: this.id, role: "listbox", hidden: true, tabIndex: -1, "aria-labelledby": names.label });
    this.untaken = element("p", { className: "picker__untaken", role: "status" });
    this.box = element("input", {
      type: "text", autocomplete: "off", spellcheck: false, placeholder: free ? `Search the ${free.plural} here, or type another name` : "Type to search", role: "combobox", "aria-expanded": "false",
      "aria-controls": this.id, "aria-autocomplete": "list", "aria-labelledby": names.label, "aria-describedby": names.advice,
    });
    this.box.addEventListener("input", (event) => {
      event.stopPropagation();
      this.tellUntaken("");
      this.open();
    });
    this.box.addEventListener("focus", () => this.open());
    this.box.addEventListener("blur", () => this.leave());
    this.box.addEventListener("keydown", (event) => this.key(event));
    const frame = element("div", { className: "picker__frame" }, this.box, this.list);
    this.element = element("div", { className: "picker" }, this.chosen, frame, this.untaken, this.meanings);
    this.show();
  }

  show() {
    const known = this.options();
    const named = (/** @type {string} */ id) => known.find((it) => it.id === id)?.label ?? id;
    const remove = (/** @type {string} */ id) => {
      this.set(this.picked.filter((it) => it !== id));
      this.box.focus();
    };
    const made = this.picked.map((id) => button(`${named(id)} ×`, () => remove(id), { className: "word", "aria-label": `Remove ${named(id)}`, "aria-pressed": "true", "data-id": id }));
    this.chosen.replaceChildren(...made);
    tell(this.meanings, this.picked, known);
  }

  /** @param {string[]} picked */
  set(picked) {
    this.picked = picked;
    this.show();
    this.changed();
  }

  open() {
    const found = search(this.options(), this.box.value).filter((it) => !this.picked.includes(it.id));
    this.at = this.box.value ? 0 : -1;
    this.found = found.slice(0, MOST_SHOWN);
    const rows = this.found.map((it, n) => {
      const parts = [element("b", {}, it.label), ...(it.meaning ? [element("span", {}, it.meaning)] : [])];
      const row = element("li", { id: `${this.id}-${n}`, role: "option", "aria-selected": "false" }, ...parts);
      row.addEventListener("pointerdown", (event) => {
        event.preventDefault(); // the box keeps the focus
        this.choose(it.id);
      });
      return row;
    });
    const typed = this.box.value.trim();
    if (this.free && typed) rows.push(this.freeRow(typed, rows.length));
    this.list.replaceChildren(...rows);
    this.list.hidden = !rows.length;
    this.box.setAttribute("aria-expanded", String(rows.length > 0));
    this.mark();
  }

  /** The last row: the name as it is typed, of what is not here. @param {string} typed @param {number} n */
  freeRow(typed, n) {
    const row = element("li", { id: `${this.id}-${n}`, role: "option", "aria-selected": "false" }, element("b", {}, `“${typed}”`), element("span", {}, "a name that is not here"));
    row.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.takeName(typed);
    });
    return row;
  }

  /** @param {string} typed */
  takeName(typed) {
    this.box.value = "";
    this.set([]);
    this.free?.take(typed);
    this.tellUntaken("");
    this.untaken.textContent = `“${typed}” stands below as the name.`;
    this.close();
  }

  close() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }

  /** Who goes on with a word typed in full has chosen it; other text stays, and is told. */
  leave() {
    this.close();
    const typed = this.box.value.trim();
    const meant = typed ? this.found?.filter((it) => isCalled(it, typed)) ?? [] : [];
    if (meant.length === 1) this.choose(meant[0].id);
    else if (typed && this.free && !this.found?.length) this.takeName(typed);
    else if (this.telling !== typed) {
      this.tellUntaken(typed);
      this.changed();
    }
  }

  /** @param {string} typed */
  tellUntaken(typed) {
    this.telling = typed;
    const best = this.found?.[0];
    const way = best ? `press Enter there to take “${best.label}”, or empty the box` : "no word of the list is like it; press Enter there to write it all the same, or empty the box";
    this.untaken.textContent = typed ? `“${typed}” is not chosen: ${way}.` : "";
    hint(this.element, typed ? `“${typed}” is typed, but not chosen` : "");
  }

  mark() {
    [...this.list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === this.at)));
    const row = this.list.children[this.at];
    if (!row) return this.box.removeAttribute("aria-activedescendant");
    this.box.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const size = this.list.children.length;
    if (step && size) {
      event.preventDefault();
      if (this.list.hidden) this.open();
      this.at = (this.at + step + size) % size;
      this.mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const found = this.list.hidden ? undefined : this.found?.[this.at];
      const typed = this.box.value.trim();
      if (found) this.choose(found.id);
      else if (typed && this.free) this.takeName(typed);
      else if (typed) this.choose(typed);
    } else if (event.key === "Escape" && !(this.list.hidden && !this.box.value)) {
      event.stopPropagation();
      if (this.list.hidden) this.box.value = "";
      this.close();
    } else if (event.key === "Backspace" && !this.box.value && this.picked.length) {
      this.set(this.picked.slice(0, -1));
    }
  }

  /** @param {string} id */
  choose(id) {
    this.box.value = "";
    this.tellUntaken("");
    if (!this.picked.includes(id)) this.set(this.several ? [...this.picked, id] : [id]);
    this.close();
  }
}

/** Whether that is what it is called, by its label, its id or another word for it. @param {Option} option @param {string} typed */
const isCalled = ({ label, id, also }, typed) => [label, id, ...also].some((it) => plain(it) === plain(typed));

/** The options that a text names: by their beginning first, then by a word, by another name, by their id.
 * @param {Option[]} options @param {string} text */
export function search(options, text) {
  const asked = plain(text);
  if (!asked) return options;
  const rank = (/** @type {Option} */ it) => {
    const names = [it.label, ...it.also, it.id].map(plain);
    if (names.some((name) => name === asked)) return 0;
    if (names.some((name) => name.startsWith(asked))) return 1;
    if (names.some((name) => ` ${name}`.includes(` ${asked}`))) return 2;
    return names.some((name) => name.includes(asked)) ? 3 : 4;
  };
  return options.map((it) => ({ it, rank: rank(it) })).filter((found) => found.rank < 4).sort((a, b) => a.rank - b.rank).map((found) => found.it);
}
