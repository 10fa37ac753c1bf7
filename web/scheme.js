// Dark or light: set as soon as this is read, in the head of a page, before anything is painted.

export const root = document.documentElement;
export const system = matchMedia("(prefers-color-scheme: dark)");

export const wanted = () => (system.matches ? "dark" : "light");

/** What the reader chose; `null` where nothing was, or where the browser keeps nothing. */
export function chosen() {
  try {
    return localStorage.getItem("scheme");
  } catch {
    return null;
  }
}

root.dataset.scheme = chosen() || wanted();
