"""Cells that a spreadsheet would run as a formula: text with an apostrophe before it, which taking it off gives back."""

from __future__ import annotations

import re
from functools import lru_cache

# What spreadsheets run, behind whatever blanks; apostrophes are counted along, so that nothing else begins with "'=".
_FORMULA = re.compile(r"'*(?:[\s\0]*[=+\-@＝＋－＠|%]|[\t\r\n\0])")


@lru_cache(maxsize=20_000)  # tables say the same words again and again
def guarded(text: str) -> str:
    """The text of a cell as every table of ours writes it; web/formulas.js does the same in the browser."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given; another program's text, `'tis` for one, stays as it is."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
