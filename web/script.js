// Load a script or a style of ours when it is wanted: a classic one, which a page may load from disk too, as it may no module.

/** The folder of all our scripts and styles. */
export const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/** @type {Map<string, Promise<void>>} */
const known = new Map();

/** Load what is at this address, once, and wait for it. After a failure the next call tries again.
 * @param {string} address whole, or below our scripts @returns {Promise<void>} */
export function load(address) {
  const loading = known.get(address) ?? added(new URL(address, assets).href);
  known.set(address, loading);
  loading.catch(() => known.delete(address));
  return loading;
}

/** @param {string} address @returns {Promise<void>} */
const added = (address) =>
  new Promise((resolve, reject) => {
    const isStyle = address.endsWith(".css");
    const made = document.createElement(isStyle ? "link" : "script");
    Object.assign(made, isStyle ? { rel: "stylesheet", href: address } : { src: address });
    made.onload = () => resolve();
    made.onerror = () => {
      made.remove();
      reject(new Error(`nothing at ${address}`));
    };
    document.head.append(made);
  });
