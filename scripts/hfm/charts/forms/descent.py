"""Who builds on what: families from top to bottom, their members by year from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hfm.charts.drawing.caveat import caveat, signed
from hfm.charts.drawing.legend import Key, legend
from hfm.charts.drawing.measure import shorten, text_width
from hfm.charts.drawing.shapes import Axes, Dot, Drawings, Line, Mark, Named, Part, Scale, Text, drawings


@dataclass(frozen=True)
class Member:
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
    """What members build on, how many there are with those of the families below it, and where they are."""

    label: str
    count: int
    href: str
    words: str
    members: tuple[Member, ...]

    def of(self, year: str) -> list[Member]:
        return [it for it in self.members if it.year == year]


@dataclass(frozen=True)
class Descent:
    """The families from top to bottom, the years, and which of these are complete."""

    years: tuple[str, ...]
    families: tuple[Family, ...]
    keys: tuple[Key, ...]
    complete: tuple[str | None, ...]
    caveat: str = ""


@dataclass(frozen=True)
class _Spot:
    """A member with the place of its dot."""

    member: Member
    x: float
    y: float


_WIDTH, _LINE, _HEAD, _RADIUS = 900, 20, 34, 3.2
_NARROW, _NARROW_LINE = 360, 22
_SMALL = 12.6  # the size of a member's name in the wide drawing; the styles know it as .kin


def descent_drawings(named: Named, it: Descent) -> Drawings:
    """Wide with a column a year; narrow as a list of the years of each family, two names in a line."""
    narrow, high = _narrow(it)
    return drawings(named, (_WIDTH, _height(it), _wide(it)), (_NARROW, high, narrow))


def _top(it: Descent) -> float:
    return legend(it.keys, "wide").height + 34


def _column(it: Descent) -> float:
    return _WIDTH / len(it.years)


def _bands(it: Descent) -> Iterator[tuple[Family, float, list[_Spot]]]:
    """Each family with the top of its band and the places of its members: a column a year, no two in one place."""
    y = _top(it)
    for family in it.families:
        spots = [
            _Spot(member, column * _column(it) + 6, y + _HEAD + row * _LINE + 6)
            for column, year in enumerate(it.years)
            for row, member in enumerate(family.of(year))
        ]
        yield family, y, spots
        y += _HEAD + _LINE * max((len(family.of(year)) for year in it.years), default=0) + 8


def _height(it: Descent) -> float:
    *_, (family, y, _) = _bands(it)
    rows = max((len(family.of(year)) for year in it.years), default=0)
    return y + _HEAD + _LINE * rows + 8 + caveat(it.caveat, _WIDTH, 15).height


def _steps(spots: list[_Spot], column: float) -> Iterator[tuple[float, float, float, float]]:
    """From the end of each member's name to the dot of its later version in the same family."""
    place = {spot.member.key: spot for spot in spots}
    for spot in spots:
        if spot.member.after in place:
            before = place[str(spot.member.after)]
            end = min(before.x + 12 + text_width(_name(before.member, column), _SMALL), max(before.x, spot.x - 10))
            yield end, before.y, spot.x, spot.y


def _name(member: Member, column: float) -> str:
    """Its name as far as there is room in a column."""
    return shorten(member.label, column - 20, _SMALL)


def _wide(it: Descent) -> list[Part]:
    high, foot = _height(it), caveat(it.caveat, _WIDTH, 15)
    page = Axes(Scale(0, _WIDTH, 0, _WIDTH), Scale(0, high, 0, high))
    parts: list[Part] = [*legend(it.keys, "wide").parts()]
    for n, year in enumerate(it.years):
        parts.append(Text(n * _column(it), _top(it) - 8, signed(year, it.complete[n]), "tick start"))
    for family, y, spots in _bands(it):
        parts += [Line(0, y, _WIDTH, y), _title(family, y)]
        parts += [Line(*ends, "descent") for ends in _steps(spots, _column(it))]
        for spot in spots:
            label = Text(spot.x + 8, spot.y + 4.5, _name(spot.member, _column(it)), "kin start")
            parts.append(_mark(spot.member, Dot(spot.x, spot.y, _RADIUS, "", page), label))
    return [*parts, *foot.parts(0, high - foot.height)]


def _title(family: Family, y: float) -> Mark:
    return Mark(family.href, family.words, (Text(0, y + 20, family.label, "start bold", family.count),))


def _mark(member: Member, dot: Dot, label: Text) -> Mark:
    return Mark(member.href, member.words, (dot, label), member.token)


def _narrow(it: Descent) -> tuple[list[Part], float]:
    key, foot = legend(it.keys, "narrow"), caveat(it.caveat, _NARROW, 13)
    parts: list[Part] = [*key.parts()]
    y = key.height + 8.0
    for family in it.families:
        parts.append(_title(family, y))
        y += 28
        for n, year in enumerate(it.years):
            if members := family.of(year):
                parts += [Text(0, y + 15, signed(year, it.complete[n]), "tick start"), *_pairs(members, y)]
                y += -(-len(members) // 2) * _NARROW_LINE + 4
        y += 10
    return [*parts, *foot.parts(0, y)], y + foot.height + 4


def _pairs(members: list[Member], top: float) -> Iterator[Mark]:
    """Two names in a line."""
    for n, member in enumerate(members):
        x, y = 44 + n % 2 * 160, top + n // 2 * _NARROW_LINE + 10
        yield _mark(member, Dot(x, y, _RADIUS), Text(x + 8, y + 5, shorten(member.label, 140, 13), "start"))
