"""Observations: the shares are those of the tables, the rules decide, each can fail, and the years say since when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalogs import make_catalog, model, real_catalog, survey_catalog
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.model.vocabulary import Collected
from hfm.views.observations import Finding, Observation
from hfm.views.own_observations import own_observations
from hfm.views.survey_observations import survey_observations

SURVEYED, SINCE, TODAY = 0, 1, 2


def finding(catalog: Catalog, name: str, which: int = TODAY) -> Finding:
    (found,) = (it for it in survey_observations(catalog) if it.id == name)
    return found.findings[which]


def test_the_surveyed_shares_are_those_of_its_tables() -> None:
    """Counted from the second reading of Tables I-IV; every observation of the survey holds for its own tables."""
    shares = {
        it.id: [(one.part, one.whole) for one in it.findings[SURVEYED].measures]
        for it in survey_observations(survey_catalog())
    }

    assert shares == {
        "general-models-adapt": [(25, 44), (40, 67), (22, 58), (2, 31)],
        "language-adapts-most": [(25, 44)],
        "without-annotation": [(107, 111)],
        "supervised-in-vision": [(4, 27)],
        "fine-tuning-leads": [(144, 200), (92, 200), (34, 200)],
    }
    assert all(it.findings[SURVEYED].holds for it in survey_observations(survey_catalog()))


def test_the_surveyed_set_of_the_catalog_says_the_same() -> None:
    for real, table in zip(survey_observations(real_catalog()), survey_observations(survey_catalog()), strict=True):
        one, other = real.findings[SURVEYED], table.findings[SURVEYED]
        assert [(it.part, it.whole) for it in one.measures] == [(it.part, it.whole) for it in other.measures], real.id


def test_later_models_count_today_and_not_as_surveyed() -> None:
    catalog = make_catalog(model(adaptation=["fine-tuning"]), model(later=True, adaptation=["adapter-tuning"]))

    counted = [finding(catalog, "fine-tuning-leads", which).measures[0] for which in (SURVEYED, SINCE, TODAY)]
    assert [(it.part, it.whole) for it in counted] == [(1, 1), (0, 1), (1, 2)]


def test_what_no_source_states_is_in_no_whole() -> None:
    catalog = make_catalog(model(pretraining="none"), model(pretraining=None), model(adaptation=[]))

    assert finding(catalog, "language-adapts-most").measures[0].whole == 1
    assert finding(catalog, "fine-tuning-leads").measures[0].whole == 0


@pytest.mark.parametrize(
    ("name", "models", "holds"),
    [
        pytest.param("language-adapts-most", [{"pretraining": "none"}, {"pretraining": "generative"}], False, id="half is not most"),
        pytest.param("language-adapts-most", [{"pretraining": "none"}] * 2 + [{"pretraining": "generative"}], True, id="more than half"),
        pytest.param("without-annotation", [{"pretraining": "hybrid"}] * 9 + [{"pretraining": "supervised"}], True, id="nine of ten"),
        pytest.param("without-annotation", [{"pretraining": "hybrid"}] * 8 + [{"pretraining": "supervised"}], False, id="eight of nine"),
        pytest.param("without-annotation", [{"pretraining": it} for it in ("none", "supervised")], False, id="none of its own"),
        pytest.param("fine-tuning-leads", [{"adaptation": ["fine-tuning", "adapter-tuning"]}], False, id="no more than another"),
        pytest.param("fine-tuning-leads", [{"adaptation": ["fine-tuning"]}, {"adaptation": ["adapter-tuning"]}], False, id="half is not most again"),
        pytest.param("supervised-in-vision", [{"group": "vision", "pretraining": "supervised"}], True, id="one of one"),
        pytest.param("supervised-in-vision", [{"group": "vision", "pretraining": it} for it in ["supervised", *["hybrid"] * 10]], False, id="one of eleven"),
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
    assert [it.holds for one in survey_observations(make_catalog()) for it in one.findings] == [False] * 15


def ours(name: str, *models: Model) -> Observation:
    """What an observation of ours says of these models, of which 2023 and 2024 were collected whole."""
    catalog = make_catalog(*models)
    whole = Collected(kind="model", whole_until="2025-02-01", partly_until="2025-06-01")
    (found,) = (it for it in own_observations(replace(catalog, collected=(whole,))) if it.id == name)
    return found


def many(year: int, parts: dict[int, dict[str, object]]) -> list[Model]:
    """So many models of a year with these facts."""
    return [model(year=year, later=True, **facts) for count, facts in parts.items() for _ in range(count)]


VISION = {"group": "vision"}
OPEN = {"weights": {"access": "open"}}
FREE, UNFREE = {"licence": {"weights": "MIT"}}, {"licence": {"weights": "CC-BY-NC-4.0"}}
SMALL, LARGE = ({"parameters": [{"count": count}]} for count in (10**9, 7 * 10**9))


@pytest.mark.parametrize(
    ("name", "first", "last", "holds"),
    [
        ("vision-trains-its-own", {10: {**VISION, "pretraining": "none"}}, {12: {**VISION, "pretraining": "hybrid"}}, True),
        ("vision-trains-its-own", {10: {**VISION, "pretraining": "none"}}, {11: {**VISION, "pretraining": "none"}}, False),
        ("language-still-adapts", {10: {"pretraining": "none"}}, {6: {"pretraining": "none"}, 7: {"pretraining": "hybrid"}}, True),
        ("language-still-adapts", {10: {"pretraining": "none"}}, {10: {"pretraining": "hybrid"}}, False),
        ("weights-are-open", {4: OPEN, 6: {}}, {5: OPEN, 6: {}}, True),
        ("weights-are-open", {6: OPEN, 4: {}}, {5: OPEN, 6: {}}, False),
        ("open-is-not-free", {8: {**OPEN, **FREE}, 2: {**OPEN, **UNFREE}}, {8: {**OPEN, **FREE}, 3: {**OPEN, **UNFREE}}, True),
        ("open-is-not-free", {8: {**OPEN, **FREE}, 2: {**OPEN, **UNFREE}}, {10: {**OPEN, **FREE}}, False),
        ("size-stands-still", {10: LARGE}, {10: SMALL}, True),
        ("size-stands-still", {10: SMALL}, {10: LARGE}, False),
    ],
)  # fmt: skip
def test_an_observation_of_ours_can_fail(name: str, first: dict, last: dict, holds: bool) -> None:  # type: ignore[type-arg]
    found = ours(name, *many(2023, first), *many(2024, last))

    assert [it.label for it in found.findings] == ["2023", "2024"]
    assert found.holds is holds


@pytest.mark.parametrize(("shared", "holds"), [(0, True), (8, False)])
def test_data_that_serve_many_models_are_not_data_that_serve_once(shared: int, holds: bool) -> None:
    def trained(year: int) -> list[Model]:
        again = [f"corpus-{n}" for n in range(shared)]
        first = model(year=year, training_data=[{"dataset": f"corpus-{n}"} for n in range(12)])
        return [first, model(year=year, training_data=[{"dataset": it} for it in again])]

    assert ours("data-serve-once", *trained(2023), *trained(2024)).holds is holds


def test_a_year_that_was_not_collected_whole_or_holds_too_few_is_no_evidence() -> None:
    one_year = many(2023, {10: {"pretraining": "none"}})

    assert ours("language-still-adapts", *one_year).holds is False, "one year moves nothing"
    too_late = ours("language-still-adapts", *one_year, *many(2025, {10: {"pretraining": "none"}}))
    assert [it.label for it in too_late.findings] == ["2023"]
    assert [
        it.label for it in ours("language-still-adapts", *one_year, *many(2024, {9: {"pretraining": "none"}})).findings
    ] == ["2023"]


def test_every_number_leads_to_as_many_entries_of_the_real_catalog() -> None:
    """Those that name the sub-field, the set and the year; the explorer's own tests read the rest of the address."""
    for it in own_observations(real_catalog()):
        assert len(it.findings) > 1, f"{it.id} has nothing to compare"
        assert all(measure.href for found in it.findings for measure in found.measures), it.id
