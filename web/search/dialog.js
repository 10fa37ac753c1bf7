// The search dialog: a box, kinds to choose, links. The arrow keys go from the box through the links and back.
import { button, element } from "../dom.js";
import { find, load } from "./find.js";

/** @typedef {import("./find.js").Found} Found */

const STEP = 6; // hits at a time: each is a small file
const PAUSE = 120; // milliseconds without a key before a search

/** @type {HTMLDialogElement | undefined} */
let dialog;

/** Show the dialog. @param {string} path where Pagefind's files are */
export function openSearch(path) {
  dialog ??= make(path);
  if (!dialog.open) dialog.showModal();
  const box = dialog.querySelector("input");
  box?.focus();
  box?.select();
  load(path).catch(() => {}); // said when a search needs it
}

/** @param {string} path */
function make(path) {
  const box = element("input", {
    type: "search", name: "q", autocomplete: "off", spellcheck: false, enterKeyHint: "search",
    placeholder: "Models, datasets, tasks, organs, words …", ariaLabel: "Search the catalog",
  });
  const kinds = element("div", { className: "search__kinds", role: "group", ariaLabel: "Only these kinds" });
  const status = element("p", { className: "search__status", role: "status" });
  const list = element("ul", { className: "search__hits" });
  const more = button("More", () => showMore(), { className: "search__more", hidden: true });
  const close = button("Close", () => made.close(), { className: "search__close" });
  const form = element("form", { method: "dialog", className: "search__bar", role: "search" }, box, close);
  const made = element("dialog", { className: "search", ariaLabel: "Search" }, form, kinds, status, list, more);
  document.body.append(made);

  /** @type {Set<string>} */
  const chosen = new Set();
  let count = STEP;
  let latest = 0;

  const search = async () => {
    const mine = ++latest;
    const query = box.value.trim();
    if (!query) return show(null);
    try {
      const found = await find(path, query, [...chosen], count);
      if (mine === latest) show(found);
    } catch {
      if (mine === latest) {
        show(null);
        status.textContent = "The search could not be loaded. The explorers of models and datasets have a filter of their own.";
      }
    }
  };

  /** @param {Found | null} found */
  const show = (found) => {
    list.replaceChildren(...(found?.hits ?? []).map(drawHit));
    status.textContent = found ? told(found, box.value.trim()) : "";
    more.hidden = !found || found.hits.length >= found.total;
    kinds.replaceChildren(...Object.entries(found?.kinds ?? {}).filter(([kind, n]) => n || chosen.has(kind)).map(drawKind));
  };

  /** @param {[string, number]} kind */
  const drawKind = ([kind, n]) => {
    const choice = element("button", { type: "button", ariaPressed: String(chosen.has(kind)) }, kind, " ", element("span", {}, String(n)));
    choice.addEventListener("click", async () => {
      chosen.has(kind) ? chosen.delete(kind) : chosen.add(kind);
      count = STEP;
      await search();
      [...kinds.querySelectorAll("button")].find((it) => it.textContent?.startsWith(kind))?.focus();
    });
    return choice;
  };

  let pause = 0;
  box.addEventListener("input", () => {
    clearTimeout(pause);
    count = STEP;
    pause = window.setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    await search();
    list.querySelector("a")?.click();
  });
  const showMore = async () => {
    const before = list.children.length;
    count += STEP;
    await search();
    list.children[before]?.querySelector("a")?.focus();
  };
  made.addEventListener("keydown", (event) => walk(event, box, list));
  made.addEventListener("click", (event) => {
    // A click on the backdrop, or on a link to a place on this very page.
    const link = event.target instanceof Element && event.target.closest("a");
    if (event.target === made || link) made.close();
  });
  return made;
}

/** @param {Found["hits"][number]} hit */
function drawHit(hit) {
  const kind = element("span", { className: "search__kind" }, hit.within || hit.kind);
  const text = element("span", { className: "search__text" }, ...hit.pieces.flatMap((it) => [it.marked ? element("mark", {}, it.text) : it.text, " "]));
  return element("li", {}, element("a", { href: hit.href }, element("span", { className: "search__title" }, hit.title), " ", kind, " ", text));
}

/** What was found, in a sentence. @param {Found} found @param {string} query */
function told({ total, words, unknown, hits }, query) {
  const pages = `${total.toLocaleString("en")} ${total === 1 ? "page" : "pages"}`;
  const missing = unknown.length ? `No page has ${unknown.map((word) => `“${word}”`).join(" or ")}.` : "";
  if (!hits.length) return missing || "No page has all of these words. Fewer words, or other kinds, find more.";
  const typed = query.toLowerCase();
  const changed = words.some((word) => !typed.includes(word)) && !/[^a-z0-9 .-]/.test(typed);
  return [missing, changed || missing ? `Showing ${pages} for “${words.join(" ")}”.` : `${pages}.`].filter(Boolean).join(" ");
}

/** The arrow keys, and letters typed on a link, which belong into the box.
 * @param {KeyboardEvent} event @param {HTMLInputElement} box @param {HTMLElement} list */
function walk(event, box, list) {
  const stops = [box, ...list.querySelectorAll("a")];
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
