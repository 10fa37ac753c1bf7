// Remember a list of ids while the tab is open. A browser may keep nothing: then the list ends with the page.

/** @param {string} key @returns {string[]} */
export function recall(key) {
  try {
    return (sessionStorage.getItem(key) ?? "").split(",").filter(Boolean);
  } catch {
    return [];
  }
}

/** @param {string} key @param {string[]} ids */
export function remember(key, ids) {
  try {
    sessionStorage.setItem(key, ids.join(","));
  } catch {
    // kept by the page alone
  }
}
