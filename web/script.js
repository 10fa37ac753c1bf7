// Load a script or a style of ours when it is wanted: a classic one, which a page may load from disk too, as it may no module.

/** The folder of all our scripts. */
export const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/** @type {Map<string, Promise<void>>} */
const known = new Map();

/** Run the script at this address, once. After a failure the next call tries again.
 * @param {string} address whole, or below our scripts @returns {Promise<void>} */
export function addScript(address) {
  const loading = known.get(address) ?? run(new URL(address, assets).href);
  known.set(address, loading);
  loading.catch(() => known.delete(address));
  return loading;
}

/** Load a style sheet of ours, and wait for it. @param {string} name @returns {Promise<void>} */
export const addStyle = (name) =>
  new Promise((resolve) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL(name, assets).href;
    sheet.onload = sheet.onerror = () => resolve();
    document.head.append(sheet);
  });

/** @param {string} address @returns {Promise<void>} */
const run = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`no script at ${address}`));
    };
    document.head.append(script);
  });
