// Load a script of ours when it is wanted: a classic one, which a page may load from disk too, as it may no module.

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
