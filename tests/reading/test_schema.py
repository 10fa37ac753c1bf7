"""The JSON Schemas say what an editor and a program may rely on: everything in the catalog fits, slips do not."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from catalogs import ROOT, real_catalog
from hfm.model import KINDS
from hfm.reading.layout import key_order
from hfm.reading.load import read_record
from hfm.reading.schema import schemas

NAMES = [*KINDS, "vocabulary", "allowed-duplicates", "collected"]


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads(schemas(real_catalog())[name])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def files(name: str) -> list[Any]:
    folder = ROOT / "catalog"
    alone = folder / f"{name}.yaml"
    paths = [alone] if alone.exists() else (folder / (KINDS[name].FOLDER if name in KINDS else name)).rglob("*.yaml")
    return [read_record(path, path.name) for path in sorted(paths)]


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_the_catalog_fits_its_schema(name: str) -> None:
    records = files(name)
    wrong = [
        f"{it.path} {error.json_path} {error.message[:99]}"
        for it in records
        for error in validator(name).iter_errors(it.data)
    ]

    assert records
    assert wrong == []


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"tasks": ["segmentaton"]}, "$.tasks[0]"),
        ({"links": {"code": "javascript:alert(1)"}}, "$.links.code"),
        ({"weights": {"url": "unknown"}}, "$.weights.url"),
        ({"training_data": [{"dataset": "MIMIC-CXR"}]}, "$.training_data[0].dataset"),
        ({"preprint": {"server": "arXiv", "date": "May 2023"}}, "$.preprint.date"),
        ({"sources": []}, "$.sources"),
        ({"backbone": None}, "$.backbone"),
        ({"colour": "red"}, "$"),
    ],
    ids=lambda it: str(it)[:40],
)
def test_a_slip_is_seen_where_it_is(facts: dict[str, Any], where: str) -> None:
    entry = {"name": "A", "title": "A", "year": 2023, "sources": [{"source": "list"}], "added": "2026-11-22"}

    assert [*validator("model").iter_errors(entry)] == []
    assert {error.json_path for error in validator("model").iter_errors(entry | facts)} == {where}


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_offered_in_the_order_of_an_entry_and_explained(name: str) -> None:
    schema = validator(name).schema

    if name in KINDS:
        assert list(schema["properties"]) == key_order(name)
        assert [key for key, it in schema["properties"].items() if not it.get("title") and "$ref" not in it] == []
    assert not {"id", "group"} & set(schema["properties"]), "these follow from where the file stands"


def test_words_come_with_their_meaning() -> None:
    adaptation = validator("model").schema["properties"]["adaptation"]["items"]
    words = real_catalog().vocabularies["adaptation"].terms

    assert adaptation["enum"] == [term.id for term in words]
    assert all(term.definition in told for term, told in zip(words, adaptation["enumDescriptions"], strict=True))
