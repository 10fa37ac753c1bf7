"""The tables for Parquet: how each is typed, in the words of the database in memory that makes the files."""

from __future__ import annotations

from typing import Any

from hfm.exports.columns import Column
from hfm.exports.edition import one_line
from hfm.exports.tables import Table

_TYPES = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def selected(table: Table) -> str:
    """The statement that gives the columns of the CSV file from the records as JSON; lists are lists, and records in
    them records."""
    columns = ", ".join(f'record.{_path(it)} AS "{it.name}"' for it in table.columns)
    records = f"SELECT from_json_strict(unnest(?::VARCHAR[]), '{one_line(_structure(table))}') AS record"
    return f"SELECT {columns} FROM ({records})"  # noqa: S608  the names are the model's own


def _structure(table: Table) -> dict[str, Any]:
    """The types of a record as DuckDB's `from_json` wants them, records inside it as such."""
    found: dict[str, Any] = {}
    for column in table.columns:
        inner = found
        for key in column.keys[:-1]:
            inner = inner.setdefault(key, {})
        inner[column.keys[-1]] = _type(column)
    return found


def _type(column: Column) -> Any:
    single = {it.name: _type(it) for it in column.part} or _TYPES.get(column.type, "VARCHAR")
    return [single] if column.several else single


def _path(column: Column) -> str:
    return ".".join(f'"{key}"' for key in column.keys)
