"""Draw events as flags over the bars of their years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hfm.charts.drawing.caveat import Caveat, caveat, kind_of, signed
from hfm.charts.drawing.measure import shorten, text_width
from hfm.charts.drawing.shapes import Axes, Box, Dot, Drawings, Line, Mark, Named, Part, Scale, Text, box, drawings
from hfm.charts.words import many
from hfm.views.links import explorer


@dataclass(frozen=True)
class Moment:
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
    moments: tuple[Moment, ...]
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


def moments_drawings(named: Named, it: Moments) -> Drawings:
    """Wide along a line from left to right, narrow from top to bottom, the newest year first."""
    narrow, high = _narrow(it)
    return drawings(named, (_WIDTH, _height(it), _wide(it)), (_NARROW, high, narrow))


@dataclass(frozen=True)
class _Flag:
    """An event with its level: its label stands to the right of its dot or, near the edge, a level higher."""

    moment: Moment
    x: float
    y: float
    beside: bool

    @property
    def text(self) -> tuple[float, float, str]:
        """Where the label stands, and what of it stands there."""
        return (self.x + 9, self.y + 5, "") if self.beside else (_WIDTH - _RIGHT, self.y + 5 - _LEVEL, "end")


def _step(it: Moments) -> float:
    return (_WIDTH - _LEFT - _RIGHT) / len(it.years)


def _flags(it: Moments) -> list[_Flag]:
    """Labels on the lowest level where they meet no other and no stem, the latest event first."""
    levels: list[list[tuple[float, float]]] = []
    placed = []
    for event in reversed(it.moments):
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


def _wide(it: Moments) -> list[Part]:
    high, foot = _height(it), it.foot(_WIDTH, 15)
    floor, flags = high - foot.height - _FOOT, _flags(it)
    years = Scale(_LEFT, _WIDTH - _RIGHT, 0, len(it.years))
    bars = Axes(years, Scale(floor, floor - _BARS, 0, it.most))
    above = floor - _BARS - 18
    dots = Axes(years, Scale(0, above, 0, above))
    parts: list[Part] = [Line(_LEFT, floor, _WIDTH - _RIGHT, floor, "axis"), *foot.parts(0, high - foot.height)]
    for n, year in enumerate(it.years):
        parts.append(Text(years.at(n + 0.5), floor + 18, signed(year, it.complete[n]), "tick middle"))
        if count := it.counts[n]:
            bar = Box(n + 0.14, 0, n + 0.86, count, "quiet", bars)
            number = Text(years.at(n + 0.5), bars.y.at(count) - 6, f"{count:,}", "n middle")
            parts.append(_bar(it, n, bar, number))
    parts += [Line(flag.x, flag.y, flag.x, floor, "stem-line") for flag in flags]
    for flag in flags:
        dot = Dot(it.place(flag.moment.date), flag.y, 5, "", dots)
        x, y, anchor = flag.text
        parts.append(_flag(flag.moment, dot, Text(x, y, flag.moment.name, anchor)))
    return parts


def _bar(it: Moments, n: int, *shapes: Box | Text) -> Mark:
    """A year with the number of its models."""
    year, count = it.years[n], it.counts[n]
    words, kind = f"{year}: {many(count, 'model')}", kind_of("mark", it.complete[n])
    return Mark(explorer("model", first_public=year), words, shapes, "ink-soft", kind)


def _flag(moment: Moment, dot: Dot, name: Text) -> Mark:
    return Mark(moment.href, moment.words, (dot, name), "accent")


def _narrow(it: Moments) -> tuple[list[Part], float]:
    """A block a year: its bar with its number, and below it its events."""
    parts: list[Part] = []
    y, unit = 0.0, 250 / it.most
    for n, year in reversed(list(enumerate(it.years))):
        count = it.counts[n]
        label = Text(0, y + 16, signed(year, it.complete[n]) if count else year, "bold")
        number = Text(46 + count * unit + 6, y + 16, f"{count:,}", "n")
        parts.append(_bar(it, n, label, box(46, y + 4, count * unit, 14, "quiet"), number) if count else label)
        y += 28
        for moment in reversed([moment for moment in it.moments if moment.date[:4] == year]):
            name = Text(64, y + 12, shorten(moment.name, 292, 13), "")
            parts.append(_flag(moment, Dot(52, y + 7, 4.5), name))
            y += _LINE
        y += 4
    foot = it.foot(_NARROW, 13)
    return [*parts, *foot.parts(0, y)], y + foot.height
