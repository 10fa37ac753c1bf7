// Words find rows as readers type them, the best answer first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ordered } from "../../web/explorer/row_order.js";
import { readState } from "../../web/explorer/state.js";
import { match } from "../../web/explorer/text_search.js";
import { growIndex, makeIndex } from "../../web/explorer/word_index.js";
import { madeRows, madeTexts } from "./made_rows.js";

const NAMES = [
  "MedSAM-2", "SAM-Med3D", "MedSAM", "Clinical-BERT", "ChatCAD+", "ChatCAD", "M³AE", "Med–PaLM", "RETFound", "EHRNet", "Ødegård", "医学模型",
];
const data = madeRows({
  names: NAMES,
  facets: { modalities: { label: "Modalities", terms: [["x-ray", "X-ray"], ["records", "Health records"]], values: NAMES.map((_, n) => (n === 3 ? 0 : n === 8 ? 1 : -1)) } },
});
const texts = madeTexts(data, {
  titles: NAMES.map((name, n) => (n === 9 ? "Retinal images and MedSAM compared" : `About ${n}`)),
  texts: { authors: NAMES.map((_, n) => (n === 1 ? "A. Retinal" : "")) },
  names: NAMES.map((_, n) => (n === 8 ? "Retina FM" : "")),
  aliases: { modalities: ["CXR, radiograph", "EHR"] },
});
const index = makeIndex(data, texts);
const found = (query) => {
  const scores = match(index, query, data.count);
  const rows = NAMES.flatMap((_, row) => (scores[row] ? [row] : []));
  return ordered(rows, data, texts, readState("", data), scores).map((row) => NAMES[row]);
};

for (const [typed, first] of [
  ["SAM med 3d", "SAM-Med3D"], ["sammed3d", "SAM-Med3D"], ["clinical bert", "Clinical-BERT"], ["CHATCAD+", "ChatCAD+"],
  ["chatcad plus", "ChatCAD+"], ["chatcad", "ChatCAD"], ["m3ae", "M³AE"], ["MedPaLM", "Med–PaLM"], ["retfoudn", "RETFound"],
  ["medsam", "MedSAM"], ["MedSAM 2", "MedSAM-2"], ["retina fm", "RETFound"], ["ødegård", "Ødegård"], ["医学模型", "医学模型"],
]) {
  test(`${typed} shows ${first} first`, () => assert.equal(found(typed)[0], first));
}

test("the exact name comes first, then names that begin so, then titles", () => assert.deepEqual(found("medsam"), ["MedSAM", "MedSAM-2", "EHRNet"]));

test("a title comes before an author", () => assert.deepEqual(found("retinal"), ["EHRNet", "SAM-Med3D"]));

test("another word for a term finds the rows that carry it, whole and not in parts", () => {
  assert.deepEqual(found("cxr"), ["Clinical-BERT"]);
  assert.deepEqual(found("EHR"), ["EHRNet", "RETFound"]);
});

test("a mistyped word finds what was meant", () => assert.deepEqual(found("reitnal"), found("retinal")));

test("each word must be there", () => assert.deepEqual(found("retinal nothing"), []));

test("nothing asked is no search", () => assert.equal(match(index, " ", data.count), null));

test("words are collected a few rows at a time, as long as there is time", () => {
  const many = madeRows({ names: Array.from({ length: 450 }, (_, n) => `Model ${n}`) });
  const grow = growIndex(many, madeTexts(many));
  let steps = 0;
  assert.equal(grow(() => (steps += 1) < 2), null);
  assert.equal(steps, 2);
  assert.deepEqual(grow(() => true), makeIndex(many, madeTexts(many)));
});
