// Dark or light: the button of the header. The theme's partials/first.html sets the scheme before anything is painted.

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const button = document.querySelector(".bar__scheme");

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

/** @param {string} scheme */
function show(scheme) {
  root.dataset.scheme = scheme;
  if (!(button instanceof HTMLElement)) return;
  button.title = `Switch to ${other()}`;
  button.setAttribute("aria-label", button.title);
}

if (button instanceof HTMLElement) {
  show(root.dataset.scheme ?? wanted());
  button.hidden = false;
  button.addEventListener("click", () => {
    const chosen = other();
    kept(chosen === wanted() ? null : chosen);
    show(chosen);
  });
  system.addEventListener("change", () => kept() ?? show(wanted()));
}
