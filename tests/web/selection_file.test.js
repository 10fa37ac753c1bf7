// A selection that was saved is the same when it is loaded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readSelection, writeSelection } from "../../web/explorer/selection_file.js";

const data = { kind: "model", row: new Map([["medsam", 0], ["sam-med2d", 1]]) };
const read = (text) => readSelection(text, data, "models");

test("what was saved comes back", () =>
  assert.deepEqual(read(writeSelection("model", ["sam-med2d", "medsam"])), { ids: ["sam-med2d", "medsam"], missing: 0 }));

test("entries that are not there any more are counted", () =>
  assert.deepEqual(read(writeSelection("model", ["gone", "medsam", "medsam"])), { ids: ["medsam"], missing: 1 }));

for (const [text, message] of [
  ["not JSON", /holds no selection/], ["null", /holds no selection/], ['{"items": []}', /holds no selection/],
  [writeSelection("dataset", ["mimic-cxr"]), /of another kind, not of models/],
]) {
  test(`another file is told: ${text.trim().slice(0, 30)}`, () => assert.throws(() => read(text), message));
}
