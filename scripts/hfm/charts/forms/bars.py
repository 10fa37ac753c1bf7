"""Ranked horizontal bars, plain or stacked, perhaps indented as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hfm.charts.drawing.caveat import Caveat, caveat, kind_of
from hfm.charts.drawing.legend import Key, Legend, legend
from hfm.charts.drawing.measure import shorten, text_width
from hfm.charts.drawing.shapes import Axes, Box, Drawings, Line, Mark, Named, Part, Scale, Text, drawings


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

    @property
    def most(self) -> int:
        """What the space stands for: the longest bar, or a hundred of a hundred."""
        return 100 if self.whole_length else max((it.length for it in self.rows), default=0) or 1

    @property
    def is_tree(self) -> bool:
        return any(row.depth for row in self.rows)

    def long(self, row: Bar, count: int) -> float:
        """How long so many entries of a row are, where the space stands for `most`."""
        return 100 * count / (row.length or 1) if self.whole_length else count


@dataclass(frozen=True)
class _Frame:
    """The drawing's width, a row's height, where in it the bar begins and how thick it is, the step of a tree."""

    shape: str
    width: float
    row: float
    down: float
    thick: float
    indent: float
    size: float
    below_key: float


_WIDE = _Frame("wide", 900, 27, 5, 17, 18, 15, 16)
_NARROW = _Frame("narrow", 360, 42, 22, 14, 12, 13, 14)


def bars_drawings(named: Named, it: Bars) -> Drawings:
    """Wide with labels left of the bars, narrow with labels above them."""
    wide, narrow = (_Layout(it, frame) for frame in (_WIDE, _NARROW))
    return drawings(named, (900, wide.height, wide.parts()), (360, narrow.height, narrow.parts()))


@dataclass(frozen=True)
class _Layout:
    """Where everything stands in a frame."""

    it: Bars
    frame: _Frame

    @property
    def above(self) -> bool:
        """Whether labels stand above their bars."""
        return self.frame is _NARROW

    @property
    def key(self) -> Legend:
        return legend(self.it.keys, self.frame.shape)

    @property
    def top(self) -> float:
        return self.key.height + self.frame.below_key if self.it.keys else 0

    @property
    def foot(self) -> Caveat:
        return caveat(self.it.caveat, self.frame.width, self.frame.size)

    @property
    def height(self) -> float:
        return self.top + self.frame.row * len(self.it.rows) + 4 + self.foot.height

    @property
    def left(self) -> float:
        """The room for labels beside the bars: what the longest needs, but not much more than a third."""
        rows, indent = (row for row in self.it.rows if row.segments), self.frame.indent
        return min(340, max((text_width(row.label, 15) + row.depth * indent for row in rows), default=0) + 16)

    @property
    def room(self) -> float:
        """How long the longest bar is; what it says stands to its right."""
        right = max((text_width(row.end, 15) * 1.05 for row in self.it.rows), default=0) + 14
        if not self.above:
            return self.frame.width - self.left - right
        return self.frame.width - right * 0.94 - max((row.depth for row in self.it.rows), default=0) * self.frame.indent

    def axes(self, row: Bar) -> Axes:
        """From counts to places across, from rows to places down."""
        start, whole = row.depth * self.frame.indent if self.above else self.left, len(self.it.rows)
        down = Scale(self.top, self.top + self.frame.row * whole, 0, whole)
        return Axes(Scale(start, start + self.room, 0, self.it.most), down)

    def parts(self) -> list[Part]:
        parts: list[Part] = [*self.key.parts(), *self.foot.parts(0, self.height - self.foot.height)]
        if self.it.is_tree and not self.above:
            parts += self._branches(self.top + self.frame.row / 2)
        for n, row in enumerate(self.it.rows):
            if row.segments:
                words = self._words(n, row)
                parts += [Mark(row.href, row.words, words)] if row.href else words
                parts += self._pieces(n, row)
            else:
                parts.append(self._heading(n, row))
        return parts

    def _heading(self, n: int, row: Bar) -> Text:
        y = self.top + self.frame.row * n
        if self.above:
            return Text(0, y + 30, row.label, "head")
        return Text(self.left - 10, y + 21.5, row.label, "head end")

    def _words(self, n: int, row: Bar) -> tuple[Text, Text]:
        """The label of a row, and what stands at the end of its bar."""
        frame, y, start = self.frame, self.top + self.frame.row * n, row.depth * self.frame.indent
        ends = self.axes(row).x.at(self.it.long(row, row.length))
        if self.above:
            label = Text(start, y + 16, shorten(row.label, frame.width - start, frame.size), "")
            return label, Text(ends + 6, y + 33, row.end, "n")
        place = (start, "") if self.it.is_tree else (self.left - 10, "end")
        words = shorten(row.label, self.left - 10 - start, frame.size)
        return Text(place[0], y + 18.5, words, place[1]), Text(ends + 8, y + 18.5, row.end, "n")

    def _pieces(self, n: int, row: Bar) -> Iterator[Mark]:
        """The pieces of a bar, end to end."""
        on, kind, frame = self.axes(row), kind_of("mark", row.complete), self.frame
        before, top = 0, n + frame.down / frame.row
        for it in row.segments:
            if it.count:
                x0, x1 = (self.it.long(row, count) for count in (before, before + it.count))
                yield Mark(
                    it.href, it.words, (Box(x0, top, x1, top + frame.thick / frame.row, "", on),), it.token, kind
                )
            before += it.count

    def _branches(self, middle: float) -> list[Line]:
        """The lines of a tree: from each row down along those below it, and an arm to each of them."""
        indent, arms, last = self.frame.indent, [], dict[int, tuple[float, float]]()
        for n, bar in enumerate(self.it.rows):
            if bar.depth:
                x, y = (bar.depth - 1) * indent + 5.0, middle + n * self.frame.row
                parent = max(m for m in range(n) if self.it.rows[m].depth == bar.depth - 1)
                arms.append(Line(x, y, x + indent - 9, y))
                last[parent] = (x, y)
        return [*arms, *(Line(x, middle + parent * self.frame.row + 10, x, y) for parent, (x, y) in last.items())]
