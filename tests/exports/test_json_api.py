"""The JSON API says what the catalog says, in the shape its own description promises."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from catalogs import ROOT, dataset, model
from exported import CATALOGS, SITE, catalog, edition, exported, files_of_entries, rows, text
from hfm.exports.json_api import json_api
from hfm.exports.tabular import tabular
from hfm.model import KINDS, Result

PROMISED = [
    "id",
    "name",
    "title",
    "subfield",
    "year",
    "first_public",
    "preprint",
    "publication",
    "authors",
    "summary",
    "training_data",
    "weights",
    "licence",
    "parameters",
    "parameters_printed",
    "pretraining",
    "adaptation",
    "techniques",
    "backbone",
    "modalities",
    "tasks",
    "applications",
    "links",
    "licence",
    "parameters",
    "sources",
    "corrections",
    "added",
    "verified",
    "url",
]


def load(name: str, path: str) -> Any:
    return json.loads(text(name, f"api/v1/{path}"))


@cache
def description(name: str) -> dict[str, Any]:
    found: dict[str, Any] = load(name, "openapi.json")
    return found


def api_files(name: str) -> list[str]:
    return [path.removeprefix("api/v1/") for path in exported(name) if path.startswith("api/v1/")]


@cache
def answer(name: str, address: str) -> Draft202012Validator:
    """The validator of what an address of the description answers."""
    got = description(name)["paths"][address]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return Draft202012Validator({**got, "components": closed(description(name)["components"])})


def closed(found: Any) -> Any:
    """The schemas without room for a key they do not know: an answer may grow, but not without its description."""
    if isinstance(found, list):
        return [closed(it) for it in found]
    if not isinstance(found, dict):
        return found
    made = {key: closed(value) for key, value in found.items()}
    return {"additionalProperties": False, **made} if isinstance(found.get("properties"), dict) else made


@pytest.mark.parametrize("name", CATALOGS)
def test_the_description_is_openapi(name: str) -> None:
    validate(description(name))


def test_the_description_has_what_linters_and_generators_ask_for() -> None:
    found = description("real")
    gets = [it["get"] for it in found["paths"].values()]
    names = [it["operationId"] for it in gets]
    tags = {it["name"] for it in found["tags"]}

    assert len(set(names)) == len(names)
    assert {tag for it in gets for tag in it["tags"]} == tags
    assert found["security"] == []
    assert all(it["summary"] and it["description"] and set(it["responses"]) == {"200", "404"} for it in gets)
    assert all(each["description"] for it in gets for each in it["parameters"])
    schemas = json.dumps(found["components"])
    used = {it.rpartition("/")[2] for it in re.findall(r'"\$ref": "([^"]+)"', schemas + json.dumps(found["paths"]))}
    assert used == set(found["components"]["schemas"]), "no schema that nothing answers"
    assert '"const"' not in schemas, "in a union, generators of clients take it for any text"
    assert '"enumDescriptions"' not in schemas, "a hint for editors"
    assert [it for it in re.findall(r'\{"enum": .*?\}', schemas) if '"type"' not in it] == []


def test_every_schema_names_its_address_and_is_there() -> None:
    endpoints = load("real", "index.json")["endpoints"]["schema"]
    files = [it for it in api_files("real") if it.startswith("schema/")]

    assert sorted(endpoints.values()) == sorted(files)
    assert {load("real", it)["$id"] for it in files} == {f"{SITE}api/v1/{it}" for it in files}


@pytest.mark.parametrize("name", CATALOGS)
def test_every_file_is_what_the_description_says(name: str) -> None:
    patterns = {
        re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(address))): address for address in description(name)["paths"]
    }
    for path in api_files(name):
        [address] = [address for pattern, address in patterns.items() if pattern.fullmatch(f"/{path}")]
        errors = [
            f"{error.json_path}: {error.message[:200]}" for error in answer(name, address).iter_errors(load(name, path))
        ]
        assert errors == [], path


def test_the_numbers_are_those_of_the_files_of_the_catalog() -> None:
    counts = load("real", "index.json")["counts"]
    for kind in KINDS.values():
        ids = sorted(path.stem for path in (ROOT / "catalog" / kind.FOLDER).rglob("*.yaml"))
        found = load("real", f"{kind.FOLDER}.json")

        items = {item["table"] if kind is Result else item["id"] for item in found["items"]}
        assert counts[kind.FOLDER] == len(ids)
        assert found["count"] == len(found["items"])
        assert sorted(items) == ids
    assert load("real", "corrections.json")["count"] == sum(
        len(entry.corrections) for entry in catalog("real").all_entries
    )


ALIKE = [kind for kind in KINDS.values() if kind is not Result]  # its items are the columns of its tables


@pytest.mark.parametrize("kind", ALIKE, ids=lambda kind: kind.KIND)
def test_an_entry_is_the_same_alone_and_among_others(kind: Any) -> None:
    for item in load("real", f"{kind.FOLDER}.json")["items"]:
        alone = load("real", f"{kind.FOLDER}/{item['id']}.json")
        citation = alone.pop("citation", None)
        assert alone == item
        assert (citation is not None) == ("title" in item)


def test_a_column_of_a_table_is_an_item_with_its_scores_the_best_first() -> None:
    items = load("real", "results.json")["items"]
    panda = next(it for it in items if it["id"] == "eva-pathology/panda")
    numbers = [score["value"] for score in panda["scores"]]

    assert (panda["table"], panda["benchmark"], panda["metric"]) == ("eva-pathology", "panda", "balanced-accuracy")
    assert numbers == sorted(numbers, reverse=True)
    assert panda["scores"][0]["rank"] == 1
    assert all(it["rank"] is None for item in items if item["comparable"] != "yes" for it in item["scores"])


def test_what_was_promised_of_a_model_is_there() -> None:
    item = load("real", "models/medsam.json")

    assert set(PROMISED) <= set(item)
    assert item["url"] == f"{SITE}models/medsam/"


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"weights": {"url": "https://huggingface.co/Owner/Net-7B/tree/main"}}, "Owner/Net-7B"),
        ({"links": {"data": "https://hf.co/datasets/Owner/Set"}}, "datasets/Owner/Set"),
        ({"weights": {"url": "https://huggingface.co/collections/owner/nets-1"}}, None),
        ({"links": {"project": "https://huggingface.co/spaces/owner/demo"}}, None),
        ({"weights": {"url": "https://huggingface.co/a/b"}, "identifiers": {"hugging_face": "c/d"}}, "c/d"),
    ],
    ids=["weights", "data", "a collection", "a demo", "stated"],
)
def test_a_repository_on_hugging_face_is_an_identifier(facts: dict[str, Any], found: str | None) -> None:
    made = json.loads(files_of_entries(edition(model(name="A", **facts)))["api/v1/models/a.json"])

    assert (made["identifiers"] or {"hugging_face": None})["hugging_face"] == found


def test_identifiers_that_a_source_states_are_in_every_format() -> None:
    known = {"pubmed": "12345678", "openalex": "W2741809807", "wikidata": "Q42", "hugging_face": "a/b"}
    whole = edition(model(name="A", identifiers=known))
    [row] = rows(tabular(whole), "models")

    assert json.loads(files_of_entries(whole)["api/v1/models/a.json"])["identifiers"] == known
    assert {key: row[f"identifiers_{key}"] for key in known} == known | {"pubmed": "PMID:12345678"}


def test_absent_is_null_or_an_empty_list_and_nothing_else() -> None:
    for kind in KINDS.values():
        for item in load("real", f"{kind.FOLDER}.json")["items"]:
            assert not [key for key, value in item.items() if value == "" or value == {}]
    bare = json.loads(files_of_entries(edition(model(name="Bare")))["api/v1/models/bare.json"])

    assert (bare["publication"], bare["tasks"], bare["links"]["code"]) == (None, [], None)


def test_every_key_of_a_kind_is_in_one_order() -> None:
    for kind in KINDS.values():
        assert len({tuple(item) for item in load("real", f"{kind.FOLDER}.json")["items"]}) == 1


def test_an_address_is_below_the_site_where_the_site_is_not_known() -> None:
    whole = edition(dataset(name="MIMIC"))

    assert json.loads(files_of_entries(whole)["api/v1/datasets/mimic.json"])["url"] == "datasets/mimic/"
    assert json.loads(json_api(whole)["api/v1/index.json"])["site"] is None


def test_an_entry_answers_at_its_old_ids_too() -> None:
    files = files_of_entries(edition(model(name="New", previously=["old", "older"])))

    assert files["api/v1/models/old.json"] == files["api/v1/models/older.json"] == files["api/v1/models/new.json"]


def test_the_endpoints_of_the_index_are_there() -> None:
    endpoints = load("real", "index.json")["endpoints"]
    named = [it for it in endpoints.values() if isinstance(it, str)] + [
        *endpoints["charts"].values(),
        *endpoints["schema"].values(),
    ]

    assert [it for it in named if f"api/v1/{it}" not in exported("real")] == []


def test_a_chart_has_the_rows_of_its_table() -> None:
    chart = load("real", "charts/growth.json")
    [last] = [row for row in chart["rows"] if row["view"] == "today"][-1:]

    assert chart["title"]
    assert last["So far"] == load("real", "models.json")["count"], (
        "every model has a row, whether its year is known or not"
    )


def test_a_change_of_one_entry_changes_one_line_of_its_kind() -> None:
    first, second = (json_api(edition(model(name="A", backbone=venue), model(name="B"))) for venue in ("X", "Y"))
    pairs = zip(first["api/v1/models.json"].splitlines(), second["api/v1/models.json"].splitlines(), strict=True)

    assert sum(one != other for one, other in pairs) == 1
