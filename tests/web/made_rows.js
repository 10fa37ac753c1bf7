// Small rows.json files for the tests of the explorer's logic.
import { readRows } from "../../web/explorer/rows.js";

const MODALITIES = [["imaging", "Medical imaging"], ["ct", "CT", 0], ["mri", "MRI", 0], ["several", "Several techniques", 0], ["text", "Text"]];

/** Rows A, B, C … with terms and numbers. @param {Record<string, any>} given what differs from rows that state nothing */
export function madeRows({ modalities = [], facets = {}, ranges = {}, names, ...more } = {}) {
  const count = names?.length ?? Math.max(modalities.length, ...Object.values(facets).map((it) => it.values.length), ...Object.values(ranges).map((it) => it.values.length), 0);
  const number = (id) => MODALITIES.findIndex((it) => it[0] === id);
  const packed = modalities.map((ids) => (ids.length === 1 ? number(ids[0]) : ids.length ? ids.map(number) : -1));
  const own = modalities.length ? { modalities: { label: "Modalities", terms: MODALITIES, values: packed, of_several: [3] } } : {};
  return readRows({
    kind: "model",
    names: names ?? Array.from({ length: count }, (_, n) => String.fromCharCode(65 + n)),
    ids: {}, facets: { ...own, ...facets }, ranges, texts: {}, columns: [], shortcuts: [], as_surveyed: {},
    ...more,
  });
}

/** The second file of such rows. @param {Record<string, any>} given */
export const madeTexts = (data, { titles, names = data.names.map(() => ""), texts = {}, aliases = {} } = {}) => ({
  texts: { ...(titles ? { title: titles } : {}), ...texts }, title: "title", names, links: {}, aliases,
});
