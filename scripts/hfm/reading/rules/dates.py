"""Dates do not contradict each other in silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hfm.model import Dataset, Entry, Event, Result, Work
from hfm.reading.load import Record
from hfm.reading.places import Keys
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
        if draft.today and str(entry.year) > str(int(draft.today[:4]) + 1):
            continue  # a year to come is told by a rule of its own
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


def nothing_is_from_the_future(draft: Draft) -> Iterator[Problem]:
    """What is stated has happened. Only issues and proceedings are dated ahead, of works that were public before."""
    if not draft.today:
        return
    next_year = str(int(draft.today[:4]) + 1)
    for entry, record in draft:
        days = {keys: (day, draft.today) for keys, day in _days(entry)}
        years = {keys: (year, next_year) for keys, year in _years(entry) if keys not in days}
        for keys, (day, last) in {**days, **years}.items():
            public = entry.first_public if isinstance(entry, Work) and keys == ("year",) else None
            yield from _told(keys, day, last, record, public or "")
    for n, gone in enumerate(draft.removed):
        yield from _told(("removed", n, "day"), gone.day, draft.today, draft.removed_record)
    for n, part in enumerate(draft.collected):
        yield from _told(("collected", n, "partly_until"), part.partly_until, draft.today, draft.collected_record)


def _told(keys: Keys, day: str, last: str, record: Record, public: str = "") -> Iterator[Problem]:
    if day > last[: len(day)]:
        tip = "write the day on which it happened"
        if keys in (("added",), ("verified",)):
            tip = finished(keys, min(last, date.today().isoformat()))
        if keys[-1] == "year":
            sure = public and public[:4] <= last[:4]
            tip = finished(keys, int(public[:4])) if sure else "write the year in which it was first public"
        name = ".".join(str(it) for it in keys if isinstance(it, str))
        yield record.problem(keys, "from-the-future", f"{name}: {day} is in the future", tip)


def _days(entry: Entry) -> Iterator[tuple[Keys, str]]:
    """Every day on which something was done, with its place."""
    yield ("added",), entry.added
    if entry.verified:
        yield ("verified",), entry.verified
    if isinstance(entry, Event | Result):
        yield ("date",), entry.date
    if isinstance(entry, Result):
        yield from ((("rows", n, "date"), row.date) for n, row in enumerate(entry.rows) if row.date)
    if not isinstance(entry, Work):
        return
    if entry.preprint and entry.preprint.date:
        yield ("preprint", "date"), entry.preprint.date
    elif entry.publication and entry.first_public:
        yield ("publication", "date" if entry.publication.date else "year"), entry.first_public


def _years(entry: Entry) -> Iterator[tuple[Keys, str]]:
    """The years that may be dated ahead."""
    if isinstance(entry, Work) and entry.year:
        yield ("year",), str(entry.year)
    if isinstance(entry, Work) and entry.publication:
        if entry.publication.year:
            yield ("publication", "year"), str(entry.publication.year)
        if entry.publication.date:
            yield ("publication", "date"), entry.publication.date[:4]
