"""Ranked horizontal bars, plain or stacked, perhaps indented as a tree: as SVG and as Plotly figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hfm.charts.drawing.caveat import Caveat, bar_marker, caveat, kind_of
from hfm.charts.drawing.figure import HOVER, colour, figure, go, heading, literal, note, told
from hfm.charts.drawing.legend import Key, legends
from hfm.charts.drawing.svg import drawing, line, mark, rect, shorten, text, text_width


@dataclass(frozen=True)
class Segment:
    """A piece of a bar: entries of one colour."""

    token: str
    count: int
    href: str
    words: str


@dataclass(frozen=True)
class Bar:
    """A row: its label, the entries it stands for, and its pieces, which may count an entry more than once.

    Without pieces it is a heading. `told` is what stands at the end of the bar, the count where nothing else is said;
    `depth` indents it below the row it belongs to; `complete` says whether all it counts was collected.
    """

    label: str
    count: int
    href: str
    words: str
    segments: tuple[Segment, ...] = ()
    told: str = ""
    depth: int = 0
    complete: str | None = None

    @property
    def length(self) -> int:
        return sum(it.count for it in self.segments)

    @property
    def end(self) -> str:
        return self.told or f"{self.count:,}"


@dataclass(frozen=True)
class Bars:
    """The rows from top to bottom, and the key to their colours where there are several.

    With `whole_length` every bar is as long as the space, and its pieces are shares of it.
    """

    rows: tuple[Bar, ...]
    keys: tuple[Key, ...] = ()
    whole_length: bool = False
    caveat: str = ""

    def foot(self, width: float, size: float) -> Caveat:
        """What stands below the rows."""
        return caveat(self.caveat, width, size)

    def unit(self, row: Bar, room: float) -> float:
        """How long one entry of this row is where the longest bar may take so much room."""
        longest = row.length if self.whole_length else max(it.length for it in self.rows)
        return room / (longest or 1)


_WIDTH, _ROW, _THICK, _INDENT = 900, 27, 17, 18
_NARROW, _NARROW_ROW, _NARROW_THICK, _NARROW_INDENT = 360, 42, 14, 12


def bars_svg(name: str, title: str, words: str, it: Bars) -> str:
    """Wide with labels left of the bars, narrow with labels above them."""
    key = legends(it.keys)
    top = _top(it)
    wide = [*key["wide"].parts(), *_wide(it, top)]
    narrow_top = key["narrow"].height + 14 if it.keys else 0
    narrow = [*key["narrow"].parts(), *_narrow(it, narrow_top)]
    foot = it.foot(_NARROW, 13)
    high = narrow_top + _NARROW_ROW * len(it.rows) + 4 + foot.height
    narrow += foot.parts(0, high - foot.height)
    return drawing(name, "wide", title, words, (_WIDTH, _height(it)), wide) + drawing(
        name, "narrow", title, words, (_NARROW, high), narrow
    )


def bars_figure(it: Bars) -> dict[str, Any]:
    """A trace for each place in the stacks, so that a bar is drawn piece by piece where the drawing has it."""
    top, left, right = _top(it), _left(it), _right(it)
    size = (_WIDTH, _height(it))
    foot = it.foot(_WIDTH, 15)
    most = 100 if it.whole_length else max((row.length for row in it.rows), default=0) or 1
    deepest = max((len(row.segments) for row in it.rows), default=0)
    traces = [_trace(it.rows, place) for place in range(deepest)]
    hidden = {"visible": False, "fixedrange": True}
    return figure(
        traces,
        size,
        barmode="stack",
        barnorm="percent" if it.whole_length else "",
        bargap=1 - _THICK / _ROW,
        xaxis={**hidden, "domain": [left / _WIDTH, 1 - right / _WIDTH], "range": [0, most]},
        yaxis={
            **hidden,
            "domain": [(4 + foot.height) / size[1], 1 - top / size[1]],
            "range": [len(it.rows) - 0.5, -0.5],
        },
        annotations=[
            *legends(it.keys)["wide"].notes(size),
            *_notes(it, size),
            *foot.notes(0, size[1] - foot.height, size),
        ],
        shapes=_branch_shapes(it, size),
    )


def _trace(rows: Sequence[Bar], place: int) -> Any:
    there = [(n, row.segments[place]) for n, row in enumerate(rows) if place < len(row.segments)]
    return go.Bar(
        orientation="h",
        y=[n for n, _ in there],
        x=[it.count for _, it in there],
        marker=bar_marker([it.token for _, it in there], [rows[n].complete for n, _ in there]),
        customdata=[told(it.href, it.words, it.count) for _, it in there],
        hovertemplate=HOVER,
    )


def _top(it: Bars) -> float:
    return legends(it.keys)["wide"].height + 16 if it.keys else 0


def _height(it: Bars) -> float:
    return _top(it) + _ROW * len(it.rows) + 4 + it.foot(_WIDTH, 15).height


def _left(it: Bars) -> float:
    """The room for the labels: what the longest needs, but not much more than a third."""
    return min(
        340, max((text_width(row.label, 15) + row.depth * _INDENT for row in it.rows if row.segments), default=0) + 16
    )


def _right(it: Bars) -> float:
    return max((text_width(row.end, 15) * 1.05 for row in it.rows), default=0) + 14


def _is_tree(it: Bars) -> bool:
    return any(row.depth for row in it.rows)


def _wide(it: Bars, top: float) -> list[str]:
    left, foot = _left(it), it.foot(_WIDTH, 15)
    parts = foot.parts(0, _height(it) - foot.height)
    room = _WIDTH - left - _right(it)
    if _is_tree(it):
        parts += [line(*ends) for ends in _branches(it, top + _ROW / 2)]
    for n, row in enumerate(it.rows):
        middle = top + _ROW * (n + 0.5)
        if not row.segments:
            parts.append(text(left - 10, middle + 8, row.label, "head end"))
            continue
        start, unit = row.depth * _INDENT, it.unit(row, room)
        at = (start, "start") if _is_tree(it) else (left - 10, "end")
        words = shorten(row.label, left - 10 - start, 15)
        label = text(at[0], middle + 5, words, at[1])
        end = text(left + row.length * unit + 8, middle + 5, row.end, "n start")
        parts.append(mark(row.href, row.words, label + end) if row.href else label + end)
        parts += _pieces(row, left, middle - _THICK / 2, _THICK, unit)
    return parts


def _narrow(it: Bars, top: float) -> list[str]:
    parts: list[str] = []
    room = _NARROW - _right(it) * 0.94 - max((row.depth for row in it.rows), default=0) * _NARROW_INDENT
    for n, row in enumerate(it.rows):
        y, x = top + _NARROW_ROW * n, row.depth * _NARROW_INDENT
        if not row.segments:
            parts.append(text(0, y + 30, row.label, "head start"))
            continue
        unit = it.unit(row, room)
        label = text(x, y + 16, shorten(row.label, _NARROW - x, 13), "start")
        end = text(x + row.length * unit + 6, y + 33, row.end, "n start")
        parts.append(mark(row.href, row.words, label + end) if row.href else label + end)
        parts += _pieces(row, x, y + 22, _NARROW_THICK, unit)
    return parts


def _pieces(row: Bar, x: float, y: float, thick: float, unit: float) -> list[str]:
    parts, kind = [], kind_of("mark", row.complete)
    for it in row.segments:
        if it.count:
            parts.append(mark(it.href, it.words, rect(x, y, it.count * unit, thick), it.token, kind))
        x += it.count * unit
    return parts


def _branches(it: Bars, top: float) -> list[tuple[float, float, float, float]]:
    """The lines of a tree, end to end: from each row down along those below it, and an arm to each of them."""
    arms, last = [], {}
    for n, bar in enumerate(it.rows):
        if bar.depth:
            x, y = (bar.depth - 1) * _INDENT + 5.0, top + n * _ROW
            parent = max(m for m in range(n) if it.rows[m].depth == bar.depth - 1)
            arms.append((x, y, x + _INDENT - 9, y))
            last[parent] = (x, y)
    return [*arms, *((x, top + parent * _ROW + 10, x, y) for parent, (x, y) in last.items())]


def _branch_shapes(it: Bars, size: tuple[float, float]) -> list[dict[str, Any]]:
    """The same lines for Plotly, their ends as shares of the figure."""
    found = _branches(it, _top(it) + _ROW / 2) if _is_tree(it) else []
    kind = {"type": "line", "xref": "paper", "yref": "paper", "line": {"color": colour("line"), "width": 1}}
    return [
        {**kind, "x0": x0 / size[0], "y0": 1 - y0 / size[1], "x1": x1 / size[0], "y1": 1 - y1 / size[1]}
        for x0, y0, x1, y1 in found
    ]


def _notes(it: Bars, size: tuple[float, float]) -> list[dict[str, Any]]:
    left, top, made = _left(it), _top(it), []
    room = _WIDTH - left - _right(it)
    for n, row in enumerate(it.rows):
        y = (top + _ROW * (n + 0.5)) / size[1]
        if not row.segments:
            made.append(heading((left - 10) / _WIDTH, y + 4 / size[1], row.label, "right"))
            continue
        start = row.depth * _INDENT
        words = literal(shorten(row.label, left - 10 - start, 15))
        at = (start, "left") if _is_tree(it) else (left - 10, "right")
        made.append(note(at[0] / _WIDTH, y, words, at[1]))
        made.append(
            note((left + row.length * it.unit(row, room) + 8) / _WIDTH, y, f"<b>{literal(row.end)}</b>", "left")
        )
    return made
