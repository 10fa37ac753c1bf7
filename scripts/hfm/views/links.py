"""Addresses of explorer states, relative to the site's root: how a chart or a page says "these entries"."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote_plus

from hfm.model import KINDS

Filter = str | int | list[str]

_quoted = lru_cache(maxsize=10_000)(quote_plus)  # a few names and terms stand in thousands of addresses


def explorer(kind: str, **filters: Filter) -> str:
    """The explorer of a kind showing the entries that pass: a list is OR inside a field, fields are joined by AND.

    Names are the fields of the entries, plus `subfield`, `set` (survey or later), `code` (yes, no), `unit`, `size`,
    `word` (a frequent one of titles) and `q`. `year` and `size` take a range, `2022..2024` or `100000..`, and `not-stated` is what states no value. A term
    stands for the terms below it too. web/explorer/state.js reads these addresses.
    """
    query = "&".join(
        [
            f"{name}={_quoted(str(value))}"
            for name, given in filters.items()
            for value in (given if isinstance(given, list) else (given,))
        ]
    )
    return f"{KINDS[kind].FOLDER}/{f'?{query}' if query else ''}"
