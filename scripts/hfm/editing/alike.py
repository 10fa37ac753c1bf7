"""Whether a new entry may be one that is there already: the same address, or a name or a title that is nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from hfm.model.identity import identity_of, letters
from hfm.model.likeness import titles_alike

_FIELDS = [
    re.compile(r"^(name|title): *(.+(?:\n  \S.*)*)", re.MULTILINE),  # a long title goes on in lines below
    re.compile(r"^  (paper|code): *(.+)$", re.MULTILINE),
]
_WHY = {"paper": "by its paper", "title": "by its title", "name": "by its name", "code": "by its code"}


def alike(path: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Other entries that this one looks like, (path, by what), in the order of paths; texts are path → YAML."""
    mine = _known(texts[path])
    for other, text in sorted(texts.items()):
        is_entry = other != path and "/" in other and not other.startswith(("vocabulary/", "results/"))
        if is_entry and (why := _why(mine, _known(text))):
            yield other, why


@cache
def _known(text: str) -> dict[str, str]:
    """What can be compared of an entry, read from its lines: to parse each file of a catalog takes too long here."""
    fields = (it for form in _FIELDS for it in form.findall(text))
    found = {key: " ".join(value.split()).strip("'\"") for key, value in fields}
    plain = {key: letters(found[key]) for key in ("name", "title") if key in found}
    return plain | {key: identity_of(found[key]) for key in ("paper", "code") if found.get(key, "").startswith("http")}


def _why(one: Mapping[str, str], other: Mapping[str, str]) -> str:
    """By what two entries look like one, or nothing."""
    shared = next((why for key, why in _WHY.items() if one.get(key) and one.get(key) == other.get(key)), "")
    near = titles_alike(one.get("title", ""), other.get("title", ""))
    return shared or ("by a title that is nearly the same" if near else "")
