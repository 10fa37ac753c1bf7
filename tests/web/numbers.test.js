// Numbers and dates as people write and read them; names that become ids, as the generator makes them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readEnd, readNumber, written } from "../../web/numbers.js";
import { nearest, oneTypo, plain } from "../../web/spelling.js";

for (const [text, number] of [["100,000", 100_000], ["100k", 100_000], ["1.5 M", 1_500_000], ["7B", 7e9], ["", null], ["many", null], ["1.2.3", null]]) {
  test(`"${text}" is ${number}`, () => assert.equal(readNumber(text), number));
}

for (const [text, first, last] of [["2026", 20260000, 20269999], ["2026-5", 20260500, 20260599], ["2026/05/31", 20260531, 20260531], ["May", null, null]]) {
  test(`the date ${text}`, () => assert.deepEqual([readEnd("date", text, false), readEnd("date", text, true)], [first, last]));
}

for (const [write, number, text] of [
  ["year", 2024, "2024"], ["amount", 1_500_000, "1.5M"], ["amount", 320, "320"], ["date", 20260531, "2026-05-31"],
  ["date", 20260500, "2026-05"], ["date", 20260599, "2026-05"], ["date", 20260000, "2026"], ["year", NaN, ""],
]) {
  test(`${write} ${number} is written "${text}"`, () => assert.equal(written(write, number), text));
}

for (const [written, read] of [
  ["SAM-Med3D", "sam med3d"], ["ChatCAD+", "chatcad plus"], ["M³AE", "m3ae"], ["Müller & Søn", "muller and son"],
  ["  K-PathVQA__2 ", "k pathvqa 2"], ["医学", "医学"],
]) {
  test(`"${written}" is read as "${read}"`, () => assert.equal(plain(written), read));
}

for (const [a, b, isOne] of [["retfound", "retfoudn", true], ["bert", "brt", true], ["bert", "best", true], ["bert", "bort2", false], ["ct", "ct", true]]) {
  test(`${a} and ${b}: ${isOne ? "one slip" : "more"}`, () => assert.equal(oneTypo(a, b), isOne));
}

test("of several near words the one with the same first letter is meant", () => assert.equal(nearest("retine", ["cetine", "retina"]), "retina"));
