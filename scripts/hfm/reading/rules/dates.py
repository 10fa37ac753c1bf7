"""Dates do not contradict each other in silence."""

from __future__ import annotations

from collections.abc import Iterator

from hfm.model import Dataset, Work
from hfm.reading.problems import Problem
from hfm.reading.repairs import finished
from hfm.reading.rules.draft import Draft


def first_public_agrees_with_year(draft: Draft) -> Iterator[Problem]:
    """`year` is the year the work was first public, or of its publication, or a correction on `year` says why not."""
    for entry, record in draft:
        if not isinstance(entry, Work) or not entry.first_public or not entry.year:
            continue
        years = {int(entry.first_public[:4]), entry.publication.year if entry.publication else None}
        if isinstance(entry, Dataset) and entry.year < int(entry.first_public[:4]):
            continue  # data can be public before the paper about them
        explained = any(it.field == "year" for it in entry.corrections)
        if entry.year not in years and not explained:
            yield record.problem(
                ("year",),
                "dates-disagree",
                f"year: {entry.year}, but the work was first public in {entry.first_public[:4]}",
                "if both are right, add a correction on `year` that says which source counts what",
            )


def checked_after_it_was_added(draft: Draft) -> Iterator[Problem]:
    """No entry was compared with its sources before it was there."""
    for entry, record in draft:
        if entry.verified and entry.verified < entry.added:
            message = f"verified: {entry.verified} is before the day it was added, {entry.added}"
            yield record.problem(("verified",), "dates-disagree", message, finished(("verified",), entry.added))
