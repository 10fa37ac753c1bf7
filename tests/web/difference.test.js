// What a correction changes, before and after.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changedPlaces } from "../../web/contribute/difference.js";

const SIGNS = { gone: "-", new: "+", same: " " };
const told = (before, now) => changedPlaces(before, now).map((place) => place.map(({ sort, text }) => SIGNS[sort] + text).join("|"));

for (const [what, before, now, places] of [
  ["nothing", "a\nb\n", "a\nb\n", []],
  ["a value", "name: A\nyear: 1\nend\n", "name: A\nyear: 2\nend\n", [" name: A|-year: 1|+year: 2"]],
  ["the first line", "a\nb\n", "c\nb\n", ["-a|+c"]],
  ["two places", "a\nb\nc\nd\n", "a\nc\nd\ne\n", [" a|-b", " d|+e"]],
]) {
  test(`a change of ${what}`, () => assert.deepEqual(told(before, now), places));
}
