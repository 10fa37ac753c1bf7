"""Draw events as flags over the bars of their years; as SVG and as Plotly figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hfm.charts.drawing.caveat import Caveat, caveat, kind_of, signed
from hfm.charts.drawing.figure import HOVER, colour, figure, go, literal, note, told
from hfm.charts.drawing.svg import drawing, line, mark, num, rect, shorten, text, text_width
from hfm.charts.words import many
from hfm.views.links import explorer


@dataclass(frozen=True)
class Mark:
    """An event: its date (YYYY, YYYY-MM or YYYY-MM-DD), its name, its page, its story."""

    date: str
    name: str
    href: str
    words: str


@dataclass(frozen=True)
class Moments:
    """The years, how many models each has, and the events in the order of their dates."""

    years: tuple[str, ...]
    counts: tuple[int, ...]
    marks: tuple[Mark, ...]
    complete: tuple[str | None, ...]
    caveat: str = ""

    def foot(self, width: float, size: float) -> Caveat:
        """What stands below the years."""
        return caveat(self.caveat, width, size)

    @property
    def most(self) -> int:
        """How many models the fullest year has; 1 where none has any."""
        return max(1, *self.counts)

    def place(self, date: str) -> float:
        """Where a date is, in years from the beginning of the first: a year alone is its middle."""
        parts = [*map(int, date.split("-"))]
        inside = 0.5 if len(parts) == 1 else (parts[1] - 0.5) / 12
        return parts[0] - int(self.years[0]) + inside


_WIDTH, _LEVEL, _BARS, _FOOT, _LEFT, _RIGHT = 900, 26, 120, 26, 8, 8
_NARROW, _LINE = 360, 24


def moments_svg(name: str, title: str, words: str, it: Moments) -> str:
    """Wide along a line from left to right, narrow from top to bottom, the newest year first."""
    narrow, high = _narrow(it)
    return drawing(name, "wide", title, words, (_WIDTH, _height(it)), _wide(it)) + drawing(
        name, "narrow", title, words, (_NARROW, high), narrow
    )


def moments_figure(it: Moments) -> dict[str, Any]:
    """The bars of the years and a dot for each event, where the drawing has them."""
    size, foot = (_WIDTH, _height(it)), it.foot(_WIDTH, 15)
    below = _FOOT + foot.height
    floor, flags = size[1] - below, _flags(it)
    hidden = {"visible": False, "fixedrange": True}
    years = {"domain": [_LEFT / _WIDTH, 1 - _RIGHT / _WIDTH], "range": [0, len(it.years)], "anchor": "y"}
    counts = {"domain": [below / size[1], (below + _BARS) / size[1]], "range": [0, it.most]}
    levels = {"domain": [(below + _BARS + 10) / size[1], 1], "range": [0, floor - _BARS - 10], "anchor": "x"}
    return figure(
        [_figure_bars(it), _figure_dots(it, flags, floor)],
        size,
        xaxis={**years, **hidden},
        yaxis={**counts, **hidden},
        yaxis2={**levels, **hidden},
        annotations=[
            *_names(flags, size[1]),
            *_figure_years(it, size[1]),
            *foot.notes(0, size[1] - foot.height, size),
        ],
        shapes=[_stem(it.place(flag.mark.date), 1 - flag.y / size[1], below / size[1]) for flag in flags],
    )


def _figure_bars(it: Moments) -> Any:
    every = zip(it.years, it.counts, strict=True)
    return go.Bar(
        x=[n + 0.5 for n in range(len(it.years))],
        y=list(it.counts),
        width=0.72,
        marker={"color": colour("ink-soft", 0.4), "line": _edges(it)},
        customdata=[told(explorer("model", year=year), _told(year, n), n) for year, n in every],
        hovertemplate=HOVER,
    )


def _edges(it: Moments) -> dict[str, Any]:
    """The bars are pale anyway: what is not complete has an edge."""
    return {"color": colour("ink-soft"), "width": [1.2 if state in ("partly", "no") else 0 for state in it.complete]}


def _figure_dots(it: Moments, flags: Sequence[_Flag], floor: float) -> Any:
    return go.Scatter(
        mode="markers",
        x=[it.place(flag.mark.date) for flag in flags],
        y=[floor - _BARS - 10 - flag.y for flag in flags],
        yaxis="y2",
        marker={"color": colour("accent"), "size": 10},
        customdata=[told(flag.mark.href, flag.mark.words) for flag in flags],
        hovertemplate=HOVER,
        cliponaxis=False,
    )


def _names(flags: Sequence[_Flag], high: float) -> Iterator[dict[str, Any]]:
    """The names of the events beside their dots."""
    for flag in flags:
        x, y, anchor = flag.text
        side = "left" if anchor == "start" else "right"
        yield note(x / _WIDTH, (y - 5) / high, literal(flag.mark.name), side)


def _figure_years(it: Moments, full: float) -> Iterator[dict[str, Any]]:
    """The years below their bars, and the counts above them."""
    unit, high = _BARS / it.most, full - it.foot(_WIDTH, 15).height
    for n, (year, count) in enumerate(zip(it.years, it.counts, strict=True)):
        x = (_LEFT + (n + 0.5) * _step(it)) / _WIDTH
        yield note(
            x, (high - 10) / full, signed(year, it.complete[n]), size=13, font={"size": 13, "color": colour("ink-soft")}
        )
        if count:
            yield note(x, (high - _FOOT - count * unit - 12) / full, f"<b>{count:,}</b>")


def _stem(x: float, top: float, floor: float) -> dict[str, Any]:
    """The line from an event's dot down to its time."""
    place = {"type": "line", "xref": "x", "yref": "paper", "x0": x, "x1": x, "y0": floor, "y1": top, "layer": "below"}
    return {**place, "line": {"color": colour("accent", 0.45), "width": 1, "dash": "dot"}}


@dataclass(frozen=True)
class _Flag:
    """An event with its level: its label stands to the right of its dot or, near the edge, a level higher."""

    mark: Mark
    x: float
    y: float
    beside: bool

    @property
    def text(self) -> tuple[float, float, str]:
        """Where the label stands, and what of it stands there."""
        return (self.x + 9, self.y + 5, "start") if self.beside else (_WIDTH - _RIGHT, self.y + 5 - _LEVEL, "end")


def _step(it: Moments) -> float:
    return (_WIDTH - _LEFT - _RIGHT) / len(it.years)


def _flags(it: Moments) -> list[_Flag]:
    """Labels on the lowest level where they meet no other and no stem, the latest event first."""
    levels: list[list[tuple[float, float]]] = []
    placed = []
    for event in reversed(it.marks):
        x = _LEFT + it.place(event.date) * _step(it)
        wide = text_width(event.name, 15) + 22
        beside = x + wide < _WIDTH
        span = (x - 8, x + wide) if beside else (_WIDTH - wide, float(_WIDTH))
        level = next((n for n, taken in enumerate(levels) if _free(span, taken)), len(levels))
        top = level if beside else level + 1
        levels += [[] for _ in range(top + 1 - len(levels))]
        for own in levels[level : top + 1]:
            own.append(span)
        for lower in levels[:level]:
            lower.append((x - 4, x + 4))
        placed.append((event, x, level, beside))
    high = len(levels)
    return [_Flag(event, x, (high - level) * _LEVEL - 4, beside) for event, x, level, beside in reversed(placed)]


def _free(span: tuple[float, float], taken: Sequence[tuple[float, float]]) -> bool:
    return all(span[1] < other[0] or span[0] > other[1] for other in taken)


def _height(it: Moments) -> float:
    return max(flag.y for flag in _flags(it)) + 34 + _BARS + _FOOT + it.foot(_WIDTH, 15).height


def _wide(it: Moments) -> list[str]:
    foot = it.foot(_WIDTH, 15)
    floor, step = _height(it) - foot.height - _FOOT, _step(it)
    unit = _BARS / it.most
    parts = [line(_LEFT, floor, _WIDTH - _RIGHT, floor, "axis"), *foot.parts(0, _height(it) - foot.height)]
    for n, (year, count) in enumerate(zip(it.years, it.counts, strict=True)):
        x = _LEFT + n * step
        parts.append(text(x + step / 2, floor + 18, signed(year, it.complete[n]), "tick middle"))
        if count:
            bar = rect(x + step * 0.14, floor - count * unit, step * 0.72, count * unit, "quiet")
            number = text(x + step / 2, floor - count * unit - 6, f"{count:,}", "n middle")
            kind = kind_of("mark", it.complete[n])
            parts.append(mark(explorer("model", year=year), _told(year, count), bar + number, "ink-soft", kind))
    flags = _flags(it)
    parts += [line(flag.x, flag.y, flag.x, floor, "stem-line") for flag in flags]
    for flag in flags:
        dot = f'<circle cx="{num(flag.x)}" cy="{num(flag.y)}" r="5"/>'
        x, y, anchor = flag.text
        label = text(x, y, flag.mark.name, anchor)
        parts.append(mark(flag.mark.href, flag.mark.words, dot + label, "accent"))
    return parts


def _narrow(it: Moments) -> tuple[list[str], float]:
    """A block a year: its bar with its number, and below it its events."""
    parts, y = [], 0.0
    unit = 250 / it.most
    for year, count, complete in reversed(list(zip(it.years, it.counts, it.complete, strict=True))):
        bar = text(0, y + 16, signed(year, complete), "start bold") + rect(46, y + 4, count * unit, 14, "quiet")
        bar += text(46 + count * unit + 6, y + 16, f"{count:,}", "n start")
        parts.append(
            mark(explorer("model", year=year), _told(year, count), bar, "ink-soft", kind_of("mark", complete))
            if count
            else text(0, y + 16, year, "start bold")
        )
        y += 28
        for event in reversed(it.marks):
            if event.date[:4] == year:
                dot = f'<circle cx="52" cy="{num(y + 7)}" r="4.5"/>'
                label = text(64, y + 12, shorten(event.name, 292, 13), "start")
                parts.append(mark(event.href, event.words, dot + label, "accent"))
                y += _LINE
        y += 4
    foot = it.foot(_NARROW, 13)
    return [*parts, *foot.parts(0, y)], y + foot.height


def _told(year: str, count: int) -> str:
    return f"{year}: {many(count, 'model')}"
