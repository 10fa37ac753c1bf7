"""Charts of reported numbers: one column at a time, the best so far at its date, and disagreements at their numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from catalogs import real_catalog
from drawings import chart_of, drawings, each_view
from hfm.charts import View
from hfm.charts.questions.progress import progress_on
from hfm.model import Benchmark, Result
from hfm.views.disagreements import disagreements
from hfm.views.results import measured
from places import drawn, paths, ticks

SHAPES = pytest.mark.parametrize("shape", ["wide", "narrow"])
VIEWS = each_view(names=["progress"])


def _number(words: object) -> float:
    """What a value says as printed: `84.4`, `.69`, `0.53 ± 0.01`."""
    return float(str(words).replace(",", "").split()[0].rstrip("%±"))


@VIEWS
def test_a_view_holds_one_comparable_column_of_one_table(view: View) -> None:
    """Numbers that stand under two protocols are never on one drawing."""
    places = {link[2] for link in view.links}
    columns = [
        column
        for column in measured(Result, real_catalog())
        if column.column.benchmark == view.id and places <= {score.href for score in column.scores}
    ]
    shown = {(row[2], row[5]) for row in view.rows}
    ranks = [{(it.shown, f"{it.rank} of {it.of}") for it in column.scores if it.rank} for column in columns]
    assert any(shown <= found for found in ranks)


@SHAPES
@VIEWS
def test_a_number_stands_on_its_axis_and_the_line_is_the_best_so_far(view: View, shape: str) -> None:
    """By the axis's labels; the line goes from each full dot level to the date of the next, and never back."""
    svg = drawings(view)[shape]
    (floor, low), *_, (top, high) = [(y - 4, float(words)) for _, y, words in ticks(svg, "end")]
    unit = (floor - top) / (high - low)
    values = {(link[0], str(row[2])): _number(row[2]) for row, link in zip(view.rows, view.links, strict=True)}
    dots = [it for it in drawn(svg) if it.kind == "circle"]
    assert len(dots) == len(view.rows)
    for dot in dots:
        said = dot.mark[1].split(": ", 1)[1].split(", reported by")[0]
        value = values[dot.mark[0], said]
        assert dot.middle[1] == pytest.approx(floor - (value - low) * unit, abs=0.3 if dot.filled else dot.width)
        assert dot.filled == ("the best so far" in dot.mark[1])
    best = sorted(dot.middle for dot in dots if dot.filled)
    assert len(best) == sum(row[3] == "yes" for row in view.rows)
    level = sorted(it for _, it in paths(svg, "best") if it[1] == it[3])
    assert [(x, y) for x, y, _, _ in level] == pytest.approx([*map(pytest.approx, best)])
    for (_, _, end, _), (start, _, _, _) in pairwise(level):
        assert end == start


@VIEWS
def test_the_best_so_far_is_better_than_all_before_it(view: View) -> None:
    """In the direction that its measure counts as better."""
    benchmark = real_catalog().get("benchmark", view.id)
    assert isinstance(benchmark, Benchmark)
    sign = -1 if "lower is better" in view.summary else 1
    best: float | None = None
    for row in view.rows:
        value = sign * _number(row[2])
        assert (row[3] == "yes") == (best is None or value > best)
        best = value if best is None else max(best, value)


def test_the_page_of_a_benchmark_has_its_own_drawing_where_there_is_enough_to_draw() -> None:
    """Three dated models of one column at least; the chart's views are among them."""
    catalog = real_catalog()
    own = {it.id: view for it in catalog.of(Benchmark) if (view := progress_on(it, catalog))}
    assert {view.id for view in chart_of("progress").views} <= set(own)
    assert min(len(view.rows) for view in own.values()) == 3


@SHAPES
def test_a_disagreement_is_drawn_at_its_numbers_the_widest_first(shape: str) -> None:
    """Each dot where the axis has its number, in points of a hundred; a lane spans from the lowest to the highest."""
    view = chart_of("disagreement").views[0]
    svg = drawings(view)[shape]
    (left, low), *_, (right, high) = [(x, float(words)) for x, _, words in ticks(svg, "middle")]
    unit = (right - left) / (high - low)
    found = disagreements(real_catalog())
    scores = [score for it in found for score in it.scores]
    assert len(view.rows) == len(scores)
    dots = [it for it in drawn(svg) if it.kind == "circle"]
    spans = [end - start for start, _, end, _ in (it for _, it in paths(svg, "span"))]
    assert spans == pytest.approx([it.points * unit for it in found[: len(spans)]], abs=0.3)
    assert all(after <= before + 0.1 for before, after in pairwise(spans))
    drawn_scores = [score for it in found[: len(spans)] for score in it.scores]
    assert len(dots) == len(drawn_scores)
    wanted = {(it.href, it.shown): it.number * (100 if it.metric.unit == "fraction" else 1) for it in drawn_scores}
    for dot in dots:
        said = dot.mark[1].split(", by ")[0].rsplit(": ", 1)[1]
        assert dot.middle[0] == pytest.approx(left + (wanted[dot.mark[0], said] - low) * unit, abs=0.2)
