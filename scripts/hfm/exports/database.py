"""The catalog as a SQLite database: tables that refer to each other, and a full-text index that Datasette finds.

Every table is a part. Of the database of the build before, which lies there as it was left, SQLite itself takes over
the rows of those tables that stay the same, and in the tables of entries those of entries that do.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import Any

from hfm.exports.database_tables import SEARCHED, SqlTable, Stands, rows, sql_tables
from hfm.exports.database_views import sql_views
from hfm.exports.edition import Edition, Files, Take, straight

_PATH = "data/catalog.sqlite"
_SEARCH = (
    f'CREATE VIRTUAL TABLE entries_fts USING FTS5({", ".join(SEARCHED)}, content="entries",'
    " tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO entries_fts(entries_fts) VALUES ('rebuild')",
)

Filled = dict[str, list[list[Any] | Stands]]


def database(edition: Edition, take: Take = straight) -> Files:
    """`data/catalog.sqlite`; the same catalog and the same SQLite give the same bytes."""
    tables, views = take("SQLite: what there is", lambda: ({}, _plan(edition)), None)[1]
    filled: Filled = {}
    told = []
    for part, group in groupby(tables, lambda it: it.part):
        inside = [*group]
        told.append(take(f"SQLite: {part}", partial(_fill, edition, inside, filled), inside)[1])
    return take("SQLite", partial(_file, edition, tables, views, filled), (tables, views, told))[0]


def _plan(edition: Edition) -> tuple[list[SqlTable], list[str]]:
    return [*sql_tables(edition)], [*sql_views(edition.catalog)]


def _fill(edition: Edition, tables: Sequence[SqlTable], filled: Filled) -> tuple[Files, bytes]:
    """Make the rows of these tables; their digest."""
    filled.update({it.name: [*rows(edition, it)] for it in tables})
    told = [it.made_from(edition) or filled[it.name] for it in tables]
    return {}, sha256(marshal.dumps(told, 2)).digest()  # 2: equal rows give equal bytes


def _file(edition: Edition, tables: Sequence[SqlTable], views: Sequence[str], filled: Filled) -> tuple[Files, None]:
    """The database; what is not filled is in the one before."""
    before = edition.left(_PATH)
    if not before:
        missing = [it for it in tables if not _is_whole(filled.get(it.name))]
        _fill(replace(edition, left=lambda _: None), missing, filled)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA journal_mode = OFF")  # what fails is thrown away whole
        connection.execute(f"PRAGMA user_version = {int(edition.catalog.version.replace('-', ''))}")
        if before:
            connection.execute("ATTACH ':memory:' AS before")
            connection.deserialize(before, name="before")
        for table in tables:
            connection.execute(table.statement)
            if table.name in filled:
                _insert(connection, table, filled[table.name])
            else:  # row by row: else SQLite takes over whole pages, and the file is not as one made anew
                connection.execute(f"INSERT INTO {table.name} SELECT * FROM before.{table.name} ORDER BY rowid")  # noqa: S608
        for statement in (*views, *_SEARCH):
            connection.execute(statement)
        connection.commit()
        return {_PATH: connection.serialize()}, None
    finally:
        connection.close()


def _is_whole(found: Sequence[list[Any] | Stands] | None) -> bool:
    return found is not None and not any(isinstance(row, Stands) for row in found)


def _insert(connection: sqlite3.Connection, table: SqlTable, found: Sequence[list[Any] | Stands]) -> None:
    """Insert the rows in their order; values go in as parameters."""
    for kind, some in groupby(found, key=type):
        rows = [*some]
        values = f"VALUES ({', '.join('?' * len(rows[0]))})"
        taken = f"SELECT * FROM before.{table.name} WHERE {table.key} = ?"  # noqa: S608  no value in it
        connection.executemany(f"INSERT INTO {table.name} {taken if kind is Stands else values}", rows)
