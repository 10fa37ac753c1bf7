"""What was not collected whole is marked as such: in the drawing, in the figure, in the table and in the words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from catalogs import event, make_catalog, model, real_catalog
from drawings import drawings, texts
from hfm.charts import CHARTS, View
from hfm.charts.counting.collected import collected, day
from hfm.charts.drawing.caveat import SIGN
from hfm.model.catalog import Catalog
from hfm.model.vocabulary import Collected

# A view over time: how its table names the years, `rows` or `columns`.
OVER_TIME = {
    ("growth", "today"): "rows",
    ("growth", "by-month"): "rows",
    ("growth", "as-surveyed"): "rows",
    ("code-availability", "today"): "rows",
    ("code-availability", "as-surveyed"): "rows",
    ("events", "today"): "rows",
    ("term-frequencies", "title-words"): "columns",
}


def _catalog(until: str = "2025-06-30") -> Catalog:
    """Models of 2023, 2024 and 2025, the last year collected until the end of June; the survey's tables until June too."""
    models = [
        model(
            year=year,
            title="A cell model",
            preprint={"server": "arXiv", "id": f"{year % 100}0{n}.00001", "date": f"{year}-0{n}"},
        )
        for year in (2023, 2024, 2025)
        for n in (3, 8)
    ]
    days = [Collected(kind="model", subfield="language", whole_until=until, partly_until="2025-12-31")]
    survey = Collected(kind="model", set="survey", whole_until=until, partly_until=until)
    return replace(make_catalog(*models, event(date="2024")), collected=(*days, survey))


def _view(chart: str, view: str, catalog: Catalog) -> View:
    return next(it for it in CHARTS[chart](catalog).views if it.id == view)


@pytest.mark.parametrize(("chart", "view"), OVER_TIME)
def test_a_year_that_is_not_complete_is_marked_everywhere(chart: str, view: str) -> None:
    """Its label has the sign, the foot says why, bars are pale, the table says `partly`; a complete year has none of it."""
    it = _view(chart, view, _catalog())
    for svg in drawings(it).values():
        said = " ".join(texts(svg))
        assert "not complete" in said
        assert "30 June 2025" in said
        if view != "by-month":
            assert f"25{SIGN}" in said
        assert f"24{SIGN}" not in said
        bars = [link for link in svg.iter() if "partly" in (link.get("class") or "").split()]
        assert bars or OVER_TIME[chart, view] == "columns"
        assert all("2025" in "".join(bar.itertext()) for bar in bars)
    notes = [note["text"] for note in it.figure["layout"]["annotations"]]
    assert any("30 June 2025" in words for words in notes) or "30 June 2025" in " ".join(notes)
    assert "not complete" in it.summary
    assert {(period[:4], state) for period, state in _states(it, chart, view).items() if state != "yes"} == {
        ("2025", "partly")
    }


@pytest.mark.parametrize(("chart", "view"), OVER_TIME)
def test_where_all_is_complete_nothing_is_marked(chart: str, view: str) -> None:
    """No sign, no foot, no pale bar."""
    it = _view(chart, view, _catalog(until="2025-12-31"))
    assert "partly" not in it.written("")
    assert "not complete" not in it.written("") + it.summary
    assert set(_states(it, chart, view).values()) == {"yes"}


def _states(it: View, chart: str, view: str) -> dict[str, str]:
    """Period → what the table says of it."""
    if OVER_TIME[chart, view] == "columns":
        last = next(row for row in it.rows if row[0] == "Complete")
        return {name: str(state) for name, state in zip(it.columns, last, strict=True) if name.isdigit()}
    assert it.columns[-1] == "Complete"
    return {str(row[0])[:7]: str(row[-1]) for row in it.rows if re.match(r"\d{4}", str(row[0])) and row[-1]}


def test_a_period_is_complete_when_its_last_day_was_collected() -> None:
    """Years and months, by the sub-field that is collected for the shortest time."""
    catalog = replace(
        make_catalog(model(), model(group="vision")),
        collected=(
            Collected(kind="model", subfield="language", whole_until="2026-01-31", partly_until="2026-08-31"),
            Collected(kind="model", subfield="vision", whole_until="2026-02-28", partly_until="2026-04-30"),
            Collected(kind="model", subfield="signals", partly_until="2020-01-01"),
        ),
    )
    until = collected(catalog, catalog.models, {})
    wanted = {
        "2025": "yes",
        "2026": "partly",
        "2026-01": "yes",
        "2026-02": "partly",
        "2026-08": "partly",
        "2026-09": "no",
    }
    assert {period: until.complete(period) for period in wanted} == wanted
    assert until.complete(None) is None
    assert until.words == (
        "Models are collected whole until 31 January 2026 (vision 28 February 2026), in part until 31 August 2026."
    )
    vision = collected(catalog, [it for it in catalog.models if it.group == "vision"], {})
    assert vision.complete("2026-02") == "yes"


def test_where_nobody_says_how_far_nothing_is_said() -> None:
    """Neither complete nor not."""
    it = _view("growth", "today", make_catalog(model(year=2023)))
    assert it.rows[0][-1] is None
    assert "complete" not in it.summary


def test_the_catalog_says_how_far_every_sub_field_is_collected() -> None:
    """Each sub-field that has models, and the days are in the words of the chart that opens the site."""
    catalog = real_catalog()
    said = {it.subfield: it for it in catalog.collected if it.kind == "model" and not it.set}
    assert {it.group for it in catalog.models} <= set(said)
    growth = CHARTS["growth"](catalog)
    assert growth.views[0].id == "today"
    assert day(str(min(it.whole_until or "" for it in said.values()))) in growth.views[0].summary
