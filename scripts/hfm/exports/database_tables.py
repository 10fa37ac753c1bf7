"""The tables of the SQLite database: how each is made, and the rows that fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from hfm.exports.columns import APART, SCORE, Column, columns, columns_of_part, folder_of
from hfm.exports.edition import ABOUT, LICENCE, NAME, Edition
from hfm.exports.tables import tables
from hfm.model import KINDS, Entry
from hfm.model.catalog import Catalog

SEARCHED = ("name", "aliases", "title", "authors", "summary")
_SHARED = ("added", "verified", "url")
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}


class Stands(NamedTuple):
    """A row that the database before has as it is, by its key."""

    key: str


Rows = Iterator[list[Any] | Stands]


class SqlTable(NamedTuple):
    """A table: its name, the statement that makes it, and which function of `_ROWS` fills it, given what.

    Tables of one `part`, which stand side by side, are filled together. `kinds` are those of its rows, if each is an entry,
    which has this `key`.
    """

    name: str
    statement: str
    part: str
    filled_by: str
    given: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    key: str = ""

    def made_from(self, edition: Edition) -> list[tuple[bytes, ...]]:
        """Of each entry that is a row what it was made from."""
        return [edition.records[it].made_from for it in self.kinds]


def sql_tables(edition: Edition) -> Iterator[SqlTable]:
    """The tables in the order in which they are made."""
    yield _table("edition", "edition", [f"{name} TEXT" for name in _told(edition)], "edition")
    for words in edition.catalog.vocabularies.values():
        yield _table("vocabularies", name := _vocabulary_table(words.id), _of_a_term(name), "vocabulary", words.id)
    texts = [f"{name} TEXT" for name in ("kind", "id", *SEARCHED, *_SHARED)]
    yield _table("entries", "entries", ["entry TEXT PRIMARY KEY", *texts], "entries", kinds=tuple(KINDS), key="entry")
    for kind in KINDS.values():
        yield from _of_a_kind(kind, edition.catalog)
    for name, part in APART.items():
        found = map(_definition, columns_of_part(part, edition.catalog))
        owner = ["entry TEXT REFERENCES entries(entry)", "position INTEGER"]
        yield _table(name, name, [*owner, *found, "PRIMARY KEY (entry, position)"], "apart", name)
    yield _table("scores", "scores", ["id INTEGER PRIMARY KEY", *map(_definition, SCORE)], "scores")


def rows(edition: Edition, table: SqlTable) -> Rows:
    """The rows of a table in their order. They are read from the fields that stand in it, and from no others: where
    these stay the same, so does the table."""
    return _ROWS[table.filled_by](edition, *table.given)


def _told(edition: Edition) -> dict[str, str | None]:
    """What this file is, so that a copy of it can be cited and found again."""
    return {
        "name": NAME,
        "version": edition.version,
        "day": edition.catalog.version,
        "description": ABOUT,
        "licence": LICENCE["name"],
        "licence_url": LICENCE["url"],
        "site": edition.addresses.site or None,
        "repository": edition.addresses.repository or None,
    }


def _edition(edition: Edition) -> Rows:
    yield [*_told(edition).values()]


def _of_a_term(table: str) -> list[str]:
    """A term's row says what it means; it may stand before its parent."""
    parent = f"parent TEXT REFERENCES {table}(id)"
    return ["id TEXT PRIMARY KEY", "label TEXT", "code TEXT", "definition TEXT", parent, "url TEXT"]


def _vocabulary(edition: Edition, name: str) -> Rows:
    for it in edition.catalog.vocabularies[name].terms:
        yield [it.id, it.label, it.code, it.definition, it.parent, it.url]


def _entries(edition: Edition) -> Rows:
    """Every entry of every kind, with the text that is searched."""
    for name, kind in KINDS.items():
        fields = [field if field in kind.model_fields else "" for field in SEARCHED]
        records, standing = edition.records[name], edition.standing(name)
        for it, made_from in zip(records.entries, records.made_from, strict=True):
            key = f"{name}/{it.id}"
            if made_from in standing:
                yield Stands(key)
                continue
            texts = (_text(getattr(it, field)) if field else None for field in fields)
            yield [key, name, it.id, *texts, it.added, it.verified, edition.page(it)]


def _of_a_kind(kind: type[Entry], catalog: Catalog) -> Iterator[SqlTable]:
    """The table of a kind, and one for each of its fields that holds a list."""
    own = ["entry TEXT UNIQUE REFERENCES entries(entry)", *map(_definition, _single(kind, catalog))]
    yield _table(
        kind.FOLDER, kind.FOLDER, ["id TEXT PRIMARY KEY", *own], "kind", kind.KIND, kinds=(kind.KIND,), key="id"
    )
    owner = [f"{kind.KIND}_id TEXT REFERENCES {kind.FOLDER}(id)", "position INTEGER"]
    for it in columns(kind, catalog):
        if it.several:
            definitions = [*owner, *map(_definition, _of_items(it)), f"PRIMARY KEY ({kind.KIND}_id, position)"]
            yield _table(name := f"{kind.FOLDER}_{it.name}", name, definitions, "list", kind.KIND, it.name)


def _kind(edition: Edition, name: str) -> Rows:
    found = _single(KINDS[name], edition.catalog)
    records, standing = edition.records[name], edition.standing(name)
    for n, made_from in enumerate(records.made_from):
        key = records.entries[n].id
        record = None if made_from in standing else records[n]
        yield [key, f"{name}/{key}", *(it.value(record) for it in found)] if record else Stands(key)


def _list(edition: Edition, name: str, field: str) -> Rows:
    """The values of a field that holds a list, a row each, in their order."""
    [column] = (it for it in columns(KINDS[name], edition.catalog) if it.name == field)
    keys = [it.name for it in column.part]
    for entry in edition.catalog.every(KINDS[name]):
        if items := getattr(entry, field):
            id_ = entry.id
            for position, item in enumerate(items, 1):
                yield [id_, position, *[getattr(item, key) for key in keys]] if keys else [id_, position, item]


def _apart(edition: Edition, field: str) -> Rows:
    """Sources or corrections of every entry."""
    keys = [it.name for it in columns_of_part(APART[field], edition.catalog)]
    for name, kind in KINDS.items():
        for entry in edition.catalog.every(kind):
            owner = f"{name}/{entry.id}"
            for position, item in enumerate(getattr(entry, field), 1):
                yield [owner, position, *[_text(getattr(item, key)) for key in keys]]


def _scores(edition: Edition) -> Rows:
    """Every reported number with its column and its place."""
    for number, row in enumerate(tables(edition)["scores"].records, 1):
        yield [number, *row.values()]


_ROWS: dict[str, Callable[..., Rows]] = {
    "edition": _edition,
    "vocabulary": _vocabulary,
    "entries": _entries,
    "kind": _kind,
    "list": _list,
    "apart": _apart,
    "scores": _scores,
}


def _single(kind: type[Entry], catalog: Catalog) -> list[Column]:
    return [it for it in columns(kind, catalog) if not it.several and it.name != "id"]


def _of_items(column: Column) -> tuple[Column, ...]:
    """The columns of the items of a list."""
    value = Column("value", (), "", "", column.type, vocabulary=column.vocabulary, refers_to=column.refers_to)
    return column.part or (value,)


def _table(
    part: str,
    name: str,
    definitions: Iterable[str],
    filled_by: str,
    *given: str,
    kinds: tuple[str, ...] = (),
    key: str = "",
) -> SqlTable:
    """Names of tables and columns are the model's own."""
    return SqlTable(name, f"CREATE TABLE {name} ({', '.join(definitions)})", part, filled_by, given, kinds, key)


def _definition(column: Column) -> str:
    target = (
        _vocabulary_table(column.vocabulary) if column.vocabulary else folder_of(column) if column.refers_to else ""
    )
    reference = f" REFERENCES {target}(id)" if target else ""
    return f'"{column.name}" {_TYPES.get(column.type, "TEXT")}{reference}'


def _vocabulary_table(name: str) -> str:
    return f"vocabulary_{name.replace('-', '_')}"


def _text(value: Any) -> Any:
    return ", ".join(value) if isinstance(value, tuple) else value
