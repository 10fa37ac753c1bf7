// Dark or light: set as soon as this is read, in the head of a page, before anything is painted; then the header's button.

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

const wanted = () => (system.matches ? "dark" : "light");
const other = () => (root.dataset.scheme === "dark" ? "light" : "dark");

/** What the reader chose, `null` to follow the system. A browser that keeps nothing follows the system.
 * @param {string | null} [chosen] to keep */
function kept(chosen) {
  try {
    if (chosen) localStorage.setItem("scheme", chosen);
    else if (chosen === null) localStorage.removeItem("scheme");
    return localStorage.getItem("scheme");
  } catch {
    return null;
  }
}

root.dataset.scheme = kept() || wanted();

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
    const chosen = other();
    kept(chosen === wanted() ? null : chosen);
    show(chosen);
  });
  system.addEventListener("change", () => kept() ?? show(wanted()));
}
