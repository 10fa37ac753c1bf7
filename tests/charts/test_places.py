"""Lengths, heights and places: what a drawing shows to the eye is the number it says, and the figure shows the same."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from catalogs import make_catalog, model
from drawings import chart_of, counted, drawings, each_view, numbers, shown_words
from hfm.charts import CHARTS, View
from hfm.charts.drawing.look import STRENGTHS
from hfm.charts.drawing.measure import text_width
from places import Place, axis, drawn, notes, paths, plotted, surfaces, ticks


def _of(*kinds: str) -> Callable[[Callable[..., None]], Any]:
    """The views whose figure has bars, cells, dots or a flow, and their two drawings."""
    return each_view(lambda view: _kinds(view) & {*kinds})


def _kinds(view: View) -> set[str]:
    flows = {"flow"} if any(trace["type"] == "sankey" for trace in view.figure["data"]) else set()
    return flows | {place.kind for place in plotted(view.figure)}


SHARES = ("code-availability-", "openness-")  # charts whose bars are shares of a whole
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = pytest.mark.parametrize("shape", ["wide", "narrow"])


def _in_drawing(view: View, shape: str, kind: str) -> list[Place]:
    """The places in a drawing of the marks that the figure shows as bars, dots or cells."""
    known = {place.mark for place in plotted(view.figure) if place.kind == kind}
    return [
        place
        for place in drawn(drawings(view)[shape], STRENGTHS)
        if place.mark in known and (place.width, place.height) != (13, 13)
    ]


# --- Figure and drawing ---


@_of("bar", "dot", "cell")
def test_every_mark_of_the_figure_lies_where_the_drawing_has_it(view: View) -> None:
    """Within half a unit of the drawing, on each side, in the same colour and strength."""
    found = defaultdict(list)
    for place in drawn(drawings(view)["wide"], STRENGTHS):
        found[place.mark].append(place)
    marks = plotted(view.figure)
    assert marks
    for mark in marks:
        near = min(found[mark.mark], key=lambda it: math.dist(it.box, mark.box))
        assert max(abs(a - b) for a, b in zip(near.box, mark.box, strict=True)) < 0.6, mark
        if mark.kind in ("bar", "cell") and near.colour:
            assert (near.colour, near.strength) == (mark.colour, mark.strength), mark
        elif near.colour:
            assert near.colour == mark.colour


@each_view()
def test_no_plot_of_a_figure_lies_on_another(view: View) -> None:
    """The upper one would keep the pointer from the marks of the lower."""
    layout = view.figure["layout"]
    plots = [
        (*layout[name]["domain"], *layout[f"y{name[1:]}"]["domain"]) for name in layout if name.startswith("xaxis")
    ]
    for (left, right, bottom, top), (x0, x1, y0, y1) in combinations(plots, 2):
        assert right <= x0 or x1 <= left or top <= y0 or y1 <= bottom


# --- Bars ---


@SHAPES
@_of("bar")
def test_a_bar_is_as_long_as_it_counts(view: View, shape: str) -> None:
    """One entry is equally long everywhere; where bars are shares of a whole, in its own row."""
    bars = _in_drawing(view, shape, "bar")
    assert bars
    for row in _rows(bars) if _is_shares(view) else [bars]:
        lengths = [(bar.width if _level(bars) else bar.height, counted(bar.mark[1])) for bar in row]
        unit = sum(length for length, _ in lengths) / sum(count for _, count in lengths)
        for length, count in lengths:
            assert length == pytest.approx(count * unit, abs=0.21)


@SHAPES
@_of("bar")
def test_the_pieces_of_a_bar_are_set_end_to_end(view: View, shape: str) -> None:
    """Each begins where the one before ends, none lies on another, and rows of a whole end at the same edge."""
    bars = _in_drawing(view, shape, "bar")
    ends = set()
    for row in _rows(bars):
        spans = sorted((it.x0, it.x1) if _level(bars) else (-it.y1, -it.y0) for it in row)
        for (_, end), (start, _) in pairwise(spans):
            assert start == pytest.approx(end, abs=0.21)
        ends.add(round(spans[-1][1]))
    assert len(ends) == 1 or not _is_shares(view)


@_of("bar")
def test_bars_begin_at_the_same_edge(view: View) -> None:
    """In the wide drawing, where nothing is indented: whichever row, its first piece starts from the axis."""
    bars = _in_drawing(view, "wide", "bar")
    starts = {round(min(it.x0 for it in row) if _level(bars) else max(it.y1 for it in row)) for row in _rows(bars)}
    assert len(starts) == 1


@_of("bar")
def test_a_bar_of_the_figure_is_the_number_it_says(view: View) -> None:
    """Told in its axis's own numbers, from nothing on: entries, or where bars are shares hundredths of the row."""
    layout = view.figure["layout"]
    bars = [bar for bar in plotted(view.figure) if bar.kind == "bar"]
    level = _level(bars)
    on = axis(layout, "x" if level else "y")
    for row in _rows(bars):
        ends = [(on.number(it.x0), on.number(it.x1)) if level else (on.number(it.y1), on.number(it.y0)) for it in row]
        assert min(start for start, _ in ends) == pytest.approx(0, abs=0.01)
        whole = sum(counted(it.mark[1]) for it in row) / 100 if _is_shares(view) else 1
        for bar, (start, end) in zip(row, ends, strict=True):
            assert end - start == pytest.approx(counted(bar.mark[1]) / whole, abs=0.01), bar


@_of("bar")
def test_an_axis_says_how_high_a_bar_is(view: View) -> None:
    """Beside upright bars of several colours: the lines of the axis are as far apart as their numbers say."""
    bars = _in_drawing(view, "wide", "bar")
    left = min(it.x0 for it in bars)
    lines = [(y - 4, numbers(words)[0]) for x, y, words in ticks(drawings(view)["wide"], "end") if x < left]
    if not lines:
        assert _level(bars) or len({bar.colour for bar in bars}) == 1, "upright stacks want an axis"
        return
    (floor, _), *_, (top, most) = lines
    for y, number in lines:
        assert y == pytest.approx(floor - (floor - top) * number / most, abs=0.21)
    for bar in bars:
        assert bar.height * most / (floor - top) == pytest.approx(counted(bar.mark[1]), abs=0.21 * most / (floor - top))


def _is_shares(view: View) -> bool:
    return view.drawings[0].named.name.startswith(SHARES)


def _level(bars: list[Place]) -> bool:
    """Whether bars lie: then all are equally thick from top to bottom."""
    return max(bar.height for bar in bars) - min(bar.height for bar in bars) < 0.3


def _rows(bars: list[Place]) -> list[list[Place]]:
    found = defaultdict(list)
    for bar in bars:
        found[(bar.y0, bar.y1) if _level(bars) else (bar.x0, bar.x1)].append(bar)
    return list(found.values())


# --- Areas ---


@SHAPES
def test_the_areas_of_all_so_far_are_as_high_as_the_table_says(shape: str) -> None:
    """At each period, by the lines of its axis, the areas lie on each other from the floor to the sum; in the figure too."""
    for view in chart_of("growth").views:
        svg = drawings(view)[shape]
        areas = [it for _, it in paths(svg, "area")]
        lines = [(x, y - 4, numbers(words)[0]) for x, y, words in ticks(svg, "end")]
        second = [n for n, (_, _, number) in enumerate(lines) if number == 0][-1]
        (_, floor, _), *_, (_, top, most) = lines[second:]
        unit = (floor - top) / most
        dated = [row for row in view.rows if not str(row[0]).startswith("No ")]
        heights: dict[float, float] = defaultdict(float)
        for area in areas:
            points = list(zip(area[::2], area[1::2], strict=True))
            half = len(points) // 2
            for (x, roof), (_, below) in zip(points[:half], reversed(points[half:]), strict=True):
                assert below == pytest.approx(floor - heights[x], abs=0.11), "an area begins where the one below ends"
                heights[x] += below - roof
        found = [height / unit for _, height in sorted(heights.items())][: len(dated)]
        assert found == pytest.approx([row[-2] for row in dated], abs=0.5 / unit)


def test_the_figure_s_areas_are_the_drawing_s_and_the_running_sums() -> None:
    """Corner by corner; on each other they reach what the table says, from nothing to an axis that holds the last sum."""
    for view in chart_of("growth").views:
        areas = [it for it in surfaces(view.figure) if it[0].startswith("token:c-")]
        shown = [it for _, it in paths(drawings(view)["wide"], "area")]
        for (_, _, placed), path in zip(areas, shown, strict=True):
            assert [it for corner in placed for it in corner] == pytest.approx(path, abs=0.11)
        heights: dict[float, float] = defaultdict(float)
        for _, corners, _ in areas:
            half = len(corners) // 2
            for (x, roof), (_, below) in zip(corners[:half], reversed(corners[half:]), strict=True):
                heights[x] += roof - below
        dated = [row for row in view.rows if not str(row[0]).startswith("No ")]
        assert [height for _, height in sorted(heights.items())][: len(dated)] == [row[-2] for row in dated]
        it = axis(view.figure["layout"], "y2")
        assert it.first < 0
        assert it.last >= int(view.rows[-1][-2] or 0)


# --- Heat ---


@SHAPES
@_of("cell")
def test_a_shade_is_what_the_key_says_it_is(view: View, shape: str) -> None:
    """Each cell's number, or share, lies in the range that the key gives for its strength; the figure has the same key."""
    svg = drawings(view)[shape]
    swatches = [it for it in svg.iter() if it.get("class") == "cell"]
    ranges = [[int(n.replace(",", "")) for n in re.findall(r"[\d,]+", words)] for words in _beside(svg, swatches)]
    strengths = [STRENGTHS[int((it[0].get("class") or "")[1])] for it in swatches]
    key = {strength: (them[0], them[-1]) for strength, them in zip(strengths, ranges, strict=True)}
    for cell in _in_drawing(view, shape, "cell"):
        low, high = key[cell.strength]
        number = int(100 * _heat(cell) + 0.5) if "%" in cell.mark[1] else counted(cell.mark[1])
        assert low - (low == 1 and "%" in cell.mark[1]) <= number <= high, cell
    plain = [it["fillcolor"] for it in view.figure["layout"]["shapes"] if it["type"] == "rect"]
    assert [it for it in plain if it.startswith("token:accent")] == [
        f"token:accent@{strength}" for strength in strengths
    ]


def _beside(svg: ElementTree.Element, swatches: list[ElementTree.Element]) -> list[str]:
    """The words right after each swatch."""
    parts = list(svg)
    return ["".join(parts[parts.index(it) + 1].itertext()) for it in swatches]


@SHAPES
@_of("cell")
def test_the_stronger_the_more(view: View, shape: str) -> None:
    """A stronger cell never says less than a weaker one; the strongest is the largest; no cell lies on another."""
    cells = _in_drawing(view, shape, "cell")
    said = [(it.strength, _heat(it)) for it in cells]
    for strength in STRENGTHS:
        weaker = [n for s, n in said if s < strength]
        stronger = [n for s, n in said if s >= strength]
        assert not weaker or not stronger or max(weaker) <= min(stronger)
    assert max(said)[0] == STRENGTHS[-1]
    assert len({strength for strength, _ in said}) >= min(3, len({n for _, n in said}))
    for one, other in combinations(cells, 2):
        assert one.x1 <= other.x0 or other.x1 <= one.x0 or one.y1 <= other.y0 or other.y1 <= one.y0


def _heat(cell: Place) -> float:
    """What its shade stands for: the share where it says one, else the number."""
    words = cell.mark[1].rsplit(": ", 1)[-1]
    return counted(cell.mark[1]) / numbers(words)[1] if "%" in words else counted(cell.mark[1])


# --- Dots ---


@SHAPES
def test_a_dot_stands_at_its_number_on_the_axis(shape: str) -> None:
    """By the axis's own labels: each line is ten times the one before, and a dot is where its number is between them."""
    for view in chart_of("dataset-scale").views:
        labels = [(x, _of_label(words)) for x, _, words in ticks(drawings(view)[shape], "middle")]
        (left, low), *_, (right, high) = labels
        unit = (right - left) / math.log10(high / low)
        for x, value in labels:
            assert x == pytest.approx(left + math.log10(value / low) * unit, abs=0.2)
        for dot in _in_drawing(view, shape, "dot"):
            value = _said(dot.mark[1].rsplit(": ", 1)[-1])
            assert dot.middle[0] == pytest.approx(left + math.log10(value / low) * unit, abs=0.2), dot


def _said(words: str) -> float:
    """The number that words such as `1.5 million images` or `2.5 PB` say."""
    number, *rest = words.split()
    powers = {"million": 6, "MB": 6, "billion": 9, "GB": 9, "trillion": 12, "TB": 12, "quadrillion": 15, "PB": 15}
    return float(number.replace(",", "")) * 10 ** powers.get(rest[0] if rest else "", 0)


@each_view()
def test_what_is_written_in_the_drawing_stands_in_the_figure_at_the_same_place(view: View) -> None:
    """Labels, numbers of axes, keys and caveats: the same words, level with the drawing's."""
    svg, found = drawings(view)["wide"], notes(view.figure)
    turned = {it for group in svg.iter() if group.get("transform") for it in group}
    shown = [(it, "".join(it.itertext())) for it in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert sorted(words for words, _, _ in found) == sorted(words for _, words in shown)
    for it, words in shown:
        x, y = float(it.get("x") or 0), float(it.get("y") or 0)
        assert it in turned or any(w == words and abs(a - x) < 0.2 and 3.5 < y - b < 6 for w, a, b in found), words


def _of_label(words: str) -> int:
    return int(words.translate(str.maketrans(dict.fromkeys("kMBTP", "")))) * 10 ** {
        "k": 3, "M": 6, "B": 9, "T": 12, "P": 15}.get(words[-1], 0)  # fmt: skip


@SHAPES
@_of("dot")
def test_no_dot_hides_another(view: View, shape: str) -> None:
    """Their middles are at least four fifths of a dot apart."""
    dots = _in_drawing(view, shape, "dot")
    for one, other in combinations(dots, 2):
        assert math.dist(one.middle, other.middle) >= 0.8 * one.width, (one, other)


@SHAPES
def test_a_model_stands_at_its_size_and_date(shape: str) -> None:
    """By the axes' own labels: at its size and date, or right beside or above the dots that are there."""
    view = chart_of("model-size").views[0]
    svg = drawings(view)[shape]
    table = {link[0]: row for row, link in zip(view.rows, view.links, strict=True)}
    heights = [(y - 4, _of_label(words)) for _, y, words in ticks(svg, "end")]
    (floor, low), *_, (top, high) = heights
    unit = (floor - top) / math.log10(high / low)
    for y, value in heights:
        assert y == pytest.approx(floor - math.log10(value / low) * unit, abs=0.2)
    years = {int(re.sub(r"\D", "", words)[-2:]): x for x, _, words in ticks(svg, "middle")}
    step = (max(years.values()) - min(years.values())) / (len(years) - 1)
    dots = _in_drawing(view, shape, "dot")
    assert len(dots) == len(view.rows)
    for dot in dots:
        _, _, date, count, _, weights, _ = table[dot.mark[0]]
        assert dot.middle[1] == pytest.approx(floor - math.log10(int(str(count)) / low) * unit, abs=dot.width)
        month = int(str(date)[5:7] or 7) - 0.5 if len(str(date)) > 4 else 6
        there = years[int(str(date)[2:4])] + (month / 12 - 0.5) * step
        assert abs(dot.middle[0] - there) < step / 2, dot
        assert dot.filled == (weights == "open")


def test_the_figure_s_dots_are_filled_where_the_drawing_s_are() -> None:
    """Open weights are a full dot in both."""
    view = chart_of("model-size").views[0]
    filled = {place.mark: place.filled for place in drawn(drawings(view)["wide"])}
    dots = plotted(view.figure)
    assert {place.filled for place in dots} == {True, False}
    assert all(place.filled == filled[place.mark] for place in dots)


@SHAPES
def test_an_event_stands_at_its_date(shape: str) -> None:
    """From left to right in time, above the year it belongs to; on the narrow drawing from the newest down."""
    view = chart_of("events").views[0]
    svg = drawings(view)[shape]
    dots = sorted((it for it in drawn(svg) if it.kind == "circle"), key=lambda it: it.middle[shape == "narrow"])
    dates = [re.findall(r", (\d{4}[-\d]*): ", it.mark[1])[0] for it in dots]
    assert [it[:4] for it in dates] == sorted((it[:4] for it in dates), reverse=shape == "narrow")
    if shape == "wide":
        assert [(it + "-07")[:7] for it in dates] == sorted((it + "-07")[:7] for it in dates)
        years = {words: x for x, _, words in ticks(svg, "middle")}
        step = min(after - before for before, after in pairwise(sorted(years.values())))
        for dot, date in zip(dots, dates, strict=True):
            assert abs(dot.middle[0] - years[date[:4]]) <= step / 2, date


# --- Families ---


@SHAPES
def test_a_model_of_a_family_stands_after_its_year_and_no_name_on_another(shape: str) -> None:
    """In reading order; wherever two names share a line, one ends before the other begins, and none leaves the drawing."""
    for view in chart_of("lineage").views:
        svg = drawings(view)[shape]
        size, year, lines = 15 * 0.84 if shape == "wide" else 13.0, "", defaultdict(list)
        width = float((svg.get("viewBox") or "").split()[2])
        for part in svg:
            words, text = "".join(part.itertext()), part.find(f"{SVG}text")
            if part.tag == f"{SVG}text" and re.fullmatch(r"\d{4}\*?|No date", words):
                year = words.rstrip("*")
                lines[part.get("y")].append((float(part.get("x") or 0), text_width(words, size)))
            elif part.find(f"{SVG}circle") is not None and text is not None:
                name = text.text or ""
                assert f", {year}" in (part.findtext(f"{SVG}title") or "")
                lines[text.get("y")].append((float(text.get("x") or 0), text_width(name, size)))
        assert lines
        for spans in lines.values():
            for (start, long), (after, _) in pairwise(sorted(spans)):
                assert start + long <= after
            assert max(start + long for start, long in spans) <= width + 2


@SHAPES
def test_no_line_to_a_later_version_lies_on_a_word(shape: str) -> None:
    """It runs beside the names of its row or in the gap below, whatever stands between the two."""
    size = 15 * 0.84 if shape == "wide" else 13.0
    for view in chart_of("lineage").views:
        svg = drawings(view)[shape]
        words = [
            (float(it.get("x") or 0), float(it.get("y") or 0), it.text or "")
            for part in svg
            for it in (part, *part.findall(f"{SVG}text"))
            if it.tag == f"{SVG}text" and it.text and not it.get("transform")
        ]
        for _, (x0, y0, x1, y1) in paths(svg, "descent"):
            for x, y, text in words:
                beside = max(x0, x1) <= x or min(x0, x1) >= x + text_width(text, size) - 1
                assert beside or max(y0, y1) <= y - 0.75 * size or min(y0, y1) >= y + 2, (view.id, text)


def test_every_model_with_a_family_has_its_place() -> None:
    """In the branches together, each under every family it names; versions are joined where they share one."""
    catalog = make_catalog(
        model(name="One", backbone_families=["sam"], year=2023),
        model(name="Two", predecessor="one", year=2024),
        model(name="Three", backbone_families=["clip", "llama"]),
        model(name="Four"),
    )
    views = CHARTS["lineage"](catalog).views
    placed = [(row[0], row[1], row[4]) for view in views for row in view.rows if row[1] != "All of them"]
    assert sorted(placed, key=str) == [
        ("CLIP", "Three", None), ("LLaMA", "Three", None), ("SAM", "One", None), ("SAM", "Two", "One"),
    ]  # fmt: skip
    lines = [it for view in views for _, it in paths(drawings(view)["wide"], "descent")]
    dots = {it.mark[0]: it.middle for view in views for it in drawn(drawings(view)["wide"]) if it.kind == "circle"}
    (x0, y0, *end), (one, two) = lines[0], (dots["models/one/"], dots["models/two/"])
    assert (len(lines), y0, end) == (1, one[1], [*two])
    assert one[0] < x0 < two[0], "from the end of the earlier one's name"


# --- Flows ---


@SHAPES
@_of("flow")
def test_a_flow_is_as_thick_as_it_counts_from_end_to_end(view: View, shape: str) -> None:
    """One entry is equally thick everywhere, at both ends of a flow."""
    flows = paths(drawings(view)[shape], "flow")
    unit = sum(it[15] - it[1] for _, it in flows) / sum(counted(mark[1]) for mark, _ in flows)
    for mark, it in flows:
        for thick in (it[15] - it[1], it[9] - it[7]):
            assert thick == pytest.approx(counted(mark[1]) * unit, abs=0.21), mark


@SHAPES
@_of("flow")
def test_flows_fill_the_sides_of_their_nodes_and_none_lies_on_another(view: View, shape: str) -> None:
    """Those that enter a node stand on each other along its left side, those that leave along its right."""
    sides, flows = _sides(view, shape), defaultdict(list)
    for mark, it in paths(drawings(view)[shape], "flow"):
        source, target = mark[1].rsplit(": ", 1)[0].split(" → ")
        flows["right", source, it[0]].append((it[1], it[15]))
        flows["left", target, it[6]].append((it[7], it[9]))
    for side, spans in flows.items():
        spans.sort()
        assert (spans[0][0], spans[-1][1]) == pytest.approx(sides[side], abs=0.25)
        for (_, end), (start, _) in pairwise(spans):
            assert start == pytest.approx(end, abs=0.25)


def _sides(view: View, shape: str) -> dict[tuple[str, str, float], tuple[float, float]]:
    """(side, node, where it is across) → the top and the bottom of that side."""
    found = {}
    for mark, it in paths(drawings(view)[shape], "mark"):
        name = mark[1].rsplit(": ", 1)[0]
        found["left", name, it[0]] = it[1], it[6]
        found["right", name, it[2]] = it[3], it[4]
    return found


@_of("flow")
def test_the_figure_s_nodes_and_links_are_the_drawing_s(view: View) -> None:
    """Each node in its colour and place; each link between the nodes it names, as thick as it counts."""
    trace, layout = view.figure["data"][0], view.figure["layout"]
    node, link = trace["node"], trace["link"]
    names = [shown_words(words).rsplit(": ", 1)[0] for _, words in node["customdata"]]
    sides = _sides(view, "wide")
    (left, right), (bottom, top) = trace["domain"]["x"], trace["domain"]["y"]
    size = layout["meta"]
    for name, x, y in zip(names, node["x"], node["y"], strict=True):
        middle = size["height"] * (1 - top + y * (top - bottom))
        first = size["width"] * left + x * (size["width"] * (right - left) - node["thickness"])
        near = [span for (side, it, at), span in sides.items() if (side, it) == ("left", name) and abs(at - first) < 1]
        assert [sum(span) / 2 for span in near] == pytest.approx([middle], abs=1), name
    for source, target, value, told in zip(
        link["source"], link["target"], link["value"], link["customdata"], strict=True
    ):
        words = shown_words(told[1])
        assert (words.rsplit(": ", 1)[0], counted(words)) == (f"{names[source]} → {names[target]}", value)
