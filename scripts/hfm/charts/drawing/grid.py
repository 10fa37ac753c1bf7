"""The cells of a table of counts: where each lies, and how it looks by its step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from hfm.charts.drawing.look import INVERTED
from hfm.charts.drawing.shapes import Axes, Box, Mark, Outlines, Part, Scale, Text


@dataclass(frozen=True)
class Grid:
    """Rows and columns: the corner, how wide a cell is, from row to row, and where in its row a cell begins and ends."""

    left: float
    top: float
    wide: float
    pitch: float
    rows: int
    columns: int
    begins: float = 0
    high: float = 0

    @cached_property
    def axes(self) -> Axes:
        return Axes(
            Scale(self.left, self.left + self.wide * max(1, self.columns), 0, max(1, self.columns)),
            Scale(self.top, self.top + self.pitch * max(1, self.rows), 0, max(1, self.rows)),
        )

    def cell(self, row: int, column: int) -> Box:
        """A cell with a gap of one on each side."""
        top, high, aside = self.begins + 1, self.high or self.pitch, 1 / self.wide
        bottom = self.begins + high - 1
        return Box(column + aside, row + top / self.pitch, column + 1 - aside, row + bottom / self.pitch, "", self.axes)


@dataclass(frozen=True)
class Shaded:
    """What stands in a cell: its step among the strengths, its number as written, what it leads to; empty without one."""

    step: int
    number: str
    href: str
    words: str


def cells(placed: Iterable[tuple[Box, Shaded | None]]) -> list[Part]:
    """The cells of a row; empty ones are only outlines, and no marks."""
    every = list(placed)
    empty = tuple(box for box, it in every if it is None)
    return [*([Outlines(empty)] if empty else []), *(shaded(box, it) for box, it in every if it)]


def shaded(box: Box, it: Shaded, *beside: Text) -> Mark:
    """A cell with its number, and what else is written beside it."""
    x, y, wide, high = box.placed
    number = Text(x + wide / 2, y + high / 2 + 5, it.number, "in inv" if it.step >= INVERTED else "in")
    return Mark(it.href, it.words, (box._replace(kind=f"h{it.step}"), number, *beside), kind="mark cell")
