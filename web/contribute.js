// The form of /contribute/: bring a work, fill in what a source states, look at the YAML, send it. With `?entry=models/x`
// in the address it opens an entry to correct. Nothing leaves the page but what the contributor sends.
import { answer, stated, there } from "./contribute/arrival.js";
import { Changes } from "./contribute/changes.js";
import { problemsOf } from "./contribute/check.js";
import { entryText, fromApi, says } from "./contribute/entry.js";
import { record } from "./contribute/fields.js";
import { Preview } from "./contribute/preview.js";
import { brokenRules } from "./contribute/rules.js";
import { learn, tables } from "./contribute/tables.js";
import { idFrom } from "./contribute/works.js";
import { button, element } from "./dom.js";
import { readEntry, readJson } from "./site_data.js";

/** @typedef {import("./contribute/check.js").Problem} Problem */
/** @typedef {import("./contribute/entry.js").Schema} Schema */
/** @typedef {import("./contribute/rules.js").Known} Known */
/** @typedef {Record<string, any>} Entry */
/** What is being made. @typedef {{kind: string, group: string, id: string, named: boolean, entry: Entry}} Draft */

const KEPT = "contribute";
/** @type {Known} */
const NOTHING_KNOWN = { entries: [], works: {}, titles: {}, names: {}, presents: {}, previously: {}, metrics: {}, tested: [], venues: {} };

class Form {
  /** @param {HTMLElement} top */
  constructor(top) {
    /** @type {import("./contribute/fields.js").Control | undefined} */
    this.fields = undefined;
    this.top = top;
    this.root = top.dataset.root ?? "";
    this.known = NOTHING_KNOWN;
    /** @type {Map<string, Promise<Schema>>} */
    this.schemas = new Map();
    this.arrivals = 0; // answers may come in another order than their questions
    /** @type {Draft} */
    this.draft = { kind: "model", group: "", id: "", named: false, entry: {} };
    /** @type {{entry: Entry, name: string} | null} */
    this.before = null;
    this.today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    this.preview = new Preview((problem) => this.goTo(problem));
    this.begin = element("div"); // stays while the rest is drawn anew: the contributor may be typing in it
    this.place = element("div");
    top.append(element("div", { className: "contribute__form" }, this.begin, this.place), this.preview.element);
  }

  async open() {
    const settings = await readJson(this.top.dataset.form ?? "");
    learn(settings);
    const loading = readJson(`known.json?${settings.edition}`).then((known) => (this.known = known));
    const asked = new URLSearchParams(location.search).get("entry") ?? "";
    if (asked) {
      await loading.catch(() => {});
      await this.openEntry(asked);
    } else this.draft = kept() ?? this.draft;
    this.changes = this.before ? new Changes(this.before.entry, this.draft.kind, () => this.update()) : null;
    this.begin.replaceChildren(...(this.changes ? [this.correcting(), this.changes.element] : [this.arriving()]));
    this.draw(await this.schemaOf(this.draft.kind));
    this.top.hidden = false;
    await loading.then(() => this.update()).catch(() => {});
    this.top.dataset.ready = "";
  }

  /** An entry that is there, to be corrected. @param {string} asked such as models/medsam */
  async openEntry(asked) {
    const [folder, named] = asked.split("/");
    const kind = Object.keys(tables.kinds).find((it) => tables.kinds[it].folder === folder) ?? "";
    const id = this.known.previously[`${kind}/${named}`] ?? named;
    const row = this.known.entries.find((it) => it[0] === kind && it[1] === id);
    if (!row) return void this.begin.before(element("p", { className: "answer" }, `There is no entry “${asked}”. Below you can add one.`));
    const entry = fromApi(await readEntry(this.root, folder, id), await this.schemaOf(kind));
    this.before = { entry: structuredClone(entry), name: row[2] };
    this.draft = { kind, group: row[3], id, named: true, entry };
  }

  /** @param {string} kind @returns {Promise<Schema>} */
  schemaOf(kind) {
    const loading = this.schemas.get(kind) ?? readJson(`${this.root}api/v1/schema/${kind}.json`);
    this.schemas.set(kind, loading);
    return loading;
  }

  /** The whole form anew, with what the draft says. @param {Schema} schema of its kind */
  draw(schema) {
    const { draft } = this;
    this.schema = schema;
    if (!this.before) draft.entry.added ??= this.today;
    /** @type {import("./contribute/fields.js").Setting} */
    const setting = {
      root: schema,
      entries: (/** @type {string} */ kind) => this.known.entries.filter((it) => it[0] === kind).map(([, id, name]) => ({ id, label: name, meaning: "", also: [id] })),
      columns: () => (this.fields?.read()?.columns ?? []).map((/** @type {any} */ it) => it.id).filter(Boolean),
      changed: () => this.update(),
    };
    this.fields = record(schema, draft.entry, [], setting, tables.kinds[draft.kind].first, Boolean(this.before));
    const facts = element("section", { className: "step", "aria-labelledby": "step-facts" }, element("h2", { id: "step-facts" }, "What its sources state"), this.fields.element);
    this.place.replaceChildren(...(this.before ? [] : [this.choosing()]), facts);
    this.update();
  }

  /** Step one: what the contributor brings. */
  arriving() {
    const box = element("textarea", { id: "bring", rows: 4, spellcheck: false, "aria-describedby": "bring-advice", placeholder: "@article{…}   or   2304.06716   or   10.1038/…   or   https://…" });
    const told = element("div", { className: "answer", role: "status" });
    box.addEventListener("input", () => this.arrive(box.value, told));
    const again = button("Start again", () => {
      keep(null);
      location.assign(location.pathname);
    }, { className: "small" });
    this.again = again;
    return element("section", { className: "step", "aria-labelledby": "step-bring" },
      element("h2", { id: "step-bring" }, element("label", { htmlFor: "bring" }, "What do you have?")),
      element("p", { id: "bring-advice" }, "Paste its BibTeX, an arXiv id, a DOI or an address. It is read here in the page; nothing is sent. Without one, begin below."),
      box, told, again,
    );
  }

  /** @param {string} text @param {HTMLElement} told */
  async arrive(text, told) {
    const mine = (this.arrivals += 1);
    if (!text.trim()) return told.replaceChildren();
    const found = stated(text, this.known);
    if (!found && text.trim().length < 10) return told.replaceChildren(); // it is being typed
    if (!found) return told.replaceChildren("This is neither BibTeX with a title nor an id or an address.");
    const { draft } = this;
    const already = there(found.entry, this.known);
    const schema = await this.schemaOf(found.kind || draft.kind);
    if (mine !== this.arrivals) return;
    draft.kind = found.kind || draft.kind;
    draft.entry = { ...this.fields?.read(), ...found.entry };
    if (!draft.named) draft.id = idFrom(draft.entry.name ?? "");
    this.draw(schema);
    told.replaceChildren(element("p", {}, ...answer(already, this.root)), ...found.notes.map((it) => element("p", {}, it)));
  }

  /** Step two: of which kind it is, in which part, and what its file is called. */
  choosing() {
    const { draft } = this;
    const { groups } = tables.kinds[draft.kind];
    const kinds = Object.entries(tables.kinds).map(([kind, { label }]) => chip(label, kind === draft.kind, () => this.choose({ kind })));
    const parts = groups.map(([group, label, meaning]) => chip(label, group === draft.group, () => this.choose({ group }), meaning));
    const name = element("input", { type: "text", id: "entry-id", value: draft.id, spellcheck: false, autocomplete: "off", "aria-describedby": "entry-id-advice" });
    name.addEventListener("input", () => {
      draft.named = name.value.trim() !== "";
      draft.id = name.value.trim();
      this.update();
    });
    this.name = name;
    return element("section", { className: "step", "aria-labelledby": "step-kind" },
      element("h2", { id: "step-kind" }, "What is it?"),
      element("div", { className: "words-to-choose", role: "group", ariaLabel: "Kind", "data-choose": "kind" }, ...kinds),
      ...(parts.length ? [element("p", { className: "field__label", id: "part-label" }, partLabel(draft.kind)), element("div", { className: "words-to-choose", role: "group", "aria-labelledby": "part-label", "data-choose": "group" }, ...parts)] : []),
      element("div", { className: "field" },
        element("label", { htmlFor: "entry-id" }, "Name of its file and its page"),
        element("p", { id: "entry-id-advice", className: "field__advice" }, "small letters, digits and single dashes; it lasts"), name),
    );
  }

  /** @param {Partial<Draft>} choice */
  async choose(choice) {
    const { draft } = this;
    const schema = await this.schemaOf(choice.kind ?? draft.kind);
    draft.entry = this.fields?.read() ?? {};
    Object.assign(draft, choice);
    if (!tables.kinds[draft.kind].groups.some(([group]) => group === draft.group)) draft.group = "";
    this.draw(schema);
    /** @type {HTMLElement | null} */ (this.place.querySelector(`[data-choose="${Object.keys(choice)[0]}"] [aria-pressed="true"]`))?.focus();
  }

  /** What a correction is, above its fields. */
  correcting() {
    const { draft, before } = this;
    const page = element("a", { href: `${this.root}${tables.kinds[draft.kind].folder}/${draft.id}/` }, before?.name ?? "");
    const box = element("input", { type: "checkbox", id: "verified-today" });
    box.addEventListener("input", () => this.update());
    this.verified = box;
    return element("section", { className: "step", "aria-labelledby": "step-correct" },
      element("h2", { id: "step-correct" }, "Correct ", page),
      element("p", { className: "field field--tick" }, box, element("label", { htmlFor: box.id }, "I compared the whole entry with its sources today")),
    );
  }

  /** What is said now: the YAML, and what there is to mend. */
  update() {
    const { draft, schema, fields, before } = this;
    if (!schema || !fields) return;
    const entry = fields.read() ?? {};
    if (this.changes) {
      this.changes.update(entry);
      const records = this.changes.records();
      if (records.length) entry.corrections = [...(entry.corrections ?? []), ...records];
      if (this.verified?.checked) entry.verified = this.today;
    }
    if (!draft.named) this.rename(idFrom(entry.name ?? ""));
    draft.entry = entry;
    const untouched = before ? JSON.stringify(entry) === JSON.stringify(before.entry) : Object.keys(entry).every((key) => key === "added");
    const problems = untouched ? [] : this.problems(entry, schema);
    this.point(problems);
    const path = ["catalog", tables.kinds[draft.kind].folder, tables.kinds[draft.kind].groups.length ? draft.group || "…" : "", `${draft.id || "…"}.yaml`];
    this.preview.show({ ...draft, entry, path: path.filter(Boolean).join("/"), text: entryText(entry, schema), problems, corrects: before?.name ?? "", untouched });
    if (this.again) this.again.hidden = untouched;
    if (!before) keep(untouched ? null : draft);
  }

  /** @param {string} id */
  rename(id) {
    this.draft.id = id;
    if (this.name) this.name.value = id;
  }

  /** Everything to mend, in the order of the file, one a place. @param {Entry} entry @param {Schema} schema @returns {Problem[]} */
  problems(entry, schema) {
    const { kind, id } = this.draft;
    const found = [...this.misplaced(), ...problemsOf(entry, schema), ...brokenRules({ entry, kind, id, schema, before: this.before?.entry ?? null }, this.known)];
    const places = new Set();
    const once = found.filter(({ keys }) => !places.has(String(keys)) && places.add(String(keys)));
    const order = Object.keys(schema.properties);
    const at = (/** @type {Problem} */ it) => order.indexOf(String(it.keys[0] ?? ""));
    return once.map((it, n) => ({ it, n })).sort((a, b) => at(a.it) - at(b.it) || a.n - b.n).map(({ it }) => it);
  }

  /** @returns {Problem[]} */
  misplaced() {
    const { kind, group, id } = this.draft;
    const { groups } = tables.kinds[kind];
    if (groups.length && !group) return [{ keys: ["", "group"], code: "misplaced-file", message: `${partLabel(kind)} is missing`, tip: "choose it above" }];
    if (id && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return [{ keys: [], code: "bad-file-name", message: `'${id}.yaml' cannot be an id`, tip: `name it ${idFrom(id) || "with a-z, 0-9 and single dashes"}` }];
    return [];
  }

  /** Say at each field what is wrong with it; what is only missing still is said beside the YAML. @param {Problem[]} problems */
  point(problems) {
    for (const it of this.place.querySelectorAll(".field__wrong")) if (it instanceof HTMLElement) it.hidden = true;
    for (const it of this.place.querySelectorAll("[aria-invalid]")) it.removeAttribute("aria-invalid");
    for (const problem of problems) {
      const field = problem.code === "missing-key" ? null : this.fieldOf(problem);
      const told = field?.querySelector(":scope > .field__wrong");
      if (!(told instanceof HTMLElement)) continue;
      told.textContent = problem.tip ? `${problem.message}: ${problem.tip}` : problem.message;
      told.hidden = false;
      field?.querySelector(":scope > :is(input, textarea)")?.setAttribute("aria-invalid", "true");
    }
  }

  /** The field of a problem, or the nearest around it. @param {Problem} problem @returns {HTMLElement | null} */
  fieldOf({ keys }) {
    for (let length = keys.length; length > 0; length -= 1) {
      const found = this.place.querySelector(`[data-keys="${CSS.escape(keys.slice(0, length).join("."))}"]`);
      if (found instanceof HTMLElement) return found;
    }
    return null;
  }

  /** Open the records in which the place is, which are drawn only then. @param {(string | number)[]} keys */
  unfold(keys) {
    keys.forEach((key, n) => {
      const list = typeof key === "number" && this.place.querySelector(`[data-keys="${CSS.escape(keys.slice(0, n).join("."))}"]`);
      const one = list && list.querySelectorAll(":scope > div > .records > .folded")[/** @type {number} */ (key)];
      if (!(one instanceof HTMLDetailsElement)) return;
      one.dispatchEvent(new Event("unfold"));
      one.open = true;
    });
  }

  /** @param {Problem} problem */
  goTo(problem) {
    const inGroup = problem.keys[1] === "group" && this.place.querySelector('[data-choose="group"] button');
    const correction = problem.keys[0] === "corrections" && this.changes?.element.querySelector("textarea, input");
    this.unfold(problem.keys);
    const field = this.fieldOf(problem);
    for (let around = field?.closest("details"); around; around = around.parentElement?.closest("details")) around.open = true;
    const target = inGroup || correction || field?.querySelector("input, textarea, button") || this.name;
    if (!(target instanceof HTMLElement)) return;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }
}

/** @param {string} label @param {boolean} on @param {() => void} act @param {string} [meaning] */
const chip = (label, on, act, meaning = "") => button(label, act, { className: "word", "aria-pressed": String(on), ...(meaning ? { title: meaning } : {}) });

/** @param {string} kind */
const partLabel = (kind) => ({ challenge: "Pillar", direction: "Theme" })[kind] ?? "Sub-field";

/** What was begun in this window before. @returns {Draft | null} */
function kept() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    return draft && Object.hasOwn(tables.kinds, draft.kind) && says(draft.entry) ? draft : null;
  } catch {
    return null;
  }
}

/** @param {Draft | null} draft */
function keep(draft) {
  try {
    if (draft) sessionStorage.setItem(KEPT, JSON.stringify(draft));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // A window without a memory only forgets.
  }
}

const top = document.querySelector("[data-contribute]");
if (top instanceof HTMLElement) new Form(top).open();
