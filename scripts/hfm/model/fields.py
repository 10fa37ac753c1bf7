"""The kinds of value a field can hold, and the two marks that tie a value to a word list or to another entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StrictInt, StringConstraints, WithJsonSchema

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"

# What no one types and no one sees, as the inside of a character class: control characters other than line breaks,
# line breaks that only YAML knows, marks that turn the reading direction round, characters that are none.
UNSEEN = r"\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"


@dataclass(frozen=True)
class Term:
    """Marks a value that must be an id of `catalog/vocabulary/<vocabulary>.yaml`."""

    vocabulary: str


@dataclass(frozen=True)
class Ref:
    """Marks a value that must be the id of an entry of this kind."""

    kind: str


def _real_date(value: str) -> str:
    """The value itself; ValueError unless it is YYYY, YYYY-MM or YYYY-MM-DD and in the calendar."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
        raise ValueError("write a date as YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    date(year, month, day)
    return value


def _real_day(value: str) -> str:
    if len(value) != 10:
        raise ValueError("write a whole date, YYYY-MM-DD")
    return _real_date(value)


def _open_ended(authors: tuple[str, ...]) -> tuple[str, ...]:
    if "et al." in authors[:-1] or authors == ("et al.",):
        raise ValueError("'et al.' comes last, after one author at least")
    return authors


# One line of text without unseen characters, or a paragraph; both are shown literally, never as markup.
Line = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=f"^[^\\n\\r{UNSEEN}]+$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=1200, pattern=f"^[^\\r{UNSEEN}]+$")]
Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$", max_length=80)]
# Most terms are slugs; a licence has its SPDX id, with capitals and dots.
TermId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([.+-][A-Za-z0-9]+)*\+?$", max_length=80)]
Url = Annotated[str, StringConstraints(pattern=rf"^https?://[^\s<>\"'`\\{{}}|^{UNSEEN}]+$", max_length=500)]
Doi = Annotated[str, StringConstraints(pattern=rf"^10\.[0-9]{{4,9}}/[^\s<>\"'`\\{{}}|^{UNSEEN}]+$")]
Arxiv = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}\.[0-9]{4,5}$")]
Date = Annotated[
    str, AfterValidator(_real_date), WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"})
]
Day = Annotated[str, AfterValidator(_real_day), WithJsonSchema({"type": "string", "format": "date"})]
Year = Annotated[StrictInt, Field(ge=1950, le=2100)]
Authors = Annotated[tuple[Line, ...], AfterValidator(_open_ended)]


def Label(title: str, description: str = "", default: Any = None, **more: Any) -> Any:  # noqa: N802  reads as a type
    """An optional field with the label of its row on a page and the advice shown to contributors."""
    return Field(default=default, title=title, description=description, **more)
