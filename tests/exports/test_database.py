"""The SQLite file holds the catalog, its tables refer to each other, and Datasette serves and searches it."""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from catalogs import ROOT, dataset, real_catalog
from exported import CATALOGS, SITE, catalog, edition, exported, put, text
from hfm.exports.database import database
from hfm.exports.edition import Edition, Files
from hfm.exports.json_lines import json_lines
from hfm.exports.tabular import uncell
from hfm.model import KINDS
from hfm.model.catalog import Catalog
from hfm.model.windows import Windows, digest_of_fields
from hfm.project import Addresses
from hfm.reading.validate import read_catalog
from hfm.site.steps import Before, Steps


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


@cache
def few() -> Catalog:
    """The fixture catalog, which has entries of every kind."""
    return read_catalog(ROOT / "tests" / "fixtures" / "catalog")


def edited(kind: str, **values: Any) -> Catalog:
    """The fixture catalog with other values in the first entry of a kind that has another one there."""
    found = next(it for it in few().entries[kind].values() if all(getattr(it, key) != values[key] for key in values))
    return with_entries(kind, {found.id: found.model_copy(update=values)})


def with_entries(kind: str, entries: dict[str, Any]) -> Catalog:
    return replace(few(), entries={**few().entries, kind: {**few().entries[kind], **entries}})


def an_entry_less() -> Catalog:
    return replace(few(), entries={**few().entries, "study": dict([*few().entries["study"].items()][1:])})


def a_word_more() -> Catalog:
    words = few().vocabularies["tasks"]
    more = words.model_copy(update={"terms": (*words.terms, words.terms[0].model_copy(update={"id": "more"}))})
    return replace(few(), vocabularies={**few().vocabularies, "tasks": more})


def step_by_step(catalog: Catalog, before: Steps | None = None) -> tuple[bytes, set[str], Steps]:
    """The database, made after another one of which what stands is taken, as do rows of entries whose lines stand; which
    of its steps were made anew; all steps, with all files."""
    fields = {id(it): digest_of_fields(it) for it in catalog.all_entries}
    windows = Windows(catalog, fields, repr(catalog.vocabularies))
    old = Before(before.made(whole=True), before.files, lambda it: bytes(before.files[it])) if before else Before()  # type: ignore[arg-type]
    steps, anew = Steps(b"", windows.answer, old), set()

    def take(name: str, make: Callable[[], tuple[Files, Any]], given: Any = None) -> tuple[Files, Any]:
        if not steps.stands(name, given):
            anew.add(name.removeprefix("SQLite: "))
            with windows.noting() as asked:
                files, told = make()
            steps.put(name, files, asked, given, told)
        return {}, steps.told(name)

    edition = Edition(windows, {}, Addresses(SITE), steps.left)
    json_lines(edition, take)
    anew.clear()
    database(edition, take)
    steps.files = (before.files if before else {}) | steps.files
    return bytes(steps.files["data/catalog.sqlite"]), anew, steps  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edit", "anew"),
    [
        (lambda: edited("model", summary="It says more."), {"entries", "models"}),
        (lambda: edited("model", tasks=("segmentation", "diagnosis")), {"models_tasks", "models"}),
        (lambda: edited("dataset", name="A new name"), {"entries", "datasets"}),
        (lambda: edited("model", sources=few().models[-1].sources * 2), {"models", "sources"}),
        (lambda: edited("model", authors=()), {"entries", "models_authors"}),
        (lambda: edited("result", columns=()), {"results", "scores"}),
        (lambda: edited("survey", added="2026-12-24"), {"edition", "entries", "surveys"}),
        (lambda: with_entries("dataset", {"x": dataset(id="x", authors=["A. Author"])}), {"entries", "datasets"}),
        (an_entry_less, {"entries", "studies", "studies_authors"}),
        (a_word_more, {"vocabularies"}),
    ],
    ids=[
        "a text", "a list", "a name, which changes the order", "sources", "a list less", "numbers", "the day",
        "an entry more", "an entry less", "a word more",
    ],
)  # fmt: skip
def test_with_the_rows_of_the_one_before_it_has_the_bytes_of_one_made_anew(
    edit: Callable[[], Catalog], anew: set[str]
) -> None:
    _, _, before = step_by_step(few())
    catalog = edit()
    made, filled, after = step_by_step(catalog, before)

    assert anew <= filled
    assert made == database(Edition(catalog, {}, Addresses(SITE)))["data/catalog.sqlite"]
    assert step_by_step(few(), after)[0] == before.files["data/catalog.sqlite"]


@pytest.mark.parametrize("field", ["name", "summary"])
def test_a_changed_text_fills_the_two_tables_that_have_it(field: str) -> None:
    _, _, before = step_by_step(few())

    assert step_by_step(edited("model", **{field: "It says more."}), before)[1] == {"entries", "models", "SQLite"}


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
