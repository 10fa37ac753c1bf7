// The YAML as it grows, what there is to mend in it, and the ways to send it.
import { button, element } from "../dom.js";
import { copy, save } from "../save_and_copy.js";
import { suspects } from "./arrival.js";
import { changedPlaces } from "./difference.js";
import { labelOf, told } from "./labels.js";
import { show } from "./places.js";
import { correctionIssue, editFile, newEntryIssue, newFile } from "./sending.js";
import { tables } from "./tables.js";

/** @typedef {import("./check.js").Problem} Problem */
/** What the contributor has made so far; `name` is what the entry was called before, where it is a correction.
 * @typedef {{kind: string, group: string, id: string, entry: Record<string, any>, schema: import("./entry.js").Schema,
 *   path: string, text: string, textBefore: string, problems: Problem[],
 *   corrects: string, untouched: boolean, suspects: import("./alike.js").Perhaps[], hints: import("./hint.js").Hint[]}} Made */

/** The buttons of the host, in their order. */
const COMMIT = "“Commit changes”, then “Propose changes”, then “Create pull request”. Who is new there is first given a copy of the repository, a fork.";

export class Preview {
  /** @param {(problem: Problem) => void} goTo @param {string} root */
  constructor(goTo, root) {
    this.goTo = goTo;
    this.root = root;
    this.path = element("code", { className: "yaml__path" });
    this.code = element("code");
    this.text = element("pre", { tabIndex: 0, ariaLabel: "The YAML of the entry" }, this.code);
    this.difference = element("div", { className: "yaml__difference", role: "group", ariaLabel: "What changes in the file" });
    this.whole = element("details", { className: "yaml__whole", hidden: true }, element("summary", {}, "The whole file"));
    this.state = element("p", { className: "yaml__state", role: "status" });
    this.problems = element("ol", { className: "yaml__problems" });
    this.hints = element("div", { className: "yaml__hints" });
    this.sending = element("div", { className: "yaml__sending" });
    this.done = element("div", { className: "yaml__done", role: "status" });
    const parts = [element("h2", { id: "yaml" }, "The file"), this.path, this.difference, this.whole, this.text, this.state, this.problems, this.hints, this.sending, this.done];
    this.element = element("section", { className: "yaml", "aria-labelledby": "yaml" }, ...parts);
  }

  /** @param {Made} made */
  show(made) {
    this.made = made;
    this.path.textContent = made.path;
    const wrong = new Set(made.problems.map((it) => String(it.keys[0] ?? "")));
    this.code.replaceChildren(...marked(made.text, wrong));
    this.showDifference(made);
    this.state.textContent = toldOf(made);
    this.state.dataset.state = made.problems.length ? "wrong" : made.untouched ? "untouched" : "right";
    this.problems.replaceChildren(...made.problems.map((it) => this.problem(it, made)));
    if (this.done.querySelector(".yaml__first")) this.done.replaceChildren(); // it spoke of what was there before
    this.hints.replaceChildren(...this.overlooked(made));
    this.send(made);
    this.sending.hidden = made.untouched;
    this.sending.querySelector(".button")?.classList.toggle("button--quiet", made.problems.length > 0);
  }

  /** Of a correction the lines that change, before and after; the whole file on request. @param {Made} made */
  showDifference({ corrects, untouched, text, textBefore }) {
    if (corrects && this.text.parentElement !== this.whole) this.whole.append(this.text);
    this.whole.hidden = this.difference.hidden = !corrects;
    const places = corrects && !untouched ? changedPlaces(textBefore, text) : [];
    const line = (/** @type {import("./difference.js").Line} */ it) => element(TAGS[it.sort], { className: `yaml__line yaml__line--${it.sort}` }, it.text);
    this.difference.replaceChildren(...places.map((it) => element("pre", {}, ...it.map(line))));
  }

  /** @param {Problem} it @param {Made} made */
  problem(it, { schema }) {
    const { said, tip } = told(it, schema);
    const key = it.keys.filter((key) => typeof key === "string").join(".");
    const way = button(this.called(it, schema) || "The file", () => this.goTo(it), { className: "yaml__go" });
    const begin = said[0] === "is missing" ? " " : ": ";
    const more = element("span", { className: "yaml__tip" }, ...tip, tip.length ? " " : "", element("code", { title: "what the check calls this" }, it.code));
    return element("li", {}, way, ...(key ? [" ", element("code", {}, key)] : []), begin, ...said, more);
  }

  /** The field of a problem by its label; a correction by the field that it corrects. @param {Problem} it @param {Made["schema"]} schema */
  called({ keys }, schema) {
    const [first, number, ...rest] = keys;
    const field = first === "corrections" ? this.made?.entry.corrections?.[number]?.field : undefined;
    if (!field) return labelOf(keys, schema);
    const inside = labelOf(keys, schema).split(" › ").slice(2);
    return [`Correction of “${labelOf(field.split("."), schema) || field}”`, ...(rest.length ? inside : [])].join(" › ");
  }

  /** What the check does not say, and a person should look at. @param {Made} made */
  overlooked({ suspects: found, hints }) {
    const alike = found.length ? [element("p", {}, element("b", {}, "Is it one of these?")), suspects(found, this.root)] : [];
    const list = hints.map(({ message, part }) => element("li", {}, button(message, () => show(part), { className: "yaml__go" })));
    return list.length ? [...alike, element("p", {}, element("b", {}, "Before you send it:")), element("ul", {}, ...list)] : alike;
  }

  /** What is missing of the file's place, or nothing. @param {Made} made */
  placeless({ path, problems }) {
    if (!path.includes("…")) return undefined;
    return problems.find((it) => it.code === "misplaced-file") ?? { keys: ["name"], code: "missing-key", message: "The name is missing", tip: "" };
  }

  /** Ask for the part or the name, where the file has no place yet. @param {Made} made */
  asksForPlace(made) {
    const missing = this.placeless(made);
    if (!missing) return false;
    this.done.textContent = `${missing.message}: the place of the file follows from it.`;
    this.goTo(missing);
    return true;
  }

  /** Say what is still missing before the host's page opens; who wants to goes on all the same. @param {Made} made @param {() => void} goOn */
  asksToMend({ problems, hints, schema }, goOn) {
    const named = (/** @type {Problem} */ it) => this.called(it, schema) || it.message;
    const ways = [
      ...problems.map((it) => button(named(it), () => this.goTo(it), { className: "yaml__go" })),
      ...hints.map(({ message, part }) => button(message, () => show(part), { className: "yaml__go" })),
    ];
    if (!ways.length) return false;
    const count = ways.length === 1 ? "One thing is" : `${ways.length} things are`;
    const more = ways.length > MOST_NAMED ? [element("li", {}, `and ${ways.length - MOST_NAMED} more, above`)] : [];
    const list = element("ul", {}, ...ways.slice(0, MOST_NAMED).map((it) => element("li", {}, it)), ...more);
    const on = button("Go on all the same", goOn, { className: "tool" });
    this.done.replaceChildren(element("div", { className: "yaml__first" }, element("p", {}, element("b", {}, `${count} still to mend.`), " A click leads there:"), list, on));
    ways[0].focus();
    return true;
  }

  /** @param {Made} made */
  send(made) {
    const state = `${made.corrects}|${Boolean(tables.repository)}|${made.path}`;
    if (this.sending.dataset.state === state) return; // the buttons read what is made when they are pressed
    this.sending.dataset.state = state;
    const other = [button("Copy the text", () => this.say(this.copyText()), { className: "tool" }), button("Save as a file", () => this.saveFile(), { className: "tool" })];
    if (!tables.repository) {
      const place = this.placeless(made) ? "first choose its part and its name above: they say where the file goes" : `send it to whoever keeps this catalog, as the file ${made.path}`;
      const how = `This copy of the site does not know its repository. Copy or save the text, and ${place}.`;
      return this.sending.replaceChildren(element("p", {}, how), element("p", { className: "yaml__other" }, ...other));
    }
    const correcting = Boolean(made.corrects);
    const main = button(correcting ? "Copy it and open the file" : "Open the pull request page", () => this.open(correcting ? "edit" : "new"), { className: "button" });
    const issue = button("Open an issue with it", () => this.open("issue"), { className: "tool" });
    const then = correcting
      ? `On the page that opens, select the whole text, paste the new one over it, and choose ${COMMIT}`
      : `On the page that opens, the file is written already: choose ${COMMIT}`;
    this.sending.replaceChildren(element("p", {}, main), element("p", { className: "yaml__then" }, then), element("p", { className: "yaml__other" }, ...other, issue));
  }

  /** @param {"new" | "edit" | "issue"} where @param {boolean} [anyway] with what is still to mend */
  async open(where, anyway = false) {
    const made = /** @type {Made} */ (this.made);
    if (where !== "issue" && this.asksForPlace(made)) return;
    if (!anyway && this.asksToMend(made, () => this.open(where, true))) return;
    if (anyway) this.done.replaceChildren();
    const issue = () => (made.corrects ? correctionIssue(entryOf(made), made.corrects, made.text) : newEntryIssue(made, made.text));
    const to = where === "new" ? newFile(made.path, made.text) : where === "edit" ? editFile(made.path) : issue();
    if (!to.holdsText) await this.say(this.copyText(where === "edit" ? "Copied: paste it over the whole file." : "It is too long for an address, so it is copied: paste it on the page that opens."));
    window.open(to.href, "_blank", "noopener");
  }

  /** @param {string} [said] */
  copyText(said = "Copied.") {
    const select = () => {
      this.whole.open = true;
      getSelection()?.selectAllChildren(this.code);
      return "This browser does not let the page copy. The text is selected: press Ctrl+C.";
    };
    return copy(this.made?.text ?? "", select).then((done) => (done === "Copied." ? said : done));
  }

  saveFile() {
    if (this.made && this.asksForPlace(this.made)) return;
    const name = this.made?.path.split("/").at(-1) ?? "entry.yaml";
    save(name, this.made?.text ?? "", "text/yaml");
    this.done.textContent = `Saved ${name}.`;
  }

  /** @param {Promise<string>} saying */
  async say(saying) {
    this.done.textContent = await saying;
  }
}

/** @type {Record<string, "del" | "ins" | "span">} */
const TAGS = { gone: "del", new: "ins", same: "span" };
const MOST_NAMED = 4;

/** @param {Made} made */
const entryOf = ({ kind, id }) => `${tables.kinds[kind].folder}/${id}`;

/** The lines, those of fields with a problem marked. @param {string} text @param {Set<string>} wrong */
function marked(text, wrong) {
  let marks = false;
  return text.split("\n").slice(0, -1).map((line) => {
    const key = /^([a-z_]+):/.exec(line)?.[1];
    if (key) marks = wrong.has(key);
    return element("span", { className: marks ? "yaml__line yaml__line--wrong" : "yaml__line" }, `${line}\n`);
  });
}

/** @param {Made} made */
function toldOf({ problems, corrects, untouched }) {
  if (untouched) return corrects ? "Nothing is changed yet." : "Nothing is filled in yet.";
  if (!problems.length) return "The check has nothing to say against it.";
  return problems.length === 1 ? "One thing to mend; the check will say it too." : `${problems.length} things to mend; the check will say them too.`;
}
