"""The survey's five observations: the shares are the tables', the rules decide, and the years say since when."""

from __future__ import annotations

import pytest

from catalogs import make_catalog, model, real_catalog, survey_catalog
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.observations import Finding, observations

SURVEYED, TODAY = 0, 1


def finding(catalog: Catalog, name: str, which: int = TODAY) -> Finding:
    (found,) = (it for it in observations(catalog) if it.id == name)
    return found.findings[which]


def test_the_surveyed_shares_are_those_of_its_tables() -> None:
    """Counted from the second reading of Tables I-IV; every observation of the survey holds for its own tables."""
    shares = {
        it.id: [(one.part, one.whole) for one in it.findings[SURVEYED].measures]
        for it in observations(survey_catalog())
    }

    assert shares == {
        "general-models-adapt": [(25, 44), (40, 67), (22, 58), (2, 31)],
        "language-adapts-most": [(25, 44)],
        "without-annotation": [(107, 111)],
        "supervised-in-vision": [(4, 27)],
        "fine-tuning-leads": [(144, 200)],
    }
    assert all(it.findings[SURVEYED].holds for it in observations(survey_catalog()))


def test_the_surveyed_set_of_the_catalog_says_the_same() -> None:
    for real, table in zip(observations(real_catalog()), observations(survey_catalog()), strict=True):
        one, other = real.findings[SURVEYED], table.findings[SURVEYED]
        assert [(it.part, it.whole) for it in one.measures] == [(it.part, it.whole) for it in other.measures], real.id


def test_later_models_count_today_and_not_as_surveyed() -> None:
    catalog = make_catalog(model(adaptation=["fine-tuning"]), model(later=True, adaptation=["adapter-tuning"]))

    assert [(it.part, it.whole) for it in finding(catalog, "fine-tuning-leads", SURVEYED).measures] == [(1, 1)]
    assert [(it.part, it.whole) for it in finding(catalog, "fine-tuning-leads", TODAY).measures] == [(1, 2)]


def test_what_no_source_states_is_in_no_whole() -> None:
    catalog = make_catalog(model(pretraining="none"), model(pretraining=None), model(adaptation=[]))

    assert finding(catalog, "language-adapts-most").measures[0].whole == 1
    assert finding(catalog, "fine-tuning-leads").measures[0].whole == 0


@pytest.mark.parametrize(
    ("name", "models", "holds"),
    [
        pytest.param("language-adapts-most", [{"pretraining": "none"}, {"pretraining": "generative"}], False, id="half is not most"),
        pytest.param("language-adapts-most", [{"pretraining": "none"}] * 2 + [{"pretraining": "generative"}], True, id="more than half"),
        pytest.param("without-annotation", [{"pretraining": it} for it in ("hybrid", "contrastive", "supervised")], True, id="two of three"),
        pytest.param("without-annotation", [{"pretraining": it} for it in ("none", "supervised")], False, id="none of its own"),
        pytest.param("supervised-in-vision", [{"group": "vision", "pretraining": "supervised"}], True, id="one is enough"),
        pytest.param("supervised-in-vision", [{"group": "language", "pretraining": "supervised"}], False, id="elsewhere"),
        pytest.param("general-models-adapt", [{"group": it, "pretraining": "none"} for it in Model.GROUPS], False, id="bioinformatics too"),
        pytest.param("general-models-adapt", [{"group": it, "pretraining": "none"} for it in Model.GROUPS if it != "bioinformatics"], True, id="but not in bioinformatics"),
    ],
)  # fmt: skip
def test_the_rule_decides_whether_it_holds(name: str, models: list[dict[str, str]], holds: bool) -> None:
    assert finding(make_catalog(*(model(**it) for it in models)), name).holds is holds


@pytest.mark.parametrize(
    ("by_year", "since"),
    [
        pytest.param({2020: "none", 2021: "none"}, 2020, id="always"),
        pytest.param({2019: "none", 2020: "generative", 2021: "none"}, 2021, id="since it held to the end"),
        pytest.param({2019: "none", 2020: "generative"}, None, id="not any more"),
    ],
)
def test_it_holds_since_the_year_from_which_it_always_did(by_year: dict[int, str], since: int | None) -> None:
    """All models up to a year count: in 2020 one of two adapts, in 2021 two of three."""
    catalog = make_catalog(*(model(year=year, pretraining=it) for year, it in by_year.items()))

    assert finding(catalog, "language-adapts-most").since == since


def test_an_empty_catalog_holds_nothing() -> None:
    assert [it.holds for one in observations(make_catalog()) for it in one.findings] == [False] * 10
