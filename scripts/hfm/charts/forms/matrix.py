"""A table of counts as a heat map: rows by columns, stronger where there is more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from hfm.charts.chart import Cell as Count
from hfm.charts.chart import Links, Rows
from hfm.charts.drawing.grid import Grid, Shaded, cells, shaded
from hfm.charts.drawing.look import STRENGTHS
from hfm.charts.drawing.measure import shorten, text_width
from hfm.charts.drawing.shades import Shades, ranges_of
from hfm.charts.drawing.shapes import Drawings, Mark, Named, Part, Text, box, drawings


@dataclass(frozen=True)
class Cell:
    """A number at a crossing; 0 is an empty cell, which leads nowhere."""

    count: int
    href: str
    words: str


@dataclass(frozen=True)
class Head:
    """A row or a column: its label, the entries it stands for, where they are."""

    label: str
    count: int
    href: str
    words: str


@dataclass(frozen=True)
class Matrix:
    """`cells[row][column]`."""

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[tuple[Cell, ...], ...]
    counted: str

    def shades(self, room: float, size: float) -> Shades:
        """The key to the shades of the cells."""
        ranges = ranges_of((count, self.step(count)) for count in range(1, self.most + 1))
        return Shades(f"{self.counted} in a cell:", ranges, room, size)

    @cached_property
    def most(self) -> int:
        return max((cell.count for row in self.cells for cell in row), default=0)

    def step(self, count: int) -> int:
        """Which of the STRENGTHS a number has: the square root spreads the many small ones."""
        return min(len(STRENGTHS) - 1, int((count / max(1, self.most)) ** 0.5 * len(STRENGTHS)))

    def shaded(self, cell: Cell) -> Shaded | None:
        """What is drawn of a cell."""
        return Shaded(self.step(cell.count), f"{cell.count:,}", cell.href, cell.words) if cell.count else None


_WIDTH, _ROW, _RIGHT, _LONGEST = 900, 30, 40, 260
_NARROW, _LINE, _HALF = 360, 24, 182


def matrix_drawings(named: Named, it: Matrix) -> Drawings:
    """Wide as a table; narrow as a table too where there are few columns, else as a list for each row."""
    parts, high = _wide(it)
    small, low = _small(it) if len(it.columns) <= 6 else _list(it)
    wide_key, key = it.shades(_WIDTH, 15), it.shades(_NARROW, 13)
    return drawings(
        named,
        (_WIDTH, high + wide_key.height, [*wide_key.parts(high), *parts]),
        (_NARROW, low + key.height, [*small, *key.parts(low)]),
    )


def _left(it: Matrix) -> float:
    return min(300, ceil(max((text_width(f"{row.label} {row.count}", 15) for row in it.rows), default=0)) + 18)


def _top(it: Matrix) -> float:
    """Room for the columns' labels, which rise at an angle."""
    longest = max(map(_head_width, it.columns), default=0)
    return ceil(longest * 0.62) + 26 if _slanted(it) else 34


def _wide_of(it: Matrix) -> float:
    return min(130, int((_WIDTH - _left(it) - _right(it)) / max(1, len(it.columns))))


def _right(it: Matrix) -> float:
    """The last slanted label leans out over the table's edge."""
    if not _slanted(it):
        return 0
    return max(_head_width(it.columns[-1]) * 0.8 - 20, _RIGHT)


def _head_width(column: Head) -> float:
    """How wide the label of a column is, with its number; one that is too long is cut."""
    return min(_LONGEST, text_width(f"{column.label} {column.count}", 14))


def _slanted(it: Matrix) -> bool:
    longest = max(map(_head_width, it.columns), default=0)
    return longest + 10 > min(130, (_WIDTH - _left(it)) / max(1, len(it.columns)))


def _wide(it: Matrix) -> tuple[list[Part], float]:
    left, top, wide = _left(it), _top(it), _wide_of(it)
    grid = Grid(left, top, wide, _ROW, len(it.rows), len(it.columns))
    parts: list[Part] = []
    for c, column in enumerate(it.columns):
        x = left + wide * (c + 0.5)
        label = Text(x, top - 10, column.label, "col middle", column.count)
        if _slanted(it):
            words = shorten(column.label, _LONGEST - 40, 14)
            label = Text(x - 2, top - 10, words, "col", column.count, turn=-40)
        parts.append(Mark(column.href, column.words, (label,)))
    for r, row in enumerate(it.rows):
        words = shorten(row.label, left - 14 - text_width(f" {row.count}", 15), 15)
        label = Text(left - 10, top + _ROW * r + 20, words, "end", row.count)
        parts.append(Mark(row.href, row.words, (label,)))
        parts += _row(it, grid, r)
    return parts, top + _ROW * len(it.rows)


def _row(it: Matrix, grid: Grid, row: int) -> list[Part]:
    return cells((grid.cell(row, c), it.shaded(cell)) for c, cell in enumerate(it.cells[row]))


def _small(it: Matrix) -> tuple[list[Part], float]:
    """A narrow table: the label of a row above its cells, the columns' labels at an angle at the top."""
    wide = (_NARROW - 44) / max(1, len(it.columns))
    top = max(map(_head_width, it.columns), default=0) * 0.58 + 16
    grid = Grid(0, top, wide, 48, len(it.rows), len(it.columns), begins=20, high=26)
    parts: list[Part] = []
    for c, column in enumerate(it.columns):
        words = shorten(column.label, _LONGEST - 40, 13)
        label = Text(wide * (c + 0.4), top - 6, words, "", column.count, turn=-40)
        parts.append(Mark(column.href, column.words, (label,)))
    for r, row in enumerate(it.rows):
        parts.append(Mark(row.href, row.words, (Text(0, top + 48 * r + 15, row.label, "", row.count),)))
        parts += _row(it, grid, r)
    return parts, top + 48 * len(it.rows)


def _list(it: Matrix) -> tuple[list[Part], float]:
    """For each row its label, then its cells that are not empty, each with the name of its column.

    The columns with all they count come first.
    """
    parts: list[Part] = []
    for n, column in enumerate(it.columns):
        label = Text(n % 2 * _HALF, n // 2 * _LINE + 15, shorten(column.label, 140, 13), "", column.count)
        parts.append(Mark(column.href, column.words, (label,)))
    y = -(-len(it.columns) // 2) * _LINE + 18.0
    for r, row in enumerate(it.rows):
        found = _filled(it, r, y + 26)
        if found:
            label = Text(0, y + 17, row.label, "bold", row.count)
            parts += [Mark(row.href, row.words, (label,)), *found]
            y += 26 + -(-len(found) // 2) * _LINE + 12
    return parts, max(20.0, y)


def _filled(it: Matrix, row: int, top: float) -> list[Mark]:
    """The cells of a row that are not empty, the largest first, two in a line from this height down."""
    found = [(cell, column) for cell, column in zip(it.cells[row], it.columns, strict=True) if cell.count]
    found.sort(key=lambda pair: -pair[0].count)
    marks = []
    for n, (cell, column) in enumerate(found):
        x, y, drawn = n % 2 * _HALF, top + n // 2 * _LINE, it.shaded(cell)
        name = Text(x + 43, y + 15, shorten(column.label, 132, 13), "")
        marks += [shaded(box(x, y, 36, _LINE - 3), drawn, name)] if drawn else []
    return marks


def matrix_rows(corner: str, it: Matrix) -> tuple[tuple[str, ...], Rows, Links]:
    """Columns, rows and links of a matrix as a table, with the row's total last and the columns' totals below."""
    columns = (corner, *(column.label for column in it.columns), "All")
    rows: list[tuple[Count, ...]] = [
        (row.label, *(cell.count for cell in cells), row.count) for row, cells in zip(it.rows, it.cells, strict=True)
    ]
    links = [
        ("", *(cell.href if cell.count else "" for cell in cells), row.href)
        for row, cells in zip(it.rows, it.cells, strict=True)
    ]
    rows.append(("All", *(column.count for column in it.columns), None))
    links.append(("", *(column.href for column in it.columns), ""))
    return columns, tuple(rows), tuple(links)
