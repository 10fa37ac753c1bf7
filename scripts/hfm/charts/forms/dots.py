"""Numbers of very different size as dots on a logarithmic line, one line a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from hfm.charts.drawing import shapes
from hfm.charts.drawing.legend import Key, legend
from hfm.charts.drawing.measure import shorten
from hfm.charts.drawing.shapes import Axes, Drawings, Line, Mark, Named, Part, Scale, Text, drawings

_PREFIXES = "1 10 100 1k 10k 100k 1M 10M 100M 1B 10B 100B 1T 10T 100T 1P 10P 100P"
_POWERS = dict(enumerate(_PREFIXES.split()))


@dataclass(frozen=True)
class Dot:
    """One number: how large, of which colour, and what it belongs to."""

    token: str
    value: int
    href: str
    words: str


@dataclass(frozen=True)
class Lane:
    """A line of dots: its unit, how many entries it has, where they are."""

    label: str
    count: int
    href: str
    words: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Dots:
    """The lanes from top to bottom, and the key to the colours."""

    lanes: tuple[Lane, ...]
    keys: tuple[Key, ...]

    @property
    def powers(self) -> range:
        """The powers of ten that enclose every number."""
        values = [dot.value for lane in self.lanes for dot in lane.dots] or [1]
        return range(int(log10(min(values))), int(log10(max(values))) + 2)


@dataclass(frozen=True)
class _Frame:
    """Where lanes are drawn: their left and right end, a lane's least height, a dot's radius, labels beside or above."""

    width: float
    left: float
    right: float
    lane: float
    radius: float
    above: bool
    key: str
    size: float

    def across(self, powers: range) -> Scale:
        return Scale(self.left, self.width - self.right, powers[0], powers[-1], log=True)


_WIDE = _Frame(900, 208, 24, 26, 5.5, False, "wide", 15)
_NARROW = _Frame(360, 12, 12, 44, 5, True, "narrow", 13)


def dots_drawings(named: Named, it: Dots) -> Drawings:
    """Wide with the units left of their lines, narrow with the units above them."""
    wide, narrow = ((frame.width, _height(it, frame), _parts(it, frame)) for frame in (_WIDE, _NARROW))
    return drawings(named, wide, narrow)


def _top(it: Dots, frame: _Frame) -> float:
    return legend(it.keys, frame.key).height + 18


def _tops(it: Dots, frame: _Frame) -> list[float]:
    """Where each lane begins: one with many dots at a place is higher."""
    tops, y = [], _top(it, frame)
    for lane in it.lanes:
        tops.append(y)
        y += _lane_height(lane, frame, it.powers)
    return tops


def _lane_height(lane: Lane, frame: _Frame, powers: range) -> float:
    deepest = max((n for _, n in _stacked(lane.dots, frame, powers)), default=0)
    return max(frame.lane, (deepest + 1) * frame.radius * 1.7 + (26 if frame.above else 12))


def _height(it: Dots, frame: _Frame) -> float:
    return _tops(it, frame)[-1] + _lane_height(it.lanes[-1], frame, it.powers) + 26


def _stacked(dots: Sequence[Dot], frame: _Frame, powers: range) -> list[tuple[Dot, int]]:
    """Each dot with its place in a pile, so that none hides another."""
    across, found = frame.across(powers), []
    near: list[tuple[float, int]] = []
    for dot in sorted(dots, key=lambda it: (it.value, it.href)):
        x = across.at(dot.value)
        near = [it for it in near if x - it[0] < frame.radius * 1.9]  # the dots come from left to right
        taken = {n for _, n in near}
        n = next(n for n in range(len(dots)) if n not in taken)
        near.append((x, n))
        found.append((dot, n))
    return found


def _placed(lane: Lane, top: float, frame: _Frame, powers: range) -> list[tuple[Dot, float]]:
    """Each dot with its height on the page; piles stand on the lane's lower edge."""
    floor = top + _lane_height(lane, frame, powers) - frame.radius - 5
    return [(dot, floor - n * frame.radius * 1.7) for dot, n in _stacked(lane.dots, frame, powers)]


def _parts(it: Dots, frame: _Frame) -> list[Part]:
    high, powers = _height(it, frame), it.powers
    across, top, floor = frame.across(powers), _top(it, frame), high - 26
    parts: list[Part] = [*legend(it.keys, frame.key).parts()]
    for power in powers:
        x = across.at(10**power)
        parts.append(Line(x, top, x, floor))
        if not frame.above or (power - powers[0]) % 2 == 0:
            parts.append(Text(x, floor + 18, _POWERS.get(power, f"1e{power}"), "tick middle"))
    on = Axes(across, Scale(0, high, 0, high))
    for lane, y in zip(it.lanes, _tops(it, frame), strict=True):
        parts += _lane(lane, y, frame, powers, on)
    return parts


def _lane(lane: Lane, top: float, frame: _Frame, powers: range, on: Axes) -> list[Part]:
    """The line with its unit, and its dots."""
    floor = top + _lane_height(lane, frame, powers)
    x, down, anchor = (0.0, top + 17, "start") if frame.above else (frame.left - 12, floor - 7, "end")
    label = shorten(lane.label, frame.width if frame.above else frame.left - 46, frame.size)
    return [
        Line(0 if frame.above else frame.left, floor, frame.width - frame.right, floor),
        Mark(lane.href, lane.words, (Text(x, down, label, anchor, lane.count),)),
        *(
            Mark(dot.href, dot.words, (shapes.Dot(dot.value, y, frame.radius, "", on),), dot.token)
            for dot, y in _placed(lane, top, frame, powers)
        ),
    ]
