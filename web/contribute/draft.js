// What is being made, and its memory: a window remembers it until it is begun again.
import { says } from "./entry.js";
import { tables } from "./tables.js";

/** What is being made; `named` where the contributor named the file. @typedef {{kind: string, group: string, id: string, named: boolean, entry: Record<string, any>}} Draft */

const KEPT = "contribute";

/** What was begun in this window before. @returns {Draft | null} */
export function kept() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    return draft && Object.hasOwn(tables.kinds, draft.kind) && says(draft.entry) ? draft : null;
  } catch {
    return null;
  }
}

/** @param {Draft | null} draft */
export function keep(draft) {
  try {
    if (draft) sessionStorage.setItem(KEPT, JSON.stringify(draft));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // A window without a memory only forgets.
  }
}
