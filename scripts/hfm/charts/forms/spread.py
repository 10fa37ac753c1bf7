"""Numbers of very different size over time: a dot each, on a logarithmic scale; as SVG and as Plotly figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, hypot, log10
from typing import Any

from hfm.charts.drawing.caveat import Caveat, caveat, signed
from hfm.charts.drawing.figure import HOVER, colour, figure, go, literal, note, told
from hfm.charts.drawing.legend import Key, legends
from hfm.charts.drawing.svg import drawing, line, mark, num, rect, text, text_width

_PREFIXES = {0: "", 3: "k", 6: "M", 9: "B", 12: "T", 15: "P"}


@dataclass(frozen=True)
class Point:
    """A number at a date (YYYY, YYYY-MM or YYYY-MM-DD); `filled` is its answer to what the two signs ask."""

    token: str
    date: str
    value: int
    filled: bool
    href: str
    words: str

    @property
    def time(self) -> float:
        """The date as a number of years; a year alone is its middle, a month its middle."""
        parts = [*map(int, self.date.split("-"))]
        month = parts[1] - 1 if len(parts) > 1 else 6
        day = (parts[2] - 0.5) / 31 if len(parts) > 2 else 0.5 if len(parts) > 1 else 0
        return parts[0] + (month + day) / 12


@dataclass(frozen=True)
class Spread:
    """The points, the key to their colours, what a filled dot and a ring say, and how far the collecting went."""

    points: tuple[Point, ...]
    keys: tuple[Key, ...]
    signs: tuple[str, str]
    whole_until: float | None = None
    caveat: str = ""

    @cached_property
    def years(self) -> range:
        times = [it.time for it in self.points]
        return range(floor(min(times)), floor(max(times)) + 1)

    @cached_property
    def powers(self) -> range:
        values = [it.value for it in self.points]
        return range(floor(log10(min(values))), ceil(log10(max(values))) + 1)


@dataclass(frozen=True)
class _Frame:
    """The drawing's width, the height of its plot, the room at its left and right, a dot's radius, the text's size."""

    key: str
    width: float
    plot: float
    left: float
    right: float
    radius: float
    size: float


_WIDE = _Frame("wide", 900, 440, 56, 12, 3.8, 15)
_NARROW = _Frame("narrow", 360, 400, 40, 8, 2.9, 13)
_FOOT = 30


@dataclass(frozen=True)
class _Layout:
    """Where everything stands in a frame."""

    it: Spread
    frame: _Frame

    @property
    def signs_at(self) -> float:
        return legends(self.it.keys)[self.frame.key].height + 4

    @property
    def sign_places(self) -> list[tuple[float, float]]:
        """Of the filled dot and of the ring: side by side, or one below the other where there is little room."""
        wide = text_width(self.it.signs[0], self.frame.size) + 44
        beside = wide + text_width(self.it.signs[1], self.frame.size) + 22 < self.frame.width
        return [(0, self.signs_at), (wide, self.signs_at) if beside else (0, self.signs_at + 22)]

    @property
    def top(self) -> float:
        return self.sign_places[-1][1] + 38

    @property
    def floor(self) -> float:
        return self.top + self.frame.plot

    @property
    def foot(self) -> Caveat:
        return caveat(self.it.caveat, self.frame.width, self.frame.size)

    @property
    def size(self) -> tuple[float, float]:
        return self.frame.width, self.floor + _FOOT + self.foot.height

    @property
    def room(self) -> float:
        return self.frame.width - self.frame.left - self.frame.right

    def x(self, time: float) -> float:
        return self.frame.left + (time - self.it.years[0]) / len(self.it.years) * self.room

    def time(self, x: float) -> float:
        return self.it.years[0] + (x - self.frame.left) / self.room * len(self.it.years)

    def y(self, value: float) -> float:
        powers = self.it.powers
        return self.floor - (log10(value) - powers[0]) / max(1, len(powers) - 1) * self.frame.plot

    def value(self, y: float) -> float:
        powers = self.it.powers
        return float(10 ** (powers[0] + (self.floor - y) / self.frame.plot * max(1, len(powers) - 1)))

    def placed(self) -> Iterator[tuple[Point, float, float]]:
        """Each point with its place: at its size and date or, where a dot is there already, right beside or above it.

        Those of which only the year is known come last: they are as true anywhere in it.
        """
        taken: list[tuple[float, float]] = []
        for point in sorted(self.it.points, key=lambda it: (len(it.date) == 4, it.time, it.value, it.href)):
            x, y = self._free(self.x(point.time), self.y(point.value), taken)
            taken.append((x, y))
            yield point, x, y

    def _free(self, x: float, y: float, taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
        """The nearest place where no dot is: at most one dot higher or lower, and as far aside as it takes."""
        apart = self.frame.radius * 1.75
        near = [it for it in taken if abs(it[1] - y) < 2 * apart]
        for _, aside, up in _MOVES:
            place = x + aside, y + up * apart
            if all(hypot(it[0] - place[0], it[1] - place[1]) >= apart - 1e-9 for it in near):
                return place
        return x, y


# Ways to move a dot, the shortest first; up and down count a little more than aside.
_MOVES = sorted((abs(aside) + 8 * abs(up), aside / 2, up) for aside in range(-800, 801) for up in (-1, 0, 1))


def spread_svg(name: str, title: str, words: str, it: Spread) -> str:
    """Wide and narrow, the same plot with more or less room."""
    layouts = [_Layout(it, frame) for frame in (_WIDE, _NARROW)]
    return "".join(drawing(name, at.frame.key, title, words, at.size, _parts(at)) for at in layouts)


def spread_figure(it: Spread) -> dict[str, Any]:
    """One trace, its dots where the drawing has them."""
    at = _Layout(it, _WIDE)
    placed = list(at.placed())
    trace = go.Scatter(
        mode="markers",
        x=[at.time(x) for _, x, _ in placed],
        y=[at.value(y) for _, _, y in placed],
        marker={
            "color": [colour(point.token) for point, _, _ in placed],
            "symbol": ["circle" if point.filled else "circle-open" for point, _, _ in placed],
            "size": at.frame.radius * 2,
            "line": {"width": [0 if point.filled else 1.8 for point, _, _ in placed]},
        },
        customdata=[told(point.href, point.words) for point, _, _ in placed],
        hovertemplate=HOVER,
        cliponaxis=False,
    )
    width, height = at.size
    plain = {"color": colour("ink-soft"), "tickfont": {"size": 13}, "fixedrange": True, "zeroline": False}
    return figure(
        [trace],
        at.size,
        xaxis={
            **plain,
            "domain": [at.frame.left / width, 1 - at.frame.right / width],
            "range": [it.years[0], it.years[-1] + 1],
            "tickvals": [year + 0.5 for year in it.years],
            "ticktext": [_year(it, year) for year in it.years],
            "showgrid": False,
        },
        yaxis={
            **plain,
            "type": "log",
            "domain": [1 - at.floor / height, 1 - at.top / height],
            "range": [it.powers[0], max(it.powers[-1], it.powers[0] + 1)],
            "tickvals": [10**power for power in it.powers],
            "ticktext": [_power(power) for power in it.powers],
            "gridcolor": colour("line"),
        },
        annotations=[*legends(it.keys)["wide"].notes(at.size), *_notes(at)],
        shapes=[_late(at)] if it.whole_until is not None else [],
    )


def _late(at: _Layout) -> dict[str, Any]:
    place = {"xref": "x", "yref": "y domain", "x0": at.it.whole_until, "x1": at.it.years[-1] + 1, "y0": 0, "y1": 1}
    return {"type": "rect", "layer": "below", **place, "fillcolor": colour("line", 0.4), "line": {"width": 0}}


def _notes(at: _Layout) -> Iterator[dict[str, Any]]:
    width, height = at.size
    for (x, y), words, sign in zip(at.sign_places, at.it.signs, "●○", strict=True):
        yield note(x / width, (y + 9) / height, sign, "left")
        yield note((x + 20) / width, (y + 9) / height, literal(words), "left", at.frame.size)
    yield from at.foot.notes(0, height - at.foot.height, at.size)


def _parts(at: _Layout) -> list[str]:
    it, frame = at.it, at.frame
    parts = legends(it.keys)[frame.key].parts()
    for (x, y), words, kind in zip(at.sign_places, it.signs, ("sign", "sign ring"), strict=True):
        circle = f'<circle cx="{num(x + 6)}" cy="{num(y + 9)}" r="5"/>'
        parts.append(f'<g class="{kind}">{circle}</g>{text(x + 20, y + 14, words, "start")}')
    if it.whole_until is not None:
        start = at.x(it.whole_until)
        parts.append(rect(start, at.top, frame.width - frame.right - start, frame.plot, "late"))
    for power in it.powers:
        y = at.y(10**power)
        parts.append(line(frame.left, y, frame.width - frame.right, y, "axis" if power == it.powers[0] else "grid"))
        parts.append(text(frame.left - 7, y + 4, _power(power), "tick end"))
    step = at.room / len(it.years)
    for year in it.years:
        words = _year(it, year) if step > 40 else f"’{_year(it, year)[2:]}"
        parts.append(text(at.x(year + 0.5), at.floor + 20, words, "tick middle"))
    for point, x, y in at.placed():
        circle = f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(frame.radius)}"/>'
        parts.append(mark(point.href, point.words, circle, point.token, "mark" if point.filled else "mark ring"))
    return [*parts, *at.foot.parts(0, at.size[1] - at.foot.height)]


def _year(it: Spread, year: int) -> str:
    late = it.whole_until is not None and year + 1 > it.whole_until + 0.01
    return signed(str(year), "partly" if late else "yes")


def _power(power: int) -> str:
    """`10M` of 7."""
    low = power - power % 3
    return f"{10 ** (power - low)}{_PREFIXES.get(low, f'e{low}')}"
