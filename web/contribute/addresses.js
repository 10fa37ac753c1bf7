// One idea of a web address, and of the ids that addresses hold, as scripts/hfm/model/addresses.py has it.

const ADDRESS = /^https?:\/\/([A-Za-z0-9_.-]+)(:[0-9]*)?(?=[/?#]|$)[^\s<>"'`\\{}|^]*$/;
const LABEL = /^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/;
const LAST = /^(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})$/;
const OLD_ARXIV = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?\/(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])[0-9]{3}$/;
const NEW_ARXIV = /^([0-9]{2})(0[1-9]|1[0-2])\.([0-9]{4,5})$/;
const IN_ARXIV =
  /(?:[aA][rR][xX][iI][vV]\.[oO][rR][gG]\/(?:[aA][bB][sS]|[pP][dD][fF]|[hH][tT][mM][lL]|[pP][sS]|[fF][oO][rR][mM][aA][tT])\/|10\.48550\/[aA][rR][xX][iI][vV]\.|[aA][rR][xX][iI][vV][:/ ]\s?|[aA][lL][pP][hH][aA][xX][iI][vV]\.[oO][rR][gG]\/[a-zA-Z]+\/|[hH][uU][gG][gG][iI][nN][gG][fF][aA][cC][eE]\.[cC][oO]\/[pP][aA][pP][eE][rR][sS]\/|^)((?:[0-9]{4}\.[0-9]{4,5})|(?:[a-z]{1,12}(?:-[a-z]{2,6})?(?:\.[A-Z]{2})?\/[0-9]{7}))(?![0-9])/g;
const IN_DOI = /10\.[0-9]{4,9}\/[^\s"'`\\{}|^]+/;
const ON_ITS_SITE = /(?:v[0-9]{1,3})?(?:\.full|\.abstract|\/full|\/abstract|\.article-info)?(?:\.pdf|-text|\/pdf)?(?:\+html)?$/;
const NATURE = /nature\.com\/articles\/((?:s4|s41|d41)[0-9]{2,4}-[0-9]{3}-[0-9]{4,5}-\w)/;
/** @type {Record<string, string>} */
const OPENS = { ")": "(", "]": "[", ">": "<" };

/** Why this is no address on the public web, in words, or nothing. @param {string} text */
export function addressFault(text) {
  if (/^https?:\/\/[^/?#]*@/.test(text)) return "it holds a user's name or password";
  const found = ADDRESS.exec(text);
  if (!found) return "not a web address";
  const [host, port] = [found[1], found[2]];
  const labels = host.split(".");
  const sound = labels.length > 1 && labels.every((it) => LABEL.test(it)) && LAST.test(labels[labels.length - 1]);
  if (!sound) return `'${host.slice(0, 60)}' is not the name of a host on the web`;
  const number = Number(port?.slice(1, 6) || 0);
  if (port !== undefined && (number <= 0 || number >= 65536 || port.length > 6)) return `there is no port ${port.slice(1, 12)}`.trimEnd();
  return "";
}

/** Whether arXiv gives such ids. @param {string} text */
export function isArxivId(text) {
  if (OLD_ARXIV.test(text)) return true;
  const found = NEW_ARXIV.exec(text);
  if (!found || Number(found[1] + found[2]) < 704) return false;
  return found[3].length === (Number(found[1]) >= 15 ? 5 : 4);
}

/** The arXiv id that an address, a DOI of arXiv or a mention holds, without its version. @param {string} text */
export function arxivIdIn(text) {
  for (const found of text.matchAll(IN_ARXIV)) if (isArxivId(found[1])) return found[1];
  return "";
}

/** The DOI that an address or a mention holds; what a publisher's site puts behind it is cut off. @param {string} text */
export function doiIn(text) {
  const host = (/^(?:https?:\/\/)?([^/]*)/.exec(text) ?? ["", ""])[1];
  const found = IN_DOI.exec(unquoted(text));
  if (!found) {
    const nature = NATURE.exec(text);
    return nature ? `10.1038/${nature[1]}` : "";
  }
  let doi = found[0];
  if (!/(?:^|\.)doi\.org$|^10\.|^doi/.test(host.toLowerCase())) {
    doi = doi.split(/[?#&]/)[0];
    doi = host.includes("rxiv.org") ? doi.replace(ON_ITS_SITE, "") : doi.replace(/(?:\.full|\/full|\/abstract)?(?:\.pdf|\/pdf)?$/, "");
  }
  return balanced(trimEnd(doi, ".,;/"));
}

/** Without a bracket at the end that opened before the DOI. @param {string} doi */
function balanced(doi) {
  const count = (/** @type {string} */ sign) => doi.split(sign).length;
  while (doi && Object.hasOwn(OPENS, doi[doi.length - 1])) {
    const last = doi[doi.length - 1];
    if (count(last) <= count(OPENS[last])) break;
    doi = trimEnd(doi.slice(0, -1), ".,;/");
  }
  return doi;
}

/** @param {string} text @param {string} signs */
export function trimEnd(text, signs) {
  let end = text.length;
  while (end && signs.includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/** The text with %28 as (, as Python's `unquote` has it: what is not UTF-8 stays unread. @param {string} text */
function unquoted(text) {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (signs) => {
    const bytes = new Uint8Array(signs.length / 3);
    for (let n = 0; n < bytes.length; n += 1) bytes[n] = parseInt(signs.slice(n * 3 + 1, n * 3 + 3), 16);
    return new TextDecoder().decode(bytes);
  });
}
