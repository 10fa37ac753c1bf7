"""Rows of text for the index pages: one line an entry, the columns that help to choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hfm.model import (
    Application,
    Benchmark,
    Challenge,
    Dataset,
    Direction,
    Entry,
    Event,
    Model,
    Result,
    Study,
    Survey,
    Topic,
)
from hfm.model.catalog import Catalog
from hfm.views.facts import Value, address, cells
from hfm.views.results import extent

# The columns of each kind after its name; "code" is whether there is public code.
_COLUMNS: dict[type[Entry], tuple[str, ...]] = {
    Model: ("year", "pretraining", "adaptation", "backbone", "modalities", "tasks", "code"),
    Dataset: ("year", "text_types", "modalities", "scale", "tasks", "access"),
    Study: ("year", "application", "models", "trust", "modalities"),
    Benchmark: ("subfield", "tasks", "modalities", "models", "tables", "newest"),
    Result: ("reporter", "date"),
    Survey: ("year", "title"),
    Application: ("models", "datasets"),
    Challenge: ("directions",),
    Direction: ("challenges",),
    Topic: ("applications", "challenges", "directions"),
    Event: ("date", "models"),
}

# Those of a kind that says nothing else, where it has them.
_USUAL = ("year", "title", "models", "datasets")


@dataclass(frozen=True)
class Row:
    """A line of a table: the entry, its address below the site's root, and the values of each column."""

    entry: Entry
    href: str
    cells: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Table:
    """Columns as (field, label), rows in the given order."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def table(kind: type[Entry], entries: Iterable[Entry], catalog: Catalog) -> Table:
    """The table of these entries of one kind; columns that none of them fills are left out."""
    wanted = columns(kind)
    fields = [name for name in wanted if name in kind.model_fields]
    rows = []
    for entry in entries:
        known = cells(entry, fields, catalog) | _counted(entry, catalog)
        rows.append(Row(entry, address(entry.KIND, entry.id), tuple(known.get(name, ()) for name in wanted)))
    kept = [n for n in range(len(wanted)) if any(row.cells[n] for row in rows)]
    heads = tuple((wanted[n], _label(kind, wanted[n])) for n in kept)
    return Table(heads, tuple(Row(row.entry, row.href, tuple(row.cells[n] for n in kept)) for row in rows))


def columns(kind: type[Entry]) -> tuple[str, ...]:
    """The fields that a table of this kind shows after the name, where entries fill them."""
    return _COLUMNS.get(kind) or tuple(name for name in _USUAL if name in kind.model_fields)


def _counted(entry: Entry, catalog: Catalog) -> dict[str, tuple[Value, ...]]:
    """Cells that are no field of the entry."""
    if not isinstance(entry, Benchmark):
        return {"code": _code(entry)}
    found = extent(entry, catalog)
    told = {"models": str(found.models), "tables": str(found.tables), "newest": found.newest}
    return {name: (Value(text),) for name, text in told.items()}


def _code(entry: Entry) -> tuple[Value, ...]:
    url = entry.links.code
    return (Value("Code", url, f"Code of {entry.name}"),) if url and url.startswith("http") else ()


def _label(kind: type[Entry], field: str) -> str:
    if field not in kind.model_fields:
        return field.capitalize()
    return kind.model_fields[field].title or field
