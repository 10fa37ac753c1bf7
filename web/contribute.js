// The form of /contribute/: bring a work, fill in what a source states, look at the YAML, send it. With `?entry=models/x`
// in the address it opens an entry to correct. Nothing leaves the page but what the contributor sends.
import { named, there } from "./contribute/alike.js";
import { answer, answerToWords, begun, isBibtex, stated } from "./contribute/arrival.js";
import { Changes } from "./contribute/changes.js";
import { problemsOf } from "./contribute/check.js";
import { kept, keep } from "./contribute/draft.js";
import { entryText, fitting, fromApi, inOrder, sameFacts } from "./contribute/entry.js";
import { record } from "./contribute/fields.js";
import { hintsIn } from "./contribute/hint.js";
import { labelOf } from "./contribute/labels.js";
import { fieldOf, goTo, point, show } from "./contribute/places.js";
import { Preview } from "./contribute/preview.js";
import { brokenRules, freeId } from "./contribute/rules.js";
import { bringStep, correctStep, kindStep, partLabel } from "./contribute/steps.js";
import { learn, tables } from "./contribute/tables.js";
import { idFrom, letters } from "./contribute/works.js";
import { element } from "./dom.js";
import { readEntry, readJson } from "./site_data.js";

/** @typedef {import("./contribute/check.js").Problem} Problem */
/** @typedef {import("./contribute/entry.js").Schema} Schema */
/** @typedef {import("./contribute/rules.js").Known} Known */
/** @typedef {Record<string, any>} Entry */
/** @typedef {import("./contribute/draft.js").Draft} Draft */

/** @type {Known} */
const NOTHING_KNOWN = { entries: [], works: {}, titles: {}, names: {}, codes: {}, unstated: {}, presents: {}, previously: {}, metrics: {}, tested: [], venues: {} };

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
    /** @type {Entry} */
    this.brought = {};
    this.arrivals = 0; // answers may come in another order than their questions
    /** @type {Draft} */
    this.draft = { kind: "model", group: "", id: "", named: false, entry: {} };
    /** @type {{entry: Entry, name: string} | null} */
    this.before = null;
    this.today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    this.preview = new Preview((problem) => this.goTo(problem), this.root);
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
    const schema = await this.schemaOf(this.draft.kind);
    this.changes = this.before ? this.changesOf(this.before.entry, schema) : null;
    this.begin.replaceChildren(...(this.changes ? [this.correcting(), this.changes.element] : [this.arriving()]));
    this.draw(schema);
    this.top.hidden = false;
    await loading.then(() => this.update()).catch(() => {});
    this.top.dataset.ready = "";
  }

  /** @param {Entry} before @param {Schema} schema */
  changesOf(before, schema) {
    const keys = (/** @type {string} */ field) => field.split(".");
    const [label, place] = [(/** @type {string} */ field) => labelOf(keys(field), schema) || field, (/** @type {string} */ field) => fieldOf(this.place, { keys: keys(field) })];
    return new Changes(inOrder(before, schema, schema), this.draft.kind, label, place, () => this.update());
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
    this.fields = record(schema, draft.entry, [], setting, tables.kinds[draft.kind].first, tables.kinds[draft.kind].questions, Boolean(this.before));
    const facts = element("section", { className: "step", "aria-labelledby": "step-facts" }, element("h2", { id: "step-facts" }, "What its sources state"), this.fields.element);
    this.place.replaceChildren(...(this.before ? [] : [this.choosing()]), facts);
    this.update();
  }

  /** Step one: what the contributor brings. */
  arriving() {
    const made = bringStep((text, told) => this.arrive(text, told));
    this.again = made.again;
    this.aside = made.aside;
    return made.element;
  }

  /** @param {string} text @param {HTMLElement} told */
  async arrive(text, told) {
    const mine = (this.arrivals += 1);
    if (!text.trim()) return told.replaceChildren();
    const found = stated(text, this.known);
    if (!found) return told.replaceChildren(...this.answerWords(text));
    const already = there(found.entry, this.known, isBibtex(text) ? "" : text);
    await this.fill(found.kind, found.entry, mine);
    if (mine !== this.arrivals) return;
    told.replaceChildren(...answer(already, found.entry, this.known, this.root), ...found.notes.map((it) => element("p", {}, it)));
  }

  /** What is said to text without an id: BibTeX that lacks something, or the words of a name or a title. @param {string} text */
  answerWords(text) {
    if (isBibtex(text)) return ["This BibTeX has no title yet."];
    if (letters(text).length < 3) return []; // it is being typed
    const begin = async () => {
      const mine = (this.arrivals += 1);
      await this.fill("", begun(text), mine);
      show(this.place);
    };
    return answerToWords(named(text, this.known), text, this.root, begin);
  }

  /** Put what was brought into the form. @param {string} kind @param {Entry} entry @param {number} mine */
  async fill(kind, entry, mine) {
    const { draft } = this;
    const schema = await this.schemaOf(kind || draft.kind);
    if (mine !== this.arrivals) return;
    draft.kind = kind || draft.kind;
    const now = Object.entries(this.fields?.read() ?? {});
    const typed = now.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(this.brought[key])); // what was brought before makes room
    draft.entry = { ...Object.fromEntries(typed), ...entry };
    this.brought = entry;
    if (!draft.named) draft.id = idFrom(draft.entry.name ?? "");
    this.draw(schema);
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
    draft.entry = fitting(this.fields?.read() ?? {}, schema);
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
    let entry = fields.read() ?? {};
    if (this.changes) {
      this.changes.update(inOrder(entry, schema, schema));
      entry = this.changes.applied(entry);
      if (this.verified?.checked) entry.verified = this.today;
    }
    if (!draft.named) this.rename(idFrom(entry.name ?? ""));
    draft.entry = entry;
    const untouched = before ? sameFacts(inOrder(entry, schema, schema), inOrder(before.entry, schema, schema)) : Object.keys(entry).every((key) => key === "added");
    const problems = untouched ? [] : this.problems(entry, schema);
    point(this.place, problems, schema);
    const suspects = before || untouched ? [] : there(entry, this.known).perhaps;
    const path = ["catalog", tables.kinds[draft.kind].folder, tables.kinds[draft.kind].groups.length ? draft.group || "…" : "", `${draft.id || "…"}.yaml`];
    const [text, textBefore] = [entryText(entry, schema), before ? entryText(before.entry, schema) : ""];
    this.preview.show({ ...draft, entry, schema, path: path.filter(Boolean).join("/"), text, textBefore, problems, corrects: before?.name ?? "", untouched, suspects, hints: hintsIn(this.top) });
    if (this.again) this.again.hidden = untouched;
    if (this.aside && !untouched) this.aside.hidden = true;
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
    if (id && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return [{ keys: [], code: "bad-file-name", message: `'${id}.yaml' cannot be an id`, tip: `name it ${idFrom(id) ? freeId(idFrom(id), this.draft.entry, kind, this.known) : "with a-z, 0-9 and single dashes"}` }];
    return [];
  }

  /** @param {Problem} problem */
  goTo(problem) {
    const made = problem.keys[0] === "corrections" && (this.before?.entry.corrections ?? []).length <= Number(problem.keys[1]);
    const correction = made && this.changes?.showRecord(Number(problem.keys[1]) - (this.before?.entry.corrections ?? []).length);
    if (!correction && !goTo(this.place, problem) && this.name) show(/** @type {HTMLElement} */ (this.name.parentElement));
  }
}

const top = document.querySelector("[data-contribute]");
if (top instanceof HTMLElement) new Form(top).open();
