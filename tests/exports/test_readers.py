"""What three readers of tables, none of them ours, find in the files: the same rows, and of the right types."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pytest

from exported import exported, put, text
from hfm.exports.tabular import SEPARATOR

NAMES = [it["name"] for it in json.loads(text("real", "data/datapackage.json"))["resources"]]
# type of the data package → what it may be called in pandas, DuckDB, Polars.
TYPES = {
    "string": ({"str", "string", "object"}, {"VARCHAR"}, {"String"}),
    "list": ({"str", "string", "object"}, {"VARCHAR"}, {"String"}),
    "integer": ({"Int64"}, {"BIGINT"}, {"Int64"}),
    "number": ({"Float64"}, {"DOUBLE"}, {"Float64"}),
    "boolean": ({"boolean"}, {"BOOLEAN"}, {"Boolean"}),
    "date": ({"str", "string", "object"}, {"DATE"}, {"String"}),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put("real", tmp_path_factory.mktemp("data"), only="data/") / "data"


@cache
def described(name: str) -> dict[str, str]:
    """Column → type, as the data package has it."""
    resources = json.loads(text("real", "data/datapackage.json"))["resources"]
    [found] = [it["schema"]["fields"] for it in resources if it["name"] == name]
    return {it["name"]: it["type"] for it in found}


@pytest.mark.parametrize("name", NAMES)
def test_three_readers_find_the_same_rows_and_types_in_a_csv(name: str, folder: Path) -> None:
    path = str(folder / f"{name}.csv")
    with_pandas = pandas.read_csv(path, dtype_backend="numpy_nullable")
    with_polars = polars.read_csv(path, infer_schema_length=None)
    with_duckdb = duckdb.read_csv(path)
    types = {
        column: (str(with_pandas[column].dtype), str(kind), str(with_polars.schema[column]))
        for column, kind in zip(with_duckdb.columns, with_duckdb.types, strict=True)
    }

    assert list(types) == list(described(name)) == list(with_pandas.columns) == with_polars.columns
    wrong = {
        column: (described(name)[column], found)
        for column, found in types.items()
        if with_pandas[column].notna().any()
        and not all(it in allowed for it, allowed in zip(found, TYPES[described(name)[column]], strict=True))
    }
    assert wrong == {}
    assert len(with_pandas) == len(with_polars) == len(with_duckdb)
    for column in types:
        assert with_pandas[column].notna().sum() == with_polars[column].count(), column


def test_lists_come_apart_as_the_api_has_them(folder: Path) -> None:
    items = {it["id"]: it for it in json.loads(text("real", "api/v1/models.json"))["items"]}
    read = pandas.read_csv(folder / "models.csv", dtype_backend="numpy_nullable", index_col="id")
    for column in ("authors", "aliases", "modalities", "tasks", "backbone_families"):
        parts = {key: it.lstrip("'").split(SEPARATOR) for key, it in read[column].dropna().items()}
        assert parts == {key: it[column] for key, it in items.items() if it[column]}, column


def test_an_arxiv_id_keeps_its_last_zero(folder: Path) -> None:
    ids = {it["preprint"]["id"] for it in load("models") if it["preprint"] and it["preprint"]["server"] == "arXiv"}
    read = set(polars.read_csv(folder / "models.csv")["preprint_id"].drop_nulls())

    assert {f"arXiv:{it}" for it in ids if it and it.endswith("0")} <= read
    assert {it for it in ids if it and it.endswith("0")}


def load(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text("real", f"api/v1/{name}.json"))["items"]
    return found


def test_every_file_of_data_is_read_here_or_by_a_reader_of_its_own() -> None:
    read = {f"data/{name}.csv" for name in NAMES}
    others = {"data/datapackage.json", "data/catalog.sqlite"}  # test_tabular, test_database
    citations = {f"data/references.{ending}" for ending in ("bib", "ris", "json")}  # test_citations

    assert {it for it in exported("real") if it.startswith("data/")} == read | others | citations
