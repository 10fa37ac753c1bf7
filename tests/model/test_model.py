"""The model says of every field what it is called, what it takes, and what to write: pages, checks and schemas follow."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from checkouts import FIXTURE, ROOT
from hfm.model import KINDS, SLUG, Entry, Model, Ref, Term, Vocabulary
from hfm.model.catalog import Catalog
from hfm.model.marks import mark_of, marked_values
from hfm.project import OWNED
from hfm.reading.schema import schemas
from hfm.reading.validate import read_catalog

DERIVED = {"id", "group"}  # from where the file stands
FIELDS = [(kind, name) for kind in KINDS.values() for name in kind.model_fields if name not in DERIVED]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(FIXTURE)


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda it: it if isinstance(it, str) else it.KIND)
def test_every_field_has_a_label_for_readers_and_advice_for_contributors(kind: type[Entry], name: str) -> None:
    info = kind.model_fields[name]

    assert info.title, "the label of its row on a page"
    assert info.title[0].isupper() or info.title == "arXiv"
    assert info.description, "what a contributor is told"


def test_the_pages_of_every_kind_are_in_a_folder_that_the_generator_owns_and_git_does_not_keep() -> None:
    unkept = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()

    assert {kind.FOLDER for kind in KINDS.values()} <= set(OWNED)
    assert {f"/site_src/{name}".rstrip("/") for name in OWNED} <= {line.rstrip("/") for line in unkept}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_labels_of_a_kind_are_told_apart(kind: type[Entry]) -> None:
    titles = [info.title for name, info in kind.model_fields.items() if name not in DERIVED]

    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_class_refuses_unknown_keys_and_never_changes(kind: type[Entry]) -> None:
    for cls in {kind, *_parts(kind)}:
        assert cls.model_config.get("extra") == "forbid", cls
        assert cls.model_config.get("frozen"), cls


def _parts(cls: type[BaseModel]) -> Iterator[type[BaseModel]]:
    def inside(annotation: Any) -> Iterator[type[BaseModel]]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
            yield from _parts(annotation)
        for part in get_args(annotation):
            yield from inside(part)

    for info in cls.model_fields.values():
        yield from inside(info.annotation)


def test_lists_are_hashable_so_that_an_entry_never_changes(catalog: Catalog) -> None:
    assert len({hash(entry) for entry in catalog.all_entries}) == len(catalog.all_entries)


def test_folders_and_kinds_tell_entries_apart() -> None:
    assert list(KINDS) == [kind.KIND for kind in KINDS.values()]
    assert len({kind.FOLDER for kind in KINDS.values()}) == len(KINDS)
    assert len({kind.PLURAL for kind in KINDS.values()}) == len(KINDS)


def test_marks_tie_values_to_word_lists_and_entries(catalog: Catalog) -> None:
    found = {(keys, type(mark), value) for keys, mark, value in marked_values(catalog.get("study", "chatcad"))}

    assert (("application",), Term, "medical-qa") in found
    assert (("trust", 0), Term, "reliability") in found
    assert (("models", 1, "model"), Ref, "medsam") in found
    assert (("sources", 0, "source"), Term, "trust-survey") in found
    assert mark_of(Model, "applications") == Ref("application")
    assert mark_of(Model, "pretraining") == Term("pretraining")
    assert mark_of(Model, "name") is None


def test_the_vocabulary_of_every_mark_is_in_the_fixture(catalog: Catalog) -> None:
    marks = {
        mark_of(cls, name) for kind in KINDS.values() for cls in {kind, *_parts(kind)} for name in cls.model_fields
    }

    assert {mark.vocabulary for mark in marks if isinstance(mark, Term)} <= set(catalog.vocabularies)
    assert {mark.kind for mark in marks if isinstance(mark, Ref)} <= set(KINDS)


DATES = [
    ("2023", True), ("2023-02", True), ("2023-02-28", True), ("2024-02-29", True), ("1969-07-21", True),
    ("2023-02-29", False), ("2023-13", False), ("2023-00", False), ("2023-1", False), ("23", False), ("2023-02-", False),
    ("2023/02", False), ("0000", False), ("2023-02-28T00:00", False), ("٢٠٢٣", False), ("2023\n", False), (" 2023", False),
]  # fmt: skip


@pytest.mark.parametrize(("value", "real"), DATES, ids=[repr(it[0]) for it in DATES])
def test_a_date_is_a_year_a_month_or_a_day_of_the_calendar(value: str, real: bool) -> None:
    facts = {
        "id": "x",
        "group": "",
        "name": "X",
        "summary": "S.",
        "sources": [{}],
        "added": "2026-11-22",
        "date": value,
    }
    if real:
        assert KINDS["event"].model_validate(facts)
    else:
        with pytest.raises(ValidationError):
            KINDS["event"].model_validate(facts)


def test_absent_unknown_and_not_released_are_three_things(catalog: Catalog) -> None:
    assert catalog.get("model", "usfm").links.code is None
    assert catalog.get("model", "clinicalgpt").links.code == "not-released"
    with pytest.raises(ValidationError):
        KINDS["model"].model_validate({**catalog.get("model", "usfm").model_dump(), "links": {"paper": "not-released"}})


class TestSchemas:
    """The JSON Schemas say what a file may say, in words an editor shows."""

    def test_there_is_one_for_each_kind_and_each_other_file(self, catalog: Catalog) -> None:
        assert set(schemas(catalog)) == {*KINDS, "vocabulary", "allowed-duplicates", "collected", "removed", "editions"}

    @pytest.mark.parametrize("name", [*KINDS, "vocabulary"])
    def test_derived_keys_are_not_asked_for(self, catalog: Catalog, name: str) -> None:
        schema = json.loads(schemas(catalog)[name])

        assert not DERIVED & set(schema["properties"])
        assert not DERIVED & set(schema["required"])
        assert schema["additionalProperties"] is False

    def test_only_closed_fields_list_their_values(self, catalog: Catalog) -> None:
        closed = {"pretraining", "adaptation", "techniques", "backbone_families", "modalities", "tasks"}
        properties = json.loads(schemas(catalog)["model"])["properties"]

        assert {name for name, it in properties.items() if "enum" in json.dumps(it)} == closed

    def test_a_reference_has_the_form_of_an_id(self, catalog: Catalog) -> None:
        applications = json.loads(schemas(catalog)["model"])["properties"]["applications"]["items"]

        assert applications["pattern"] == f"^{SLUG}$"
        assert "enum" not in applications, "a new entry must not make every editor's schema old"

    def test_nothing_is_ever_null(self, catalog: Catalog) -> None:
        assert all('"null"' not in text for text in schemas(catalog).values())

    def test_the_same_catalog_gives_the_same_schemas(self, catalog: Catalog) -> None:
        assert schemas(catalog) == schemas(read_catalog(FIXTURE))


def test_a_vocabulary_has_at_least_one_term() -> None:
    with pytest.raises(ValidationError):
        Vocabulary.model_validate({"id": "x", "label": "X", "definition": "D.", "terms": []})


def test_texts_that_are_equal_are_kept_as_one(catalog: Catalog) -> None:
    entry = catalog.entries["model"]["medsam"]
    apart = type(entry).model_validate(json.loads(entry.model_dump_json(exclude_none=True)))
    twice = pickle.dumps((entry, apart))

    assert pickle.loads(twice) == (entry, apart)  # noqa: S301  as a build keeps them
    assert len(twice) < 1.25 * len(pickle.dumps(entry))
