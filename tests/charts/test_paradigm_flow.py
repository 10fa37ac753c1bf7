"""The flow of paradigms: what enters a node is what it states, for the survey and for today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from catalogs import make_catalog, model, real_catalog, survey_catalog, survey_tables
from drawings import drawings, figure_marks, marks, numbers, texts
from hfm.charts import View
from hfm.charts.questions.paradigm_flow import paradigm_flow
from hfm.model.catalog import Catalog

VIEWS = pytest.mark.parametrize("view", [0, 1], ids=["as-surveyed", "today"])


def _view(catalog: Catalog, number: int = 0) -> View:
    """The surveyed set, or as number 1 all there is today."""
    return paradigm_flow(catalog).views[1 - number]


def _cells(view: View) -> dict[tuple[str, str], int]:
    return {(str(source), str(target)): int(count or 0) for source, target, count in view.rows}


def _subfields(cells: dict[tuple[str, str], int]) -> list[str]:
    return [source for source, target in cells if target == "All adaptations"]


def _sum(cells: dict[tuple[str, str], int], sources: Iterable[str], target: str) -> int:
    return sum(cells.get((source, target), 0) for source in sources)


@VIEWS
def test_flows_add_up_to_the_distinct_papers_of_their_nodes(view: int) -> None:
    """A paper has one paradigm and one sub-field: what flows between them is what both ends state, and all papers."""
    catalog = real_catalog()
    cells = _cells(_view(catalog, view))
    subfields = _subfields(cells)
    paradigms = {source: count for (source, target), count in cells.items() if target == "All sub-fields"}
    for paradigm, papers in paradigms.items():
        assert papers == sum(cells.get((paradigm, subfield), 0) for subfield in subfields)
    for subfield in subfields:
        assert _sum(cells, paradigms, subfield) == cells[subfield, "All adaptations"]
    assert sum(paradigms.values()) == sum(cells[subfield, "All adaptations"] for subfield in subfields)
    assert sum(paradigms.values()) == (len(catalog.models) if view else 200)


@VIEWS
def test_a_way_of_adaptation_states_what_flows_into_it(view: int) -> None:
    """A paper has one sub-field, so the flows into an adaptation are distinct papers."""
    cells = _cells(_view(real_catalog(), view))
    into = {target: count for (source, target), count in cells.items() if source == "All sub-fields"}
    for adaptation, papers in into.items():
        assert papers == _sum(cells, _subfields(cells), adaptation)


def test_the_surveyed_set_equals_the_survey_s_tables() -> None:
    """44 language, 67 vision, 31 bioinformatics and 58 multimodal works; 270 pairs of paper and adaptation."""
    known = survey_tables()
    words = {"GL": "Generative", "CL": "Contrastive", "HL": "Hybrid", "SL": "Supervised", "none": "No own"}
    for catalog in (survey_catalog(), real_catalog()):
        cells = _cells(_view(catalog))
        for table in known["tables"].values():
            name = table["subfield"].capitalize()
            assert cells[name, "All adaptations"] == table["count"]
            for code, count in table["pretraining"].items():
                assert [n for (s, t), n in cells.items() if s.startswith(words[code]) and t == name] == [count]
        into = [count for (source, _), count in cells.items() if source == "All sub-fields"]
        assert sum(into) == known["totals"]["paper_adaptation_pairs"]
        assert sorted(into) == sorted(known["totals"]["adaptation"].values())


def test_a_paper_with_two_adaptations_flows_into_both() -> None:
    """One paper, two flows, and nodes that say one."""
    view = _view(make_catalog(model(pretraining="none", adaptation=["fine-tuning", "prompt-engineering"])))
    assert [row[2] for row in view.rows] == [1] * len(view.rows)
    assert len([row for row in view.rows if row[0] == "Language" and row[1] != "All adaptations"]) == 2
    assert "1 of 1 paper (100 %)" in view.summary


def test_what_is_not_stated_is_shown() -> None:
    """A model without paradigm and adaptation has its nodes, at the foot of their columns."""
    view = _view(make_catalog(model(), model(pretraining="none", adaptation=["fine-tuning"])))
    for svg in drawings(view).values():
        assert sum(it.startswith("Not stated") for it in texts(svg)) == 2
    assert ("Not stated", "All sub-fields", 1) in view.rows


@VIEWS
def test_drawing_figure_and_table_have_the_same_numbers(view: int) -> None:
    """Value for value: the figure's links, the drawing's words, the table's rows."""
    drawn = _view(real_catalog(), view)
    links = drawn.figure["data"][0]["link"]
    nodes = drawn.figure["data"][0]["node"]
    assert all(
        numbers(words)[-1] == value for (_, words), value in zip(links["customdata"], links["value"], strict=True)
    )
    in_figure = Counter(figure_marks(drawn.figure))
    assert in_figure == Counter(marks(drawings(drawn)["wide"]))
    assert len(links["value"]) + len(nodes["label"]) == len(drawn.rows)
    assert Counter(links["value"]) <= Counter(row[2] for row in drawn.rows)


def test_both_views_keep_their_nodes_in_the_same_order() -> None:
    """Switching to today moves no node past another."""
    first, second = (
        [it.split("=")[-1] for it in _nodes(view)] for view in reversed(paradigm_flow(real_catalog()).views)
    )
    assert [it for it in second if it in first] == first


def _nodes(view: View) -> list[str]:
    return [href.replace("set=survey", "").rstrip("&") for href, _ in view.figure["data"][0]["node"]["customdata"]]
