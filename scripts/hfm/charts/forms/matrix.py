"""A table of counts as a heat map: rows by columns, stronger where there is more; as SVG and as Plotly figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from hfm.charts.chart import Cell as Value
from hfm.charts.drawing.figure import HOVER, colour, figure, go, literal, note, told
from hfm.charts.drawing.shades import INVERTED, STRENGTHS, Shades, ranges_of
from hfm.charts.drawing.svg import drawing, mark, num, outlines, rect, shorten, text, text_width


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
    counted: str = "Models"

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


_WIDTH, _ROW, _RIGHT, _LONGEST = 900, 30, 40, 260
_NARROW, _LINE = 360, 24


def matrix_svg(name: str, title: str, words: str, it: Matrix) -> str:
    """Wide as a table; narrow as a table too where there are few columns, else as a list for each row."""
    narrow, high = _small(it) if len(it.columns) <= 6 else _list(it)
    key = it.shades(_NARROW, 13)
    narrow, high = [*narrow, *key.parts(high)], high + key.height
    return drawing(name, "wide", title, words, (_WIDTH, _height(it)), _wide(it)) + drawing(
        name, "narrow", title, words, (_NARROW, high), narrow
    )


def matrix_figure(it: Matrix) -> dict[str, Any]:
    """A heat map whose cells lie where the drawing has them; an empty cell has no value."""
    left, top, wide, key = _left(it), _top(it), _wide_of(it), it.shades(_WIDTH, 15)
    size = (_WIDTH, _height(it))
    counts = [[cell.count or None for cell in row] for row in it.cells]
    trace = go.Heatmap(
        z=counts,
        x=list(range(len(it.columns))),
        y=list(range(len(it.rows))),
        zmin=0,
        zmax=it.most,
        colorscale=_scale(it),
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=False,
        customdata=[[told(cell.href, cell.words, cell.count) for cell in row] for row in it.cells],
        hovertemplate=HOVER,
    )
    hidden = {"visible": False, "fixedrange": True}
    right = left + wide * len(it.columns)
    return figure(
        [trace],
        size,
        xaxis={**hidden, "domain": [left / _WIDTH, right / _WIDTH], "range": [-0.5, len(it.columns) - 0.5]},
        yaxis={**hidden, "domain": [key.height / size[1], 1 - top / size[1]], "range": [len(it.rows) - 0.5, -0.5]},
        annotations=[*_notes(it, size), *key.notes(size[1] - key.height, size)],
    )


def _scale(it: Matrix) -> list[list[Any]]:
    """The steps as shares of the largest number, each step one colour; every whole number on its own side of an edge."""
    if not it.most:
        return [[0, colour("accent", 0.1)], [1, colour("accent", 0.1)]]
    steps = [it.step(count) for count in range(it.most + 1)]
    edges = [0.0, *((n + 0.5) / it.most for n, (a, b) in enumerate(pairwise(steps)) if a != b), 1.0]
    tones = [colour("accent", STRENGTHS[step]) for step in sorted(set(steps))]
    return [[share, tone] for (start, end), tone in zip(pairwise(edges), tones, strict=True) for share in (start, end)]


def _left(it: Matrix) -> float:
    return min(300, max((text_width(f"{row.label} {row.count}", 15) for row in it.rows), default=0) + 18)


def _top(it: Matrix) -> float:
    """Room for the columns' labels, which rise at an angle."""
    longest = max(map(_head_width, it.columns), default=0)
    return longest * 0.62 + 26 if _slanted(it) else 34


def _wide_of(it: Matrix) -> float:
    return min(130, (_WIDTH - _left(it) - _right(it)) / max(1, len(it.columns)))


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


def _height(it: Matrix) -> float:
    return _top(it) + _ROW * len(it.rows) + it.shades(_WIDTH, 15).height


def _wide(it: Matrix) -> list[str]:
    left, top, wide, key = _left(it), _top(it), _wide_of(it), it.shades(_WIDTH, 15)
    parts = key.parts(_height(it) - key.height)
    for c, column in enumerate(it.columns):
        x = left + wide * (c + 0.5)
        parts.append(mark(column.href, column.words, _column_label(column, x, top - 10, _slanted(it))))
    for r, row in enumerate(it.rows):
        y = top + _ROW * r
        label = shorten(row.label, left - 14 - text_width(f" {row.count}", 15), 15)
        parts.append(mark(row.href, row.words, text(left - 10, y + 20, label, "end", row.count)))
        parts += _cells(it, r, left, y, wide, _ROW)
    return parts


def _column_label(column: Head, x: float, y: float, slanted: bool) -> str:
    if not slanted:
        return text(x, y, column.label, "col middle", column.count)
    label = text(0, 0, shorten(column.label, _LONGEST - 40, 14), "col start", column.count)
    return f'<g transform="translate({num(x - 2)} {num(y)}) rotate(-40)">{label}</g>'


def _cells(it: Matrix, row: int, x: float, y: float, wide: float, high: float) -> list[str]:
    """The squares of a row with their numbers; empty ones are only outlines, and no marks."""
    placed = [(cell, (x + wide * c + 1, y + 1, wide - 2, high - 2)) for c, cell in enumerate(it.cells[row])]
    empty = outlines(place for cell, place in placed if not cell.count)
    return [empty, *(_cell(it, cell, place) for cell, place in placed if cell.count)]


def _cell(it: Matrix, cell: Cell, place: tuple[float, float, float, float]) -> str:
    step, (x, y, wide, high) = it.step(cell.count), place
    number = text(x + wide / 2, y + high / 2 + 5, f"{cell.count:,}", f"in middle{' inv' if step >= INVERTED else ''}")
    return mark(cell.href, cell.words, rect(*place, kind=f"h{step}") + number, kind="mark cell")


def _small(it: Matrix) -> tuple[list[str], float]:
    """A narrow table: the label of a row above its cells, the columns' labels at an angle at the top."""
    wide = (_NARROW - 44) / max(1, len(it.columns))
    top = max(map(_head_width, it.columns), default=0) * 0.58 + 16
    parts = []
    for c, column in enumerate(it.columns):
        label = text(0, 0, shorten(column.label, _LONGEST - 40, 13), "start", column.count)
        place = f"translate({num(wide * (c + 0.4))} {num(top - 6)}) rotate(-40)"
        parts.append(mark(column.href, column.words, f'<g transform="{place}">{label}</g>'))
    for r, row in enumerate(it.rows):
        y = top + 48 * r
        parts.append(mark(row.href, row.words, text(0, y + 15, row.label, "start", row.count)))
        parts += _cells(it, r, 0, y + 20, wide, 26)
    return parts, top + 48 * len(it.rows)


def _list(it: Matrix) -> tuple[list[str], float]:
    """For each row its label, then its cells that are not empty, two in a line, each with the name of its column.

    The columns with all they count come first.
    """
    parts: list[str] = []
    for n, column in enumerate(it.columns):
        label = text(n % 2 * 182, n // 2 * _LINE + 15, shorten(column.label, 140, 13), "start", column.count)
        parts.append(mark(column.href, column.words, label))
    y = -(-len(it.columns) // 2) * _LINE + 18.0
    for r, row in enumerate(it.rows):
        found = [(cell, column) for cell, column in zip(it.cells[r], it.columns, strict=True) if cell.count]
        if not found:
            continue
        parts.append(mark(row.href, row.words, text(0, y + 17, row.label, "start bold", row.count)))
        y += 26
        found.sort(key=lambda pair: -pair[0].count)
        for n, (cell, column) in enumerate(found):
            x, line_y = n % 2 * 182, y + n // 2 * _LINE
            step = it.step(cell.count)
            kind = f"in middle{' inv' if step >= INVERTED else ''}"
            shape = rect(x, line_y, 36, _LINE - 3, f"h{step}") + text(x + 18, line_y + 15, f"{cell.count:,}", kind)
            label = text(x + 43, line_y + 15, shorten(column.label, 132, 13), "start")
            parts.append(mark(cell.href, cell.words, shape + label, kind="mark cell"))
        y += -(-len(found) // 2) * _LINE + 12
    return parts, max(20.0, y)


def _notes(it: Matrix, size: tuple[float, float]) -> list[dict[str, Any]]:
    left, top, wide = _left(it), _top(it), _wide_of(it)
    made = []
    for r, row in enumerate(it.rows):
        y = (top + _ROW * (r + 0.5)) / size[1]
        label = shorten(row.label, left - 14 - text_width(f" {row.count}", 15), 15)
        made.append(note((left - 10) / _WIDTH, y, f"{literal(label)} <b>{row.count:,}</b>", "right"))
        for c, cell in enumerate(it.cells[r]):
            if cell.count:
                tone = colour("surface" if it.step(cell.count) >= INVERTED else "ink")
                place = (left + wide * (c + 0.5)) / _WIDTH
                made.append(note(place, y, f"{cell.count:,}", font={"size": 14, "color": tone}))
    for c, column in enumerate(it.columns):
        words = f"{literal(shorten(column.label, _LONGEST - 40, 14))} <b>{column.count:,}</b>"
        if _slanted(it):
            # Plotly turns a note around its middle, so the middle is where it has to be.
            long = _head_width(column) * 0.86
            x, y = left + wide * (c + 0.5) - 5 + long * 0.383, top - 13 - long * 0.321
            made.append(note(x / _WIDTH, y / size[1], words, "center", 14, textangle=-40))
        else:
            made.append(note((left + wide * (c + 0.5)) / _WIDTH, (top - 15) / size[1], words, "center", 14))
    return made


def matrix_rows(
    corner: str, it: Matrix
) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...], tuple[tuple[str, ...], ...]]:
    """Columns, rows and links of a matrix as a table, with the row's total last and the columns' totals below."""
    columns = (corner, *(column.label for column in it.columns), "All")
    rows: list[tuple[Value, ...]] = [
        (row.label, *(cell.count for cell in cells), row.count) for row, cells in zip(it.rows, it.cells, strict=True)
    ]
    links = [
        ("", *(cell.href if cell.count else "" for cell in cells), row.href)
        for row, cells in zip(it.rows, it.cells, strict=True)
    ]
    rows.append(("All", *(column.count for column in it.columns), None))
    links.append(("", *(column.href for column in it.columns), ""))
    return columns, tuple(rows), tuple(links)
