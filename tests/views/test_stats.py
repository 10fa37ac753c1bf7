"""The numbers behind the charts: whole entries, every one of them, each once where it belongs."""

from __future__ import annotations

from functools import partial

import pytest

from catalogs import model, real_catalog, survey_catalog, survey_tables
from hfm.model import Model
from hfm.views.stats import (
    NOT_STATED,
    adapting,
    code_of,
    flows,
    folded,
    growth,
    growth_by_month,
    ranked,
    so_far,
    totals,
    values_of,
    with_above,
    words_of_title,
)

GROUPS = ("language", "vision", "bioinformatics", "multimodal")


def YEAR(it: Model) -> str | None:  # noqa: N802
    return str(it.year) if it.year else None


_CODES = {"SL": "supervised", "GL": "generative", "CL": "contrastive", "HL": "hybrid", "none": "none"} | {
    "FT": "fine-tuning", "AT": "adapter-tuning", "PE": "prompt-engineering"
}  # fmt: skip


def test_a_model_with_two_adaptations_counts_under_both_and_once_in_its_paradigm() -> None:
    """Three models, one of them adapted in two ways: four flows, three models."""
    models = [
        model(pretraining="none", adaptation=["fine-tuning", "prompt-engineering"]),
        model(pretraining="none", adaptation=["fine-tuning"]),
        model(pretraining="generative"),
    ]
    assert totals(models, values_of("pretraining")) == {"none": 2, "generative": 1}
    assert totals(models, values_of("adaptation")) == {"fine-tuning": 2, "prompt-engineering": 1, NOT_STATED: 1}
    assert flows(models, values_of("pretraining"), values_of("adaptation")) == {
        ("none", "fine-tuning"): 2,
        ("none", "prompt-engineering"): 1,
        ("generative", NOT_STATED): 1,
    }


def test_a_value_named_twice_counts_once() -> None:
    """A list that repeats a value is one entry with that value."""
    twice = model().model_copy(update={"tasks": ("dialogue", "dialogue")})
    assert totals([twice], values_of("tasks")) == {"dialogue": 1}


def test_the_survey_s_tables_give_the_survey_s_sums() -> None:
    """The sums of a second, independent reading of Tables I-IV."""
    models, known = survey_catalog().models, survey_tables()["totals"]
    assert totals(models, values_of("pretraining")) == {_CODES[it]: n for it, n in known["pretraining"].items()}
    assert totals(models, values_of("adaptation")) == {_CODES[it]: n for it, n in known["adaptation"].items()}
    assert flows(models, values_of("pretraining"), values_of("adaptation")) == {
        (_CODES[source], _CODES[target]): count
        for source, targets in known["pairs"].items()
        for target, count in targets.items()
    }
    assert {int(year or 0): sum(row) for year, row in growth(models, GROUPS, YEAR)} == known["years"]
    assert adapting(models) == known["without_own_pretraining"]


def test_a_year_without_models_has_its_row() -> None:
    """Years are as far apart as they are: 2020 is between 2019 and 2021."""
    found = growth([model(year=2019), model(year=2021, group="vision")], GROUPS, YEAR)
    assert found == [("2019", (1, 0, 0, 0)), ("2020", (0, 0, 0, 0)), ("2021", (0, 1, 0, 0))]


def test_a_model_without_a_date_has_a_row_at_the_end() -> None:
    """Nothing is dropped for want of a date."""
    undated = model(year=2023).model_copy(update={"year": None})
    assert growth([model(year=2023), undated], GROUPS, YEAR) == [("2023", (1, 0, 0, 0)), (None, (1, 0, 0, 0))]


def test_months_follow_each_other_over_the_turn_of_the_year() -> None:
    """A date that is only a year has no month."""
    models = [model(preprint={"server": "arXiv", "date": day}) for day in ("2023-11-30", "2024-02", "2023")]
    assert growth_by_month(models, GROUPS) == [
        ("2023-11", (1, 0, 0, 0)),
        ("2023-12", (0, 0, 0, 0)),
        ("2024-01", (0, 0, 0, 0)),
        ("2024-02", (1, 0, 0, 0)),
        (None, (1, 0, 0, 0)),
    ]


@pytest.mark.parametrize("rows", [partial(growth, year_of=YEAR), growth_by_month], ids=["years", "months"])
def test_the_last_sum_is_the_whole_catalog(rows: object) -> None:
    """However dates are known, the curve ends at the number of models."""
    models = real_catalog().models
    assert callable(rows)
    sums = so_far(counts for _, counts in rows(models, Model.GROUPS))
    assert sum(sums[-1]) == len(models)
    assert sums[-1] == tuple(sum(model.group == group for model in models) for group in Model.GROUPS)


def test_no_models_give_no_rows() -> None:
    """An empty catalog is not an error."""
    assert growth([], GROUPS, YEAR) == growth_by_month([], GROUPS) == so_far([]) == []
    assert totals([], values_of("tasks")) == {}


def test_a_term_counts_for_the_terms_above_it() -> None:
    """A model with two techniques of one branch is one model of that branch."""
    above = {
        "prompt-engineering": None,
        "hand-crafted-prompting": "prompt-engineering",
        "soft-prompts": "prompt-engineering",
    }
    both = model(techniques=["hand-crafted-prompting", "soft-prompts"])
    found = totals([both, model()], with_above(values_of("techniques"), above))
    assert found == {"hand-crafted-prompting": 1, "soft-prompts": 1, "prompt-engineering": 1, NOT_STATED: 1}


def test_the_most_frequent_are_kept_and_the_rest_are_folded_into_one() -> None:
    """An entry with two folded values counts once; one that states none is not folded."""
    assert ranked({"a": 3, "b": 2, "c": 1, "d": 1, NOT_STATED: 9}, most=2) == (["a", "b"], ["c", "d"])
    assert ranked({"a": 3, "b": 2, "c": 1}, most=2) == (["a", "b", "c"], [])
    models = [model(tasks=["dialogue", "detection", "classification"]), model()]
    assert totals(models, folded(values_of("tasks"), ["dialogue"], ["detection", "classification"], "other")) == {
        "dialogue": 1,
        "other": 1,
        NOT_STATED: 1,
    }


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("A Survey of Graphs and Graph", ("survey", "graph")),
        ("Pre-trained, pretraining!", ("pretraining",)),
        ("Basis of diagnosis", ("basis", "diagnosis")),
        ("", ()),
    ],
    ids=["plural", "spellings", "not-a-plural", "no-title"],
)
def test_a_word_of_a_title_counts_once_in_one_spelling(title: str, words: tuple[str, ...]) -> None:
    """Plurals and spellings of a word are one word."""
    assert words_of_title(model().model_copy(update={"title": title})) == words


def test_an_address_is_code_and_a_statement_that_there_is_none_is_not() -> None:
    """Released, stated as not released, and not known."""
    found = [{"code": "https://code.example"}, {"code": "not-released"}, {}]
    assert totals([model(links=links) for links in found], code_of) == {"yes": 1, "no": 2}
