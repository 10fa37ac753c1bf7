// On disk no server answers for a folder with its page: there a link to a folder names the page itself.
import { onDisk } from "./site_data.js";

/** Where a link or a form leads; on disk with the page's own name. @param {string} address */
export function pageAt(address) {
  const url = new URL(address, location.href);
  if (!onDisk || url.protocol !== "file:" || !url.pathname.endsWith("/")) return address;
  url.pathname += "index.html";
  return url.href;
}

/** @param {Element} element @param {string} attribute */
function mend(element, attribute) {
  const address = element.getAttribute(attribute);
  if (address) element.setAttribute(attribute, pageAt(address));
}

if (onDisk) {
  for (const link of document.querySelectorAll("a[href]")) mend(link, "href");
  for (const form of document.querySelectorAll("form[action]")) mend(form, "action");
  // Links that came later.
  const onPress = (/** @type {Event} */ { target }) => {
    const link = target instanceof Element && target.closest("a[href]");
    if (link) mend(link, "href");
  };
  for (const press of ["click", "auxclick"]) document.addEventListener(press, onPress, { capture: true });
}
