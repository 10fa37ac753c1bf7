"""The CSV files hold the catalog, their data package describes them, and no cell runs anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package

from catalogs import dataset, model, study
from exported import CATALOGS, catalog, edition, exported, put, rows, text
from hfm.exports.columns import NESTED
from hfm.exports.tabular import tabular, uncell
from hfm.model import KINDS, Result


@pytest.mark.parametrize("name", CATALOGS)
def test_frictionless_accepts_the_package(name: str, tmp_path: Path) -> None:
    report = Package(str(put(name, tmp_path, only="data/") / "data" / "datapackage.json")).validate()

    assert report.flatten(["title", "note"]) == []
    assert {task.name for task in report.tasks} == {
        *(kind.FOLDER for kind in KINDS.values()),
        "scores",
        "sources",
        "corrections",
        "vocabulary",
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.KIND)
def test_each_kind_has_a_row_an_entry_and_a_column_a_field(kind: type) -> None:
    found = rows(exported("real"), kind.FOLDER)  # type: ignore[attr-defined]

    assert [row["id"] for row in found] == [entry.id for entry in catalog("real").of(kind)]
    nested = NESTED.get(kind.KIND, ())  # type: ignore[attr-defined]
    fields = set(kind.model_fields) - {"group", "sources", "corrections", *nested}  # type: ignore[attr-defined]
    heads = {head for field in fields for head in found[0] if head == field or head.startswith(f"{field}_")}
    assert {field for field in fields if any(head.startswith(field) for head in heads)} == fields


def test_lists_and_records_fit_into_cells() -> None:
    size = [{"count": 100, "unit": "images"}, {"count": 5, "unit": "patients"}]
    bare = dataset(name="A", group="vision", size=size, modalities=["ct", "mri"], links={"data": "https://a.example/"})
    [row] = rows(tabular(edition(bare)), "datasets")

    assert row["size"] == "100 images|5 patients"
    assert row["modalities"] == "ct|mri"
    assert row["links_data"] == "https://a.example/"
    assert row["subfield"] == "vision"
    assert row["publication_venue"] == ""


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "|calc", "%x"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(value: str) -> None:
    [row] = rows(tabular(edition(model(name="A", backbone=value))), "models")

    assert row["backbone"] == f"'{value}"


def test_no_cell_of_a_hostile_catalog_is_a_formula() -> None:
    names = [resource["name"] for resource in json.loads(text("hostile", "data/datapackage.json"))["resources"]]
    cells = [cell for name in names for row in rows(exported("hostile"), name) for cell in row.values()]

    assert len(cells) > 1000
    assert [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r") and cell.strip()] == []


def test_every_reported_number_has_a_row_with_its_place() -> None:
    found = rows(exported("real"), "scores")
    numbers = sum(len(row.values) for table in catalog("real").of(Result) for row in table.rows)

    assert len(found) == numbers
    assert [row for row in found if not row["url"].startswith("https://")] == []
    assert min(float(row["value"]) for row in found) < 0, "a number below nothing is a number in a cell too"


def test_sources_and_corrections_name_their_entry() -> None:
    ids = {(entry.KIND, entry.id) for entry in catalog("real").all_entries}

    assert {(row["kind"], row["id"]) for row in rows(exported("real"), "sources")} == ids
    assert {(row["kind"], row["id"]) for row in rows(exported("real"), "corrections")} <= ids


def test_a_column_says_which_words_it_may_hold() -> None:
    package = json.loads(text("real", "data/datapackage.json"))
    [models] = [it for it in package["resources"] if it["name"] == "models"]
    fields = {it["name"]: it for it in models["schema"]["fields"]}

    assert fields["pretraining"]["constraints"]["enum"] == [
        it.id for it in catalog("real").vocabularies["pretraining"].terms
    ]
    assert models["schema"]["foreignKeys"] == [
        {"fields": ["predecessor"], "reference": {"resource": "models", "fields": ["id"]}}
    ]
    assert fields["modalities"] | {"title": "", "description": ""} == {
        "name": "modalities", "type": "list", "delimiter": "|", "itemType": "string", "title": "", "description": "",
    }  # fmt: skip


def test_the_columns_stay(golden: Callable[[str, str], None]) -> None:
    """Who reads a file by its columns finds them tomorrow too: this list only grows."""
    package = json.loads(text("real", "data/datapackage.json"))
    lines = [
        f"{it['name']}: {', '.join(field['name'] for field in it['schema']['fields'])}" for it in package["resources"]
    ]

    golden("columns.txt", "\n".join(lines) + "\n")


def test_an_item_holds_no_sign_that_parts_items() -> None:
    made = tabular(edition(model(name="A", authors=["J. Ma|Y. He", "Z. Li"], tasks=["ct"])))
    [row] = rows(made, "models")

    assert row["authors"].split("|") == ["J. Ma¦Y. He", "Z. Li"]


def test_ids_are_written_as_they_are_cited() -> None:
    preprint = {"server": "arXiv", "id": "2304.12300"}
    [row] = rows(tabular(edition(model(name="A", preprint=preprint, identifiers={"pubmed": "12345678"}))), "models")

    assert (row["preprint_id"], row["identifiers_pubmed"]) == ("arXiv:2304.12300", "PMID:12345678")


def test_ids_stand_beside_the_names_of_a_study() -> None:
    named = [{"name": "SAM"}, {"name": "MedSAM", "model": "medsam"}]
    [row] = rows(tabular(edition(study(name="A", models=named))), "studies")

    assert (row["models"], row["models_model"]) == ("SAM|MedSAM", "medsam")


def test_numbers_of_parameters_can_be_sorted() -> None:
    counted = [{"name": "B", "count": 93_000_000}, {"name": "L", "count": 308_000_000}]
    [row] = rows(tabular(edition(model(name="A", parameters=counted))), "models")

    assert (row["parameters"], row["parameters_largest"]) == ("B: 93000000|L: 308000000", "308000000")


def test_the_verdict_on_commercial_use_stands_beside_each_licence_as_on_the_page() -> None:
    files = tabular(
        edition(
            model(name="A", licence={"code": "CC-BY-NC-4.0"}),
            dataset(name="B", licence="Llama-3-Community"),
            dataset(name="C"),
        )
    )
    [row] = rows(files, "models")
    sets = rows(files, "datasets")

    assert row["licence_code_commercial_use"] == "not-allowed"
    assert row["licence_weights_commercial_use"] == "not-stated"
    assert [it["licence_commercial_use"] for it in sets] == ["conditions", "not-stated"]


@pytest.mark.parametrize("value", ["57.20", "1e5", ".5", "2024", "inf", "True"])
def test_a_text_that_reads_as_a_number_or_as_nothing_begins_with_an_apostrophe(value: str) -> None:
    [row] = rows(tabular(edition(model(name="A", backbone=value))), "models")

    assert row["backbone"] == f"'{value}"
    assert uncell(row["backbone"]) == value
