// What is being made, and its memory: a window remembers it until it is begun again.
import { says } from "./entry.js";
import { tables } from "./tables.js";

/** What is being made; `named` where the contributor named the file. @typedef {{kind: string, group: string, id: string, named: boolean, entry: Record<string, any>}} Draft */

const KEPT = "contribute";
const ASIDE = "contribute-aside";

/** What was begun in this window before. @returns {Draft | null} */
export const kept = () => read(KEPT);

/** What was there before the contributor began again. @returns {Draft | null} */
export const putAside = () => read(ASIDE);

/** Begin again; what is there is put aside. */
export function beginAgain() {
  move(KEPT, ASIDE);
  location.assign(location.pathname);
}

/** Go on with what was put aside. */
export function bringBack() {
  move(ASIDE, KEPT);
  location.assign(location.pathname);
}

/** @param {string} from @param {string} to */
function move(from, to) {
  try {
    sessionStorage.setItem(to, sessionStorage.getItem(from) ?? "null");
    sessionStorage.removeItem(from);
  } catch {
    // A window without a memory only forgets.
  }
}

/** @param {string} key @returns {Draft | null} */
function read(key) {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key) ?? "null");
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
