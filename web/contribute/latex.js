// LaTeX's letters and signs as readers see them. What is not known stays, and the check of texts tells it.

/** The sign that an accent puts on a letter. @type {Record<string, string>} */
const ACCENTS = {
  "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
  c: "\u0327", v: "\u030c", H: "\u030b", u: "\u0306", k: "\u0328", r: "\u030a", b: "\u0331", d: "\u0323",
};
/** @type {Record<string, string>} */
const SIGNS = {
  ss: "ß", ae: "æ", AE: "Æ", oe: "œ", OE: "Œ", o: "ø", O: "Ø", l: "ł", L: "Ł", aa: "å", AA: "Å", i: "ı", j: "ȷ", dh: "ð", DH: "Ð",
  th: "þ", TH: "Þ", dj: "đ", DJ: "Đ", ng: "ŋ", NG: "Ŋ", textendash: "–", textemdash: "—", ldots: "…", dots: "…", textellipsis: "…",
  textquoteleft: "‘", textquoteright: "’", textquotedblleft: "“", textquotedblright: "”", textbackslash: "\\", textasciitilde: "~",
  textasciicircum: "^", textunderscore: "_", textregistered: "®", texttrademark: "™", textcopyright: "©", copyright: "©", S: "§", P: "¶",
  pounds: "£", euro: "€", texteuro: "€", degree: "°", textdegree: "°", times: "×", pm: "±", cdot: "⋅", sim: "∼", leq: "≤", geq: "≥",
  infty: "∞", rightarrow: "→", to: "→", dag: "†", ddag: "‡", alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ϵ", zeta: "ζ",
  eta: "η", theta: "θ", iota: "ι", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ",
  upsilon: "υ", phi: "ϕ", chi: "χ", psi: "ψ", omega: "ω", Gamma: "Γ", Delta: "Δ", Theta: "Θ", Lambda: "Λ", Xi: "Ξ", Pi: "Π",
  Sigma: "Σ", Phi: "Φ", Psi: "Ψ", Omega: "Ω", textalpha: "α", textbeta: "β", textgamma: "γ", textmu: "μ",
};
const STYLES = /\\(?:textit|textbf|emph|textsc|texttt|mathrm|mathbf|url|href|text|textsuperscript|textsubscript) ?(?=\{)/g;

/** As readers see it: commands decoded, without braces, on one line. @param {string} text */
export function readable(text) {
  const decoded = decode(text.replace(STYLES, ""));
  const signs = decoded.replace(/[{}$]/g, "").replaceAll("~", " ");
  const dashes = signs.replaceAll("---", "—").replaceAll("--", "–").replaceAll("``", "“").replaceAll("''", "”");
  return dashes.split(/\s+/).filter(Boolean).join(" ");
}

/** @param {string} text */
function decode(text) {
  let [made, at] = ["", 0];
  while (at < text.length) {
    const next = text.indexOf("\\", at);
    if (next < 0) break;
    made += text.slice(at, next);
    const [written, end] = command(text, next);
    made += written;
    at = end;
  }
  return (made + text.slice(at)).normalize("NFC");
}

/** What the command that begins here writes, and where the text goes on. @param {string} text @param {number} start
 * @returns {[string, number]} */
function command(text, start) {
  let end = start + 1;
  while (end < text.length && /[A-Za-z]/.test(text[end])) end += 1;
  const name = text.slice(start + 1, end) || (text[end] ?? "");
  if (end === start + 1) end = Math.min(end + 1, text.length);
  if (Object.hasOwn(ACCENTS, name)) return accented(text, end, ACCENTS[name], /^[a-z]$/i.test(name));
  if (Object.hasOwn(SIGNS, name)) return [SIGNS[name], afterBlanks(text, end)];
  return "&%$#_{} ".includes(name) ? [name, end] : [text.slice(start, end), end];
}

/** @param {string} text @param {number} at @param {string} accent @param {boolean} apart whether a letter may not follow at once
 * @returns {[string, number]} */
function accented(text, at, accent, apart) {
  const from = afterBlanks(text, at);
  const braced = text[from] === "{";
  if (apart && from === at && !braced) return [text.slice(at - 2, at), at];
  const inner = braced ? from + 1 : from;
  let [letter, end] = [text[inner] ?? "", Math.min(inner + 1, text.length)];
  const sign = letter === "\\" ? /^[A-Za-z]{1,2}/.exec(text.slice(inner + 1, inner + 3))?.[0] ?? "" : "";
  if (Object.hasOwn(SIGNS, sign)) [letter, end] = [SIGNS[sign], afterBlanks(text, inner + 1 + sign.length)];
  if (letter === "ı" || letter === "ȷ") letter = letter === "ı" ? "i" : "j";
  if (letter === "}") return ["", end];
  return [letter + accent, braced && text[end] === "}" ? end + 1 : end];
}

/** @param {string} text @param {number} at */
function afterBlanks(text, at) {
  while (text[at] === " ") at += 1;
  return at;
}
