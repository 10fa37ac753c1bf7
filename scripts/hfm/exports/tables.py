"""The tables that flat formats share: one a kind, and those of sources, corrections, numbers and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hfm.exports.columns import APART, SCORE, Column, columns, columns_of_part
from hfm.exports.edition import Edition, Shared, one_line
from hfm.exports.results import flat_scores
from hfm.model import KINDS, Result
from hfm.model.catalog import Catalog

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
    """A table: its name, what it holds, its columns, and its records, from which a column takes its value.

    `lines` are the records as JSON: of an entry what the API has, else its columns.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    records: Sequence[Record]
    lines: Sequence[str]

    @property
    def is_kind(self) -> bool:
        """Whether a row is an entry, with an id that other tables refer to."""
        return self.name in KIND_OF


# The kind of the entries that are the rows of a table.
KIND_OF = {kind.FOLDER: name for name, kind in KINDS.items()}
_NAMES = (*KIND_OF, *APART, "scores", "vocabulary")


def tables(edition: Edition) -> Mapping[str, Table]:
    """Every table of the edition by its name, made once for all formats."""
    return Shared(edition, _NAMES, _table)


def _table(edition: Edition, name: str) -> Table:
    if kind := KIND_OF.get(name):
        about = f"{KINDS[kind].PLURAL} of the catalog"
        return Table(name, about, columns(KINDS[kind], edition.catalog), edition.records[kind], edition.lines(kind))
    if name in APART:
        return _apart(edition, name)
    return _scores(edition) if name == "scores" else _vocabulary(edition.catalog)


def _apart(edition: Edition, name: str) -> Table:
    """Where facts were read, or what was corrected: a row each, with the entry it belongs to, in the order of ids."""
    rows = [
        {"kind": entry.KIND, "id": entry.id, **vars(it)}
        for kind in KINDS.values()
        for entry in edition.catalog.every(kind)
        for it in getattr(entry, name)
    ]
    found = (*_OWNER, *columns_of_part(APART[name], edition.catalog))
    return _of_rows(name, _ABOUT_APART[name], found, rows)


def _scores(edition: Edition) -> Table:
    about = f"Every reported number of the {Result.PLURAL.lower()}, with its column and its place"
    return _of_rows("scores", about, SCORE, [*flat_scores(edition)])


def _vocabulary(catalog: Catalog) -> Table:
    names = [it.name for it in _WORDS[1:]]
    rows = [
        {"vocabulary": words.id, **{name: getattr(term, name) for name in names}}
        for words in catalog.vocabularies.values()
        for term in words.terms
    ]
    return _of_rows("vocabulary", "The words that fields may use", _WORDS, rows)


def _of_rows(name: str, about: str, columns: tuple[Column, ...], rows: Sequence[Record]) -> Table:
    """A table of rows that have the columns, in their order."""
    return Table(name, about, columns, rows, [*map(one_line, rows)])
