"""What three readers of tables, none of them ours, find in the files: the same rows, and of the right types."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import mlcroissant
import pandas
import polars
import pyarrow.parquet
import pytest
import yaml

from exported import SITE, catalog, edition, exported, put, text
from hfm.exports.formats import export_files
from hfm.exports.tabular import SEPARATOR
from hfm.model import KINDS, Result

NAMES = [it["name"] for it in json.loads(export_files(edition())["data/datapackage.json"])["resources"]]
KINDS_ALIKE = [kind.FOLDER for kind in KINDS.values() if kind is not Result]  # its items in the API are columns
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


def test_the_tables_of_the_catalog_are_those_read_here() -> None:
    assert [it["name"] for it in json.loads(text("real", "data/datapackage.json"))["resources"]] == NAMES


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


PARQUET = {
    "string": {"string"},
    "integer": {"int64"},
    "number": {"double"},
    "boolean": {"bool"},
    "date": {"date32[day]"},
}


@pytest.mark.parametrize("name", NAMES)
def test_a_parquet_file_has_the_types_of_its_columns(name: str, folder: Path) -> None:
    """As pyarrow, which wrote none of it, reads them."""
    schema = pyarrow.parquet.read_schema(folder / f"{name}.parquet")
    columns = {column: kind for column, kind in described(name).items() if column in schema.names}

    assert [it for it in described(name) if it in columns] == schema.names
    for column, kind in columns.items():
        found = str(schema.field(column).type)
        assert found.startswith("list<") if kind == "list" else found in PARQUET[kind], column


@pytest.mark.parametrize("whole", ["real", "hostile"])
@pytest.mark.parametrize("name", KINDS_ALIKE)
def test_a_parquet_file_says_what_the_api_says(name: str, whole: str, tmp_path: Path) -> None:
    """Value by value, as Polars reads it."""
    path = tmp_path / "table.parquet"
    path.write_bytes(content(whole, f"data/{name}.parquet"))
    read = polars.read_parquet(path)
    items = json.loads(content(whole, f"api/v1/{name}.json"))["items"]

    assert len(read) == len(items)
    for row, item in zip(read.to_dicts(), items, strict=True):
        assert {column: plain(value) for column, value in row.items()} == {it: inside(item, it) for it in row}


def inside(item: dict[str, Any], column: str) -> Any:
    """The value of a column in an item of the API: `links_paper` is in its record."""
    if column in item:
        return item[column]
    field = next(key for key in item if column.startswith(f"{key}_") and not isinstance(item[key], list))
    return (item[field] or {}).get(column.removeprefix(f"{field}_"))


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("name", NAMES)
def test_json_lines_have_a_record_a_line(name: str, folder: Path) -> None:
    with_pandas = pandas.read_json(folder / f"{name}.jsonl", lines=True, dtype=False)

    assert len(with_pandas) == len(pandas.read_csv(folder / f"{name}.csv"))
    if name in KINDS_ALIKE:
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == load(name)


def test_croissant_leads_to_every_row(folder: Path, tmp_path: Path) -> None:
    """mlcroissant finds nothing wrong, and reads each table through the description."""
    described_at = (folder / "croissant.json").read_text(encoding="utf-8")
    for path in folder.glob("*.parquet"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "croissant.json").write_text(described_at.replace(f"{SITE}data/", ""), encoding="utf-8")
    found = mlcroissant.Dataset(str(tmp_path / "croissant.json"))

    assert not found.metadata.ctx.issues.errors
    assert not found.metadata.ctx.issues.warnings
    assert {it.name for it in found.metadata.record_sets} == set(NAMES)
    for name in ("models", "studies", "results"):
        rows = [*found.records(name)]
        assert [it[f"{name}/id"].decode() for it in rows] == [it["id"] for it in lines_of(folder, name)]
    sizes = {it["@id"]: it["sha256"] for it in json.loads(described_at)["distribution"]}
    assert sizes == {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.parquet")}


def lines_of(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_card_names_every_table_for_hugging_face(folder: Path) -> None:
    """The `datasets` library reads it so: a configuration a table, each file beside the card."""
    _, head, body = (folder / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    configs = yaml.safe_load(head)["configs"]

    assert [it["config_name"] for it in configs] == NAMES
    assert [it["config_name"] for it in configs if it.get("default")] == ["models"]
    for it in configs:
        rows = pandas.read_parquet(folder / it["data_files"])
        assert f"| `{it['config_name']}` | {len(rows):,} |" in body
    assert yaml.safe_load(head)["license"] == "cc-by-4.0"


def test_every_file_of_data_is_read_here_or_by_a_reader_of_its_own() -> None:
    read = {f"data/{name}.{ending}" for name in NAMES for ending in ("csv", "parquet", "jsonl")}
    others = {"data/datapackage.json", "data/catalog.sqlite"}  # test_tabular, test_database
    citations = {f"data/references.{ending}" for ending in ("bib", "ris", "json")}  # test_citations
    described_by = {"data/croissant.json", "data/README.md", "data/growth.ipynb"}  # test_notebook

    assert {it for it in exported("real") if it.startswith("data/")} == read | others | citations | described_by


@pytest.mark.parametrize("name", ["real", "hostile"])
def test_the_whole_text_has_every_entry_with_its_facts(name: str) -> None:
    told = text(name, "llms-full.txt")

    assert told.count("\n### ") == len(catalog(name).all_entries)
    assert [it.id for it in catalog(name).all_entries if f"\n- id: {it.id}\n" not in told] == []
    assert not [line for line in told.splitlines() if line and not line.startswith(("# ", "> ", "## ", "### ", "- "))]


def content(whole: str, path: str) -> bytes:
    found = exported(whole)[path]
    return found if isinstance(found, bytes) else found.encode()
