"""Draw growth: bars of each period, and beside them the area of all models so far, as SVG and as Plotly figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hfm.views.charts.axis import ticks
from hfm.views.charts.figure import HOVER, colour, figure, go, literal, note, told
from hfm.views.charts.legend import Key, Legend, legends
from hfm.views.charts.periods import Periods
from hfm.views.charts.svg import drawing, line, mark, num, rect, text
from hfm.views.charts.words import SUBFIELDS, many
from hfm.views.links import explorer

_SUM_HEADING = "All models so far"


@dataclass(frozen=True)
class _Panel:
    """The rectangle of one of the two plots."""

    x: float
    y: float
    width: float
    height: float

    @property
    def floor(self) -> float:
        return self.y + self.height

    def middle(self, n: int, of: int) -> float:
        """Where the n-th of so many columns stands."""
        return self.x + self.width * (n + 0.5) / of


@dataclass(frozen=True)
class _Layout:
    """Both plots, side by side where there is room and one below the other where not."""

    size: tuple[float, float]
    bars: _Panel
    sums: _Panel


_LAYOUTS = {
    "wide": _Layout((900, 420), _Panel(40, 92, 390, 290), _Panel(506, 92, 390, 290)),
    "narrow": _Layout((360, 640), _Panel(30, 96, 326, 210), _Panel(30, 386, 326, 220)),
}


def growth_svg(name: str, title: str, words: str, it: Periods) -> str:
    """Both layouts."""
    made = []
    for shape, layout in _LAYOUTS.items():
        parts = [*_legend(it)[shape].parts(), *_bars(it, layout), *_areas(it, layout)]
        made.append(drawing(name, shape, title, words, layout.size, parts))
    return "".join(made)


def growth_figure(it: Periods) -> dict[str, Any]:
    """Bars and areas for Plotly where the wide drawing has them."""
    layout = _LAYOUTS["wide"]
    return figure(
        [*_bar_traces(it), *_area_traces(it)],
        layout.size,
        barmode="stack",
        bargap=0.28,
        **_axes("", layout, layout.bars, it, it.dated, it.top),
        **_axes("2", layout, layout.sums, it, len(it.values), it.whole),
        annotations=_notes(it, layout),
    )


def _legend(it: Periods) -> dict[str, Legend]:
    last = it.sums[-1]
    return legends(
        [
            Key(
                f"c-{group}",
                it.labels[g],
                last[g],
                explorer("model", subfield=group, **it.among),
                f"{it.labels[g]}: {many(last[g], 'model')}",
            )
            for g, group in enumerate(SUBFIELDS)
        ]
    )


def _axis(panel: _Panel, top: int, heading: str) -> tuple[list[str], float]:
    """Heading, grid lines with their numbers, and how high one model is."""
    steps = ticks(top)
    unit = panel.height / steps[-1]
    parts = [text(max(0, panel.x - 40), panel.y - 22, heading, "head start")]
    for step in steps:
        y = panel.floor - step * unit
        parts.append(line(panel.x, y, panel.x + panel.width, y, "axis" if step == 0 else "grid"))
        parts.append(text(panel.x - 7, y + 4, str(step), "tick end"))
    return parts, unit


def _bars(it: Periods, layout: _Layout) -> list[str]:
    panel = layout.bars
    parts, unit = _axis(panel, it.top, _bar_heading(it))
    step = panel.width / max(1, it.dated)
    wide = min(52.0, step * 0.72)
    for n, row in enumerate(it.counts[: it.dated]):
        x, y = panel.middle(n, it.dated), panel.floor
        for g, count in enumerate(row):
            if count:
                y -= count * unit
                shape = rect(x - wide / 2, y, wide, count * unit)
                parts.append(mark(it.href(n, g), it.words(n, g), shape, f"c-{SUBFIELDS[g]}"))
        if sum(row) and not it.monthly:
            number = text(x, y - 6, f"{sum(row):,}", "middle n")
            parts.append(mark(it.href(n), it.words_of(n), number))
        parts.append(text(x, panel.floor + 20, it.tick(n, step), "tick middle"))
    if it.undated:
        shape = text(panel.x + panel.width, panel.y - 22, it.named(it.dated), "soft end", it.undated)
        parts.append(mark(it.href(it.dated), it.words_of(it.dated), shape))
    return parts


def _areas(it: Periods, layout: _Layout) -> list[str]:
    panel, many_of = layout.sums, len(it.values)
    parts, unit = _axis(panel, it.whole, _SUM_HEADING)
    across = [panel.middle(n, many_of) for n in range(many_of)]
    floor = [panel.floor] * many_of
    for g, group in enumerate(SUBFIELDS):
        roof = [y - row[g] * unit for y, row in zip(floor, it.sums, strict=True)]
        edge = [*zip(across, roof, strict=True), *reversed(list(zip(across, floor, strict=True)))]
        path = "L".join(f"{num(x)} {num(y)}" for x, y in edge)
        parts.append(f'<path d="M{path}Z" class="area k-c-{group}"/>')
        floor = roof
    reach = panel.width / many_of
    for n, (x, y) in enumerate(zip(across, floor, strict=True)):
        parts.append(text(x, panel.floor + 20, it.tick(n, reach), "tick middle"))
        if it.monthly:
            continue
        shape = rect(x - reach / 2, panel.y - 14, reach, panel.height + 14, "hit") + line(x, y, x, panel.floor, "stem")
        dot = f'<circle cx="{num(x)}" cy="{num(y)}" r="3.5" class="dot"/>'
        number = text(x + 4, y - 9, f"{sum(it.sums[n]):,}", "n end")  # to the left of a curve that rises
        parts.append(mark(it.href_so_far(n), it.words_so_far(n), shape + dot + number, kind="mark point"))
    if it.monthly:
        parts.append(text(across[-1] + 4, floor[-1] - 9, f"{it.whole:,}", "n end"))
    return parts


def _bar_heading(it: Periods) -> str:
    return f"New models each {'month' if it.monthly else 'year'}"


def _bar_traces(it: Periods) -> list[Any]:
    places = list(range(it.dated))
    return [
        go.Bar(
            x=places,
            y=[it.counts[n][g] for n in places],
            name=literal(it.labels[g]),
            marker={"color": colour(f"c-{group}"), "line": {"width": 0}},
            customdata=[told(it.href(n, g), it.words(n, g), it.counts[n][g]) for n in places],
            hovertemplate=HOVER,
        )
        for g, group in enumerate(SUBFIELDS)
    ]


def _area_traces(it: Periods) -> list[Any]:
    places, second = list(range(len(it.values))), {"xaxis": "x2", "yaxis": "y2"}
    traces = [
        go.Scatter(
            x=places,
            y=[row[g] for row in it.sums],
            stackgroup="sums",
            mode="lines",
            line={"width": 0, "color": colour(f"c-{group}")},
            fillcolor=colour(f"c-{group}"),
            hoverinfo="skip",
            **second,
        )
        for g, group in enumerate(SUBFIELDS)
    ]
    ends = go.Scatter(
        x=places,
        y=[sum(row) for row in it.sums],
        mode="lines" if it.monthly else "lines+markers",
        cliponaxis=False,
        line={"color": colour("ink"), "width": 1 if it.monthly else 0},
        marker={"color": colour("ink"), "size": 7, "line": {"color": colour("surface"), "width": 1.5}},
        customdata=[told(it.href_so_far(n), it.words_so_far(n)) for n in places],
        hovertemplate=HOVER,
        **second,
    )
    return [*traces, ends]


def _axes(which: str, layout: _Layout, panel: _Panel, it: Periods, columns: int, top: int) -> dict[str, Any]:
    steps, (width, height) = ticks(top), layout.size
    room = panel.width / max(1, columns)
    named = [(n, it.tick(n, room)) for n in range(columns) if it.tick(n, room)]
    plain = {"color": colour("ink-soft"), "tickfont": {"size": 13}, "fixedrange": True}
    across = {
        "domain": [panel.x / width, (panel.x + panel.width) / width],
        "anchor": f"y{which}",
        "range": [-0.5, columns - 0.5],
        "tickvals": [n for n, _ in named],
        "ticktext": [words for _, words in named],
        "showgrid": False,
        "zeroline": False,
    }
    down = {
        "domain": [1 - panel.floor / height, 1 - panel.y / height],
        "anchor": f"x{which}",
        "range": [0, steps[-1]],
        "tickvals": list(steps),
        "gridcolor": colour("line"),
        "zerolinecolor": colour("ink-soft"),
    }
    return {f"xaxis{which}": plain | across, f"yaxis{which}": plain | down}


def _notes(it: Periods, layout: _Layout) -> list[dict[str, Any]]:
    width, height = layout.size
    bars, sums = layout.bars, layout.sums
    made = [
        *_legend(it)["wide"].notes(layout.size),
        note((bars.x - 40) / width, (bars.y - 27) / height, _bar_heading(it), "left", 13),
        note((sums.x - 40) / width, (sums.y - 27) / height, _SUM_HEADING, "left", 13),
    ]
    if it.undated:
        words = f"{it.named(it.dated)} <b>{it.undated:,}</b>"
        made.append(note((bars.x + bars.width) / width, (bars.y - 27) / height, words, "right", 13))
    columns = [] if it.monthly else list(range(it.dated))
    made += [_above(n, sum(it.counts[n]), "x", "y", "center") for n in columns if sum(it.counts[n])]
    ends = [len(it.values) - 1] if it.monthly else range(len(it.values))
    return made + [_above(n, sum(it.sums[n]), "x2", "y2", "right") for n in ends]


def _above(x: int, y: int, across: str, down: str, anchor: str) -> dict[str, Any]:
    place = {"x": x, "y": y, "xref": across, "yref": down, "xanchor": anchor, "yanchor": "bottom"}
    shift = {"yshift": 2} if anchor == "center" else {"yshift": 5, "xshift": 4}
    return {**place, **shift, "text": f"<b>{y:,}</b>", "showarrow": False, "font": {"size": 15}}
