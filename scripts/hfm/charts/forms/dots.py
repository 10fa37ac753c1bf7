"""Numbers as dots on lines above each other, all on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from hfm.charts.drawing import shapes
from hfm.charts.drawing.axis import Axis
from hfm.charts.drawing.legend import Key, legend
from hfm.charts.drawing.measure import shorten, text_width
from hfm.charts.drawing.shapes import Axes, Drawings, Line, Mark, Named, Part, Scale, Text, drawings


@dataclass(frozen=True)
class Dot:
    """One number: how large, of which colour, and what it belongs to."""

    token: str
    value: float
    href: str
    words: str


_Pile = list[tuple[Dot, int]]


@dataclass(frozen=True)
class Lane:
    """A line of dots: its label, what is set off after it, where what it stands for is."""

    label: str
    count: object
    href: str
    words: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Dots:
    """The lanes from top to bottom, the key to the colours, and the axis below.

    With `joined` a line leads from the first to the last dot of a lane; labels have `room` beside wide lanes.
    """

    lanes: tuple[Lane, ...]
    keys: tuple[Key, ...]
    axis: Axis
    joined: bool = False
    room: float = 208


@dataclass(frozen=True)
class _Frame:
    """Where lanes are drawn: their left and right end, a lane's least height, a dot's radius, labels beside or above."""

    width: float
    margin: float
    right: float
    lane: float
    radius: float
    above: bool
    key: str
    size: float

    def left(self, it: Dots) -> float:
        return self.margin if self.above else it.room

    def across(self, it: Dots) -> Scale:
        return it.axis.scale(self.left(it), self.width - self.right)


_WIDE = _Frame(900, 0, 24, 26, 5.5, False, "wide", 15)
_NARROW = _Frame(360, 12, 12, 44, 5, True, "narrow", 13)


def dots_drawings(named: Named, it: Dots) -> Drawings:
    """Wide with the units left of their lines, narrow with the units above them."""
    wide, narrow = (_drawn(it, frame) for frame in (_WIDE, _NARROW))
    return drawings(named, wide, narrow)


def _drawn(it: Dots, frame: _Frame) -> tuple[float, float, list[Part]]:
    """Width, height and parts; a lane with many dots at a place is higher."""
    key, across = legend(it.keys, frame.key), frame.across(it)
    piles = [_stacked(lane.dots, frame, across) for lane in it.lanes]
    top, *floors = accumulate((_height(pile, frame) for pile in piles), initial=key.height + 18)
    parts: list[Part] = [*key.parts()]
    for n, (value, words) in enumerate(it.axis.ticks):
        x = across.at(value)
        parts.append(Line(x, top, x, floors[-1]))
        if not frame.above or n % 2 == 0:
            parts.append(Text(x, floors[-1] + 18, words, "tick middle"))
    high = floors[-1] + 26
    on = Axes(across, Scale(0, high, 0, high))
    for lane, pile, begin, floor in zip(it.lanes, piles, (top, *floors), floors, strict=False):
        parts += _lane(it, lane, pile, begin, floor, frame, on)
    return frame.width, high, parts


def _height(pile: _Pile, frame: _Frame) -> float:
    deepest = max((n for _, n in pile), default=0)
    return max(frame.lane, (deepest + 1) * frame.radius * 1.7 + (26 if frame.above else 12))


def _stacked(dots: Sequence[Dot], frame: _Frame, across: Scale) -> _Pile:
    """Each dot with its place in a pile, so that none hides another."""
    found = []
    near: list[tuple[float, int]] = []
    for dot in sorted(dots, key=lambda it: (it.value, it.href)):
        x = across.at(dot.value)
        near = [it for it in near if x - it[0] < frame.radius * 1.9]  # the dots come from left to right
        taken = {n for _, n in near}
        n = next(n for n in range(len(dots)) if n not in taken)
        near.append((x, n))
        found.append((dot, n))
    return found


def _lane(it: Dots, lane: Lane, pile: _Pile, top: float, floor: float, frame: _Frame, on: Axes) -> list[Part]:
    """The line with its label, and its dots, in piles on the lane's lower edge."""
    left = frame.left(it)
    x, down, anchor = (0.0, top + 17, "") if frame.above else (left - 12, floor - 7, "end")
    room = (frame.width if frame.above else left - 22) - text_width(f" {lane.count}", frame.size) * 1.1
    label = Text(x, down, shorten(lane.label, room, frame.size), anchor, lane.count)
    ground = floor - frame.radius - 5
    dots = [(dot, shapes.Dot(dot.value, ground - n * frame.radius * 1.7, frame.radius, "", on)) for dot, n in pile]
    ends = [on.x.at(dot.value) for dot, _ in dots]
    return [
        Line(0 if frame.above else left, floor, frame.width - frame.right, floor),
        *([Line(ends[0], ground, ends[-1], ground, "span")] if it.joined and ends else []),
        Mark(lane.href, lane.words, (label,)),
        *(Mark(dot.href, dot.words, (shape,), dot.token) for dot, shape in dots),
    ]
