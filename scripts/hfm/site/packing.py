"""Parquet files, which DuckDB writes: it reads the records from memory, and needs a folder only for what it makes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hfm.site.tools import ToolError

Pack = Callable[[tuple[str, Sequence[str]]], bytes]
"""From a statement that selects the columns, and the records as JSON, the file."""


def packer() -> Pack:
    """What makes such files; the same records and the same DuckDB give the same bytes.

    It raises ToolError where the disk or the memory is full.
    """
    import duckdb  # who packs nothing does without

    return partial(_file, duckdb.connect(config={"threads": 1}))


def _file(connection: Any, asked: tuple[str, Sequence[str]]) -> bytes:
    import duckdb

    statement, records = asked
    try:
        with tempfile.TemporaryDirectory(prefix="hfm-parquet-") as folder:
            path = Path(folder, "made.parquet")
            connection.execute(f"CREATE TEMP TABLE made AS {statement}", [records])
            connection.execute(f"COPY made TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
            connection.execute("DROP TABLE made")
            return path.read_bytes()
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise ToolError(f"DuckDB cannot write a table: {' '.join(str(error).split())[:300]}") from error
    except RuntimeError as error:
        if "interrupted" in str(error):  # it takes Ctrl+C for itself
            raise KeyboardInterrupt from error
        raise
