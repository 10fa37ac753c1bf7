"""The explorers' files say of every entry what the catalog says, in few bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from catalogs import dataset, make_catalog, model, real_catalog, study
from explorers import values
from hfm.model import Dataset, Entry, Model, Study
from hfm.model.catalog import Catalog
from hfm.views.explored import EXPLORED
from hfm.views.explorer import Explorer, column, explorer, explorer_texts, in_rows, newest_first, terms_of
from hfm.views.spellings import plain, spellings


def _made(entries: Sequence[Entry], catalog: Catalog) -> tuple[Explorer, str]:
    """The explorer of these entries, and the file of their longer texts."""
    kind = type(entries[0])
    found: dict[str, Any] = {}
    for it in in_rows(kind):
        found[it.name] = column(it, kind, catalog, found.get(it.in_units))
    return explorer(kind, entries, found, catalog), explorer_texts(kind, entries, terms_of(found), catalog)


def _files(*entries: Entry) -> tuple[dict[str, Any], dict[str, Any]]:
    made, texts = _made(entries, make_catalog(*entries))
    return json.loads(made.rows), json.loads(texts)


def _chosen(rows: dict[str, Any], field: str) -> list[list[str]]:
    """The ids of each row's terms."""
    facet = rows["facets"][field]
    found = [it if isinstance(it, list) else [it] for it in facet["values"]]
    return [[facet["terms"][n][0] for n in row if n >= 0] for row in found]


def test_a_row_has_the_terms_of_its_entry() -> None:
    rows, _ = _files(model(name="A", tasks=["segmentation"], year=2024), model(name="B", tasks=[], year=2020))

    assert rows["names"] == ["A", "B"]
    assert _chosen(rows, "tasks") == [["segmentation"], []]
    assert rows["ranges"]["year"]["values"] == [2024, 2020]


def test_a_term_comes_with_those_above_it_and_knows_its_parent() -> None:
    terms = _files(model(modalities=["fundus-photography"]))[0]["facets"]["modalities"]["terms"]
    labels = [label for _, label, *_ in terms]

    assert labels == ["Medical imaging", "Ophthalmology images", "Fundus photography"], "in the order of the word list"
    assert [terms[it[2]][1] if len(it) > 2 else None for it in terms] == [None, *labels[:2]]


def test_the_newest_come_first_and_new_is_counted_from_the_newest_day() -> None:
    days = {"Old": "2025-05-09", "Last": "2026-05-10", "Month": "2025-06", "Spring": "2026-03-01", "Undated": None}
    made = [model(name=name, later=True, preprint={"server": "bioRxiv", "date": day}) for name, day in days.items()]
    rows, _ = _files(*newest_first(Model, make_catalog(*made)))

    assert rows["names"] == ["Last", "Spring", "Month", "Old", "Undated"]
    assert _chosen(rows, "new") == [["1-months"], ["3-months"], ["12-months"], ["earlier"], []]
    assert rows["ranges"]["first_public"]["values"] == [20260510, 20260301, 20250600, 20250509, None]


def test_a_model_has_every_size_of_its_variants_and_the_names_of_its_data() -> None:
    data = dataset(id="mimic-cxr", name="MIMIC-CXR")
    sizes = [{"name": "large", "count": 70}, {"name": "small", "count": 7}]
    entry = model(parameters=sizes, training_data=[{"dataset": "mimic-cxr"}], licence={"weights": "MIT"})
    rows = json.loads(_made([entry], make_catalog(entry, data))[0].rows)

    assert rows["ranges"]["parameters"]["values"] == [[7, 70]]
    assert rows["facets"]["training_data"]["terms"] == [["mimic-cxr", "MIMIC-CXR"]]
    assert _chosen(rows, "weights_licence") == [["MIT"]]
    assert _chosen(rows, "commercial_use") == [["allowed-weights"]]


def test_a_filter_that_no_entry_fills_is_left_out() -> None:
    rows, _ = _files(model(tasks=[]))

    assert "tasks" not in rows["facets"]
    assert "tasks" not in [field for field, *_ in rows["columns"]]


@pytest.mark.parametrize(
    ("links", "expected"),
    [({"code": "https://example.org/c"}, "yes"), ({"code": "not-released"}, "not-released"), ({}, "no")],
)
def test_code_is_public_or_stated_as_not_released_or_not_known(links: dict[str, str], expected: str) -> None:
    entry = model(links=links)
    made, _ = _made([entry], make_catalog(entry))

    assert _chosen(json.loads(made.rows), "code") == [[expected]]
    assert json.loads(made.links)["code"] == [links.get("code", "") if expected == "yes" else ""]


def test_what_is_in_the_survey_s_tables_is_told_from_what_is_not() -> None:
    rows, _ = _files(model(name="A"), model(name="B", later=True))

    assert _chosen(rows, "set") == [["survey"], ["later"]]


def test_an_id_is_written_only_where_it_does_not_follow_from_the_name() -> None:
    rows, _ = _files(model(name="ChatCAD+", id="chatcad-plus"), model(name="M³AE", id="m3ae"), model(name="X", id="y"))

    assert rows["ids"] == {"2": "y"}


def test_the_models_of_a_study_are_a_filter_by_the_names_it_gives() -> None:
    rows, _ = _files(study(models=[{"name": "SAM"}, {"name": "CLIP"}]), study(models=[{"name": "CLIP"}]))

    assert [term[0] for term in rows["facets"]["models"]["terms"]] == ["CLIP", "SAM"]
    assert _chosen(rows, "models") == [["SAM", "CLIP"], ["CLIP"]]


def test_sizes_are_numbers_with_their_units() -> None:
    rows, _ = _files(dataset(size=[{"count": 377000, "unit": "images"}, {"count": 5, "unit": "texts"}]), dataset())
    units = [term[0] for term in rows["facets"]["unit"]["terms"]]

    assert [[(n, units[unit]) for n, unit in row] for row in rows["ranges"]["size"]["values"]] == [
        [(377000, "images"), (5, "texts")],
        [],
    ]


def test_other_words_for_a_term_are_known() -> None:
    _, texts = _files(model(modalities=["x-ray"]))

    assert "CXR" in texts["aliases"]["modalities"][1]


@pytest.mark.parametrize("kind", [Model, Dataset, Study], ids=lambda kind: kind.KIND)
def test_every_term_of_every_filter_has_the_entries_that_the_catalog_says(kind: type[Entry]) -> None:
    entries = real_catalog().of(kind)
    facets = json.loads(_made(entries, real_catalog())[0].rows)["facets"]
    for field in [it for it in facets if it not in ("results", "word", "venue")]:  # no fields of the entry
        terms = facets[field]["terms"]
        for entry, found in zip(entries, facets[field]["values"], strict=True):
            own = found if isinstance(found, list) else [found] if found >= 0 else []
            assert {it for n in own for it in _with_those_above(terms, n)} == values(entry, field) - {"not-stated"}, (
                field
            )


def _with_those_above(terms: list[Any], number: int) -> list[str]:
    name, _, *above = terms[number]
    return [name, *(_with_those_above(terms, above[0]) if above else [])]


@pytest.mark.parametrize("kind", EXPLORED, ids=lambda kind: kind.KIND)
def test_every_column_is_as_long_as_the_catalog(kind: type[Entry]) -> None:
    entries = real_catalog().of(kind)
    made, long = _made(entries, real_catalog())
    rows, links = json.loads(made.rows), json.loads(made.links)
    texts = json.loads(long)
    columns = [
        rows["names"],
        *(it["values"] for it in rows["facets"].values()),
        *(it["values"] for it in rows["ranges"].values()),
    ]
    columns += [*rows["texts"].values(), *texts["texts"].values(), *links.values(), texts["names"]]

    assert {len(column) for column in columns} == {len(entries)}
    assert made == _made(entries, real_catalog())[0], "the same catalog gives the same bytes"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("SAM-Med3D", "sam med3d"), ("ChatCAD+", "chatcad plus"), ("M³AE", "m3ae"), ("Müller & Søn", "muller and son"),
        ("  K-PathVQA__2 ", "k pathvqa 2"), ("医学", "医学"),
    ],
)  # fmt: skip
def test_a_name_is_read_as_plain_words(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("SAM-Med3D", {"SAM Med 3D", "SAMMed3D"}), ("ClinicalBERT", {"Clinical BERT"}), ("ChatCAD+", {"Chat CAD plus"}),
        ("scGPT", {"sc GPT"}), ("MFMs", set()),
    ],
)  # fmt: skip
def test_a_name_is_found_apart_and_together(name: str, ways: set[str]) -> None:
    assert ways <= set(spellings(model(name=name)))
    assert name not in spellings(model(name=name))


def test_an_option_below_another_brings_it_along() -> None:
    """Where everything is of the last months, nothing is of the months before."""
    rows, _ = _files(model(name="A", later=True, preprint={"server": "bioRxiv", "date": "2026-05-10"}))

    assert _chosen(rows, "new") == [["1-months"]]
    assert [term[0] for term in rows["facets"]["new"]["terms"]] == ["12-months", "3-months", "1-months"]
