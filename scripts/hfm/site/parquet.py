"""Parquet files, which DuckDB writes: it reads the records from memory, and needs a folder only for what it makes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from hfm.exports.croissant import croissant
from hfm.exports.edition import Edition
from hfm.exports.parquet import Typed, typed
from hfm.site.tools import ToolError


def packed_files(edition: Edition) -> dict[str, str | bytes]:
    """The tables as Parquet, and as Croissant describes those files."""
    made = parquet_files(typed(edition))
    return {**made, **croissant(edition, made)}


def parquet_files(tables: Iterable[Typed]) -> dict[str, bytes]:
    """`data/<table>.parquet` of every table; the same records and the same DuckDB give the same bytes.

    Raises ToolError where the disk or the memory is full.
    """
    import duckdb  # a preview that cannot wait does without

    try:
        return _made(tables)
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise ToolError(f"DuckDB cannot write a table: {' '.join(str(error).split())[:300]}") from error
    except RuntimeError as error:
        if "interrupted" in str(error):  # it takes Ctrl+C for itself
            raise KeyboardInterrupt from error
        raise


def _made(tables: Iterable[Typed]) -> dict[str, bytes]:
    import duckdb

    with (
        duckdb.connect(config={"threads": 1}) as connection,
        tempfile.TemporaryDirectory(prefix="hfm-parquet-") as folder,
    ):
        files = {}
        for table in tables:
            path = Path(folder, f"{table.name}.parquet")
            records = f"SELECT unnest(from_json_strict(?, '{table.structure}')) AS record"
            connection.execute(f"CREATE TEMP TABLE made AS SELECT {table.columns} FROM ({records})", [table.records])  # noqa: S608
            connection.execute(f"COPY made TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
            connection.execute("DROP TABLE made")
            files[f"data/{table.name}.parquet"] = path.read_bytes()
        return files
