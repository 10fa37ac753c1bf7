"""The catalog as a SQLite database: tables that refer to each other, and a full-text index that Datasette finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hfm.exports.columns import APART, SCORE, Column, columns, columns_of_part, folder_of
from hfm.exports.database_views import make_views
from hfm.exports.edition import ABOUT, LICENCE, NAME, Edition
from hfm.exports.results import flat_scores
from hfm.model import KINDS, Entry

_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
_SEARCHED = ("name", "aliases", "title", "authors", "summary")


def database(edition: Edition) -> dict[str, bytes]:
    """`data/catalog.sqlite`; the same catalog and the same SQLite give the same bytes."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA page_size = 1024")  # a table of few rows takes a page
        connection.execute("PRAGMA journal_mode = OFF")  # what fails is thrown away whole
        _edition(connection, edition)
        _vocabularies(connection, edition)
        _entries(connection, edition)
        for kind in KINDS.values():
            _kind(connection, kind, edition)
        _apart(connection, edition)
        _scores(connection, edition)
        make_views(connection, edition.catalog)
        connection.execute(
            f'CREATE VIRTUAL TABLE entries_fts USING FTS5({", ".join(_SEARCHED)}, content="entries",'
            " tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute("INSERT INTO entries_fts(entries_fts) VALUES ('rebuild')")
        connection.commit()
        return {"data/catalog.sqlite": connection.serialize()}
    finally:
        connection.close()


def _edition(connection: sqlite3.Connection, edition: Edition) -> None:
    """What this file is: one row, so that a copy of it can be cited and found again."""
    told = {
        "name": NAME,
        "version": edition.version,
        "day": edition.catalog.version,
        "description": ABOUT,
        "licence": LICENCE["name"],
        "licence_url": LICENCE["url"],
        "site": edition.addresses.site or None,
        "repository": edition.addresses.repository or None,
    }
    _make(connection, "edition", [f"{name} TEXT" for name in told])
    _fill(connection, "edition", [[*told.values()]])
    connection.execute(f"PRAGMA user_version = {int(edition.catalog.version.replace('-', ''))}")


def _vocabularies(connection: sqlite3.Connection, edition: Edition) -> None:
    """A table a word list, so that a term's row says what it means."""
    for words in edition.catalog.vocabularies.values():
        table = _vocabulary_table(words.id)
        parent = f"parent TEXT REFERENCES {table}(id)"
        _make(
            connection, table, ["id TEXT PRIMARY KEY", "label TEXT", "code TEXT", "definition TEXT", parent, "url TEXT"]
        )
        # A term may stand before its parent.
        _fill(connection, table, ([it.id, it.label, it.code, it.definition, it.parent, it.url] for it in words.terms))


def _entries(connection: sqlite3.Connection, edition: Edition) -> None:
    """Every entry of every kind, with the text that is searched."""
    shared = ["added", "verified", "url"]
    fields = ["entry TEXT PRIMARY KEY", "kind TEXT", "id TEXT"]
    _make(connection, "entries", fields + [f"{name} TEXT" for name in (*_SEARCHED, *shared)])
    rows = (
        [f"{kind}/{record['id']}", kind, record["id"], *(_text(record.get(name)) for name in (*_SEARCHED, *shared))]
        for kind, records in edition.records.items()
        for record in records
    )
    _fill(connection, "entries", rows)


def _kind(connection: sqlite3.Connection, kind: type[Entry], edition: Edition) -> None:
    """The table of a kind, and one for each of its fields that holds a list."""
    found, records = columns(kind, edition.catalog), edition.records[kind.KIND]
    single = [column for column in found if not column.several]
    own = ["entry TEXT UNIQUE REFERENCES entries(entry)", *(_definition(it) for it in single if it.name != "id")]
    _make(connection, kind.FOLDER, ["id TEXT PRIMARY KEY", *own])
    rows = (
        [record["id"], f"{kind.KIND}/{record['id']}", *(it.value(record) for it in single if it.name != "id")]
        for record in records
    )
    _fill(connection, kind.FOLDER, rows)
    for column in found:
        if column.several:
            _list(connection, kind, column, records)


def _list(connection: sqlite3.Connection, kind: type[Entry], column: Column, records: Sequence[dict[str, Any]]) -> None:
    """The values of a field that holds a list, a row each, in their order."""
    table = f"{kind.FOLDER}_{column.name}"
    values = column.part or (
        Column("value", (), "", "", column.type, vocabulary=column.vocabulary, refers_to=column.refers_to),
    )
    owner = f"{kind.KIND}_id TEXT REFERENCES {kind.FOLDER}(id)"
    _make(
        connection,
        table,
        [owner, "position INTEGER", *map(_definition, values), f"PRIMARY KEY ({kind.KIND}_id, position)"],
    )
    rows = (
        [record["id"], position, *(it.value(item) for it in values)]
        for record in records
        for position, item in enumerate(record[column.name], 1)
    )
    _fill(connection, table, rows)


def _apart(connection: sqlite3.Connection, edition: Edition) -> None:
    """Sources and corrections of every entry."""
    for name, part in APART.items():
        found = columns_of_part(part, edition.catalog)
        owner = ["entry TEXT REFERENCES entries(entry)", "position INTEGER"]
        _make(connection, name, [*owner, *map(_definition, found), "PRIMARY KEY (entry, position)"])
        rows = (
            [f"{kind}/{record['id']}", position, *(_text(it.value(item)) for it in found)]
            for kind, records in edition.records.items()
            for record in records
            for position, item in enumerate(record[name], 1)
        )
        _fill(connection, name, rows)


def _scores(connection: sqlite3.Connection, edition: Edition) -> None:
    """Every reported number with its column and its place."""
    _make(connection, "scores", ["id INTEGER PRIMARY KEY", *map(_definition, SCORE)])
    rows = ([number, *(row[it.name] for it in SCORE)] for number, row in enumerate(flat_scores(edition), 1))
    _fill(connection, "scores", rows)


def _definition(column: Column) -> str:
    target = (
        _vocabulary_table(column.vocabulary) if column.vocabulary else folder_of(column) if column.refers_to else ""
    )
    reference = f" REFERENCES {target}(id)" if target else ""
    return f'"{column.name}" {_TYPES.get(column.type, "TEXT")}{reference}'


def _vocabulary_table(name: str) -> str:
    return f"vocabulary_{name.replace('-', '_')}"


def _make(connection: sqlite3.Connection, table: str, definitions: Iterable[str]) -> None:
    connection.execute(f"CREATE TABLE {table} ({', '.join(definitions)})")


def _fill(connection: sqlite3.Connection, table: str, rows: Iterable[list[Any]]) -> None:
    """Insert the rows; names of tables and columns are the model's own, values go in as parameters."""
    rows = iter(rows)
    if first := next(rows, None):
        marks = ", ".join("?" * len(first))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", _all(first, rows))  # noqa: S608  no value in it


def _all(first: list[Any], rest: Iterator[list[Any]]) -> Iterator[list[Any]]:
    yield first
    yield from rest


def _text(value: Any) -> str | None:
    return ", ".join(value) if isinstance(value, tuple) else value
