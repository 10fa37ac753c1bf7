// Write YAML as the catalog's files have it, byte for byte as `hfm fix` leaves them: the rules of scripts/hfm/reading/
// layout.py and of the writer below it, for texts, whole numbers, true and false, lists and records.

const WIDTH = 110;

/** A number that is written as it stands, such as 57.20. */
export class Plain {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** A record on one line, such as a number of a result table. */
export class Line {
  /** @param {Record<string, any>} record */
  constructor(record) {
    this.record = record;
  }
}

/** @param {Record<string, any>} data @returns {string} */
export function yaml(data) {
  const writer = new Writer();
  writer.mapping(data);
  return `${writer.out.join("")}\n`;
}

/** What a plain text would be read as, were it not in quotes: true, a number, nothing, … */
const READ_OTHERWISE = [
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|[yYnN])$/,
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  /^(?:<<|=|~|null|Null|NULL|)$/,
];
const SPACE_OR_BREAK = "\0 \t\r\n\x85\u2028\u2029";
const BREAK = "\n\x85\u2028\u2029";
/** @type {Record<string, string>} */
const ESCAPES = {
  "\0": "0", "\x07": "a", "\x08": "b", "\t": "t", "\n": "n", "\x0b": "v", "\x0c": "f", "\r": "r", "\x1b": "e",
  '"': '"', "\\": "\\", "\x85": "N", "\xa0": "_", "\u2028": "L", "\u2029": "P",
};

/** The ways in which a text may be written. @param {string[]} chars its characters */
function waysOf(chars) {
  const all = chars.join("");
  let [block, flow] = [all.startsWith("---") || all.startsWith("..."), all.startsWith("---") || all.startsWith("...")];
  let [special, lines, breakSpace, spaceBreak, before] = [false, false, false, false, ""];
  chars.forEach((char, n) => {
    const next = chars[n + 1];
    const blankNext = next === undefined || SPACE_OR_BREAK.includes(next);
    const blankBefore = n === 0 || SPACE_OR_BREAK.includes(before);
    if (n === 0) {
      if ("#,[]{}&*!|>'\"%@`".includes(char) || (char === "-" && blankNext)) flow = block = true;
      if ("?:".includes(char)) flow = true;
      if ("?:".includes(char) && blankNext) block = true;
    } else {
      if (",?[]{}:".includes(char)) flow = true;
      if (char === ":" && blankNext) block = true;
      if (char === "#" && blankBefore) flow = block = true;
    }
    if (BREAK.includes(char)) lines = true;
    if (!shown(char) && char !== "\n" && char !== "\x85" && !(char >= "\xa0" && wide(char))) special = true;
    if (char === " " && n > 0 && BREAK.includes(before)) breakSpace = true;
    if (BREAK.includes(char) && before === " ") spaceBreak = true;
    before = char;
  });
  const edge = [chars[0], chars[chars.length - 1]].some((it) => it === " " || BREAK.includes(it));
  const quotedOnly = edge || breakSpace || spaceBreak || special || lines;
  return { flow: !flow && !quotedOnly, block: !block && !quotedOnly, single: !breakSpace && !spaceBreak && !special, lines };
}

/** @param {string} char */
const shown = (char) => char >= " " && char <= "~";

/** A character that stands as it is outside of double quotes. @param {string} char */
function wide(char) {
  const code = char.codePointAt(0) ?? 0;
  return code !== 0xfeff && (code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code < 0x10ffff));
}

/** Where the pen is, and what stands there. */
class Writer {
  /** @param {number} [width] */
  constructor(width = WIDTH) {
    this.width = width;
    /** @type {string[]} */
    this.out = [];
    this.column = 0;
    this.indent = -2;
    this.inLine = 0; // how many one-line lists and records are open
    this.blank = true; // whether a blank, or nothing, stands before the pen
    this.atIndent = true; // whether only blanks and dashes stand before it
  }

  /** @param {string} text */
  put(text) {
    this.out.push(text);
    this.column += [...text].length;
  }

  /** A sign of YAML. @param {string} sign @param {boolean} apart whether a blank must stand before it
   * @param {{blank?: boolean, atIndent?: boolean}} [after] */
  sign(sign, apart, { blank = false, atIndent = false } = {}) {
    this.put(this.blank || !apart ? sign : ` ${sign}`);
    this.blank = blank;
    this.atIndent = this.atIndent && atIndent;
  }

  newLine() {
    this.out.push("\n");
    this.column = 0;
    this.blank = this.atIndent = true;
  }

  toIndent() {
    const indent = Math.max(this.indent, 0);
    if ((!this.atIndent || this.column > indent || (this.column === indent && !this.blank)) && this.out.length) this.newLine();
    if (this.column < indent) {
      this.put(" ".repeat(indent - this.column));
      this.blank = true;
    }
  }

  /** @param {any} value */
  node(value) {
    if (value instanceof Line) this.oneLine("{", Object.entries(value.record), "}");
    else if (Array.isArray(value)) this.list(value);
    else if (value instanceof Plain) this.plain([...value.text]);
    else if (typeof value === "object") this.inLine ? this.oneLine("{", Object.entries(value), "}") : this.mapping(value);
    else this.scalar(value, false);
  }

  /** @param {Record<string, any>} record */
  mapping(record) {
    const entries = Object.entries(record);
    if (!entries.length) return this.oneLine("{", [], "}");
    this.indent += 2;
    for (const [key, value] of entries) {
      this.toIndent();
      this.scalar(key, true);
      this.sign(":", false);
      this.node(value);
    }
    this.indent -= 2;
  }

  /** A short list of plain values stays on one line; everything else gets a line an item. @param {any[]} items */
  list(items) {
    const plain = items.every((it) => typeof it !== "object" && (typeof it !== "number" || Number.isInteger(it)));
    const length = plain ? items.reduce((sum, it) => sum + [...shownAs(it)].length + 2, 0) : 0;
    if (this.inLine || !items.length || (plain && length < 80)) return this.oneLine("[", items, "]");
    this.indent += 2;
    for (const item of items) {
      this.toIndent();
      this.sign("-", true, { atIndent: true });
      this.node(item);
    }
    this.indent -= 2;
  }

  /** @param {string} open @param {any[]} items values, or pairs of key and value @param {string} close */
  oneLine(open, items, close) {
    this.sign(open, true, { blank: true });
    this.indent = this.indent < 0 ? 2 : this.indent + 2;
    this.inLine += 1;
    items.forEach((item, n) => {
      if (n) this.sign(",", false);
      if (this.column > this.width) this.toIndent();
      if (open === "[") return this.node(item);
      this.scalar(item[0], true);
      this.sign(":", false);
      this.node(item[1]);
    });
    this.inLine -= 1;
    this.indent -= 2;
    this.sign(close, false);
  }

  /** @param {string | number | boolean} value @param {boolean} isKey */
  scalar(value, isKey) {
    this.indent += 2; // of the lines that a long value goes on in
    this.written(value, isKey);
    this.indent -= 2;
  }

  /** @param {string | number | boolean} value @param {boolean} isKey */
  written(value, isKey) {
    const chars = [...shownAs(value)];
    if (typeof value !== "string") return this.plain(chars, isKey);
    const ways = chars.length ? waysOf(chars) : { flow: false, block: true, single: true, lines: false };
    const asItIs = !READ_OTHERWISE.some((form) => form.test(value));
    if (asItIs && (this.inLine ? ways.flow : ways.block)) this.plain(chars, isKey);
    else if (ways.single && !(isKey && ways.lines)) this.single(chars, isKey);
    else this.double(chars, isKey);
  }

  /** @param {string[]} chars @param {boolean} [isKey] */
  plain(chars, isKey = false) {
    if (!this.blank) this.put(" ");
    this.blank = this.atIndent = false;
    for (const piece of piecesOf(chars, "")) {
      if (piece === " " && this.column > this.width && !isKey) {
        this.toIndent();
        this.blank = this.atIndent = false;
      } else this.put(piece);
    }
  }

  /** @param {string[]} chars @param {boolean} isKey */
  single(chars, isKey) {
    this.sign("'", true);
    const pieces = piecesOf(chars, "'");
    pieces.forEach((piece, n) => {
      if (piece[0] === " ") {
        const inside = n > 0 && n < pieces.length - 1;
        if (piece === " " && this.column > this.width && !isKey && inside) this.toIndent();
        else this.put(piece);
      } else if (BREAK.includes(piece[0])) {
        if (piece[0] === "\n") this.newLine();
        for (const _ of piece) this.newLine();
        this.toIndent();
      } else this.put(piece === "'" ? "''" : piece);
    });
    this.sign("'", false);
  }

  /** @param {string[]} chars @param {boolean} isKey */
  double(chars, isKey) {
    this.sign('"', true);
    let start = 0;
    for (let end = 0; end <= chars.length; end += 1) {
      const char = chars[end];
      const stays = char !== undefined && !'"\\\x85\u2028\u2029\ufeff'.includes(char) && (shown(char) || (char >= "\xa0" && wide(char) && [...char][0].length === 1));
      if (!stays) {
        if (start < end) this.put(chars.slice(start, end).join(""));
        start = Math.min(end, chars.length);
        if (char !== undefined) {
          this.put(`\\${escaped(char)}`);
          start = end + 1;
        }
      }
      if (end > 0 && end < chars.length - 1 && (char === " " || start >= end) && this.column + (end - start) > this.width && !isKey) {
        this.put(`${chars.slice(start, end).join("")}\\`);
        start = Math.max(start, end);
        this.toIndent();
        this.blank = this.atIndent = false;
        if (chars[start] === " ") this.put("\\");
      }
    }
    this.sign('"', false);
  }
}

/** @param {string | number | boolean} value */
const shownAs = (value) => String(value);

/** The text in runs of blanks, runs of line breaks and the rest; a sign that is written twice stands alone.
 * @param {string[]} chars @param {string} alone */
function piecesOf(chars, alone) {
  /** @type {string[]} */
  const pieces = [];
  let last = "";
  for (const char of chars) {
    const sort = char === " " ? "blank" : BREAK.includes(char) ? "break" : char === alone ? "alone" : "text";
    if (sort === last && sort !== "alone") pieces[pieces.length - 1] += char;
    else pieces.push(char);
    last = sort;
  }
  return pieces;
}

/** @param {string} char */
function escaped(char) {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase();
  if (Object.hasOwn(ESCAPES, char)) return ESCAPES[char];
  return code.length <= 2 ? `x${code.padStart(2, "0")}` : code.length <= 4 ? `u${code.padStart(4, "0")}` : `U${code.padStart(8, "0")}`;
}

/** One value on one line, in quotes only where it needs them. @param {any} value */
export function inlineScalar(value) {
  const writer = new Writer(Infinity);
  writer.inLine = Array.isArray(value) ? 1 : 0;
  writer.node(value);
  return writer.out.join("");
}
