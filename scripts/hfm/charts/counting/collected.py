"""How far what a chart counts was collected, so that what is not complete is never shown as if it were."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hfm.charts.words import label, listed, subfields_of
from hfm.model import Entry
from hfm.model.catalog import Catalog
from hfm.model.vocabulary import Collected

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Until:
    """Until when the entries of a view were collected: `whole` all of them, `partly` some; empty where nobody says.

    `words` say it, for readers.
    """

    whole: str
    partly: str
    words: str

    def complete(self, period: str | None) -> str | None:
        """Whether all of a year or a month is there: `yes`, `partly` or `no`; None of no period, or where nobody says."""
        if not period or not self.partly:
            return None
        first = f"{period}-01-01"[:10]
        if _last_day(period) <= self.whole:
            return "yes"
        return "partly" if first <= self.partly else "no"

    def lacking(self, periods: Iterable[str | None]) -> list[str]:
        """Those of the periods that are not complete, the first first."""
        return sorted({period for period in periods if period and self.complete(period) not in ("yes", None)})

    def caveat(self, periods: Iterable[str | None]) -> str:
        """What a drawing says below these periods where the last are not complete; nothing where all are."""
        lacking = self.lacking(periods)
        if not lacking:
            return ""
        which = lacking[0] if len(lacking) == 1 else f"From {lacking[0]} on"
        return f"{which}: not complete. {self.words}"


def collected(catalog: Catalog, entries: Sequence[Entry], among: dict[str, Any]) -> Until:
    """Until when these entries, all of one kind, were collected; `among` is what the explorer filters them by."""
    kind, groups = (entries[0].KIND, subfields_of(entries)) if entries else ("", ())
    said = [it for it in catalog.collected if it.kind == kind and it.set == among.get("set")]
    said = [it for it in said if not it.subfield or it.subfield in groups]
    if not said:
        return Until("", "", "")
    whole, partly = min(it.whole_until or "" for it in said), max(it.partly_until for it in said)
    if among.get("set"):
        return Until(whole, partly, f"The survey's tables end on {day(partly)}.")
    return Until(whole, partly, _words(catalog, kind, said, whole, partly))


def _words(catalog: Catalog, kind: str, said: Sequence[Collected], whole: str, partly: str) -> str:
    """`Models are collected whole until 31 January 2026 (bioinformatics 31 March 2026), in part until 31 August 2026.`"""
    if not whole:
        return f"{kind.capitalize()}s are collected in part until {day(partly)}."
    days = sorted({it.whole_until or "" for it in said} - {whole})
    later = [
        f"{listed([label(catalog, 'subfields', it.subfield or '').lower() for it in said if it.whole_until == other])} {day(other)}"
        for other in days
    ]
    apart = f" ({'; '.join(later)})" if later else ""
    return f"{kind.capitalize()}s are collected whole until {day(whole)}{apart}, in part until {day(partly)}."


def day(iso: str) -> str:
    """`31 January 2026`."""
    year, month, number = map(int, iso.split("-"))
    return f"{number} {_MONTHS[month - 1]} {year}"


def end_of(day: str) -> float:
    """The end of a day as a number of years."""
    year, month, number = map(int, day.split("-"))
    return year + (month - 1 + number / 31) / 12


def _last_day(period: str) -> str:
    if len(period) == 4:
        return f"{period}-12-31"
    year, month = map(int, period.split("-")[:2])
    return f"{period[:7]}-{monthrange(year, month)[1]}"
