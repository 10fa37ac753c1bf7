// What a part of the form says of itself where the check says nothing: typed and not taken, added and left empty.

/** Something that a contributor may have overlooked, and the way there. @typedef {{message: string, part: HTMLElement}} Hint */

/** Let a part of the form say so, or nothing. @param {HTMLElement} part @param {string} text */
export function hint(part, text) {
  if (text) part.dataset.hint = text;
  else delete part.dataset.hint;
}

/** What the parts say, in their order. @param {HTMLElement} form @returns {Hint[]} */
export function hintsIn(form) {
  const parts = [...form.querySelectorAll("[data-hint]")];
  return parts.flatMap((part) => (part instanceof HTMLElement && !part.closest("[hidden]") ? [{ message: part.dataset.hint ?? "", part }] : []));
}
