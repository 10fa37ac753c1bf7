"""The ways a reader may write a name: apart, together, with words for signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from hfm.model import Entry, Work

# Between a small letter and a capital, a letter and a digit, a capital and a word: SAM|Med|3D, Clinical|BERT.
_JOINTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_WORD = re.compile(r"[^\W_]+")
# Signs as words, and letters that no accent makes; web/spelling.js has the same.
_SIGNS = str.maketrans({
    "+": " plus ", "&": " and ", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ß": "ss",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ı": "i", "þ": "th", "Þ": "Th",
})  # fmt: skip


def spellings(entry: Entry) -> tuple[str, ...]:
    """Other writings of an entry's name and aliases, each once: `SAM-Med3D` → `SAM Med 3D`, `SAMMed3D`.

    A search that knows words only as they are printed finds the name by them.
    """
    names = (entry.name, *entry.aliases)
    found = [way for name in names for way in _ways(name)] if isinstance(entry, Work) else []  # ideas have plain words
    return tuple(way for way in dict.fromkeys((*entry.aliases, *found)) if way != entry.name)


def respelled(names: Iterable[str]) -> str:
    """The names with letters that no accent makes, in plain letters: a search strips accents, and would miss `Ødegård`."""
    return ", ".join(it.translate(_SIGNS) for it in names if any(ord(char) in _SIGNS and char.isalpha() for char in it))


@cache
def plain(text: str) -> str:
    """Words as a reader types them: small letters and digits, no accents, signs as words, one blank between.

    web/spelling.js does the same: names become ids and words by both.
    """
    return " ".join(_words(text)).lower()


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_without_marks(text.translate(_SIGNS))))


def _without_marks(text: str) -> str:
    """Each letter without its accents."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if unicodedata.category(char)[0] != "M")


@cache
def parted(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, then those that it is made of: `SAM-Med3D` → sam, med3d, med, 3d."""
    words = _words(name)
    parts = [part for word in words for part in _JOINTS.split(word) if part]
    return tuple(dict.fromkeys(map(str.lower, (*words, *parts))))


def _ways(name: str) -> tuple[str, str]:
    words = _words(name)
    return " ".join(" ".join(filter(None, _JOINTS.split(word))) for word in words), "".join(words)
