"""Dates do not contradict each other in silence."""

from __future__ import annotations

from collections.abc import Iterator

from hfm.model import Work
from hfm.reading.problems import Problem
from hfm.reading.rules.draft import Draft


def published_agrees_with_year(draft: Draft) -> Iterator[Problem]:
    """`published` lies in `year`, or a correction on `year` or `published` says why it does not."""
    for entry, record in draft:
        if not isinstance(entry, Work) or not entry.published or not entry.year:
            continue
        explained = any(it.field in ("year", "published") for it in entry.corrections)
        if int(entry.published[:4]) != entry.year and not explained:
            yield record.problem(
                ("published",),
                "dates-disagree",
                f"published {entry.published} is not in the year {entry.year}",
                "if both are right, add a correction on `year` that says which source counts what",
            )
