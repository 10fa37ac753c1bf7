"""Addresses of explorer states, relative to the site's root: how a chart or a page says "these entries"."""

from __future__ import annotations

from urllib.parse import urlencode

from hfm.model import KINDS

Filter = str | int | list[str]


def explorer(kind: str, **filters: Filter) -> str:
    """The explorer of a kind showing the entries that pass: a list is OR inside a field, fields are joined by AND.

    Names are the fields of the entries, plus `subfield`, `set` (survey or later), `code` (yes, no) and `q`.
    """
    query = urlencode(filters, doseq=True)
    return f"{KINDS[kind].FOLDER}/{f'?{query}' if query else ''}"
