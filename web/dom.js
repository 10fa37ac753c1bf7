// Make elements from properties and children; a text is always a text, never markup.

/** @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, any>} [properties] a key with a dash is an attribute
 * @param {(Node | string)[]} children @returns {HTMLElementTagNameMap[T]} */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role") made.setAttribute(key, value);
    else /** @type {any} */ (made)[key] = value;
  }
  made.append(...children);
  return made;
}

/** The one element inside another that this page always has.
 * @template {typeof HTMLElement} T @param {Element} inside @param {string} selector @param {T} [kind]
 * @returns {InstanceType<T>} */
export function part(inside, selector, kind = /** @type {T} */ (HTMLElement)) {
  const found = inside.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`There is no ${selector}`);
  return /** @type {InstanceType<T>} */ (found);
}

/** Do it when the browser has nothing else to do. Long work stops when it is no longer `isTime`, so that no click waits.
 * @param {(isTime: () => boolean) => void} work */
export function idle(work) {
  const begin = () => {
    const end = performance.now() + 8;
    work(() => performance.now() < end);
  };
  return "requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: 500 }) : setTimeout(begin, 50);
}

/** A button that does something here. @param {string} text @param {() => void} act @param {Record<string, any>} [properties] */
export function button(text, act, properties = {}) {
  const made = element("button", { type: "button", ...properties }, text);
  made.addEventListener("click", act);
  return made;
}

/** A button that shows a panel below it; Escape, or a click elsewhere, hides the panel.
 * @param {string} text @param {(Node | string)[]} inside */
export function menu(text, ...inside) {
  const summary = element("summary", { className: "tool" }, text);
  const made = element("details", { className: "menu" }, summary, element("div", { className: "menu__panel" }, ...inside));
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !made.open) return;
    made.open = false;
    summary.focus();
  });
  document.addEventListener("click", (event) => {
    if (!event.composedPath().includes(made)) made.open = false;
  });
  return made;
}
