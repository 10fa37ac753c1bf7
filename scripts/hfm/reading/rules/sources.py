"""Every fact has a place where it was read."""

from __future__ import annotations

from collections.abc import Iterator

from hfm.reading.problems import Problem
from hfm.reading.rules.draft import Draft


def source_names_a_place(draft: Draft) -> Iterator[Problem]:
    """A source is one with a name or an address; a table, row, section or reference is of one with a name."""
    for entry, record in draft:
        for number, it in enumerate(entry.sources):
            if not it.source and not it.url:
                tip = "write source: and an id of catalog/vocabulary/sources.yaml, or url: and an address"
                yield record.problem(("sources", number), "no-place", f"sources.{number + 1}: names no source", tip)
        for number, each in enumerate(entry.corrections):
            if not each.source and not each.url:
                tip = "write source: or url: of what has the other value"
                yield record.problem(
                    ("corrections", number), "no-place", f"corrections.{number + 1}: names no source", tip
                )
