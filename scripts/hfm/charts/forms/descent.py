"""Who builds on what: families from top to bottom, those that grew out of another below it, their members year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import NamedTuple

from hfm.charts.drawing.caveat import caveat, signed
from hfm.charts.drawing.legend import Key, legend
from hfm.charts.drawing.measure import shorten, text_width
from hfm.charts.drawing.shapes import Axes, Dot, Drawings, Line, Mark, Named, Part, Scale, Text, drawings


class Member(NamedTuple):
    """One of a family: its name, its year, and the member it is a later version of."""

    key: str
    label: str
    year: str
    token: str
    href: str
    words: str
    after: str | None = None


@dataclass(frozen=True)
class Family:
    """What members build on, how many there are with those of the families below it, and where they are.

    `depth` is how many families of the drawing stand above it.
    """

    label: str
    count: int
    href: str
    words: str
    members: tuple[Member, ...]
    depth: int = 0


@dataclass(frozen=True)
class Descent:
    """The families from top to bottom, the years, and which of these are complete."""

    years: tuple[str, ...]
    families: tuple[Family, ...]
    keys: tuple[Key, ...]
    complete: tuple[str | None, ...]
    caveat: str = ""

    def named(self, year: str) -> str:
        """A year as it is written, with the sign where it is not complete."""
        return signed(year, dict(zip(self.years, self.complete, strict=True)).get(year))


@dataclass(frozen=True)
class _Frame:
    """The drawing's width, where names begin, the room for a family's label, a line's height, and how many fold away.

    A narrow drawing has labels above the names, and of a large family the newest only.
    """

    shape: str
    width: float
    left: float
    line: float
    indent: float
    size: float
    most: int

    @property
    def head(self) -> float:
        return 0 if self.left else self.line

    @property
    def small(self) -> float:
        """The size of a member's name; the styles know it as .kin."""
        return self.size * 0.84 if self.left else self.size


_WIDE = _Frame("wide", 900, 186, 20, 14, 15, 999)
_NARROW = _Frame("narrow", 360, 0, 22, 8, 13, 5)
_RADIUS = 3


class _Spot(NamedTuple):
    """A member, or a year with the members after it, at its place in the lines of a family."""

    member: Member | None
    words: str
    x: float
    y: float


def descent_drawings(named: Named, it: Descent) -> Drawings:
    """Wide with the families' labels beside their members, narrow with the labels above, and large families folded."""
    return drawings(named, _drawn(it, _WIDE), _drawn(it, _NARROW))


def _drawn(it: Descent, frame: _Frame) -> tuple[float, float, list[Part]]:
    """Width, height and parts of a drawing."""
    key, foot = legend(it.keys, frame.shape), caveat(it.caveat, frame.width, frame.size)
    placed = list(_bands(it, frame, key.height + 16))
    end = placed[-1][2] + 10
    page = Axes(Scale(0, frame.width, 0, frame.width), Scale(0, end, 0, end))
    parts: list[Part] = [*key.parts(), *_branches(it, frame, [top for top, _, _ in placed])]
    for family, (top, spots, _) in zip(it.families, placed, strict=True):
        parts += [_title(family, top, frame), *_steps(spots, frame)]
        parts += [_part(spot, frame, page) for spot in spots]
        if hidden := len(family.members) - frame.most:
            parts += [_more(family, hidden, spots, frame)] if hidden > 0 else []
    return frame.width, end + foot.height, [*parts, *foot.parts(0, end)]


def _bands(it: Descent, frame: _Frame, top: float) -> Iterator[tuple[float, list[_Spot], float]]:
    """Each family's top, its members with their places, and where the next family begins."""
    for family in it.families:
        members = family.members[-frame.most :]
        spots = list(_flow(it, members, frame, top + frame.head))
        lines = (spots[-1].y - top - frame.head) / frame.line + 1 if spots else 0
        folded = len(family.members) > frame.most
        end = top + frame.head + frame.line * (max(lines, 0 if frame.head else 1) + folded) + 6
        yield top, spots, end
        top = end


def _flow(it: Descent, members: Sequence[Member], frame: _Frame, top: float) -> Iterator[_Spot]:
    """Members in lines as wide as there is room, each year's after its label; `y` is the top of a line."""
    x, y = frame.left, top
    for year, them in groupby(members, key=lambda member: member.year):
        label, first = it.named(year), True
        for member in them:
            name = shorten(member.label, frame.width - frame.left - 90, frame.small)
            before = ceil(text_width(label, frame.size * 0.9)) + 10 if first else 0
            long = 22 + ceil(text_width(name, frame.small))
            x += 6 if first and x > frame.left else 0
            if x > frame.left and x + before + long - 10 > frame.width:
                x, y = frame.left, y + frame.line
            if first:
                yield _Spot(None, label, x, y)
            yield _Spot(member, name, x + before, y)
            x, first = x + before + long, False


def _part(spot: _Spot, frame: _Frame, page: Axes) -> Part:
    """A year's label, or a member as a dot with its name."""
    if not spot.member:
        return Text(spot.x, spot.y + 15, spot.words, "head")
    dot = Dot(spot.x + _RADIUS, spot.y + 10, _RADIUS, "", page)
    name = Text(spot.x + 10, spot.y + 15, spot.words, "kin" if frame.left else "")
    return Mark(spot.member.href, spot.member.words, (dot, name), spot.member.token)


def _title(family: Family, top: float, frame: _Frame) -> Mark:
    start = family.depth * frame.indent
    room = (frame.left or frame.width) - start - 10 - text_width(f" {family.count:,}", frame.size) * 1.1
    label = Text(start, top + 15, shorten(family.label, room, frame.size * 1.06), "bold", family.count)
    return Mark(family.href, family.words, (label,))


def _more(family: Family, hidden: int, spots: Sequence[_Spot], frame: _Frame) -> Mark:
    """What is folded away: it is where the family's label leads."""
    y = spots[-1].y + frame.line + 14.5
    return Mark(family.href, family.words, (Text(0, y, f"and {hidden} earlier", "soft"),))


def _steps(spots: Sequence[_Spot], frame: _Frame) -> Iterator[Line]:
    """From each member to its later version, where that is near; titles say the others.

    From the end of its name where nothing stands between them, else from dot to dot in the gap below its line.
    """
    place = {spot.member.key: n for n, spot in enumerate(spots) if spot.member}
    for n, spot in enumerate(spots):
        number = place.get(spot.member.after or "") if spot.member else None
        if number is None or abs(spot.y - spots[number].y) > frame.line:
            continue
        before = spots[number]
        start, end, gap = before.x + _RADIUS, spot.x + _RADIUS, min(before.y, spot.y) + frame.line + 1
        if n == number + 1 and spot.y == before.y:
            yield Line(before.x + 12 + text_width(before.words, frame.small), spot.y + 10, end, spot.y + 10, "descent")
            continue
        yield Line(start, before.y + 10, start, gap, "descent")
        yield Line(start, gap, end, gap, "descent")
        yield Line(end, gap, end, spot.y + 10, "descent")


def _branches(it: Descent, frame: _Frame, tops: Sequence[float]) -> Iterator[Line]:
    """From each family down to those that grew out of it, and an arm to each of them."""
    last: dict[int, tuple[float, float]] = {}
    for n, family in enumerate(it.families):
        if family.depth and frame.left:
            x, y = (family.depth - 1) * frame.indent + 4, tops[n] + 10
            parent = max(m for m in range(n) if it.families[m].depth < family.depth)
            yield Line(x, y, x + frame.indent - 6, y)
            last[parent] = (x, y)
    yield from (Line(x, tops[parent] + 18, x, y) for parent, (x, y) in last.items())
