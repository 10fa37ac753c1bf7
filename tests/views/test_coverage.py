"""`hfm stats` counts what is there, and says of how many entries each field is known."""

from __future__ import annotations

from itertools import compress

from catalogs import ROOT, dataset, make_catalog, model, real_catalog
from hfm.model import Entry, Model
from hfm.model.catalog import Catalog
from hfm.views.coverage import Stated, coverage, lines


def cells(lines: list[str], start: str) -> list[list[str]]:
    return [line.split()[1:] for line in lines if line.split()[:1] == [start]]


def test_the_counts_are_those_of_the_files() -> None:
    found = lines(real_catalog())
    on_disk = len(list((ROOT / "catalog" / "models").rglob("*.yaml")))

    assert cells(found, "models")[0] == [str(on_disk)]
    assert cells(found, "vision")[0] == [str(len(list((ROOT / "catalog" / "models" / "vision").iterdir())))]


def test_models_are_counted_for_the_survey_and_for_all() -> None:
    found = lines(make_catalog(
        model(year=2023, pretraining="generative", adaptation=["fine-tuning", "adapter-tuning"]),
        model(year=2024, later=True), model(year=2024, pretraining="none", adaptation=["fine-tuning"]),
    ))  # fmt: skip

    assert cells(found, "2024") == [["1", "2"]]
    assert cells(found, "fine-tuning") == [["2", "2"]]
    assert cells(found, "adapter-tuning") == [["1", "1"]]
    assert cells(found, "not-stated") == [["0", "1"], ["0", "1"]], "of pre-training, then of adaptation"
    assert cells(found, "all")[-1] == ["2", "3"]


def test_a_fact_is_stated_by_how_many_of_all_and_of_each_sub_field() -> None:
    entries = [model(backbone="ViT"), model(group="vision"), model(links={"code": "not-released"}), dataset()]
    found = lines(make_catalog(*entries))

    assert cells(found, "backbone") == [["1/3", "33", "1/2", "0/1", "0/0", "0/0", "0/0"]]
    assert cells(found, "links.code") == [["1/3", "33", "1/2", "0/1", "0/0", "0/0", "0/0"]], (
        "that there is none is known"
    )


def stating(it: Stated, catalog: Catalog) -> list[Entry]:
    return list(compress(catalog.every(it.kind), it.said))


def test_who_does_not_state_a_fact_is_named() -> None:
    said, silent = model(licence={"code": "MIT"}), model(licence={"weights": "MIT"})
    catalog = make_catalog(said, silent)
    found = {it.field: it for it in coverage(Model, catalog)}

    assert stating(found["licence.code"], catalog) == [said]
    assert stating(found["licence.weights"], catalog) == [silent]
    assert "summary" not in found, "what nobody states is no row"


def test_a_list_of_authors_that_stops_is_not_all_of_them() -> None:
    stops, whole = model(authors=["A. One", "et al."]), model(authors=["A. One"])
    catalog = make_catalog(stops, whole)
    found = {it.field: it for it in coverage(Model, catalog)}

    assert found["authors"].silent == 0
    assert stating(found["all-authors"], catalog) == [whole]


def test_every_fact_of_the_real_catalog_is_stated_or_not_by_every_entry_of_its_kind() -> None:
    catalog = real_catalog()
    for it in coverage(Model, catalog):
        assert it.stating + it.silent == it.of == len(catalog.models), it.field
        assert sum(known for known, _ in it.groups.values()) == it.stating, it.field


def test_an_empty_catalog_has_coverage_too() -> None:
    assert cells(lines(make_catalog()), "models")[0] == ["0"]
