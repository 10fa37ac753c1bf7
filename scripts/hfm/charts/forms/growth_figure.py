"""The Plotly figure of growth: bars and areas where the wide drawing has them."""

from __future__ import annotations

from typing import Any

from hfm.charts.drawing.axis import ticks
from hfm.charts.drawing.caveat import VEIL, bar_marker
from hfm.charts.drawing.figure import HOVER, colour, figure, go, heading, literal, note, told
from hfm.charts.forms.growth_drawing import (
    BAR,
    HALF,
    SUM_HEADING,
    Layout,
    Panel,
    bar_heading,
    ends_of,
    layout_of,
    legend_of,
)
from hfm.charts.forms.periods import Periods


def growth_figure(it: Periods) -> dict[str, Any]:
    """Bars and areas for Plotly where the wide drawing has them."""
    layout, foot = layout_of(it, "wide")
    return figure(
        [*_bar_traces(it), *_area_traces(it)],
        layout.size,
        barmode="stack",
        **_axes("", layout, layout.bars, it, (-0.5, it.dated - 0.5), it.top),
        **_axes("2", layout, layout.sums, it, it.span, it.whole),
        annotations=[*_notes(it, layout), *foot.notes(0, layout.size[1] - foot.height, layout.size)],
    )


def _after(it: Periods) -> list[Any]:
    """The veil over the areas of what is not complete."""
    if it.ends is None:
        return []
    start, end, top = it.ends, it.places[it.dated - 1], ticks(it.whole)[-1]
    plain = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "xaxis": "x2", "yaxis": "y2"}
    corners = {"x": [start, end, end, start], "y": [0, 0, top, top]}
    return [go.Scatter(**corners, fill="toself", fillcolor=colour("surface", VEIL), **plain)]


def _bar_traces(it: Periods) -> list[Any]:
    places = list(range(it.dated))
    step = layout_of(it, "wide")[0].bars.width / max(1, it.dated)
    return [
        go.Bar(
            x=places,
            y=[it.counts[n][g] for n in places],
            name=literal(it.labels[g]),
            width=min(0.72, BAR / step),
            marker=bar_marker([f"c-{group}"] * it.dated, it.complete[: it.dated]),
            customdata=[told(it.href(n, g), it.words(n, g), it.counts[n][g]) for n in places],
            hovertemplate=HOVER,
        )
        for g, group in enumerate(it.groups)
    ]


def _area_traces(it: Periods) -> list[Any]:
    """The areas, the undated as areas that are a column, and the line of the sums that carries what a hover says."""
    second = {"xaxis": "x2", "yaxis": "y2"}
    half = it.gap * HALF
    traces = []
    for name, places, of in (
        (
            "dated",
            list(it.places[: it.dated]),
            [[row[g] for row in it.sums[: it.dated]] for g in range(len(it.groups))],
        ),
        ("undated", [x + side for x in it.places[it.dated :] for side in (-half, half)], _twice(it)),
    ):
        traces += [
            go.Scatter(
                x=places,
                y=of[g],
                stackgroup=name,
                mode="lines",
                line={"width": 0, "color": colour(f"c-{group}")},
                fillcolor=colour(f"c-{group}"),
                hoverinfo="skip",
                **second,
            )
            for g, group in enumerate(it.groups)
            if places
        ]
    ends = go.Scatter(
        x=list(it.places),
        y=[sum(row) for row in it.sums],
        mode="lines" if it.monthly else "lines+markers",
        cliponaxis=False,
        line={"color": colour("ink"), "width": 0},
        marker={"color": colour("ink"), "size": 7, "line": {"color": colour("surface"), "width": 1.5}},
        customdata=[told(it.href_so_far(n), it.words_so_far(n)) for n in range(len(it.values))],
        hovertemplate=HOVER,
        **second,
    )
    return [*traces, *_after(it), ends]


def _twice(it: Periods) -> list[list[int]]:
    """By sub-field, the last sum at both sides of the column with the undated."""
    return [[row[g] for row in it.sums[it.dated :] for _ in range(2)] for g in range(len(it.groups))]


def _axes(which: str, layout: Layout, panel: Panel, it: Periods, span: tuple[float, float], top: int) -> dict[str, Any]:
    steps, (width, height) = ticks(top), layout.size
    room = panel.width / max(1.0, span[1] - span[0])
    named = [(place, it.tick(n, room)) for n, place in enumerate(it.places) if place < span[1] and it.tick(n, room)]
    plain = {"color": colour("ink-soft"), "tickfont": {"size": 13}, "fixedrange": True}
    across = {
        "domain": [panel.x / width, (panel.x + panel.width) / width],
        "anchor": f"y{which}",
        "range": list(span),
        "tickvals": [place for place, _ in named],
        "ticktext": [words for _, words in named],
        "showgrid": False,
        "ticklabelstandoff": 7,
        "zeroline": False,
    }
    down = {
        "domain": [1 - panel.floor / height, 1 - panel.y / height],
        "anchor": f"x{which}",
        "range": [0, steps[-1]],
        "tickvals": list(steps),
        "gridcolor": colour("line"),
        "ticklabelstandoff": 4,
        "zerolinecolor": colour("ink-soft"),
    }
    return {f"xaxis{which}": plain | across, f"yaxis{which}": plain | down}


def _notes(it: Periods, layout: Layout) -> list[dict[str, Any]]:
    width, height = layout.size
    bars, sums = layout.bars, layout.sums
    made = [
        *legend_of(it)["wide"].notes(layout.size),
        heading((bars.x - 40) / width, (bars.y - 27) / height, bar_heading(it), "left"),
        heading((sums.x - 40) / width, (sums.y - 27) / height, SUM_HEADING, "left"),
    ]
    if it.undated:
        words = f"{it.named(it.dated)} <b>{it.undated:,}</b>"
        made.append(note((bars.x + bars.width) / width, (bars.y - 27) / height, words, "right", 13))
    columns = [] if it.monthly else list(range(it.dated))
    made += [_above(n, sum(it.counts[n]), "x", "y", "center") for n in columns if sum(it.counts[n])]
    return made + [_above(it.places[n], sum(it.sums[n]), "x2", "y2", "right") for n in ends_of(it)]


def _above(x: float, y: int, across: str, down: str, anchor: str) -> dict[str, Any]:
    place = {"x": x, "y": y, "xref": across, "yref": down, "xanchor": anchor, "yanchor": "bottom"}
    shift = {"yshift": 2} if anchor == "center" else {"yshift": 5, "xshift": 4}
    return {**place, **shift, "text": f"<b>{y:,}</b>", "showarrow": False, "font": {"size": 15}}
