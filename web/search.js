// The way into the search: the button of the header, `/` and Ctrl+K. The search itself is fetched when it is wanted.
import { load } from "./script.js";

/** Open the dialog; a reader without it still has the explorers. @param {HTMLElement} button */
async function open(button) {
  await Promise.all([load("search.css").catch(() => {}), load("dialog.js")]);
  button.dispatchEvent(new Event("search"));
}

/** Whether a key belongs to what the reader is writing in. The box of a dialog that was just closed still gets keys for a
 * moment, and shows nothing any more. @param {EventTarget | null} target */
const writing = (target) =>
  target instanceof HTMLElement &&
  target.getClientRects().length > 0 &&
  (target.isContentEditable || (target.matches("input, textarea, select") && !target.matches("[type=checkbox], [type=radio]")));

/** Let the button of the header, and the keys, open the search. */
export function searchButton() {
  const button = document.querySelector("[data-search]");
  if (!(button instanceof HTMLElement)) return;
  button.hidden = false;
  button.addEventListener("click", () => open(button));
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.target);
    const controlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !controlK) return;
    event.preventDefault();
    open(button);
  });
}
