"""Questions that the reported results of the real catalog must answer, and what must hold of all of them."""

from __future__ import annotations

import re

import pytest

from catalogs import real_catalog
from hfm.model import Benchmark, Result
from hfm.views.disagreements import disagreements
from hfm.views.glance import at_a_glance
from hfm.views.results import columns_of, measured, shared

UNTUNED = ("zero-shot", "few-shot")


def benchmark(entry_id: str) -> Benchmark:
    found = real_catalog().get("benchmark", entry_id)
    assert isinstance(found, Benchmark)
    return found


def test_which_open_model_reports_the_best_medqa_result_without_fine_tuning_and_who_says_so() -> None:
    columns = [it for it in at_a_glance(benchmark("medqa"), real_catalog()) if it.column.column.regime in UNTUNED]
    best = [it.best_open for it in columns if it.best_open]
    found = max(best, key=lambda score: score.number)

    assert (found.row.model, found.shown, found.by) == ("ultramedical", "85.4", "its authors")
    assert found.table.reporter == "UltraMedical README figure"
    assert found.read_as == "figure"


def test_how_uni_virchow2_and_prov_gigapath_compare_under_one_protocol() -> None:
    models = ("uni", "virchow2", "prov-gigapath")
    columns = [it for it in shared(models, real_catalog()) if it.ranked]
    panda = next(it for it in columns if (it.table.id, it.column.id) == ("eva-pathology", "panda"))
    told = [(it.row.model, it.shown, it.rank) for it in panda.scores if it.row.model in models]

    assert len({it.table.id for it in columns}) > 1, "more than one group measured all three"
    assert all(set(models) <= {score.row.model for score in it.scores} for it in columns)
    assert told == [("uni", "0.691", 1), ("virchow2", "0.689", 2), ("prov-gigapath", "0.67", 10)]


def test_whose_numbers_on_pathvqa_disagree_most() -> None:
    on_pathvqa = [it for it in disagreements(real_catalog()) if it.benchmark.href == "benchmarks/pathvqa/"]

    assert (on_pathvqa[0].model.text, on_pathvqa[0].variant) == ("HuatuoGPT-Vision", "7B")
    assert [it.shown for it in on_pathvqa[0].scores] == ["32.0", "44.8", "48.0", "57.9"]


@pytest.mark.parametrize(
    ("model", "variant", "on", "numbers"),
    [
        ("LLaVA-Med", "7B", "pathvqa", {35.2, 38.8, 56.8}),
        ("MEDITRON-70B", "7B", "medqa", {41.6, 57.2}),
        ("HuatuoGPT-Vision", "7B", "omnimedvqa", {50.0, 74.0}),
    ],
    ids=["LLaVA-Med", "MediTron", "HuatuoGPT-Vision"],
)
def test_three_known_disagreements_are_told(model: str, variant: str, on: str, numbers: set[float]) -> None:
    told = [
        {score.number for score in it.scores}
        for it in disagreements(real_catalog())
        if (it.model.text, it.variant, it.benchmark.href) == (model, variant, f"benchmarks/{on}/")
    ]

    assert any(numbers <= found for found in told)


def test_every_number_leads_to_a_fixed_place() -> None:
    scores = [score for it in measured(Result, real_catalog()) for score in it.scores]

    assert scores
    assert [it.href for it in scores if not re.search(r"/(blob|tree|raw)/[0-9a-f]{40}/", it.href)] == []


def test_no_column_that_is_not_comparable_has_a_rank() -> None:
    columns = [it for kind in real_catalog().of(Benchmark) for it in columns_of(kind, real_catalog())]

    assert [it.column.id for it in columns if it.ranked and it.column.comparable != "yes"] == []
    assert any(it.ranked for it in columns)
