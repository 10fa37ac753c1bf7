// The header's button, which changes the scheme.
import { chosen, root, system, wanted } from "./scheme.js";

const other = () => (root.dataset.scheme === "dark" ? "light" : "dark");

/** Keep a choice, or none where it is what the system wants. A browser that keeps nothing follows the system.
 * @param {string} scheme */
function keep(scheme) {
  try {
    if (scheme === wanted()) localStorage.removeItem("scheme");
    else localStorage.setItem("scheme", scheme);
  } catch {
    // It is chosen for this page alone.
  }
}

/** Let the button of the header change the scheme. */
export function schemeButton() {
  const button = document.querySelector(".bar__scheme");
  if (!(button instanceof HTMLElement)) return;
  const show = (/** @type {string} */ scheme) => {
    root.dataset.scheme = scheme;
    button.title = `Switch to ${other()}`;
    button.setAttribute("aria-label", button.title);
  };
  show(root.dataset.scheme ?? wanted());
  button.hidden = false;
  button.addEventListener("click", () => {
    const scheme = other();
    keep(scheme);
    show(scheme);
  });
  system.addEventListener("change", () => chosen() ?? show(wanted()));
}
