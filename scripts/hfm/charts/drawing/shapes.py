"""What a drawing is made of: marks with places and sizes, told in what they count where they stand on axes.

A drawing is laid out once. From it follow the SVG (`svg.py`) and the interactive figure (`figure.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10
from typing import NamedTuple


class Scale(NamedTuple):
    """From a number to a place along a drawing's width or height; of a logarithmic one the ends are powers of ten."""

    start: float
    end: float
    first: float
    last: float
    log: bool = False

    def at(self, value: float) -> float:
        """The place of a number."""
        number = log10(value) if self.log else value
        return self.start + (number - self.first) / (self.last - self.first) * (self.end - self.start)

    def number(self, place: float) -> float:
        """The number at a place, or the power of ten."""
        return self.first + (place - self.start) / (self.end - self.start) * (self.last - self.first)

    def value(self, place: float) -> float:
        """The number at a place."""
        return float(10 ** self.number(place)) if self.log else self.number(place)


class Axes(NamedTuple):
    """A scale across and a scale down."""

    x: Scale
    y: Scale


class Box(NamedTuple):
    """A rectangle from one corner to the other: in the numbers of its axes, or in the drawing's units without them."""

    x0: float
    y0: float
    x1: float
    y1: float
    kind: str = ""
    on: Axes | None = None

    @property
    def placed(self) -> tuple[float, float, float, float]:
        """Left, top, width and height in the drawing."""
        xs, ys = (self.x0, self.x1), (self.y0, self.y1)
        if self.on:
            xs, ys = (self.on.x.at(xs[0]), self.on.x.at(xs[1])), (self.on.y.at(ys[0]), self.on.y.at(ys[1]))
        return min(xs), min(ys), abs(xs[1] - xs[0]), abs(ys[1] - ys[0])


class Dot(NamedTuple):
    """A circle: its middle in the numbers of its axes, or in the drawing's units; its radius always in these."""

    x: float
    y: float
    radius: float
    kind: str = ""
    on: Axes | None = None

    @property
    def placed(self) -> tuple[float, float]:
        """Its middle in the drawing."""
        return (self.on.x.at(self.x), self.on.y.at(self.y)) if self.on else (self.x, self.y)


class Area(NamedTuple):
    """A surface in one colour between these corners, told in the numbers of its axes."""

    corners: tuple[tuple[float, float], ...]
    token: str
    on: Axes

    @property
    def placed(self) -> tuple[tuple[float, float], ...]:
        return tuple((self.on.x.at(x), self.on.y.at(y)) for x, y in self.corners)


class Line(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float
    kind: str = "grid"


class Text(NamedTuple):
    """A line of text at its baseline; `number` is one set off after it, `turn` an angle in degrees."""

    x: float
    y: float
    words: str
    kind: str = ""
    number: object = ""
    turn: float = 0


class Outlines(NamedTuple):
    """The edges of cells in which nothing is counted."""

    boxes: tuple[Box, ...]
    kind: str = "void"


@dataclass(frozen=True)
class Frame:
    """Where a flow is drawn: the drawing's size, the space around the columns, a node's width, the least gap of two."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float = 8
    thickness: float = 14
    gap: float = 24


class Node(NamedTuple):
    """A node of a flow, at a share of the way from the first to the last column; each side as high as what goes through."""

    key: str
    share: float
    x: float
    middle: float
    came: float
    left: float
    frame: Frame

    @property
    def height(self) -> float:
        return max(self.came, self.left)


@dataclass(frozen=True)
class Ribbon:
    """What flows from node to node: the top of each end, how thick it is, and how many entries that are."""

    source: str
    target: str
    count: int
    x0: float
    y0: float
    x1: float
    y1: float
    depth: float


Shape = Box | Dot | Area | Line | Text | Outlines | Node | Ribbon


class Mark(NamedTuple):
    """Shapes that together say one number in words, in a colour of the theme, and lead to what they count.

    `href` is relative to the site's root; without it the mark leads nowhere.
    """

    href: str
    words: str
    shapes: tuple[Shape, ...]
    token: str = ""
    kind: str = "mark"


Part = Mark | Shape


@dataclass(frozen=True)
class Named:
    """What a drawing is called: its name among all drawings, the question it answers, and what it shows in words."""

    name: str
    title: str
    words: str


@dataclass(frozen=True)
class Drawing:
    """A drawing of this shape, `wide` or `narrow`, with its parts from the back to the front."""

    named: Named
    shape: str
    width: float
    height: float
    parts: tuple[Part, ...]

    def shapes(self) -> Iterator[tuple[Mark | None, Shape]]:
        """Every shape with the mark it belongs to."""
        for part in self.parts:
            if isinstance(part, Mark):
                yield from ((part, shape) for shape in part.shapes)
            else:
                yield None, part


Drawings = tuple[Drawing, Drawing]


def drawings(
    named: Named, wide: tuple[float, float, Sequence[Part]], narrow: tuple[float, float, Sequence[Part]]
) -> Drawings:
    """The wide and the narrow drawing of the same numbers; each is its width, its height and its parts."""
    return (
        Drawing(named, "wide", wide[0], wide[1], tuple(wide[2])),
        Drawing(named, "narrow", narrow[0], narrow[1], tuple(narrow[2])),
    )


def box(x: float, y: float, width: float, height: float, kind: str = "") -> Box:
    """A rectangle in the drawing's units."""
    return Box(x, y, x + width, y + height, kind)
