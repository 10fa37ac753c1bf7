// The steps of the form above its fields: what the contributor brings, what it is; or which entry is corrected.
import { button, element } from "../dom.js";
import { beginAgain, bringBack, kept, putAside } from "./draft.js";
import { tables } from "./tables.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** What the contributor brings. @param {(text: string, told: HTMLElement) => void} arrive */
export function bringStep(arrive) {
  const hint = "@article{…}   or   2304.06716   or   10.1038/…   or   https://…   or   a name";
  const box = element("textarea", { id: "bring", rows: 4, spellcheck: false, "aria-describedby": "bring-advice", placeholder: hint });
  const told = element("div", { className: "answer", role: "status" });
  box.addEventListener("input", () => arrive(box.value, told));
  const again = button("Start again", beginAgain, { className: "small" });
  const before = kept() ? null : putAside();
  const words = before ? `What you had begun${before.entry.name ? `, “${before.entry.name}”,` : ""} is put aside. ` : "";
  const aside = element("p", { className: "aside", hidden: !before }, words, button("Bring it back", bringBack, { className: "small" }));
  const advice = "Paste its BibTeX, an arXiv id, a DOI, the address of the paper or the code, or type its name or title. It is read here in the page; nothing is sent.";
  const heading = element("h2", { id: "step-bring" }, element("label", { htmlFor: "bring" }, "What do you have?"));
  return { element: step("step-bring", heading, element("p", { id: "bring-advice" }, advice), box, told, again, aside), again, aside };
}

/** Of which kind it is, in which part, and what its file is called.
 * @param {Draft} draft @param {(choice: Partial<Draft>) => void} choose @param {(typed: string) => void} rename */
export function kindStep(draft, choose, rename) {
  const kinds = Object.entries(tables.kinds).map(([kind, { label }]) => chip(label, kind === draft.kind, () => choose({ kind })));
  const parts = tables.kinds[draft.kind].groups.map(([group, label, meaning]) => chip(label, group === draft.group, () => choose({ group }), meaning));
  const name = element("input", { type: "text", id: "entry-id", value: draft.id, spellcheck: false, autocomplete: "off", "aria-describedby": "entry-id-advice" });
  name.addEventListener("input", () => rename(name.value.trim()));
  const file = element("div", { className: "field" },
    element("label", { htmlFor: "entry-id" }, "Name of its file and its page"),
    element("p", { id: "entry-id-advice", className: "field__advice" }, "small letters, digits and single dashes; it lasts"), name,
  );
  const part = [
    element("p", { className: "field__label", id: "part-label" }, partLabel(draft.kind)),
    element("div", { className: "words-to-choose", role: "group", "aria-labelledby": "part-label", "data-choose": "group" }, ...parts),
  ];
  const heading = element("h2", { id: "step-kind" }, "What is it?");
  const kind = element("div", { className: "words-to-choose", role: "group", ariaLabel: "Kind", "data-choose": "kind" }, ...kinds);
  return { element: step("step-kind", heading, kind, ...(parts.length ? part : []), file), name };
}

/** Which entry is corrected. @param {string} page @param {string} name @param {() => void} changed */
export function correctStep(page, name, changed) {
  const verified = element("input", { type: "checkbox", id: "verified-today" });
  verified.addEventListener("input", changed);
  const tick = element("p", { className: "field field--tick" }, verified, element("label", { htmlFor: verified.id }, "I compared the whole entry with its sources today"));
  const heading = element("h2", { id: "step-correct" }, "Correct ", element("a", { href: page }, name));
  return { element: step("step-correct", heading, tick), verified };
}

/** What the part of a kind is called. @param {string} kind */
export const partLabel = (kind) => ({ challenge: "Pillar", direction: "Theme" })[kind] ?? "Sub-field";

/** @param {string} heading its id @param {...HTMLElement} parts */
const step = (heading, ...parts) => element("section", { className: "step", "aria-labelledby": heading }, ...parts);

/** @param {string} label @param {boolean} on @param {() => void} act @param {string} [meaning] */
const chip = (label, on, act, meaning = "") => button(label, act, { className: "word", "aria-pressed": String(on), ...(meaning ? { title: meaning } : {}) });
