// The colours of a figure are names of the theme's tokens, `token:c-vision` or `token:c-vision@0.4`. Here they become
// what the page shows for them now.

/** The same figure with every token replaced by its colour.
 * @template T @param {T} value @param {HTMLElement} place whose colours count @returns {T} */
export function coloured(value, place) {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.setProperty("forced-color-adjust", "none"); // else every colour would be the reader's one for text
  place.append(probe);
  /** @type {Map<string, string>} */
  const known = new Map();
  /** @param {string} token */
  const resolve = (token) => {
    if (!known.has(token)) known.set(token, colourOf(token, probe));
    return known.get(token);
  };
  /** @param {any} item @returns {any} */
  const walk = (item) => {
    if (typeof item === "string") return item.startsWith("token:") ? resolve(item.slice(6)) : item;
    if (Array.isArray(item)) return item.map(walk);
    if (item && typeof item === "object") return Object.fromEntries(Object.entries(item).map(([k, v]) => [k, walk(v)]));
    return item;
  };
  const made = walk(value);
  probe.remove();
  return made;
}

/** @param {string} token @param {HTMLElement} probe */
function colourOf(token, probe) {
  const [name, opacity] = token.split("@");
  probe.style.color = `var(--${name})`;
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g) ?? ["127", "127", "127"];
  return `rgba(${red},${green},${blue},${opacity ?? 1})`;
}
