// Where something is in the form: a problem is said at its field, and one click leads to it, through whatever is folded up.
import { told } from "./labels.js";

/** @typedef {import("./check.js").Problem} Problem */

/** Say at each field what is wrong with it; what is only missing still is said beside the YAML.
 * @param {HTMLElement} form @param {Problem[]} problems @param {import("./entry.js").Schema} schema */
export function point(form, problems, schema) {
  for (const it of form.querySelectorAll(".field__wrong")) if (it instanceof HTMLElement) it.hidden = true;
  for (const it of form.querySelectorAll("[aria-invalid]")) it.removeAttribute("aria-invalid");
  for (const problem of problems) {
    const field = problem.code === "missing-key" ? null : fieldOf(form, problem);
    const place = field?.querySelector(":scope > .field__wrong");
    if (!(place instanceof HTMLElement)) continue;
    const { said, tip } = told(problem, schema);
    place.replaceChildren(...said, ...(tip.length ? [": ", ...tip] : []));
    place.hidden = false;
    field?.querySelector(":scope > :is(input, textarea)")?.setAttribute("aria-invalid", "true");
  }
}

/** Go to the place of a problem. @param {HTMLElement} form @param {Problem} problem @returns {boolean} whether it has one */
export function goTo(form, problem) {
  const inGroup = problem.keys[1] === "group" && form.querySelector('[data-choose="group"]');
  unfold(form, problem.keys);
  const place = inGroup || fieldOf(form, problem);
  return place instanceof HTMLElement && show(place);
}

/** Open what is folded around it, and put the focus into it. @param {HTMLElement} place */
export function show(place) {
  for (let around = place.closest("details"); around; around = around.parentElement?.closest("details") ?? null) {
    around.dispatchEvent(new Event("unfold"));
    around.open = true;
  }
  const target = place.querySelector("input, textarea, button");
  if (!(target instanceof HTMLElement)) return false;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
  return true;
}

/** The field of a problem, or the nearest around it. @param {HTMLElement} form @param {{keys: (string | number)[]}} problem @returns {HTMLElement | null} */
export function fieldOf(form, { keys }) {
  for (let length = keys.length; length > 0; length -= 1) {
    const found = form.querySelector(`[data-keys="${CSS.escape(keys.slice(0, length).join("."))}"]`);
    if (found instanceof HTMLElement) return found;
  }
  return null;
}

/** Open the records in which the place is, which are drawn only then. @param {HTMLElement} form @param {(string | number)[]} keys */
function unfold(form, keys) {
  keys.forEach((key, n) => {
    const list = typeof key === "number" && form.querySelector(`[data-keys="${CSS.escape(keys.slice(0, n).join("."))}"]`);
    const one = list && list.querySelectorAll(":scope > div > .records > .folded")[/** @type {number} */ (key)];
    if (!(one instanceof HTMLDetailsElement)) return;
    one.dispatchEvent(new Event("unfold"));
    one.open = true;
  });
}
