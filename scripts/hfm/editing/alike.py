"""Whether a new entry may be one that is there already: the same address, or a name or a title that is nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from hfm.model.identity import identity_of, letters
from hfm.model.likeness import titles_alike

_FIELD = re.compile(r"^(name|title|  paper|  code): *(.+)$", re.MULTILINE)


def alike(path: str, texts: Mapping[str, str]) -> Iterator[str]:
    """The paths of other entries that this one looks like, in the order of paths; texts are path → YAML."""
    mine = _known(texts[path])
    for other, text in sorted(texts.items()):
        if (
            other != path
            and other.count("/") >= 1
            and not other.startswith(("vocabulary/", "results/"))
            and _same(mine, _known(text))
        ):
            yield other


@cache
def _known(text: str) -> dict[str, str]:
    """What can be compared of an entry, read from its lines: to parse each file of a catalog takes too long here."""
    found = {key.strip(): value.strip().strip("'\"") for key, value in _FIELD.findall(text)}
    plain = {key: letters(found[key]) for key in ("name", "title") if key in found}
    return plain | {key: identity_of(found[key]) for key in ("paper", "code") if found.get(key, "").startswith("http")}


def _same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    if any(one.get(key) and one.get(key) == other.get(key) for key in ("name", "title", "paper", "code")):
        return True
    return titles_alike(one.get("title", ""), other.get("title", ""))
