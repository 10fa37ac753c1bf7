// Read the site's data. A page on disk may fetch nothing: there the same text stands in a script, in assets/disk/.
import { assets, load } from "./script.js";

export const onDisk = location.protocol === "file:";

/** @param {string} address @returns {Promise<string>} */
export async function readText(address) {
  if (onDisk) return readScript(address);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return answer.text();
}

/** @param {string} address @returns {Promise<any>} */
export const readJson = async (address) => JSON.parse(await readText(address));

/** One entry, as the API has it. @param {string} root @param {string} folder @param {string} id */
export async function readEntry(root, folder, id) {
  if (!onDisk) return readJson(`${root}api/v1/${folder}/${id}.json`);
  const { items } = await readJson(`${root}api/v1/${folder}.json`);
  return items.find((/** @type {{id: string}} */ item) => item.id === id);
}

/** @param {string} address */
async function readScript(address) {
  const texts = /** @type {any} */ (window).onDisk ??= {};
  const site = new URL("../", assets).pathname;
  const path = new URL(address, location.href).pathname.slice(site.length);
  await load(`disk/${path}.js`);
  return texts[path];
}
