// Read BibTeX and biblatex: each record's type, key and fields, in one pass over the text. Nothing in it is ever run.

/** @typedef {{type: string, key: string, fields: Record<string, string>}} BibRecord */

const NO_WORK = ["comment", "preamble", "string"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The records of a text, those of works; fields are named in small letters, their values as they stand, braces too.
 * @param {string} text @returns {BibRecord[]} */
export function readBibtex(text) {
  /** @type {Map<string, string>} */
  const strings = new Map(MONTHS.map((month) => [month, month]));
  const records = [];
  const start = /^[ ]{0,8}@[ ]?([A-Za-z]{1,30})[ ]?[{(]/gm;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const type = found[1].toLowerCase();
    const reader = new Reader(text, start.lastIndex, strings);
    if (type === "string") for (const [name, value] of reader.fields()) strings.set(name, value);
    if (NO_WORK.includes(type)) continue;
    const key = reader.key();
    records.push({ type, key, fields: Object.fromEntries([...reader.fields()].reverse()) }); // of two, the first stays
    start.lastIndex = Math.max(start.lastIndex, reader.at);
  }
  return records;
}

class Reader {
  /** @param {string} text @param {number} at @param {Map<string, string>} strings */
  constructor(text, at, strings) {
    this.text = text;
    this.at = at;
    this.strings = strings;
  }

  /** @param {string} signs all of them are passed over */
  skip(signs) {
    while (this.at < this.text.length && signs.includes(this.text[this.at])) this.at += 1;
  }

  /** @param {RegExp} form of one character */
  word(form) {
    const start = this.at;
    while (this.at < this.text.length && form.test(this.text[this.at])) this.at += 1;
    return this.text.slice(start, this.at);
  }

  key() {
    this.skip(" \t\r\n");
    return this.word(/[^\s,{}=()]/);
  }

  /** @returns {Generator<[string, string]>} */
  *fields() {
    for (;;) {
      this.skip(" \t\r\n,");
      const name = this.word(/[A-Za-z0-9_:.+-]/).toLowerCase();
      this.skip(" \t\r\n");
      if (!name || this.text[this.at] !== "=") return;
      this.at += 1;
      yield [name, this.value()];
    }
  }

  /** One or more pieces, joined by #. */
  value() {
    let made = "";
    for (;;) {
      this.skip(" \t\r\n");
      const sign = this.text[this.at];
      if (sign === "{") made += this.enclosed("}");
      else if (sign === '"') made += this.enclosed('"');
      else {
        const word = this.word(/[^\s,#{}"=@]/);
        made += this.strings.get(word.toLowerCase()) ?? word;
      }
      this.skip(" \t\r\n");
      if (this.text[this.at] !== "#") return made;
      this.at += 1;
    }
  }

  /** What stands between two signs; braces inside are in pairs. @param {string} close */
  enclosed(close) {
    const start = (this.at += 1);
    for (let depth = 0; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at];
      if (sign === "\\") this.at += 1;
      else if (depth === 0 && sign === close) break;
      else if (sign === "{") depth += 1;
      else if (sign === "}") depth -= 1;
    }
    const inner = this.text.slice(start, this.at);
    this.at += 1;
    return inner;
  }
}

/** The names of a field of people: apart at `and`, which braces protect. @param {string} text @returns {string[]} */
export function peopleIn(text) {
  const names = [];
  let [depth, start] = [0, 0];
  const ends = /[{}]|\s+and\s+/g;
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    if (found[0] === "{") depth += 1;
    else if (found[0] === "}") depth -= 1;
    else if (depth === 0) {
      names.push(text.slice(start, found.index));
      start = ends.lastIndex;
    }
  }
  return [...names, text.slice(start)].map((it) => it.trim()).filter(Boolean);
}

/** The parts of a name, apart at commas, which braces protect. @param {string} name @returns {string[]} */
export function partsOf(name) {
  const parts = [""];
  let depth = 0;
  for (const sign of name) {
    if (sign === "{") depth += 1;
    if (sign === "}") depth -= 1;
    if (sign === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts.map((it) => it.trim());
}
