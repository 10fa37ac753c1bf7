"""How much room words need, before any browser draws them."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

_SIGNS = defaultdict(lambda: 0.56, dict.fromkeys("fijlrtI.,:;'|()[]/ 1-", 0.32) | dict.fromkeys("mwMWGOQ@%&", 0.82))


def text_width(text: str, size: float) -> float:
    """About how wide a line of text is in a sans-serif face of this size; a little more rather than less."""
    return size * _width(text)


@lru_cache(maxsize=20_000)  # what is written in the wide drawing is written in the narrow one
def _width(text: str) -> float:
    return sum(map(_SIGNS.__getitem__, text))


def shorten(text: str, width: float, size: float) -> str:
    """The text, cut with an ellipsis where it would be wider than this."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1].rstrip()
    return text + "…"
