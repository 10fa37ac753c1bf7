"""How fast does the field grow? Models of each year and sub-field, and all of them so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hfm.catalog import Catalog
from hfm.model import Model
from hfm.views.charts.axis import ticks
from hfm.views.charts.chart import Cell, Chart, View
from hfm.views.charts.empty import empty_view
from hfm.views.charts.figure import HOVER, colour, figure, go, literal, note
from hfm.views.charts.svg import drawing, line, mark, num, rect, text, text_width
from hfm.views.charts.words import SUBFIELDS, label, many, model_sets, share
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, so_far
from hfm.views.stats import growth as growth_rows

NAME = "growth"
TITLE = "How fast does the field grow?"
COUNTED = (
    "A model counts in the year its source gives and in its one sub-field. Models whose source gives no year have a row of"
    " their own. The survey's tables end early in 2024, so its last year is not a whole one."
)
ALL, SO_FAR = "All", "So far"


@dataclass(frozen=True)
class _Years:
    """Counts a year and sub-field, their running sums, and what the explorer must filter by to show these models."""

    years: tuple[int | None, ...]
    counts: tuple[tuple[int, ...], ...]
    sums: tuple[tuple[int, ...], ...]
    labels: tuple[str, ...]
    among: dict[str, Any]

    def named(self, n: int) -> str:
        return "no year stated" if self.years[n] is None else str(self.years[n])

    def href(self, n: int, group: str | None = None) -> str:
        return explorer("model", year=_filter(self.years[n]), **({"subfield": group} if group else {}), **self.among)

    def href_so_far(self, n: int) -> str:
        return explorer("model", year=[_filter(year) for year in self.years[: n + 1]], **self.among)

    def words(self, n: int, g: int) -> str:
        return f"{self.labels[g]}, {self.named(n)}: {self.counts[n][g]} of {many(sum(self.counts[n]), 'model')}"

    def words_so_far(self, n: int) -> str:
        parts = ", ".join(f"{count} {name.lower()}" for name, count in zip(self.labels, self.sums[n], strict=True) if count)
        until = "With those of no stated year" if self.years[n] is None else f"Until {self.years[n]}"
        return f"{until}: {many(sum(self.sums[n]), 'model')} ({parts})"


def _filter(year: int | None) -> str:
    return NOT_STATED if year is None else str(year)


def growth(catalog: Catalog) -> Chart:
    """The survey's Fig. 2 as numbers, for the models it counted and for all there are now."""
    views = [_view(catalog, *chosen) for chosen in model_sets(catalog)]
    return Chart(NAME, TITLE, COUNTED, tuple(views))


def _view(catalog: Catalog, ident: str, shown: str, models: Sequence[Model], among: dict[str, Any]) -> View:
    labels = tuple(label(catalog, "subfields", group) for group in SUBFIELDS)
    columns = ("Year", *labels, ALL, SO_FAR)
    if not models:
        return empty_view(NAME, TITLE, ident, shown, columns)
    found = growth_rows(models, SUBFIELDS)
    counts = tuple(row for _, row in found)
    it = _Years(tuple(year for year, _ in found), counts, tuple(so_far(counts)), labels, among)
    rows: tuple[tuple[Cell, ...], ...] = tuple((it.named(n), *row, sum(row), sum(it.sums[n])) for n, row in enumerate(counts))
    links = tuple(
        ("", *(it.href(n, group) if row[g] else "" for g, group in enumerate(SUBFIELDS)), it.href(n), it.href_so_far(n))
        for n, row in enumerate(counts)
    )
    words = _summary(it)
    svg = "".join(_drawing(f"{NAME}-{ident}", words, it, layout) for layout in (_WIDE, _NARROW))
    return View(ident, shown, words, columns, rows, svg, _figure(it, _WIDE), links)


@dataclass(frozen=True)
class _Panel:
    """The rectangle of one of the two plots."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class _Layout:
    """Both plots, side by side where there is room and one below the other where not."""

    shape: str
    width: float
    height: float
    years: _Panel
    sums: _Panel
    legend: tuple[int, float]  # entries in a row, height of a row
    size: float


_WIDE = _Layout("wide", 900, 420, _Panel(40, 92, 390, 290), _Panel(506, 92, 390, 290), (4, 24), 15)
_NARROW = _Layout("narrow", 360, 640, _Panel(30, 96, 326, 210), _Panel(30, 386, 326, 220), (2, 22), 13)


def _drawing(name: str, words: str, it: _Years, layout: _Layout) -> str:
    parts = [*_legend(it, layout), *_bars(it, layout), *_areas(it, layout)]
    return drawing(name, layout.shape, TITLE, words, (layout.width, layout.height), parts)


def _legend(it: _Years, layout: _Layout) -> list[str]:
    parts, last = [], it.sums[-1]
    for g, (group, (x, y)) in enumerate(zip(SUBFIELDS, _legend_places(it, layout), strict=True)):
        words = f"{it.labels[g]}: {many(last[g], 'model')}"
        shape = rect(x, y + 2, 13, 13) + text(x + 20, y + 14, it.labels[g], "", last[g])
        parts.append(mark(explorer("model", subfield=group, **it.among), words, shape, f"c-{group}"))
    return parts


def _legend_places(it: _Years, layout: _Layout) -> list[tuple[float, float]]:
    """Where the entries of the legend start: columns as wide as their widest entry."""
    a_row, high = layout.legend
    wide = [text_width(f"{name} {count}", layout.size) + 46 for name, count in zip(it.labels, it.sums[-1], strict=True)]
    starts = [sum(max(wide[column::a_row]) for column in range(n)) for n in range(a_row)]
    return [(starts[g % a_row], (g // a_row) * high) for g in range(len(wide))]


def _axis(panel: _Panel, top: int, heading: str) -> tuple[list[str], float]:
    """Heading, grid lines with their numbers, and how high one model is."""
    steps = ticks(top)
    unit = panel.height / steps[-1]
    parts = [text(panel.x - 30 if panel.x < 40 else panel.x - 40, panel.y - 20, heading, "head start")]
    for step in steps:
        y = panel.y + panel.height - step * unit
        parts.append(line(panel.x, y, panel.x + panel.width, y, "axis" if step == 0 else "grid"))
        parts.append(text(panel.x - 7, y + 4, str(step), "tick end"))
    return parts, unit


def _bars(it: _Years, layout: _Layout) -> list[str]:
    panel = layout.years
    parts, unit = _axis(panel, max(map(sum, it.counts)), "New models each year")
    step = panel.width / len(it.years)
    wide = min(52.0, step * 0.72)
    for n, row in enumerate(it.counts):
        x, y = panel.x + step * (n + 0.5), panel.y + panel.height
        for g, count in enumerate(row):
            if count:
                y -= count * unit
                shape = rect(x - wide / 2, y, wide, count * unit)
                parts.append(mark(it.href(n, SUBFIELDS[g]), it.words(n, g), shape, f"c-{SUBFIELDS[g]}"))
        total = f"{it.named(n).capitalize()}: {many(sum(row), 'model')}"
        if sum(row):
            parts.append(mark(it.href(n), total, text(x, y - 6, str(sum(row)), "middle n"), kind="mark total"))
        parts.append(text(x, panel.y + panel.height + 20, _short(it, n, step), "tick middle"))
    return parts


def _areas(it: _Years, layout: _Layout) -> list[str]:
    panel = layout.sums
    parts, unit = _axis(panel, sum(it.sums[-1]), "All models so far")
    across = _across(it, panel)
    floor = [panel.y + panel.height] * len(it.years)
    for g, group in enumerate(SUBFIELDS):
        roof = [y - row[g] * unit for y, row in zip(floor, it.sums, strict=True)]
        there = "L".join(f"{num(x)} {num(y)}" for x, y in zip(across, roof, strict=True))
        back = "L".join(f"{num(x)} {num(y)}" for x, y in reversed(list(zip(across, floor, strict=True))))
        parts.append(f'<path d="M{there}L{back}Z" class="area k-c-{group}"/>')
        floor = roof
    for n, (x, y) in enumerate(zip(across, floor, strict=True)):
        reach = panel.width / len(it.years)
        left, right = max(panel.x, x - reach / 2), min(panel.x + panel.width, x + reach / 2)
        shape = rect(left, panel.y - 14, right - left, panel.height + 14, "hit") + line(x, y, x, panel.y + panel.height, "stem")
        dot = f'<circle cx="{num(x)}" cy="{num(y)}" r="3.5" class="dot"/>'
        number = text(x + 4, y - 9, str(sum(it.sums[n])), "n end")  # to the left of a curve that rises
        parts.append(mark(it.href_so_far(n), it.words_so_far(n), shape + dot + number, kind="mark point"))
        parts.append(text(x, panel.y + panel.height + 20, _short(it, n, reach), "tick middle"))
    return parts


def _across(it: _Years, panel: _Panel) -> list[float]:
    """Where each year stands; half a year's room at both ends, so that labels stay inside."""
    step = panel.width / len(it.years)
    return [panel.x + step * (n + 0.5) for n in range(len(it.years))]


def _short(it: _Years, n: int, room: float) -> str:
    """The year, or its last two digits where there is little room; a dash for no year."""
    year = it.years[n]
    return "–" if year is None else str(year) if room > 38 else f"’{year % 100:02d}"


def _figure(it: _Years, layout: _Layout) -> dict[str, Any]:
    """Bars and areas for Plotly, in the same two places."""
    names = [_short(it, n, 99) for n in range(len(it.years))]
    traces: list[Any] = []
    for g, group in enumerate(SUBFIELDS):
        counts, sums = [row[g] for row in it.counts], [row[g] for row in it.sums]
        tone = colour(f"c-{group}")
        marks = [[it.href(n, group), literal(it.words(n, g))] for n in range(len(names))]
        traces.append(
            go.Bar(x=names, y=counts, name=literal(it.labels[g]), marker={"color": tone}, customdata=marks, hovertemplate=HOVER)
        )
        traces.append(
            go.Scatter(
                x=names, y=sums, xaxis="x2", yaxis="y2", stackgroup="sums", mode="lines", line={"width": 0, "color": tone},
                fillcolor=tone, hoverinfo="skip",
            )
        )
    ends = [[it.href_so_far(n), literal(it.words_so_far(n))] for n in range(len(names))]
    traces.append(
        go.Scatter(
            x=names, y=[sum(row) for row in it.sums], xaxis="x2", yaxis="y2", mode="lines+markers+text",
            text=[str(sum(row)) for row in it.sums], textposition="top center", cliponaxis=False,
            line={"color": colour("ink"), "width": 1.5}, marker={"color": colour("ink"), "size": 7},
            customdata=ends, hovertemplate=HOVER,
        )
    )
    return figure(
        traces,
        (layout.width, layout.height),
        barmode="stack",
        bargap=0.28,
        **_axes("", layout, layout.years, max(map(sum, it.counts))),
        **_axes("2", layout, layout.sums, sum(it.sums[-1])),
        annotations=_notes(it, layout, names),
    )


def _axes(which: str, layout: _Layout, panel: _Panel, top: int) -> dict[str, Any]:
    steps = ticks(top)
    plain = {"color": colour("ink-soft"), "tickfont": {"size": 13}, "fixedrange": True}
    across = [panel.x / layout.width, (panel.x + panel.width) / layout.width]
    down = [1 - (panel.y + panel.height) / layout.height, 1 - panel.y / layout.height]
    return {
        f"xaxis{which}": {**plain, "domain": across, "anchor": f"y{which}", "type": "category", "showgrid": False},
        f"yaxis{which}": {
            **plain, "domain": down, "anchor": f"x{which}", "range": [0, steps[-1]], "tickvals": list(steps),
            "gridcolor": colour("line"), "zerolinecolor": colour("ink-soft"),
        },
    }  # fmt: skip


def _notes(it: _Years, layout: _Layout, names: list[str]) -> list[dict[str, Any]]:
    made = [
        {"x": name, "y": sum(row), "text": f"<b>{sum(row)}</b>", "showarrow": False, "yshift": 11, "font": {"size": 15}}
        for name, row in zip(names, it.counts, strict=True)
        if sum(row)
    ]
    for panel, heading in ((layout.years, "New models each year"), (layout.sums, "All models so far")):
        made.append(note((panel.x - 40) / layout.width, (panel.y - 24) / layout.height, heading, "left", 13))
    last = it.sums[-1]
    for g, (group, place) in enumerate(zip(SUBFIELDS, _legend_places(it, layout), strict=True)):
        x = place[0] / layout.width
        square = {"size": 17, "color": colour(f"c-{group}")}
        made.append(note(x, 9 / layout.height, "■", "left", font=square))
        made.append(note(x + 20 / layout.width, 9 / layout.height, f"{literal(it.labels[g])} <b>{last[g]}</b>", "left"))
    return made


def _summary(it: _Years) -> str:
    whole = sum(it.sums[-1])
    dated = [n for n, year in enumerate(it.years) if year is not None]
    if not dated:
        return f"No year is stated for {many(whole, 'model')}."
    peak = max(dated, key=lambda n: (sum(it.counts[n]), n))
    first, last = it.years[dated[0]], it.years[dated[-1]]
    undated = sum(sum(it.counts[n]) for n in range(len(it.years)) if n not in dated)
    return (
        f"{many(whole, 'model')} from {first} to {last}; {sum(it.counts[peak])} of them ({share(sum(it.counts[peak]), whole)})"
        f" are from {it.years[peak]}, the fullest year."
        + (f" For {undated} more no year is stated." if undated else " Every one has a year.")
    )
