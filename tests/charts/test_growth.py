"""The growth chart: whole years, nobody dropped, and a curve that ends at the number of models."""

from __future__ import annotations

from catalogs import make_catalog, model, real_catalog, survey_catalog, survey_tables
from drawings import chart_of, drawings, each_view, figure_marks, marks, texts
from hfm.charts import View
from hfm.charts.questions.growth import growth


def _views() -> dict[str, View]:
    return {view.id: view for view in chart_of("growth").views}


@each_view(names=["growth"])
def test_rows_add_up_and_end_at_every_model(view: View) -> None:
    """A row's sub-fields make its sum, the sums make the curve, and the curve ends at the number of models."""
    running = 0
    for _, *counts, whole, so_far, _ in view.rows:
        assert sum(int(it or 0) for it in counts) == whole
        running += int(whole or 0)
        assert so_far == running
    assert running == (200 if view.id == "as-surveyed" else len(real_catalog().models))


def test_the_surveyed_set_equals_the_survey_s_tables() -> None:
    """Each table's years, for the second reading and for the catalog; corrected years move a work, never lose it."""
    known = survey_tables()
    view = next(it for it in growth(survey_catalog()).views if it.id == "as-surveyed")
    for column, table in enumerate(known["tables"].values(), 1):
        assert {int(str(row[0])): row[column] for row in view.rows if row[column]} == table["years"]
        assert sum(int(row[column] or 0) for row in _views()["as-surveyed"].rows) == table["count"]
    assert {int(str(row[0])): row[-3] for row in _views()["as-surveyed"].rows} == known["totals"]["years"]


def test_a_model_without_a_year_is_stated_and_joins_the_sum() -> None:
    """One dated, one not: the curve ends at two."""
    dated = model(preprint={"server": "arXiv", "date": "2023"})
    view = growth(make_catalog(dated, model(name="Undated"))).views[0]
    assert [row[0] for row in view.rows] == ["2023", "No year stated"]
    assert view.rows[-1][-2] == 2
    for svg in drawings(view).values():
        assert any(it.startswith("No year stated") for it in texts(svg))
    assert any("No year stated" in note["text"] for note in view.figure["layout"]["annotations"])


def test_the_figure_s_bars_and_curve_are_the_table_s_numbers() -> None:
    """Value for value, sub-field by sub-field."""
    for view in _views().values():
        dated = [row for row in view.rows if not str(row[0]).startswith("No ")]
        bars = next(trace for trace in view.figure["data"] if trace["type"] == "bar")
        counts = [count for row in dated for count in row[1:-3] if count]
        assert bars["y"] == counts
        assert bars["x"] == [n for n, row in enumerate(dated) for count in row[1:-3] if count]
        assert view.figure["data"][-1]["y"] == [row[-2] for row in view.rows]


def test_every_bar_is_a_number_of_the_table() -> None:
    """Each sub-field of each year that has models is a mark."""
    for view in _views().values():
        cells = {
            href
            for row, links in zip(view.rows, view.links, strict=True)
            for href in links[1:-3]
            if href and not str(row[0]).startswith("No ")
        }
        assert cells <= {href for href, _ in marks(drawings(view)["wide"])}


def test_an_empty_bar_leads_nowhere() -> None:
    """A sub-field without models in a year has no link in the table and no mark."""
    dates = {group: {"server": "arXiv", "date": day} for group, day in (("language", "2023"), ("vision", "2024"))}
    view = growth(make_catalog(*(model(group=group, preprint=date) for group, date in dates.items()))).views[0]
    assert view.links[0][2] == ""
    assert not [href for href, _ in marks(drawings(view)["wide"]) if "vision" in href and "public=2023" in href]
    assert not [href for href, _ in figure_marks(view.figure) if "vision" in href and "public=2023" in href]
