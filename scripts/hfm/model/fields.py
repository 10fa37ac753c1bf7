"""The kinds of value a field can hold, and the two marks that tie a value to a word list or to another entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StrictInt, StringConstraints, WithJsonSchema

from hfm.model.addresses import address_fault
from hfm.model.texts import UNSEEN, plain, refuse, seen, short, single, stated, untagged

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True)
class Term:
    """Marks a value that must be an id of `catalog/vocabulary/<vocabulary>.yaml`."""

    vocabulary: str


@dataclass(frozen=True)
class Ref:
    """Marks a value that must be the id of an entry of this kind."""

    kind: str


def _real_date(value: str) -> str:
    """The value itself; refused unless it is YYYY, YYYY-MM or YYYY-MM-DD and in the calendar."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
        raise refuse("bad-date", f"'{value[:40]}' is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD", _iso(value))
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError as error:
        raise refuse("bad-date", f"'{value}' is not in the calendar: {error}", "write YYYY-MM-DD") from error
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse("bad-date", f"'{value}' is out of range", f"years go from {FIRST_YEAR} to {LAST_YEAR}")
    return value


def _iso(value: str) -> str:
    """22.11.2026 or 2026/11/22 as 2026-11-22, `August 2024` as 2024-08; nothing where it cannot be told."""
    month_of = re.fullmatch(r"([A-Za-z]{3,9})\.?,? ([0-9]{4})", value)
    if month_of and month_of[1][:3].lower() in _MONTHS:
        return f"{month_of[2]}-{_MONTHS.index(month_of[1][:3].lower()) + 1:02}"
    if found := re.fullmatch(r"([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})", value):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", value):
        day, month, year = map(int, found.groups())
    elif words := _in_words(value):
        year, month, day = words
    else:
        return ""
    return f"{year}-{month:02}-{day:02}" if 0 < month < 13 and 0 < day < 32 else ""


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _in_words(value: str) -> list[int]:
    """Year, month and day of `14 March 2025`, `March 14, 2025` or `14/03/2025`; nothing where it cannot be told."""
    if found := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", value):
        first, second, year = map(int, found.groups())
        return [year, second, first] if first > 12 else [year, first, second] if second > 12 else []
    found = re.fullmatch(r"(?:([0-9]{1,2})\.? )?([A-Za-z]{3,9})\.?(?: ([0-9]{1,2}),?)? ([0-9]{4})", value)
    day = found and (found[1] or found[3])
    if not found or not day or found[2][:3].lower() not in _MONTHS:
        return []
    return [int(found[4]), _MONTHS.index(found[2][:3].lower()) + 1, int(day)]


def _real_day(value: str) -> str:
    if len(value) != 10:
        whole = _iso(value)
        instead = whole if len(whole) == 10 else ""
        raise refuse("bad-date", f"'{value[:40]}' is not a whole date", "write YYYY-MM-DD", instead)
    return _real_date(value)


def _on_the_web(value: str) -> str:
    if fault := address_fault(value):
        raise refuse("bad-address", f"'{value[:60]}': {fault}", "write it whole, as https://example.org/page")
    return value


def _open_ended(authors: tuple[str, ...]) -> tuple[str, ...]:
    if "et al." in authors[:-1] or authors == ("et al.",):
        raise refuse("bad-authors", "'et al.' comes last, after one author at least")
    return authors


FIRST_YEAR, LAST_YEAR = 1900, 2100
# One line of text without unseen characters, or a paragraph; both are shown literally, never as markup.
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=400, pattern=f"^[^\\n\\r{UNSEEN}]+$"),
    AfterValidator(seen),
    AfterValidator(single),
]
Prose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=1200, pattern=f"^[^\\r{UNSEEN}]+$"),
    AfterValidator(seen),
]
# Prose that readers are given first: no tags in it, which would stand there as they are written.
Told = Annotated[Prose, AfterValidator(untagged)]
# A line that states something, and one that readers know a thing by.
Stated = Annotated[Line, AfterValidator(stated)]
Name = Annotated[Line, AfterValidator(short), AfterValidator(stated), AfterValidator(plain)]
Title = Annotated[Line, AfterValidator(stated), AfterValidator(plain)]
MAX_ID = 80  # characters; a file's name with its folders must fit every system
Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$", max_length=MAX_ID)]
# Most terms are slugs; a licence has its SPDX id, with capitals and dots.
TermId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([.+-][A-Za-z0-9]+)*\+?$", max_length=80)]
Url = Annotated[
    str,
    StringConstraints(pattern=rf"^https?://[^\s<>\"'`\\{{}}|^{UNSEEN}]+$", max_length=500),
    AfterValidator(_on_the_web),
]
Doi = Annotated[str, StringConstraints(pattern=rf"^10\.[0-9]{{4,9}}/[^\s\"'`\\{{}}|^{UNSEEN}]+$", max_length=200)]
Pubmed = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,8}$")]
Openalex = Annotated[str, StringConstraints(pattern=r"^W[1-9][0-9]{3,11}$")]
Wikidata = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]{0,9}$")]
# The owner and the name of a repository, behind `datasets/` where it holds data.
HuggingFace = Annotated[str, StringConstraints(pattern=r"^(datasets/)?[A-Za-z0-9_.-]{1,96}/[A-Za-z0-9_.-]{1,96}$")]
Date = Annotated[
    str, AfterValidator(_real_date), WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"})
]
Day = Annotated[str, AfterValidator(_real_day), WithJsonSchema({"type": "string", "format": "date"})]
Year = Annotated[StrictInt, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Authors = Annotated[tuple[Name, ...], AfterValidator(_open_ended)]


def Label(title: str, description: str = "", default: Any = None, **more: Any) -> Any:  # noqa: N802  reads as a type
    """An optional field with the label of its row on a page and the advice shown to contributors."""
    return Field(default=default, title=title, description=description, **more)
