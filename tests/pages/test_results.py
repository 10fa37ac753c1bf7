"""A model with many reported results says the best of them, and leads to a page that has them all."""

from __future__ import annotations

from pathlib import Path

from catalogs import make_catalog, model
from hfm.model import Benchmark, Result
from hfm.model.catalog import Catalog
from hfm.pages import Page, plan_entries, plan_pages
from hfm.pages.results import results_pages
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
    pages: list[Page] = [*plan_entries(common), *results_pages(made, common)]
    renderer = Renderer(Path("templates").absolute())
    return {page.path.removesuffix("index.md"): renderer.page(page) for page in pages}


def test_few_results_stand_on_a_model_s_page_and_many_on_one_below_it() -> None:
    few, many = texts(catalog(3)), texts(catalog(20))
    address = "models/a/"

    assert few[address].count(">41</a>") == 3
    assert f"{address}results/" not in few
    assert f'href="../../{address}results/"' in many[address]
    assert len(many[address]) < len(many[f"{address}results/"]) / 2
    assert many[f"{address}results/"].count(">41</a>") == 20


def test_a_benchmark_s_page_has_its_tables_however_many() -> None:
    many = texts(catalog(20))

    assert many["benchmarks/medqa/"].count(">41</a>") >= 20
    assert "benchmarks/medqa/results/" not in many


def test_a_model_s_best_place_is_one_of_a_ranked_column() -> None:
    assert 'data-label="Best place">2 of 2</td>' in texts(catalog(20))["models/a/"]


def test_a_page_of_results_is_one_of_the_site() -> None:
    paths = {page.path for page in plan_pages(catalog(20), Addresses(), COMMON["assets"], {})}

    assert "models/a/results/index.md" in paths
