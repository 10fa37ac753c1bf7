// What the panels of terms and of ranges have in common.
import { element } from "../dom.js";

/** Says on a closed panel that something in it is chosen. @param {HTMLDetailsElement} panel */
export function makeFacetMark(panel) {
  const mark = element("span", { className: "facet__on" });
  panel.querySelector("summary")?.append(" ", mark);
  let first = true;
  return (/** @type {string} */ text) => {
    mark.textContent = text;
    if (first && text) panel.open = true;
    first = false;
  };
}
