"""Numbers over time: a dot each, and perhaps the line of the best so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import ceil, floor, hypot, sqrt
from typing import NamedTuple

from hfm.charts.drawing.axis import Axis, time_of
from hfm.charts.drawing.caveat import Caveat, caveat, signed
from hfm.charts.drawing.legend import Key, legend
from hfm.charts.drawing.measure import text_width
from hfm.charts.drawing.shapes import Axes, Box, Dot, Drawings, Line, Mark, Named, Part, Scale, Text, drawings


class Point(NamedTuple):
    """A number at a date (YYYY, YYYY-MM or YYYY-MM-DD); `filled` is its answer to what the two signs ask."""

    token: str
    date: str
    value: float
    filled: bool
    href: str
    words: str
    label: str = ""

    @property
    def time(self) -> float:
        return time_of(self.date)


@dataclass(frozen=True)
class Spread:
    """The points, the key to their colours, what a filled dot and a ring say, and how far the collecting went.

    `steps` is +1 or -1 where filled dots, each higher or lower than the one before, are joined and named.
    """

    points: tuple[Point, ...]
    keys: tuple[Key, ...]
    signs: tuple[str, str]
    axis: Axis
    steps: int = 0
    whole_until: float | None = None
    caveat: str = ""

    @cached_property
    def years(self) -> range:
        times = [it.time for it in self.points]
        return range(floor(min(times)), floor(max(times)) + 1)


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
        return legend(self.it.keys, self.frame.key).height + 4

    @cached_property
    def sign_places(self) -> list[tuple[float, float]]:
        """Of the filled dot and of the ring: side by side, or one below the other where there is little room."""
        wide = text_width(self.it.signs[0], self.frame.size) + 44
        beside = wide + text_width(self.it.signs[1], self.frame.size) + 22 < self.frame.width
        return [(0, self.signs_at), (wide, self.signs_at) if beside else (0, self.signs_at + 22)]

    @property
    def top(self) -> float:
        return self.sign_places[-1][1] + 38

    @cached_property
    def floor(self) -> float:
        return self.top + self.frame.plot

    @cached_property
    def foot(self) -> Caveat:
        return caveat(self.it.caveat, self.frame.width, self.frame.size)

    @property
    def size(self) -> tuple[float, float]:
        return self.frame.width, self.floor + _FOOT + self.foot.height

    @property
    def room(self) -> float:
        return self.frame.width - self.frame.left - self.frame.right

    @cached_property
    def axes(self) -> Axes:
        """From years to places across, from numbers to places down."""
        years = self.it.years
        across = Scale(self.frame.left, self.frame.left + self.room, years[0], years[-1] + 1)
        return Axes(across, self.it.axis.scale(self.floor, self.top))

    def placed(self) -> Iterator[tuple[Point, float, float]]:
        """Each point with its place: at its size and date or, where a dot is there already, right beside or above it.

        Those of which only the year is known come last: they are as true anywhere in it.
        """
        on, taken = self.axes, _Taken(self.frame.radius * 1.75)
        for point in sorted(self.it.points, key=self._order):
            yield point, *taken.take(on.x.at(point.time), on.y.at(point.value))

    def _order(self, it: Point) -> tuple[bool, bool, float, float, str]:
        return bool(self.it.steps) and not it.filled, len(it.date) == 4, it.time, it.value, it.href


_FAR = 400.0  # as far aside as a dot goes


class _Taken:
    """Where dots are. In squares as large as dots are to be apart each has those that are in it or in one beside it: who is
    near is among them."""

    def __init__(self, apart: float) -> None:
        self._apart = apart
        self._squares: dict[tuple[int, int], list[tuple[float, float]]] = {}
        self._asked: dict[tuple[float, float, int], float] = {}

    def take(self, x: float, y: float) -> tuple[float, float]:
        """The nearest place where no dot is: at most one dot higher or lower, and as far aside as it takes; where there
        is no room, on the dots that are there. Up and down count a little more than aside.
        """
        shortest, place = 2 * _FAR + 1, (0.0, 0)
        for up, side in product((0, -1, 1), (-1, 1)):
            far = (shortest - 8 * abs(up)) / 2
            if far < 0:
                break
            aside = self._free(x, y + up * self._apart, side, far)
            if (move := (2 * aside + 8 * abs(up), (side * aside, up))) < (shortest, place):
                shortest, place = move
        taken = x + place[0], y + place[1] * self._apart
        if shortest <= 2 * _FAR:
            across, down = self._square(*taken)
            for beside, above in product((-1, 0, 1), repeat=2):
                self._squares.setdefault((across + beside, down + above), []).append(taken)
        return taken

    def _free(self, x: float, y: float, side: int, far: float) -> float:
        """How far aside no dot is near, in steps of a half; more than `far` where there is no room up to there.

        It begins where it ended for the dot before of the same size and date: no place becomes free again.
        """
        aside = self._asked.get((x, y, side), 0.0)
        while aside <= far and (near := self._near(x + side * aside, y)):
            beyond = max(side * (it[0] - x) + sqrt(self._apart**2 - (it[1] - y) ** 2) for it in near)
            aside = max(aside + 0.5, ceil(2 * beyond - 1e-6) / 2)
        self._asked[x, y, side] = aside
        return aside

    def _near(self, x: float, y: float) -> list[tuple[float, float]]:
        around, nearer = self._squares.get(self._square(x, y), ()), self._apart - 1e-9
        return [it for it in around if hypot(it[0] - x, it[1] - y) < nearer]

    def _square(self, x: float, y: float) -> tuple[int, int]:
        return floor(x / self._apart), floor(y / self._apart)


def spread_drawings(named: Named, it: Spread) -> Drawings:
    """Wide and narrow, the same plot with more or less room."""
    wide, narrow = ((*at.size, _parts(at)) for at in (_Layout(it, frame) for frame in (_WIDE, _NARROW)))
    return drawings(named, wide, narrow)


def _parts(at: _Layout) -> list[Part]:
    on, radius = at.axes, at.frame.radius
    parts: list[Part] = [*legend(at.it.keys, at.frame.key).parts(), *_signs(at), *_grid(at)]
    placed = list(at.placed())
    if at.it.steps:
        parts += _steps(at, sorted(((it, x, y) for it, x, y in placed if it.filled), key=lambda spot: spot[0].time))
    for point, x, y in placed:
        dot = Dot(on.x.value(x), on.y.value(y), radius, "", on)
        parts.append(Mark(point.href, point.words, (dot,), point.token, "mark" if point.filled else "mark ring"))
    return [*parts, *at.foot.parts(0, at.size[1] - at.foot.height)]


def _signs(at: _Layout) -> Iterator[Part]:
    """What a filled dot and a ring say."""
    for (x, y), words, kind in zip(at.sign_places, at.it.signs, ("sign", "sign ring"), strict=True):
        yield Mark("", "", (Dot(x + 6, y + 9, 5),), kind=kind)
        yield Text(x + 20, y + 14, words, "")


def _grid(at: _Layout) -> Iterator[Part]:
    """The time that was not collected whole, a line for each power of ten, and the years."""
    it, frame, on = at.it, at.frame, at.axes
    if it.whole_until is not None:
        low, high = on.y.value(at.floor), on.y.value(at.top)
        yield Box(it.whole_until, low, it.years[-1] + 1, high, "late", on)
    for n, (value, words) in enumerate(it.axis.ticks):
        y = on.y.at(value)
        yield Line(frame.left, y, frame.width - frame.right, y, "grid" if n else "axis")
        yield Text(frame.left - 7, y + 4, words, "tick end")
    step = at.room / len(it.years)
    for year in it.years:
        words = _year(it, year) if step > 40 else f"’{_year(it, year)[2:]}"
        yield Text(on.x.at(year + 0.5), at.floor + 20, words, "tick middle")


def _year(it: Spread, year: int) -> str:
    late = it.whole_until is not None and year + 1 > it.whole_until + 0.01
    return signed(str(year), "partly" if late else "yes")


def _steps(at: _Layout, best: Sequence[tuple[Point, float, float]]) -> Iterator[Part]:
    """From each best so far on to the next, and their names where nothing else is: beyond the line."""
    ends = [*(x for _, x, _ in best[1:]), at.axes.x.at(max(it.time for it in at.it.points))]
    for n, ((_, x, y), end) in enumerate(zip(best, ends, strict=True)):
        yield Line(x, y, end, y, "best")
        if n + 1 < len(best):
            yield Line(end, y, end, best[n + 1][2], "best")
    taken: list[tuple[float, float, float]] = []
    size = at.frame.size * 0.9
    for (point, x, y), end in reversed(list(zip(best, ends, strict=True))):
        down, long = y - 8 if at.it.steps > 0 else y + 18, text_width(point.label, size)
        beside = x - long - 4 < at.frame.left
        left = x - 2 if beside else x + 2 - long
        fits = left + long < (min(end, at.frame.width) if beside else at.frame.width)
        if fits and all(abs(down - y) > 15 or left > b or left + long < a for a, b, y in taken):
            taken.append((left, left + long, down))
            yield Text(x - 2 if beside else x + 2, down, point.label, "soft" if beside else "soft end")
