"""The tables for Parquet: how each is typed, and its records as JSON, from which a database in memory makes the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hfm.exports.columns import Column
from hfm.exports.edition import one_line
from hfm.exports.tables import Table

_TYPES = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


@dataclass(frozen=True)
class Typed:
    """A table for Parquet: its records as JSON, the structure of one, and the columns to take from it, in SQL."""

    name: str
    records: Sequence[str]
    structure: str
    columns: str


def typed(table: Table) -> Typed:
    """A table with the columns of its CSV file; lists are lists, and records in them records."""
    columns = ", ".join(f'record.{_path(it)} AS "{it.name}"' for it in table.columns)
    return Typed(table.name, table.lines, one_line(_structure(table)), columns)


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
