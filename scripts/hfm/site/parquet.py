"""Parquet files, which DuckDB writes: it reads the records from memory, and needs a folder only for what it makes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from hfm.exports.croissant import croissant, described
from hfm.exports.edition import Edition, Files, Take, straight
from hfm.exports.parquet import Typed, typed
from hfm.exports.tables import tables
from hfm.site.tools import ToolError

Pack = Callable[[Typed], bytes]


def packed_files(edition: Edition, take: Take = straight) -> dict[str, str | bytes]:
    """`data/<table>.parquet` of every table, and as Croissant describes those files."""
    files: dict[str, str | bytes] = {}
    told = []
    with packing() as pack:
        for name in tables(edition):
            made, about = take(f"Parquet: {name}", partial(_packed, edition, name, pack), None)
            files |= made
            told.append(about)
    files |= take("Croissant", lambda: (croissant(edition, told), None), told)[0]
    return files


def _packed(edition: Edition, name: str, pack: Pack) -> tuple[Files, Any]:
    table = tables(edition)[name]
    content = pack(typed(table))
    return {f"data/{name}.parquet": content}, described(table, edition, content)


@contextmanager
def packing() -> Iterator[Pack]:
    """What makes a table's file; the same records and the same DuckDB give the same bytes.

    Raises ToolError where the disk or the memory is full.
    """
    with ExitStack() as open_things:

        @cache
        def opened() -> tuple[Any, str]:
            import duckdb  # who packs nothing does without

            folder = open_things.enter_context(tempfile.TemporaryDirectory(prefix="hfm-parquet-"))
            return open_things.enter_context(duckdb.connect(config={"threads": 1})), folder

        yield lambda table: _file(table, opened)


def _file(table: Typed, opened: Callable[[], tuple[Any, str]]) -> bytes:
    import duckdb

    try:
        connection, folder = opened()
        path = Path(folder, f"{table.name}.parquet")
        records = f"SELECT from_json_strict(unnest(?::VARCHAR[]), '{table.structure}') AS record"
        connection.execute(f"CREATE TEMP TABLE made AS SELECT {table.columns} FROM ({records})", [table.records])  # noqa: S608
        connection.execute(f"COPY made TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
        connection.execute("DROP TABLE made")
        return path.read_bytes()
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise ToolError(f"DuckDB cannot write a table: {' '.join(str(error).split())[:300]}") from error
    except RuntimeError as error:
        if "interrupted" in str(error):  # it takes Ctrl+C for itself
            raise KeyboardInterrupt from error
        raise
