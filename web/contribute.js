// The form of /contribute/: bring a work, fill in what a source states, look at the YAML, send it. With `?entry=models/x`
// in the address it opens an entry to correct. Nothing leaves the page but what the contributor sends.
import { answer, stated, there } from "./contribute/arrival.js";
import { Changes } from "./contribute/changes.js";
import { problemsOf } from "./contribute/check.js";
import { kept, keep } from "./contribute/draft.js";
import { entryText, fromApi } from "./contribute/entry.js";
import { record } from "./contribute/fields.js";
import { Preview } from "./contribute/preview.js";
import { brokenRules } from "./contribute/rules.js";
import { bringStep, correctStep, kindStep, partLabel } from "./contribute/steps.js";
import { learn, tables } from "./contribute/tables.js";
import { idFrom } from "./contribute/works.js";
import { element } from "./dom.js";
import { readEntry, readJson } from "./site_data.js";

/** @typedef {import("./contribute/check.js").Problem} Problem */
/** @typedef {import("./contribute/entry.js").Schema} Schema */
/** @typedef {import("./contribute/rules.js").Known} Known */
/** @typedef {Record<string, any>} Entry */
/** @typedef {import("./contribute/draft.js").Draft} Draft */

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
    const made = bringStep((text, told) => this.arrive(text, told));
    this.again = made.again;
    return made.element;
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
    const made = kindStep(draft, (choice) => this.choose(choice), (typed) => {
      draft.named = typed !== "";
      draft.id = typed;
      this.update();
    });
    this.name = made.name;
    return made.element;
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
    const { kind, id } = this.draft;
    const made = correctStep(`${this.root}${tables.kinds[kind].folder}/${id}/`, this.before?.name ?? "", () => this.update());
    this.verified = made.verified;
    return made.element;
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

const top = document.querySelector("[data-contribute]");
if (top instanceof HTMLElement) new Form(top).open();
