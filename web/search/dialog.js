// The search dialog: a box, kinds to choose, links. The arrow keys go from the box through the links and back.
import { button, element } from "../dom.js";
import { onDisk } from "../site_data.js";
import { joined } from "../spelling.js";
import { find, load } from "./find.js";

/** @typedef {import("./find.js").Found} Found */

/** Kinds whose entries stand side by side on the page to compare. @type {Record<string, string>} */
const COMPARED = { Models: "model", Datasets: "dataset", "Trust studies": "study" };
const STEP = 6; // hits at a time: each is a small file
const PAUSE = 120; // milliseconds without a key before a search
const HELP = "Type a name, a task, a kind of data or an identifier: MedSAM, polyp segmentation, ECG, 10.1038/….";
const LOST = `${
  onDisk
    ? "A browser does not let a page on your disk read the search index; on a server, such as `python -m http.server`, it works."
    : "The search could not be loaded."
} The explorers of models and datasets have a filter of their own.`;

class Search {
  /** @param {string} path */
  constructor(path) {
    this.path = path;
    /** @type {Set<string>} */
    this.chosen = new Set();
    this.count = STEP;
    this.latest = 0; // answers may come in another order than their questions
    this.pause = 0;
    this.box = element("input", {
      type: "search", name: "q", autocomplete: "off", spellcheck: false, enterKeyHint: "search",
      placeholder: "Models, datasets, tasks, organs, words …", ariaLabel: "Search the catalog",
    });
    this.kinds = element("div", { className: "search__kinds", role: "group", ariaLabel: "Only these kinds" });
    this.status = element("p", { className: "search__status", role: "status" });
    this.list = element("ul", { className: "search__hits" });
    this.more = button("Show more", () => this.showMore(), { className: "search__more", hidden: true });
    const close = button("Close", () => this.dialog.close(), { className: "search__close" });
    const form = element("form", { className: "search__bar", role: "search" }, this.box, close);
    const parts = [form, this.kinds, this.status, this.list, this.more];
    this.dialog = element("dialog", { className: "search", ariaLabel: "Search" }, ...parts);
    document.body.append(this.dialog);
    form.addEventListener("submit", (event) => this.openFirst(event));
    this.box.addEventListener("input", () => this.wait());
    this.dialog.addEventListener("keydown", (event) => walk(event, this.box, this.list));
    this.dialog.addEventListener("click", ({ target }) => {
      // On the backdrop, or on a link, which may lead to a place on this very page.
      if (target === this.dialog || (target instanceof Element && target.closest("a"))) this.dialog.close();
    });
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.box.focus();
    this.box.select();
    load(this.path).catch(() => {}); // said when a search needs it
  }

  wait() {
    clearTimeout(this.pause);
    this.count = STEP;
    this.pause = window.setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const mine = ++this.latest;
    const query = this.box.value.trim();
    let [found, said] = [/** @type {Found | null} */ (null), ""];
    try {
      found = query ? await find(this.path, query, [...this.chosen], this.count) : null;
      said = found ? told(found, query) : "";
    } catch {
      said = LOST;
    }
    if (mine !== this.latest) return;
    this.show(found, said);
    this.dialog.dataset.answered = query;
  }

  /** @param {Found | null} found @param {string} said */
  show(found, said) {
    const root = new URL("../", this.path).href;
    this.list.replaceChildren(...(found?.hits ?? []).map((hit) => drawHit(hit, root)));
    this.status.textContent = said;
    this.more.hidden = !found || found.hits.length >= found.total;
    const kinds = { ...found?.kinds };
    for (const kind of this.chosen) kinds[kind] ??= 0;
    this.kinds.replaceChildren(...Object.entries(kinds).map(([kind, n]) => this.drawKind(kind, n)));
  }

  /** @param {string} kind @param {number} n */
  drawKind(kind, n) {
    const choice = button(kind, () => this.choose(kind), { ariaPressed: String(this.chosen.has(kind)) });
    choice.append(" ", element("span", {}, String(n)));
    return choice;
  }

  /** @param {string} kind */
  async choose(kind) {
    this.chosen.has(kind) ? this.chosen.delete(kind) : this.chosen.add(kind);
    this.count = STEP;
    await this.search();
    [...this.kinds.querySelectorAll("button")].find((it) => it.textContent?.startsWith(kind))?.focus();
  }

  async showMore() {
    const before = this.list.children.length;
    this.count += STEP;
    await this.search();
    this.list.children[before]?.querySelector("a")?.focus();
  }

  /** Enter in the box opens the first hit of what stands there, even before its answer has come. @param {Event} event */
  async openFirst(event) {
    event.preventDefault();
    clearTimeout(this.pause);
    await this.search();
    this.list.querySelector("a")?.click();
  }
}

/** @param {Found["hits"][number]} hit @param {string} root */
function drawHit({ title, href, kind, within, pieces }, root) {
  const text = pieces.flatMap(({ text, marked }) => [marked ? element("mark", {}, text) : text, " "]);
  const parts = [
    element("span", { className: "search__title" }, title), " ",
    element("span", { className: "search__kind" }, within || kind), " ",
    element("span", { className: "search__text" }, ...text),
  ];
  const line = element("li", {}, element("a", { href, className: "search__hit" }, ...parts));
  const one = COMPARED[kind];
  if (!one || within) return line;
  const id = href.split("/").at(-2);
  const compare = { href: `${root}compare/?ids=${id}&kind=${one}`, className: "search__compare", ariaLabel: `Compare ${title}` };
  line.append(element("a", compare, "Compare"));
  return line;
}

/** What was found, in a sentence. @param {Found} found @param {string} query */
function told({ total, words, unknown, apart, hits, empty, identifier, lost }, query) {
  if (empty) return HELP;
  if (lost) return LOST;
  if (identifier) return "No entry of the catalog has this identifier.";
  const quoted = (/** @type {string[]} */ some, /** @type {string} */ joint) => some.map((word) => `“${word}”`).join(joint);
  const missing = unknown.length ? `No page has ${quoted(unknown, " or ")}. ` : "";
  if (!hits.length) return missing ? missing.trim() : "Nothing found. Fewer words, or other kinds, find more.";
  const pages = `${total.toLocaleString("en")} ${total === 1 ? "result" : "results"}`;
  if (apart.length) return `${missing}No page has all of these words; the first has no ${quoted(apart, " and no ")}.`;
  const read = words.some((word) => !joined(query).includes(word));
  return `${missing}${missing || read ? `Showing ${pages} for “${words.join(" ")}”` : pages}.`;
}

/** The arrow keys, and letters typed on a link, which belong into the box.
 * @param {KeyboardEvent} event @param {HTMLInputElement} box @param {HTMLElement} list */
function walk(event, box, list) {
  const stops = [box, .../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".search__hit"))];
  const here = stops.indexOf(/** @type {any} */ (document.activeElement));
  if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    stops[(here + step + stops.length) % stops.length].focus();
  } else if (here > 0 && event.key.length === 1 && event.key !== " ") {
    box.focus();
  }
}

// The header's button asks for the dialog, by an event of this name, and knows where Pagefind's files are.
const asking = document.querySelector("[data-search]");
if (asking instanceof HTMLElement) {
  const search = new Search(new URL(asking.dataset.pagefindPath ?? "pagefind/", location.href).href);
  asking.addEventListener("search", () => search.open());
}
