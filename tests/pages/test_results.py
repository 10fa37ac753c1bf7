"""A model's page says on what it was tested and its best place there, and leads to a page that has all its numbers."""

from __future__ import annotations

from pathlib import Path

from catalogs import make_catalog, model
from hfm.model import Benchmark, Result
from hfm.model.catalog import Catalog
from hfm.pages import plan_entries, plan_pages
from hfm.project import Addresses
from hfm.site.render import Renderer

USUAL = {"group": "", "sources": [{"source": "list"}], "added": "2026-11-22"}
COMMON = {"addresses": Addresses(), "assets": {"plotly": ""}}


def catalog(columns: int) -> Catalog:
    """Model A, second of two in each of so many columns; of the last column nothing is ranked."""
    metric = {"id": "accuracy", "name": "Accuracy", "unit": "percent", "higher_is_better": True}
    benchmark = {"id": "medqa", "name": "MedQA", "subfield": "language", "metrics": [metric], **USUAL}
    column = {"benchmark": "medqa", "metric": "accuracy", "setting": "0-shot"}
    ids = [f"c{n}" for n in range(columns)]
    facts = {"reporter": "T", "address": "https://t.example/", "place": "README", "date": "2025", "date_is": "stated"}
    table = {
        "id": "t",
        "name": "T",
        **facts,
        **USUAL,
        "columns": [{"id": it, "part": it, "comparable": "no" if it == ids[-1] else "yes", **column} for it in ids],
        "rows": [
            {
                "name": name,
                "reported_by": "self",
                "model": name.lower(),
                "values": {it: {"value": number, "printed": str(number)} for it in ids},
            }
            for name, number in (("A", 41), ("B", 52))
        ],
    }
    made = Benchmark.model_validate(benchmark), Result.model_validate(table)
    return make_catalog(*made, model(name="A"), model(name="B"))


def texts(made: Catalog) -> dict[str, str]:
    common = {"catalog": made, **COMMON}
    pages = [page for planned in plan_entries(common) for page in (planned, *planned.below)]
    renderer = Renderer(Path("templates").absolute())
    return {page.path.removesuffix("index.md"): renderer.page(page) for page in pages}


def test_all_numbers_stand_on_a_page_below_the_model_s_own() -> None:
    pages = texts(catalog(20))
    address = "models/a/"

    assert f'href="../../{address}results/"' in pages[address]
    assert ">41</a>" not in pages[address]
    assert pages[f"{address}results/"].count(">41</a>") == 20


def test_a_model_s_page_is_no_longer_with_more_numbers() -> None:
    few, many = (texts(catalog(columns))["models/a/"] for columns in (3, 20))

    assert abs(len(many) - len(few)) < 20


def test_a_model_without_results_has_no_page_of_them() -> None:
    made = make_catalog(model(name="A"))

    assert "results" not in texts(made)["models/a/"]
    assert list(texts(made)) == ["models/a/"]


def test_a_benchmark_s_page_has_its_tables_however_many() -> None:
    many = texts(catalog(20))

    assert many["benchmarks/medqa/"].count(">41</a>") >= 20
    assert "benchmarks/medqa/results/" not in many


def test_a_model_s_best_place_is_one_of_a_ranked_column() -> None:
    assert "best place 2 of 2: " in texts(catalog(20))["models/a/"]


def test_a_page_of_results_is_one_of_the_site() -> None:
    paths = {page.path for page in plan_pages(catalog(20), Addresses(), COMMON["assets"], {})}

    assert "models/a/results/index.md" in paths
