"""The numbers of each chart: what must add up adds up, and nothing is dropped."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from catalogs import dataset, event, make_catalog, model, real_catalog, study
from drawings import drawings, figure_marks, marks, texts
from hfm.charts import CHARTS, View
from hfm.charts.words import readable
from hfm.model import Dataset, Event, Study


def _views(name: str) -> dict[str, View]:
    return {view.id: view for view in CHARTS[name](real_catalog()).views}


def _numbers(row: Sequence[object]) -> list[int]:
    return [cell for cell in row if isinstance(cell, int)]


def test_a_row_of_backbones_adds_up_to_its_models() -> None:
    """A model has one sub-field; families hold those below them, so only rows add up."""
    for view in _views("backbones").values():
        for row in view.rows:
            *parts, whole = _numbers(row)
            assert sum(parts) == whole
    everyone = next(row for row in _views("backbones")["today"].rows if row[0] == "Not stated")
    assert everyone[-1] == sum(not it.backbone_families for it in real_catalog().models)


def test_code_and_no_code_are_all_models() -> None:
    """Of each row, and the sub-fields make up the whole; so do the years, but for models without a date."""
    undated = sum(not it.first_public for it in real_catalog().models)
    for view in _views("code-availability").values():
        for _, whole, known, unknown, _, _ in view.rows:
            assert _numbers([known, unknown]) == [known, unknown]
            assert sum(_numbers([known, unknown])) == whole
        first, *rest = [row[1] for row in view.rows]
        missing = undated if view.id == "today" else 0
        assert sum(_numbers(rest)) == 2 * _numbers([first])[0] - missing


def test_each_study_is_in_the_trust_landscape_once_an_application() -> None:
    """Nodes of a step state distinct studies; those of the first add up to all of them."""
    studies, rows = real_catalog().of(Study), _views("trust-landscape")["studies"].rows
    nodes = {str(row[0]): _numbers(row)[-1] for row in rows if str(row[1]).startswith("All ")}
    applications = ("Segmentation", "Report generation", "Medical Q&A", "Disease diagnosis")
    assert sum(nodes[it] for it in applications) == len(studies)
    into = {str(row[1]): _numbers(row)[-1] for row in rows if str(row[0]).startswith("All ")}
    assert into["Privacy"] == sum("privacy" in it.trust for it in studies)


def test_a_model_that_a_study_names_is_shown_as_its_source_prints_it() -> None:
    """Markup in a name stays text, in the drawing, in the figure, in the words of a mark."""
    name = """A < B & "Co" `x` {{ y }} ~~~"""
    view = CHARTS["trust-landscape"](make_catalog(*(study(models=[{"name": name}]) for _ in range(3)))).views[1]
    assert "A < B" not in view.written("")
    assert "`" not in view.written("")
    assert "~" not in view.written("")
    wide = drawings(view)["wide"]
    assert any(words.startswith(name) for _, words in marks(wide))
    assert any(words.startswith(name) for _, words in figure_marks(view.figure))
    assert "A < B" not in str(view.figure)


def test_trust_coverage_states_every_study_of_a_cell() -> None:
    """The column below a trust issue counts distinct studies; a study of two organs is in two cells of it."""
    catalog = make_catalog(
        study(trust=["privacy"], organs=["chest", "head"]), study(trust=["privacy", "fairness"], organs=["chest"])
    )
    view = next(view for view in CHARTS["trust-coverage"](catalog).views if view.id == "by-body-part")
    total = dict(zip(view.columns, view.rows[-1], strict=True))
    assert (total["Privacy"], total["Fairness"]) == (2, 1)
    cells = {row[0]: dict(zip(view.columns, row, strict=True)) for row in view.rows}
    assert cells["Chest"]["Privacy"] == 2


def test_models_without_a_modality_or_task_are_in_the_matrix() -> None:
    """They have a row and a column of their own."""
    catalog = make_catalog(model(tasks=["dialogue"]), model(modalities=["ct"]))
    view = CHARTS["task-modality"](catalog).views[0]
    assert "Not stated" in view.columns
    assert "Not stated" in [row[0] for row in view.rows]
    assert sum(_numbers(view.rows[-1])) == 2


def test_the_tree_of_techniques_has_every_technique_in_its_table() -> None:
    """The drawing leaves the rare ones to the table; a technique never counts more than the one above it."""
    catalog, view = real_catalog(), _views("technique-tree")["today"]
    terms = catalog.vocabularies["techniques"].terms
    assert len(view.rows) == len(terms)
    found = {row[0]: _numbers(row)[-1] for row in view.rows}
    for row in view.rows:
        own, whole = _numbers(row)
        assert own <= whole <= found.get(row[1], whole)


def test_every_size_of_every_dataset_is_a_dot() -> None:
    """Two numbers, two dots; datasets without one are counted as such."""
    catalog = real_catalog()
    view = _views("dataset-scale")["all"]
    sizes = sum(len(it.size) for it in catalog.of(Dataset))
    assert sum(len(trace["x"]) for trace in view.figure["data"]) == sizes
    for drawn in drawings(view).values():
        assert len([href for href, _ in marks(drawn) if "?" not in href]) == sizes
    small = CHARTS["dataset-scale"](make_catalog(dataset(size=[{"count": 10, "unit": "images"}]), dataset()))
    assert ("Not stated", 1) in [(row[0], row[3]) for row in small.views[0].rows]


def test_events_and_models_of_all_years_are_in_the_table() -> None:
    """Every event has its row; a year's models stand in each row of that year."""
    catalog, view = real_catalog(), _views("events")["today"]
    assert sum(row[1] is not None for row in view.rows) == len(catalog.of(Event))
    by_year = {str(row[0])[:4]: row[-2] for row in view.rows}
    assert sum(_numbers(list(by_year.values()))) == sum(bool(it.first_public) for it in catalog.models)


def test_an_event_of_a_year_without_models_is_drawn() -> None:
    """BERT came before the first model."""
    view = CHARTS["events"](make_catalog(event(name="BERT", date="2018"), model(year=2019))).views[0]
    assert all("BERT" in texts(drawn) for drawn in drawings(view).values())


def test_a_term_s_years_add_up_to_its_models() -> None:
    """The strip beside a bar is the bar, but for models whose date no source states."""
    undated = sum(not it.first_public for it in real_catalog().models)
    for view in _views("term-frequencies").values():
        for row in view.rows:
            if row[0] != "Complete":
                *years, whole = _numbers(row)
                assert whole - undated <= sum(years) <= whole


@pytest.mark.parametrize(
    ("count", "unit", "said"),
    [
        (2_500_000_000_000_000, "bytes", "2.5 PB"),
        (18_000_000_000, "tokens", "18 billion tokens"),
        (1_234_567, "images", "1.23 million images"),
        (999_999, "images", "999,999 images"),
        (41, "patients", "41 patients"),
    ],
)
def test_a_size_is_said_as_one_reads_it(count: int, unit: str, said: str) -> None:
    """Bytes by their prefix, other units in words."""
    assert readable(count, unit) == said
