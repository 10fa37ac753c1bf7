"""The lines that the page of downloads shows work as they stand, and all tools give the same answer to a question."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from exported import put
from hfm.pages.questions import QUESTIONS, TOOLS, Question

Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = put("real", tmp_path_factory.mktemp("site"), only="data/")
    return put("real", folder, only="api/")


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda it: it.asked)
def test_a_line_answers_as_duckdb_does(question: Question, tool: str, site: Path) -> None:
    """What is not installed is not tried, and the test says so: R mostly, jq or sqlite3 on a bare machine."""
    needed = {"curl, jq": ("curl", "jq"), "sqlite3": ("sqlite3",), "R": ("Rscript",)}.get(tool, ())
    if missing := [it for it in needed if not shutil.which(it)]:
        pytest.skip(f"{', '.join(missing)} is not installed")
    found = answer(question, tool, site)

    assert found
    assert found == answer(question, "DuckDB", site)


@cache
def answer(question: Question, tool: str, site: Path) -> Rows:
    """The rows of an answer, in one order and one spelling."""
    [line] = [line for name, _, line in question.at(f"file://{site}/") if name == tool]
    run = {"DuckDB": with_duckdb, "pandas": with_pandas, "R": with_r}.get(tool, in_a_shell)
    return sorted(tuple(spelled(it) for it in row) for row in run(line, site))


def spelled(value: Any) -> str:
    """A value as text: a whole number without a point."""
    text = "" if value is None else str(value)
    return str(float(text)).removesuffix(".0") if re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", text) else text


def with_duckdb(line: str, _: Path) -> list[tuple[Any, ...]]:
    return duckdb.sql(line).fetchall()


def with_pandas(line: str, _: Path) -> list[tuple[Any, ...]]:
    found = eval(line, {"pd": pd})  # noqa: S307  a line of ours
    if isinstance(found, pd.DataFrame):
        return list(found.itertuples(index=found.index.name is not None, name=None))
    if found.name == "id":
        return [(it,) for it in found]
    return [*found.items()]


def in_a_shell(line: str, site: Path) -> list[tuple[str, ...]]:
    done = subprocess.run(
        ["/bin/bash", "-euo", "pipefail", "-c", line],
        cwd=site / "data", capture_output=True, text=True, check=True,
    )  # fmt: skip
    sign = "\t" if "jq" in line or "-tabs" in line else "|"
    return [tuple(it.split(sign)) for it in done.stdout.splitlines()]


def with_r(line: str, _: Path) -> list[tuple[str, ...]]:
    program = (
        f"it <- {line}; if (is.table(it)) it <- as.data.frame(it, stringsAsFactors = FALSE); "
        "write.table(it, sep = '\\t', quote = FALSE, row.names = FALSE, col.names = FALSE)"
    )
    done = subprocess.run(["Rscript", "-e", program], capture_output=True, text=True, check=True)  # noqa: S607
    return [tuple(map(str.strip, it.split("\t"))) for it in done.stdout.splitlines()]


def test_there_are_twelve_questions_with_a_line_for_every_tool() -> None:
    assert len(QUESTIONS) == 12
    for question in QUESTIONS:
        assert [line.strip() != "" and "\n" not in line for line in question.lines] == [True] * len(TOOLS)
