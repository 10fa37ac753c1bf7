// A comparison as text to paste elsewhere: a Markdown table, or CSV.
import { guarded } from "../formulas.js";
import { plainText } from "./values.js";

/** @typedef {import("./values.js").Line} Line */

/** A line's label; of a result also where it stands and how it was measured. @param {Line} line */
const called = ({ label, table }) => (table ? `${label} (${table})` : label);

/** @param {string[]} names @param {string[]} addresses @param {Line[]} lines */
export function asMarkdown(names, addresses, lines) {
  const cell = (/** @type {string} */ text) => text.replace(/([\\|`*_[\]<>])/g, "\\$1").replace(/\s+/g, " ");
  const row = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const heads = names.map((name, n) => `[${cell(name)}](${addresses[n]})`);
  const body = lines.map((line) => row([called(line), ...line.cells.map(plainText)].map(cell)));
  return `${[row(["", ...heads]), row(["---", ...heads.map(() => "---")]), ...body].join("\n")}\n`;
}

/** @param {string[]} names @param {Line[]} lines */
export function asCsv(names, lines) {
  const cell = (/** @type {string} */ text) => {
    const harmless = guarded(text);
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  const rows = [["Fact", ...names], ...lines.map((line) => [called(line), ...line.cells.map(plainText)])];
  return `${rows.map((row) => row.map(cell).join(",")).join("\n")}\n`;
}
