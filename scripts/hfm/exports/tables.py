"""The tables that flat formats share: one a kind, and those of sources, corrections, numbers and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hfm.exports.columns import APART, SCORE, Column, columns, columns_of_part
from hfm.exports.edition import Edition, one_line
from hfm.exports.results import flat_scores
from hfm.model import KINDS, Result
from hfm.model.catalog import Catalog, once

Record = Mapping[str, Any]

_ABOUT_APART = {
    "sources": "Where the facts of each entry were read",
    "corrections": "Where a source is wrong or in doubt",
}
_OWNER = (
    Column("kind", ("kind",), "Kind", "the kind of the entry", "string", words=tuple(KINDS)),
    Column("id", ("id",), "Id", "the id of the entry", "string"),
)
_WORDS = tuple(
    Column(name, (name,), name.replace("_", " ").capitalize(), about, type_, several=name == "aliases")
    for name, type_, about in (
        ("vocabulary", "string", "the word list"),
        ("id", "string", "the word that fields use"),
        ("label", "string", "the word as readers see it"),
        ("code", "string", "the survey's abbreviation"),
        ("definition", "string", "what it means"),
        ("aliases", "string", "other spellings"),
        ("parent", "string", "the wider term, by its id"),
        ("url", "string", "where it is explained"),
        ("commercial_use", "string", "of a licence: whether it permits commercial use"),
        ("share_alike", "boolean", "of a licence: whether derived works carry the same one"),
        ("by_request", "boolean", "of a licence: whether one has to ask"),
    )
)


@dataclass(frozen=True)
class Table:
    """A table: its name, what it holds, its columns, its records, from which a column takes its value, and these as JSON."""

    name: str
    about: str
    columns: tuple[Column, ...]
    records: Sequence[Record]
    lines: Sequence[str]

    @property
    def is_kind(self) -> bool:
        """Whether a row is an entry, with an id that other tables refer to."""
        return any(self.name == kind.FOLDER for kind in KINDS.values())


def tables(edition: Edition) -> tuple[Table, ...]:
    """Every table of the edition, made once for all formats."""
    return _tables(edition, edition.catalog)


@once
def _tables(edition: Edition, catalog: Catalog) -> tuple[Table, ...]:
    return (*_kinds(edition, catalog), *_apart(edition, catalog), _scores(edition), _vocabulary(catalog))


def _kinds(edition: Edition, catalog: Catalog) -> Iterator[Table]:
    for kind in KINDS.values():
        about = f"{kind.PLURAL} of the catalog"
        yield Table(kind.FOLDER, about, columns(kind, catalog), edition.records[kind.KIND], edition.lines(kind.KIND))


def _apart(edition: Edition, catalog: Catalog) -> Iterator[Table]:
    """Where facts were read, and what was corrected: a row each, with the entry it belongs to."""
    for name, part in APART.items():
        rows = [
            {"kind": kind, "id": record["id"], **it}
            for kind, records in edition.records.items()
            for record in records
            for it in record[name]
        ]
        yield _flat(name, _ABOUT_APART[name], (*_OWNER, *columns_of_part(part, catalog)), rows)


def _scores(edition: Edition) -> Table:
    about = f"Every reported number of the {Result.PLURAL.lower()}, with its column and its place"
    return _flat("scores", about, SCORE, [*flat_scores(edition)])


def _vocabulary(catalog: Catalog) -> Table:
    rows = [
        {"vocabulary": words.id, **term.model_dump()} for words in catalog.vocabularies.values() for term in words.terms
    ]
    return _flat("vocabulary", "The words that fields may use", _WORDS, rows)


def _flat(name: str, about: str, columns: tuple[Column, ...], records: Sequence[Record]) -> Table:
    lines = [one_line({it.name: it.value(record) for it in columns}) for record in records]
    return Table(name, about, columns, records, lines)
