// The address says all that a reader chose, and is as short as can be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readRange } from "../../web/explorer/range_filter.js";
import { cleared, readState, tidy, writeState } from "../../web/explorer/state.js";
import { madeRows } from "./made_rows.js";

const data = madeRows({
  modalities: [["ct"], ["mri"]],
  ranges: {
    year: { label: "Year", write: "year", values: [2020, 2022] },
    public: { label: "First public", write: "date", values: [20260510, null] },
    size: { label: "Size", write: "amount", values: [1, 2] },
  },
  columns: [["year", "Year", 1, "time"], ["modalities", "Modalities", 0, "word"]],
});
const again = (search) => writeState(readState(search, data), data.ranges);

for (const search of [
  "", "?q=sam+med", "?modalities=ct&modalities=mri&all=modalities", "?modalities=ct&only=modalities", "?modalities=ct&broad=modalities",
  "?modalities.not=ct", "?year=2021..2022", "?year=2020", "?year=..2019", "?year=not-stated", "?public=2026-05", "?public=2025..2026-05-09",
  "?size=100000..", "?sort=-year", "?sort=name", "?cols=year,modalities", "?view=compact", "?rows=200", "?rows=all",
]) {
  test(`an address leads to itself: ${search || "none"}`, () => assert.equal(again(search), search));
}

for (const [search, kept] of [
  ["?colour=red&sort=nothing&year=soon", ""],
  ["?all=modalities&only=modalities&broad=modalities", ""],
  ["?modalities=ct&all=modalities", "?modalities=ct"],
  ["?modalities=ct&modalities=ct", "?modalities=ct"],
  ["?year=2022&year=2020", "?year=2020..2022"],
  ["?rows=5", ""],
  ["?cols=year,nothing", "?cols=year"],
]) {
  test(`what means nothing is left out: ${search}`, () => assert.equal(again(search), kept));
}

test("a term that the data does not have is kept, so that the page can say so", () =>
  assert.equal(again("?modalities=segmentaton"), "?modalities=segmentaton"));

test("clearing keeps the order and the looks", () => {
  const state = readState("?q=x&modalities=ct&modalities.not=mri&only=modalities&year=2020&sort=-year&view=compact", data);
  assert.equal(writeState(cleared(state), data.ranges), "?sort=-year&view=compact");
});

test("a way goes with the last of its terms", () => {
  const state = readState("?modalities=ct&only=modalities", data);
  assert.equal(tidy({ ...state, chosen: new Map() }).only.size, 0);
});

for (const [write, from, to, range] of [
  ["year", "2021", "2022", [2021, 2022]],
  ["year", "2022", "2020", [2020, 2022]],
  ["year", "", "2019", [-Infinity, 2019]],
  ["year", "", "", null],
  ["amount", "100k", "", [100_000, Infinity]],
  ["amount", "0.1 M", "1,000,000", [100_000, 1_000_000]],
  ["amount", "", "10B", [-Infinity, 10_000_000_000]],
  ["amount", "many", "", null],
  ["date", "2026-05", "2026-05", [20260500, 20260599]],
  ["date", "2026", "2025", [20250000, 20269999]],
]) {
  test(`${write} from "${from}" to "${to}"`, () => assert.deepEqual(readRange(write, from, to), range));
}
