// Give the reader a text: as a file, or on the clipboard.

/** @param {string} name @param {string} text @param {string} type */
export function save(name, text, type) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What to say when it is done. @param {string} text @param {() => string} otherwise where a page may not copy */
export async function copy(text, otherwise = () => "This browser does not let the page copy; save the file instead.") {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return otherwise();
  }
}
