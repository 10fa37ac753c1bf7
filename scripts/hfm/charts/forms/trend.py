"""Ranked bars, each with a strip of years beside it, stronger where the share is larger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hfm.charts.drawing.caveat import caveat, signed
from hfm.charts.drawing.grid import Grid, Shaded, cells
from hfm.charts.drawing.look import STRENGTHS
from hfm.charts.drawing.measure import shorten, text_width
from hfm.charts.drawing.shades import Shades, ranges_of
from hfm.charts.drawing.shapes import Axes, Box, Drawings, Mark, Named, Part, Scale, Text, drawings


@dataclass(frozen=True)
class Share:
    """How many of how many entries of a year have the term."""

    count: int
    of: int
    href: str
    words: str

    @property
    def percent(self) -> int:
        return int(100 * self.count / self.of + 0.5) if self.of else 0


@dataclass(frozen=True)
class Trend:
    """A term: how many entries have it, and its share in each year."""

    label: str
    count: int
    href: str
    words: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Trends:
    """The terms from the most frequent on, and the years."""

    years: tuple[str, ...]
    rows: tuple[Trend, ...]
    complete: tuple[str | None, ...]
    caveat: str = ""
    percent: bool = False

    def shades(self, room: float, size: float) -> Shades:
        """The key to the shades of the years."""
        top = max((it.percent for row in self.rows for it in row.shares), default=0)
        ranges = ranges_of(((n, self.step(n)) for n in range(1, top + 1)), " %")
        return Shades("Share of the models of a year:", ranges, room, size)

    @cached_property
    def most(self) -> int:
        return max(row.count for row in self.rows)

    @cached_property
    def largest(self) -> int:
        """The largest share, in per cent, of the years that have more than ten entries."""
        return max((it.percent for row in self.rows for it in row.shares if it.of > 10), default=100) or 100

    def step(self, percent: int) -> int:
        """Which of the strengths a share has."""
        return min(len(STRENGTHS) - 1, int((percent / self.largest) ** 0.7 * len(STRENGTHS)))

    def shaded(self, it: Share) -> Shaded | None:
        """What is drawn of a year."""
        if not it.count:
            return None
        return Shaded(self.step(it.percent), str(it.percent) if self.percent else f"{it.count:,}", it.href, it.words)


@dataclass(frozen=True)
class _Frame:
    """The drawing's width, the height of its head, a row's height, where in it the bar and the cells stand."""

    width: float
    top: float
    row: float
    bar: float
    thick: float
    cells: float
    high: float
    size: float


_WIDE = _Frame(900, 26, 27, 5, 17, 0, 27, 15)
_NARROW = _Frame(360, 22, 46, 21, 14, 16, 24, 13)


def trend_drawings(named: Named, it: Trends) -> Drawings:
    """Wide: label, bar, years in a line. Narrow: the label above, then a short bar and the years."""
    return drawings(named, _drawn(it, _WIDE), _drawn(it, _NARROW))


def _drawn(it: Trends, frame: _Frame) -> tuple[float, float, list[Part]]:
    """Width, height and parts of a drawing."""
    key, foot = it.shades(frame.width, frame.size), caveat(it.caveat, frame.width, frame.size)
    end = frame.top + frame.row * len(it.rows) + (2 if frame is _WIDE else 4)
    parts = [*_years(it, frame), *key.parts(end), *foot.parts(0, end + key.height)]
    grid, bars = _grid(it, frame), _bars(it, frame)
    for n, row in enumerate(it.rows):
        parts.append(_row(n, row, frame, bars))
        parts += cells((grid.cell(n, c), it.shaded(share)) for c, share in enumerate(row.shares))
    return frame.width, end + key.height + foot.height, parts


def _cell(it: Trends, frame: _Frame) -> float:
    return 40 if frame is _WIDE else min(30, 240 / max(1, len(it.years)))


def _grid(it: Trends, frame: _Frame) -> Grid:
    """The years, at the drawing's right edge."""
    wide, years = _cell(it, frame), len(it.years)
    left = frame.width - wide * years
    return Grid(left, frame.top, wide, frame.row, len(it.rows), years, frame.cells, frame.high)


def _bars(it: Trends, frame: _Frame) -> Axes:
    """From counts to places across, between the labels and the years."""
    left = min(260, max(text_width(row.label, 15) for row in it.rows) + 14) if frame is _WIDE else 0
    right = _grid(it, frame).left - (52 if frame is _WIDE else 10)
    return Axes(Scale(left, right, 0, it.most), _grid(it, frame).axes.y)


def _years(it: Trends, frame: _Frame) -> list[Part]:
    grid, y = _grid(it, frame), 15 if frame is _WIDE else 12
    named = (year if frame is _WIDE else f"’{year[2:]}" for year in it.years)
    return [
        Text(grid.left + grid.wide * (n + 0.5), y, signed(year, it.complete[n]), "tick middle")
        for n, year in enumerate(named)
    ]


def _row(n: int, row: Trend, frame: _Frame, on: Axes) -> Mark:
    """A term: its label, its bar and its number."""
    y, left = frame.top + frame.row * n, on.x.start
    top = n + frame.bar / frame.row
    bar = Box(0, top, row.count, top + frame.thick / frame.row, "", on)
    if frame is _NARROW:
        label = Text(0, y + 14, shorten(row.label, 300, 13), "", row.count)
        return Mark(row.href, row.words, (label, bar), "ink-soft")
    label = Text(left - 10, y + 19, shorten(row.label, left - 12, 15), "end")
    end = Text(on.x.at(row.count) + 7, y + 19, f"{row.count:,}", "n")
    return Mark(row.href, row.words, (label, bar, end), "ink-soft")
