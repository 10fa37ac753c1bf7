"""Who builds on what: families from top to bottom, their members by year from left to right; as SVG and as Plotly figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hfm.charts.drawing.caveat import caveat, signed
from hfm.charts.drawing.figure import HOVER, colour, figure, go, literal, note, told
from hfm.charts.drawing.legend import Key, legends
from hfm.charts.drawing.svg import drawing, line, mark, num, shorten, text, text_width


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


def descent_svg(name: str, title: str, words: str, it: Descent) -> str:
    """Wide with a column a year; narrow as a list of the years of each family, two names in a line."""
    narrow, high = _narrow(it)
    size = (_WIDTH, _height(it))
    return drawing(name, "wide", title, words, size, _wide(it)) + drawing(
        name, "narrow", title, words, (_NARROW, high), narrow
    )


def descent_figure(it: Descent) -> dict[str, Any]:
    """A dot a member where the drawing has it, and the lines from version to version."""
    size, spots = (_WIDTH, _height(it)), [spot for _, _, them in _bands(it) for spot in them]
    dots = go.Scatter(
        mode="markers",
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        marker={"color": [colour(spot.member.token) for spot in spots], "size": _RADIUS * 2},
        customdata=[told(spot.member.href, spot.member.words) for spot in spots],
        hovertemplate=HOVER,
        cliponaxis=False,
    )
    hidden = {"visible": False, "fixedrange": True, "domain": [0, 1]}
    return figure(
        [dots],
        size,
        xaxis={**hidden, "range": [0, size[0]]},
        yaxis={**hidden, "range": [size[1], 0]},
        annotations=[*legends(it.keys)["wide"].notes(size), *_notes(it, size)],
        shapes=[_step(ends, size) for _, _, them in _bands(it) for ends in _steps(them, _column(it))],
    )


def _top(it: Descent) -> float:
    return legends(it.keys)["wide"].height + 34


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


def _step(ends: tuple[float, float, float, float], size: tuple[float, float]) -> dict[str, Any]:
    x0, y0, x1, y1 = ends
    place = {"x0": x0 / size[0], "y0": 1 - y0 / size[1], "x1": x1 / size[0], "y1": 1 - y1 / size[1]}
    line = {"color": colour("ink-soft", 0.6), "width": 1}
    return {"type": "line", "layer": "below", "xref": "paper", "yref": "paper", **place, "line": line}


def _wide(it: Descent) -> list[str]:
    parts, foot = legends(it.keys)["wide"].parts(), caveat(it.caveat, _WIDTH, 15)
    for n, year in enumerate(it.years):
        parts.append(text(n * _column(it), _top(it) - 8, signed(year, it.complete[n]), "tick start"))
    for family, y, spots in _bands(it):
        parts.append(line(0, y, _WIDTH, y))
        parts.append(mark(family.href, family.words, text(0, y + 20, family.label, "start bold", family.count)))
        parts += [line(*ends, "descent") for ends in _steps(spots, _column(it))]
        for spot in spots:
            name = _name(spot.member, _column(it))
            dot = f'<circle cx="{num(spot.x)}" cy="{num(spot.y)}" r="{num(_RADIUS)}"/>'
            label = text(spot.x + 8, spot.y + 4.5, name, "kin start")
            parts.append(mark(spot.member.href, spot.member.words, dot + label, spot.member.token))
    return [*parts, *foot.parts(0, _height(it) - foot.height)]


def _narrow(it: Descent) -> tuple[list[str], float]:
    key = legends(it.keys)["narrow"]
    parts, y = key.parts(), key.height + 8.0
    for family in it.families:
        parts.append(mark(family.href, family.words, text(0, y + 20, family.label, "start bold", family.count)))
        y += 28
        for n, year in enumerate(it.years):
            members = family.of(year)
            if not members:
                continue
            parts.append(text(0, y + 15, signed(year, it.complete[n]), "tick start"))
            for m, member in enumerate(members):
                x, down = 44 + m % 2 * 160, y + m // 2 * _NARROW_LINE + 10
                dot = f'<circle cx="{num(x)}" cy="{num(down)}" r="{num(_RADIUS)}"/>'
                label = text(x + 8, down + 5, shorten(member.label, 140, 13), "start")
                parts.append(mark(member.href, member.words, dot + label, member.token))
            y += -(-len(members) // 2) * _NARROW_LINE + 4
        y += 10
    foot = caveat(it.caveat, _NARROW, 13)
    return [*parts, *foot.parts(0, y)], y + foot.height + 4


def _notes(it: Descent, size: tuple[float, float]) -> Iterator[dict[str, Any]]:
    soft = {"size": 13, "color": colour("ink-soft")}
    for n, year in enumerate(it.years):
        words = signed(year, it.complete[n])
        yield note(n * _column(it) / size[0], (_top(it) - 13) / size[1], words, "left", font=soft)
    for family, y, spots in _bands(it):
        words = f"<b>{literal(family.label)}</b> {family.count:,}"
        yield note(0, (y + 15) / size[1], words, "left")
        for spot in spots:
            name = literal(_name(spot.member, _column(it)))
            yield note((spot.x + 8) / size[0], spot.y / size[1], name, "left", _SMALL)
    foot = caveat(it.caveat, _WIDTH, 15)
    yield from foot.notes(0, size[1] - foot.height, size)
