"""The views of the SQLite database: entries with their lists in one cell, and reported numbers with names."""

from __future__ import annotations

from collections.abc import Iterator

from hfm.exports.columns import SCORE, Column, columns
from hfm.exports.tabular import INSTEAD, SEPARATOR
from hfm.model import KINDS, Entry
from hfm.model.catalog import Catalog

# What a reported number is called in words: the column of the view, and where it comes from.
_NAMES = {
    "model_name": "models.name",
    "model_subfield": "models.subfield",
    "benchmark_name": "benchmarks.name",
    "table_name": "results.name",
}


def sql_views(catalog: Catalog) -> Iterator[str]:
    """`models_with_lists` and one for each other kind, and `scores_with_names`: the statements that make them."""
    for kind in KINDS.values():
        shown = ", ".join(_shown(kind, column) for column in columns(kind, catalog))
        yield f"CREATE VIEW {kind.FOLDER}_with_lists AS SELECT {shown}{_largest(kind)} FROM {kind.FOLDER}"
    named = ", ".join(f"{source} AS {name}" for name, source in _NAMES.items())
    own = ", ".join(f'scores."{it.name}"' for it in SCORE)
    yield (
        f"CREATE VIEW scores_with_names AS SELECT {named}, {own} FROM scores"
        ' LEFT JOIN models ON models.id = scores.model LEFT JOIN results ON results.id = scores."table"'
        " LEFT JOIN benchmarks ON benchmarks.id = scores.benchmark"
    )


def _shown(kind: type[Entry], column: Column) -> str:
    """The column of the kind's table, or the items of its list joined as in the CSV files, in their order."""
    if not column.several:
        return f'{kind.FOLDER}."{column.name}"'
    table = f"{kind.FOLDER}_{column.name}"
    items = f"SELECT replace({_item(column)}, '{SEPARATOR}', '{INSTEAD}') AS item FROM {table} WHERE {kind.KIND}_id = {kind.FOLDER}.id ORDER BY position"
    return f"(SELECT group_concat(item, '{SEPARATOR}') FROM ({items})) AS \"{column.name}\""


def _item(column: Column) -> str:
    """An item of a list, as a cell of the CSV files has it."""
    names = {it.name: f'"{it.name}"' for it in column.part}
    if not names:
        return "value"
    if {"name", "count"} <= {*names}:
        return "CASE WHEN name IS NULL THEN count || ' parameters' ELSE name || ': ' || count END"
    if "name" in names:
        others = [it.name for it in column.part if it.refers_to]
        return f"coalesce(name, {', '.join(others)})" if others else "name"
    return " || ' ' || ".join(f"coalesce({name}, '')" for name in names.values())


def _largest(kind: type[Entry]) -> str:
    if "parameters" not in kind.model_fields:
        return ""
    return f', (SELECT max(count) FROM {kind.FOLDER}_parameters WHERE {kind.KIND}_id = {kind.FOLDER}.id) AS "parameters_largest"'
