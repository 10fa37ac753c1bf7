// Two to four entries side by side; which ones is in the address: /compare/?ids=a,b&kind=model.
import { drawTable } from "./compare/table.js";
import { makeTools } from "./compare/tools.js";
import { fetchJson, readRows } from "./explorer/data.js";

const MOST = 4;

/** A field: where it is in a record, its label, and the word list of its terms or `/` and a folder of entries.
 * @typedef {[string, string, string]} Field */
/** @typedef {{folder: string, plural: string, explored: boolean, fields: Field[]}} Kind */
/** @typedef {{kinds: Record<string, Kind>, terms: Record<string, Record<string, string>>}} Fields */
/** @typedef {Record<string, any> & {id: string, name: string}} Entry */

/** @param {HTMLElement} top */
async function start(top) {
  const { root = "", fields: file = "" } = top.dataset;
  /** @type {Fields} */
  const fields = await fetchJson(file);
  /** @param {string} name @returns {any} */
  const part = (name) => top.querySelector(name);
  const said = part(".compare__said");
  /** @type {Map<string, Promise<import("./explorer/data.js").Data>>} */
  const explored = new Map();
  /** The names of a kind. @param {string} kind */
  const names = (kind) => {
    const known = explored.get(kind) ?? fetchJson(`${root}${fields.kinds[kind].folder}/rows.json`).then(readRows);
    explored.set(kind, known);
    return known;
  };

  /** The kind that the address names, or the first that has such an entry. @param {string | null} asked @param {string} id */
  const kindOf = async (asked, id) => {
    if (asked && fields.kinds[asked]) return asked;
    const kinds = Object.keys(fields.kinds).filter((kind) => fields.kinds[kind].explored);
    for (const kind of kinds) if (id && (await names(kind)).row.has(id)) return kind;
    return kinds[0];
  };

  const draw = async () => {
    const asked = new URLSearchParams(location.search);
    const ids = [...new Set((asked.get("ids") ?? "").split(",").filter((id) => /^[a-z0-9-]+$/.test(id)))];
    const kind = await kindOf(asked.get("kind"), ids[0]);
    const only = asked.get("show") === "differences";
    const { folder, plural, explored: isExplored } = fields.kinds[kind];
    const known = isExplored ? await names(kind) : null;
    if (known) fields.terms[`/${folder}`] = Object.fromEntries(known.ids.map((id, row) => [id, known.names[row]]));
    const wanted = ids.filter((id) => !known || known.row.has(id)).slice(0, MOST);
    const entries = /** @type {Entry[]} */ (
      (await Promise.all(wanted.map((id) => fetchJson(`${root}api/v1/${folder}/${id}.json`).catch(() => null)))).filter(Boolean)
    );
    const missing = ids.filter((id) => !entries.some((entry) => entry.id === id || entry.previously?.includes(id)));

    /** @param {string[]} next @param {boolean} [differences] */
    const go = (next, differences = only) => {
      const show = differences ? "&show=differences" : "";
      history.pushState(null, "", `${location.pathname}?ids=${next.join(",")}&kind=${kind}${show}`);
      return draw();
    };
    const shown = entries.map((entry) => entry.id);
    said.textContent = told(entries.length, plural.toLowerCase(), missing, ids.length);
    makeTools(part(".compare__tools"), { entries, kind, fields, known, only, most: MOST, root, go });
    drawTable(part(".compare__place"), { entries, kind, fields, only, root, remove: (id) => go(shown.filter((it) => it !== id)) });
    top.dataset.ready = "";
  };

  window.addEventListener("popstate", draw);
  await draw();
}

/** @param {number} count @param {string} plural @param {string[]} missing @param {number} asked */
function told(count, plural, missing, asked) {
  const lost = missing.length && asked <= MOST ? ` Not among the ${plural}: ${missing.join(", ")}.` : "";
  const over = asked > MOST ? ` Only ${MOST} fit side by side; ${asked - MOST} are left out.` : "";
  if (!count) return `Choose two ${plural} to compare.${lost}`;
  return `${count === 1 ? `Choose another of the ${plural} to compare with.` : `${count} ${plural}.`}${lost}${over}`;
}

const top = document.querySelector("[data-compare]");
if (top instanceof HTMLElement) {
  start(top).catch((problem) => {
    console.info("Nothing to compare:", problem);
    const said = top.querySelector(".compare__said");
    if (said) said.textContent = "The entries could not be loaded.";
  });
}
