// Look for a model in a drawing: what is found stands out in every view, and is a list of links. The view to show is told
// to the chart by an event `view`.
import { plain } from "../spelling.js";

const MOST = 8;

/** @typedef {{link: Element, view: HTMLElement, name: string, plain: string}} Named */

/** @param {HTMLElement} box */
function start(box) {
  const chart = /** @type {HTMLElement} */ (box.closest("figure"));
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const said = /** @type {HTMLElement} */ (box.querySelector("output"));
  const list = /** @type {HTMLElement} */ (box.querySelector("ul"));
  const marks = [...chart.querySelectorAll(".chart__stage > svg a")].map(named);
  box.hidden = false;

  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    const found = new Set(wanted.length > 1 ? marks.filter((it) => it.plain.includes(wanted)) : []);
    for (const it of marks) it.link.classList.toggle("found", found.has(it));
    chart.classList.toggle("chart--finding", wanted.length > 1);
    const once = byAddress([...found]);
    if (once.length && once.every((it) => it.view.hidden)) chart.dispatchEvent(new CustomEvent("view", { detail: once[0].view.dataset.view }));
    said.textContent = wanted.length > 1 ? told(once.length) : "";
    list.replaceChildren(...once.slice(0, MOST).map(item));
  });
}

/** A mark by what its title says first: `MedSAM` of `MedSAM, 2023, SAM`. @param {Element} link @returns {Named} */
function named(link) {
  const name = (link.querySelector("title")?.textContent ?? "").split(/[,:] /)[0];
  return { link, view: /** @type {HTMLElement} */ (link.closest(".chart__view")), name, plain: plain(name) };
}

/** Each address once, the shortest name first: it is the nearest to what was typed. @param {Named[]} found */
function byAddress(found) {
  /** @type {Map<string | null, Named>} */
  const once = new Map();
  for (const it of found) if (!once.has(it.link.getAttribute("href"))) once.set(it.link.getAttribute("href"), it);
  return [...once.values()].sort((a, b) => a.plain.length - b.plain.length || a.plain.localeCompare(b.plain, "en"));
}

/** @param {number} count */
const told = (count) =>
  count ? `${count} found${count > MOST ? `, the ${MOST} with the shortest names here` : ""}` : "None has this name.";

/** @param {Named} it */
function item(it) {
  const [row, link] = [document.createElement("li"), document.createElement("a")];
  link.href = it.link.getAttribute("href") ?? "";
  link.textContent = it.name;
  row.append(link);
  return row;
}

document.querySelectorAll(".chart__find").forEach((box) => start(/** @type {HTMLElement} */ (box)));
