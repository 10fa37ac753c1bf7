"""`hfm stats` counts what is there, and says of how many entries each field is known."""

from __future__ import annotations

from catalogs import ROOT, dataset, make_catalog, model, real_catalog
from hfm.views.coverage import coverage


def cells(lines: list[str], start: str) -> list[list[str]]:
    return [line.split()[1:] for line in lines if line.split()[:1] == [start]]


def test_the_counts_are_those_of_the_files() -> None:
    lines = coverage(real_catalog())
    on_disk = len(list((ROOT / "catalog" / "models").rglob("*.yaml")))

    assert cells(lines, "models")[0] == [str(on_disk)]
    assert cells(lines, "vision")[0] == [str(len(list((ROOT / "catalog" / "models" / "vision").iterdir())))]


def test_models_are_counted_for_the_survey_and_for_all() -> None:
    lines = coverage(make_catalog(
        model(year=2023, pretraining="generative", adaptation=["fine-tuning", "adapter-tuning"]),
        model(year=2024, later=True), model(year=2024, pretraining="none", adaptation=["fine-tuning"]),
    ))  # fmt: skip

    assert cells(lines, "2024") == [["1", "2"]]
    assert cells(lines, "fine-tuning") == [["2", "2"]]
    assert cells(lines, "adapter-tuning") == [["1", "1"]]
    assert cells(lines, "not-stated") == [["0", "1"], ["0", "1"]], "of pre-training, then of adaptation"
    assert cells(lines, "all")[-1] == ["2", "3"]


def test_a_field_is_known_in_percent_of_its_kind() -> None:
    entries = [model(backbone="ViT"), model(), model(links={"code": "not-released"}), dataset()]
    lines = coverage(make_catalog(*entries))

    assert cells(lines, "backbone") == [["1", "3", "33"]]
    assert cells(lines, "links.code") == [["1", "3", "33"]], "that there is none is known"


def test_an_empty_catalog_has_coverage_too() -> None:
    assert cells(coverage(make_catalog()), "models")[0] == ["0"]
