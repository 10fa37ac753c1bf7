// The YAML as it grows, what there is to mend in it, and the ways to send it.
import { button, element } from "../dom.js";
import { copy, save } from "../save_and_copy.js";
import { suspects } from "./arrival.js";
import { show } from "./places.js";
import { correctionIssue, editFile, newEntryIssue, newFile } from "./sending.js";
import { tables } from "./tables.js";

/** @typedef {import("./check.js").Problem} Problem */
/** What the contributor has made so far; `name` is what the entry was called before, where it is a correction.
 * @typedef {{kind: string, group: string, id: string, entry: Record<string, any>, path: string, text: string, problems: Problem[],
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
    this.state = element("p", { className: "yaml__state", role: "status" });
    this.problems = element("ol", { className: "yaml__problems" });
    this.hints = element("div", { className: "yaml__hints" });
    this.sending = element("div", { className: "yaml__sending" });
    this.done = element("p", { className: "yaml__done", role: "status" });
    const parts = [element("h2", { id: "yaml" }, "The file"), this.path, this.text, this.state, this.problems, this.hints, this.sending, this.done];
    this.element = element("section", { className: "yaml", "aria-labelledby": "yaml" }, ...parts);
  }

  /** @param {Made} made */
  show(made) {
    this.made = made;
    this.path.textContent = made.path;
    const wrong = new Set(made.problems.map((it) => String(it.keys[0] ?? "")));
    this.code.replaceChildren(...marked(made.text, wrong));
    this.state.textContent = toldOf(made);
    this.state.dataset.state = made.problems.length ? "wrong" : made.untouched ? "untouched" : "right";
    this.problems.replaceChildren(...made.problems.map((it) => this.problem(it)));
    this.hints.replaceChildren(...this.overlooked(made));
    this.send(made);
    this.sending.hidden = made.untouched;
    this.sending.querySelector(".button")?.classList.toggle("button--quiet", made.problems.length > 0);
  }

  /** @param {Problem} it */
  problem(it) {
    const field = button(it.message, () => this.goTo(it), { className: "yaml__go" });
    return element("li", {}, field, " ", element("code", {}, it.code), ...(it.tip ? [element("span", { className: "yaml__tip" }, it.tip)] : []));
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

  /** @param {"new" | "edit" | "issue"} where */
  async open(where) {
    const made = /** @type {Made} */ (this.made);
    if (where !== "issue" && this.asksForPlace(made)) return;
    const issue = () => (made.corrects ? correctionIssue(entryOf(made), made.corrects, made.text) : newEntryIssue(made, made.text));
    const to = where === "new" ? newFile(made.path, made.text) : where === "edit" ? editFile(made.path) : issue();
    if (!to.holdsText) await this.say(this.copyText(where === "edit" ? "Copied: paste it over the whole file." : "It is too long for an address, so it is copied: paste it on the page that opens."));
    window.open(to.href, "_blank", "noopener");
  }

  /** @param {string} [said] */
  copyText(said = "Copied.") {
    const select = () => {
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
