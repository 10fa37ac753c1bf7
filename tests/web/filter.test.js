// Which rows pass the filters that an address asks for, and what each filter says it would show.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filter } from "../../web/explorer/filter.js";
import { readState } from "../../web/explorer/state.js";
import { madeRows } from "./made_rows.js";

const data = madeRows({ modalities: [["ct"], ["mri"], ["ct", "mri"], ["several"], ["imaging"], ["text"], []] });
const asked = (search, of = data, scores = null) => filter(of, readState(search, of), scores);
const passing = (search, of = data) => asked(search, of).rows.map((row) => of.names[row]).join("");
const counts = (result, of = data) =>
  Object.fromEntries(of.facets.get("modalities").terms.map(({ id }, n) => [id, result.counts.get("modalities")[n]]));

for (const [search, rows, means] of [
  ["", "ABCDEFG", "nothing asked, nothing left out"],
  ["?modalities=ct", "AC", "a term"],
  ["?modalities=ct&modalities=text", "ACF", "either of two"],
  ["?modalities=ct&modalities=mri&all=modalities", "C", "both of two"],
  ["?modalities=imaging", "ABCDE", "a term stands for those below it"],
  ["?modalities=not-stated", "G", "what is not stated"],
  ["?modalities=ct&only=modalities", "A", "a term and nothing else"],
  ["?modalities=ct&modalities=mri&only=modalities", "ABC", "one of these or both, and nothing else"],
  ["?modalities=ct&modalities=mri&only=modalities&all=modalities", "C", "exactly these"],
  ["?modalities=imaging&only=modalities", "ABCDE", "the terms below belong to it"],
  ["?modalities.not=ct", "BDEFG", "not a term"],
  ["?modalities=mri&modalities.not=ct", "B", "one and not the other"],
  ["?modalities.not=imaging", "FG", "not a term is none of those below it"],
  ["?modalities=ct&broad=modalities", "ACDE", "a term, and broader words that may mean it"],
  ["?modalities=text&broad=modalities", "F", "no broader word stands above text"],
  ["?modalities=segmentaton", "", "no such term"],
]) {
  test(`${means}: ${search || "no address"}`, () => assert.equal(passing(search), rows));
}

test("across fields both must hold", () => {
  const both = madeRows({ modalities: [["ct"], ["ct"], ["mri"]], facets: { code: { label: "Code", terms: [["yes", "Yes"], ["no", "No"]], values: [0, 1, 0] } } });
  assert.equal(passing("?modalities=ct&code=yes", both), "A");
  assert.equal(asked("?modalities=ct&code=yes", both).without.get("code"), 2, "without the second, two rows");
});

test("a count says what one term more would show, a count of another field what is left", () => {
  assert.deepEqual(counts(asked("?modalities=ct")), { imaging: 5, ct: 2, mri: 2, several: 1, text: 1, "not-stated": 1 });
});

test("with both, or with nothing else, a count says what is left", () => {
  assert.equal(counts(asked("?modalities=ct&modalities=mri&all=modalities")).text, 0);
  assert.equal(counts(asked("?modalities=ct&only=modalities")).mri, 0);
});

test("a term that is not wanted counts the rows that it hides, another those that are left", () => {
  const { ct, mri } = counts(asked("?modalities.not=ct"));
  assert.deepEqual([ct, mri], [2, 1]);
});

test("how many rows more may include what is chosen is said until they are shown", () => {
  assert.equal(asked("?modalities=ct").broader.get("modalities"), 2);
  assert.equal(asked("?modalities=text").broader.size, 0);
  assert.equal(asked("?modalities=several").broader.size, 0, "the broad term itself hides nothing");
});

test("no broader word is offered where no term is known to stand for several", () => {
  const plain = madeRows({ facets: { tasks: { label: "Tasks", terms: [["vision", "Vision"], ["counting", "Counting", 0]], values: [0, 1] } } });
  assert.equal(asked("?tasks=counting", plain).broader.size, 0);
});

const numbered = madeRows({
  ranges: {
    year: { label: "Year", write: "year", values: [2020, 2022, 2024, null] },
    parameters: { label: "Parameters", write: "amount", values: [7_000_000, [1e9, 70e9], null, 5e9] },
    public: { label: "First public", write: "date", values: [20260510, 20260600, 20250000, null] },
  },
});

for (const [search, rows, means] of [
  ["?year=2021..2024", "BC", "from and to"],
  ["?year=2022..", "BC", "no end"],
  ["?year=..2022", "AB", "no beginning"],
  ["?year=2022", "B", "one year"],
  ["?year=2020&year=2022", "AB", "several years span a range"],
  ["?year=not-stated", "D", "no year stated"],
  ["?parameters=..10000000000", "ABD", "one variant is enough"],
  ["?public=2026", "AB", "all of a year"],
  ["?public=2026-05", "A", "all of a month"],
  ["?public=2026-05..", "AB", "from a month on"],
  ["?public=..2026-05-09", "C", "until a day; a year alone begins with it"],
  ["?public=not-stated", "CD", "no month stated"],
  ["?year=soon", "ABCD", "no number is no filter"],
]) {
  test(`${means}: ${search}`, () => assert.equal(passing(search, numbered), rows));
}

test("a size counts in the unit that is chosen, and in those below it", () => {
  const units = [["images", "Images"], ["slides", "Slides", 0], ["texts", "Texts"]];
  const sized = madeRows({
    facets: { unit: { label: "Counted in", terms: units, values: [0, 1, [0, 2]] } },
    ranges: { size: { label: "Size", write: "amount", units: "unit", values: [[[200, 0]], [[90, 1]], [[5, 0], [300, 2]]] } },
  });
  assert.equal(passing("?size=80..", sized), "ABC");
  assert.equal(passing("?unit=images&size=80..", sized), "AB");
  assert.equal(passing("?unit=texts&size=80..", sized), "C");
});

test("while the survey's set alone is chosen, its own values count", () => {
  const set = { label: "Set", terms: [["survey", "In"], ["later", "Not in"]], values: [0, 1] };
  const adapted = { label: "Adaptation", terms: [["prompts", "Prompts"], ["tuning", "Tuning"]], values: [0, 0], counted: { 0: 1 } };
  const surveyed = madeRows({ facets: { set, adapted }, as_surveyed: { set: "survey" } });
  assert.equal(passing("?adapted=prompts", surveyed), "AB");
  assert.equal(passing("?adapted=prompts&set=survey", surveyed), "");
  assert.equal(passing("?adapted=tuning&set=survey", surveyed), "A");
});

test("of a search only rows with a score pass", () => assert.deepEqual(asked("", data, [0, 3, 0, 1, 0, 0, 0]).rows, [1, 3]));
