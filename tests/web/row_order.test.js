// Rows in the order of a column, what is not stated always last.
import assert from "node:assert/strict";
import { test } from "node:test";
import { countLine } from "../../web/explorer/count_line.js";
import { inOrder } from "../../web/explorer/facets.js";
import { ordered } from "../../web/explorer/row_order.js";
import { readState } from "../../web/explorer/state.js";
import { madeRows } from "./made_rows.js";

const data = madeRows({
  names: ["Beta", "alpha 10", "alpha 2", "gamma", "Delta"],
  facets: {
    code: { label: "Public code", terms: [["yes", "Public code"], ["no", "None known"]], values: [1, 0, 1, 0, 1] },
    unit: { label: "Unit", terms: [["images", "Images"], ["texts", "Texts"]], values: [0, [0, 1], 1, -1, -1] },
  },
  ranges: {
    year: { label: "Year", write: "year", values: [2022, 2020, null, 2024, 2020] },
    size: { label: "Size", write: "amount", units: "unit", values: [[[500, 0]], [[70, 0], [9000, 1]], [[300, 1]], [], []] },
  },
  texts: { scale: ["500 images", "70 images, 9k texts", "300 texts", "large", ""] },
  columns: [["year", "Year", 1, "time"], ["code", "Code", 1, "choice", "", "yes"], ["scale", "Scale", 1, "amount", "size"]],
});
const rows = data.names.map((_, row) => row);
const sorted = (search, of = rows) => ordered(of, data, null, readState(search, data), null).map((row) => data.names[row].slice(0, 8)).join();

for (const [search, names] of [
  ["", "Beta,alpha 10,alpha 2,gamma,Delta"],
  ["?sort=name", "alpha 2,alpha 10,Beta,Delta,gamma"],
  ["?sort=-name", "gamma,Delta,Beta,alpha 10,alpha 2"],
  ["?sort=year", "alpha 10,Delta,Beta,gamma,alpha 2"],
  ["?sort=-year", "gamma,Beta,alpha 10,Delta,alpha 2"],
  ["?sort=code", "alpha 10,gamma,Beta,alpha 2,Delta"],
  ["?sort=scale", "alpha 10,alpha 2,Beta,gamma,Delta"],
  ["?sort=-scale", "Beta,alpha 2,alpha 10,gamma,Delta"],
  ["?sort=-scale&unit=texts", "alpha 10,alpha 2,Beta,gamma,Delta"],
]) {
  test(`in order: ${search || "as they came"}`, () => assert.equal(sorted(search), names));
}

for (const [search, words] of [
  ["", "5 things, newest first"],
  ["?q=a", "5 things, best match first"],
  ["?sort=-year", "5 things, by year, newest first"],
  ["?sort=scale", "5 things, by scale, smallest first"],
  ["?sort=-code", "5 things, by code, those without it first"],
  ["?sort=name", "5 things, by name, A to Z"],
  ["?q=a&sort=-name", "5 things, by name, Z to A"],
]) {
  test(`the order is said: ${words}`, () => assert.equal(countLine(5, data, readState(search, data), "things"), words));
}

test("terms stand below those they belong to, the frequent first, what is not stated last", () => {
  const { facets } = madeRows({ modalities: [[], [], [], ["text"], ["mri"], ["mri"], ["ct"]] });
  const facet = facets.get("modalities");
  assert.deepEqual(inOrder(facet).map(({ number, depth }) => `${"-".repeat(depth)}${facet.terms[number].id}`), [
    "imaging", "-mri", "-ct", "-several", "text", "not-stated",
  ]);
});
