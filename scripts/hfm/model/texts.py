"""What a text may be made of: no character that no one sees, no blank too many, no word that says nothing is known."""

from __future__ import annotations

import re
import unicodedata

# What no one types and no one sees, as the inside of a character class: control characters other than line breaks,
# line breaks that only YAML knows, marks that turn the reading direction round, characters that are none.
UNSEEN = r"\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"

LONGEST_NAME = 150

# Characters that have a use in some scripts (and U+200D in emoji), but never at an end or beside a blank; and those
# that have none in a catalog: soft hyphens, blanks without width, marks of direction, fillers.
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2060-\u2064\u3164\uffa0]|(?:^|(?<= ))[\u200c\u200d]|[\u200c\u200d](?= |$)"
)
ODD_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
NOTHING_SAID = re.compile(
    r"(?i)unknown|not known|n\.?/?a\.?|tb[ad]|todo|\?+|-+|–|—|\.+|…|not (?:stated|available|applicable|specified|given|reported)|unspecified|null|nil"
)
MARKUP = re.compile(
    r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z]{2,8}|#\d{1,6});|\$[^$]+\$|\\[A-Za-z]+\b|\\[\"'`^~=.]\{?\\?[A-Za-z]|\*\*|\]\("
)
# A tag of HTML, by the names that HTML has: `p < 0.05`, `<10 GB` and a token such as `<mask>` are none.
TAG = re.compile(
    r"(?i)</?(?:a|abbr|b|big|blockquote|body|br|center|code|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li|link"
    r"|mark|math|meta|object|ol|p|pre|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul)"
    r"(?:\s+[a-z-]+\s*=[^<>]*)?\s*/?>"
)
QUOTES = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "„": "“"}


class RefusedError(ValueError):
    """A value that cannot stay as it is: a stable code, what is wrong, what to do, and the value to write instead."""

    def __init__(self, code: str, message: str, tip: str, instead: str) -> None:
        super().__init__(message)
        self.code, self.tip, self.instead = code, tip, instead


def refuse(code: str, message: str, tip: str = "", instead: str = "") -> RefusedError:
    """The error to raise for a value; `instead` is the value to write where it can be told."""
    return RefusedError(code, message, tip, instead)


def clean(text: str) -> str:
    """The text as it should have been written: plain single blanks, nothing unseen, composed letters."""
    text = HIDDEN.sub("", ODD_BLANK.sub(" ", unicodedata.normalize("NFC", text)))
    return "\n".join(re.sub(r"(?<=\S) {2,}", " ", line).rstrip() for line in text.strip().split("\n"))


def seen(text: str) -> str:
    """The text itself; refused when it holds what no reader sees."""
    if text.isascii() and text.isprintable() and text and " " not in (text[0], text[-1]):
        return text  # as most are
    if hidden := HIDDEN.search(text):
        message = f"holds an unseen character, U+{ord(hidden[0][-1]):04X}"
    elif odd := ODD_BLANK.search(text):
        message = f"holds a blank that is no plain one, U+{ord(odd[0]):04X}"
    elif text != text.strip(" ") or text.startswith("\n"):
        message = "begins or ends with a blank"
    elif not any(unicodedata.category(it)[0] in "LNPS" for it in text):
        message = "holds nothing that one can see"
    elif unicodedata.normalize("NFC", text) != text:
        message = "has letters in two parts, a letter and its accent"
    else:
        return text
    raise refuse("bad-text", message, "leave the line out", clean(text))


def single(text: str) -> str:
    """One line of text with single blanks."""
    if "  " in text:
        raise refuse("bad-text", "has two blanks in a row", "", clean(text))
    return text


def short(text: str) -> str:
    """A name is no sentence."""
    if len(text) > LONGEST_NAME:
        raise refuse("too-long", f"longer than {LONGEST_NAME} characters", "say it shorter")
    return text


def stated(text: str) -> str:
    """A text that states something: not `unknown`, not `n/a`."""
    if NOTHING_SAID.fullmatch(text):
        raise refuse("says-nothing", f"'{text}' says nothing", "leave the line out: absent means not known")
    return text


def plain(text: str) -> str:
    """A name or a title as readers see it: no markup of HTML, LaTeX or Markdown, no quotes around the whole."""
    if QUOTES.get(text[0]) == text[-1] and len(text) > 2 and not {text[0], text[-1]} & set(text[1:-1]):
        raise refuse("bad-text", "has quotes around the whole", "", text[1:-1])
    if markup := MARKUP.search(text):
        tip = "write what a reader sees: plain letters and signs, such as α, ², ü"
        instead = without_accents_of_latex(text)
        sound = instead != text and not MARKUP.search(instead)
        raise refuse("markup", f"'{markup[0][:40]}' is markup", tip, instead if sound else "")
    return text


def untagged(text: str) -> str:
    """Prose as readers see it: a tag of HTML would stand there as it is written."""
    if tag := TAG.search(text):
        instead = clean(re.sub(r" ([.,;:])", r"\1", re.sub(" +", " ", TAG.sub(_in_its_place, text))))
        raise refuse("markup", f"'{tag[0][:40]}' is a tag of HTML", "write plain text, without tags", instead)
    return text


def _in_its_place(tag: re.Match[str]) -> str:
    """A blank where the tag broke a line, else nothing."""
    return " " if re.match(r"(?i)</?(?:br|p|div|li|tr|hr|h[1-6])\b", tag[0]) else ""


_ACCENT = re.compile(r"""\{?\\(["'`^~])\{?([A-Za-z])\}?\}?""")
_MARKS = {'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303"}


def without_accents_of_latex(text: str) -> str:
    r"""Letters as readers see them, where LaTeX put an accent: `M{\"u}ller` is Müller."""
    return _ACCENT.sub(lambda found: unicodedata.normalize("NFC", found[2] + _MARKS[found[1]]), text)
