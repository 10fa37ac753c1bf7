// What a file of citations says of its own gaps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lacking } from "../../web/explorer/lacking.js";

const record = (...fields) => `@misc{a,\n  title = {The author = {} of a year},\n${fields.map((it) => `  ${it} = {x}`).join(",\n")}\n}\n`;

for (const [records, words] of [
  [[record("author", "year"), record("author"), record("year"), record()], "4 records, 2 without authors, 2 without a year."],
  [[record("year")], "1 record, 1 without authors."],
  [[record("author", "year")], "1 record, each with authors and a year."],
]) {
  test(`said of the records: ${words}`, () => assert.equal(lacking(records), words));
}
