// How many rows an explorer shows for each of many addresses, by the page's own reading and filtering, without a page.
import { filter } from "../../web/explorer/filter.js";
import { readRows } from "../../web/explorer/rows.js";
import { readState } from "../../web/explorer/state.js";

/** @param {any} rows what `rows.json` holds @param {string[]} queries each from `?` on @returns {number[]} */
export function countedRows(rows, queries) {
  const data = readRows(rows);
  return queries.map((query) => filter(data, readState(query, data), null).rows.length);
}
