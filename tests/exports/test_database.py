"""The SQLite file holds the catalog, its tables refer to each other, and Datasette serves and searches it."""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from catalogs import real_catalog
from exported import CATALOGS, SITE, catalog, edition, exported, put, text
from hfm.exports.database import database
from hfm.exports.edition import Edition
from hfm.exports.tabular import uncell
from hfm.model import KINDS
from hfm.project import Addresses


def query(name: str, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(":memory:")
    content = exported(name)["data/catalog.sqlite"]
    assert isinstance(content, bytes)
    connection.deserialize(content)
    return connection.execute(sql, values).fetchall()


@pytest.mark.parametrize("name", CATALOGS)
def test_it_is_sound_and_every_reference_arrives(name: str) -> None:
    assert query(name, "PRAGMA integrity_check") == [("ok",)]
    assert query(name, "PRAGMA foreign_key_check") == []
    assert len(query(name, "SELECT * FROM sqlite_master WHERE sql LIKE '%REFERENCES%'")) > 30


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.KIND)
def test_the_numbers_are_those_of_the_catalog(kind: Any) -> None:
    assert query("real", f"SELECT count(*) FROM {kind.FOLDER}") == [(len(real_catalog().of(kind)),)]  # noqa: S608  our own word


def test_a_question_across_tables_has_the_answer_of_the_catalog() -> None:
    """Which CT segmentation models build on SAM and have public code?"""
    sql = """
        SELECT id FROM models
        WHERE id IN (SELECT model_id FROM models_modalities WHERE value = 'ct')
          AND id IN (SELECT model_id FROM models_tasks WHERE value = 'segmentation')
          AND id IN (SELECT model_id FROM models_backbone_families WHERE value = 'sam')
          AND links_code LIKE 'http%' ORDER BY id
    """
    expected = [
        it.id for it in real_catalog().models
        if "ct" in it.modalities and "segmentation" in it.tasks and "sam" in it.backbone_families
        and (it.links.code or "").startswith("http")
    ]  # fmt: skip

    assert [row[0] for row in query("real", sql)] == sorted(expected)
    assert expected


def test_the_search_forgives_case_and_accents_and_finds_other_names() -> None:
    found = query(
        "real",
        "SELECT entry FROM entries JOIN entries_fts ON entries.rowid = entries_fts.rowid WHERE entries_fts MATCH ?",
        "MEDSÁM",
    )

    assert ("model/medsam",) in found


def test_every_text_is_kept_as_it_is() -> None:
    kept = dict(query("hostile", "SELECT id, name FROM models"))

    assert kept == {it.id: it.name for it in catalog("hostile").models}


def test_the_same_catalog_gives_the_same_bytes() -> None:
    again = database(Edition(real_catalog(), {}, Addresses(SITE)))

    assert again["data/catalog.sqlite"] == exported("real")["data/catalog.sqlite"]


def test_it_says_what_it_is() -> None:
    [row] = query("real", "SELECT name, day, licence, site FROM edition")

    assert row == ("Awesome HFM", real_catalog().version, "CC-BY-4.0", SITE)
    assert query("real", "PRAGMA user_version") == [(int(real_catalog().version.replace("-", "")),)]


@pytest.mark.parametrize("name", ["models", "datasets", "studies", "surveys", "benchmarks", "applications"])
def test_a_view_has_the_lists_of_an_entry_in_one_cell_as_the_csv_file(name: str) -> None:
    rows = csv.DictReader(io.StringIO(text("real", f"data/{name}.csv"), newline=""))
    expected = {it["id"]: it for it in rows}
    lists = [
        it
        for it in ("authors", "aliases", "tasks", "size", "models", "training_data", "parameters")
        if it in next(iter(expected.values()))
    ]
    found = query("real", f"SELECT id, {', '.join(lists)} FROM {name}_with_lists")  # noqa: S608  our own words

    assert {row[0] for row in found} == set(expected)
    for id_, *values in found:
        assert [value or "" for value in values] == [uncell(expected[id_][it]) for it in lists], id_


def test_a_view_names_the_model_the_benchmark_and_the_table_of_a_number() -> None:
    found = query(
        "real",
        'SELECT model_name, model_subfield, benchmark_name, table_name, value FROM scores_with_names'
        ' WHERE model = ? AND "table" = ? LIMIT 1',
        "uni", "eva-pathology",
    )  # fmt: skip

    assert [row[:2] for row in found] == [("UNI", "vision")]
    assert all(found[0])
    assert query("real", "SELECT count(*) FROM scores_with_names") == query("real", "SELECT count(*) FROM scores")


def test_an_empty_catalog_is_a_database_too() -> None:
    assert database(edition())["data/catalog.sqlite"].startswith(b"SQLite format 3")


def test_datasette_serves_and_searches_it(tmp_path: Path) -> None:
    from datasette.app import Datasette

    put("real", tmp_path, only="data/catalog.sqlite")
    asked = [
        "/catalog/models/medsam.json?_shape=objects",
        "/catalog/entries.json?_search=medsam&_shape=array",
        "/catalog/models?_facet=subfield",
    ]

    async def answers() -> list[Any]:
        app = Datasette([str(tmp_path / "data" / "catalog.sqlite")])
        return [await app.client.get(address) for address in asked]

    model, found, page = asyncio.run(answers())

    assert model.json()["rows"][0]["name"] == "MedSAM"
    assert "model/medsam" in {row["entry"] for row in found.json()}
    assert page.status_code == 200
    assert "facet" in page.text
