"""Ranked bars, each with a strip of years beside it, stronger where the share is larger; as SVG and as Plotly figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hfm.charts.drawing.caveat import Caveat, caveat, signed
from hfm.charts.drawing.figure import HOVER, colour, figure, go, literal, note, told
from hfm.charts.drawing.shades import INVERTED, STRENGTHS, Shades, ranges_of
from hfm.charts.drawing.svg import drawing, mark, outlines, rect, shorten, text, text_width


@dataclass(frozen=True)
class Share:
    """How many of how many entries of a year have the term."""

    count: int
    of: int
    href: str
    words: str

    @property
    def percent(self) -> int:
        return int(100 * self.count / self.of + 0.5) if self.of else 0


@dataclass(frozen=True)
class Trend:
    """A term: how many entries have it, and its share in each year."""

    label: str
    count: int
    href: str
    words: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Trends:
    """The terms from the most frequent on, and the years."""

    years: tuple[str, ...]
    rows: tuple[Trend, ...]
    complete: tuple[str | None, ...]
    caveat: str = ""
    percent: bool = False

    def shades(self, room: float, size: float) -> Shades:
        """The key to the shades of the years."""
        top = max((it.percent for row in self.rows for it in row.shares), default=0)
        ranges = ranges_of(((n, self.step(n)) for n in range(1, top + 1)), " %")
        return Shades("Share of the models of a year:", ranges, room, size)

    def foot(self, width: float, size: float) -> Caveat:
        """What stands below the rows."""
        return caveat(self.caveat, width, size)

    @cached_property
    def most(self) -> int:
        return max(row.count for row in self.rows)

    @cached_property
    def largest(self) -> int:
        """The largest share, in per cent, of the years that have more than ten entries."""
        return max((it.percent for row in self.rows for it in row.shares if it.of > 10), default=100) or 100

    def step(self, percent: int) -> int:
        """Which of the strengths a share has."""
        return min(len(STRENGTHS) - 1, int((percent / self.largest) ** 0.7 * len(STRENGTHS)))

    def said(self, it: Share) -> str:
        """What stands in a cell."""
        return str(it.percent) if self.percent else f"{it.count:,}"


_WIDTH, _ROW, _THICK, _TOP, _FOOT = 900, 27, 17, 26, 2
_CELL, _NARROW, _NARROW_ROW = 40, 360, 46


def trend_svg(name: str, title: str, words: str, it: Trends) -> str:
    """Wide: label, bar, years in a line. Narrow: the label above, then a short bar and the years."""
    narrow = [part for n, row in enumerate(it.rows) for part in _narrow(it, row, 22 + n * _NARROW_ROW)]
    heads = [
        text(_narrow_x(it, n) + _narrow_cell(it) / 2, 12, signed(f"’{year[2:]}", it.complete[n]), "tick middle")
        for n, year in enumerate(it.years)
    ]
    foot, key = it.foot(_NARROW, 13), it.shades(_NARROW, 13)
    high = 26 + _NARROW_ROW * len(it.rows) + key.height + foot.height
    narrow += [*key.parts(high - foot.height - key.height), *foot.parts(0, high - foot.height)]
    return drawing(name, "wide", title, words, (_WIDTH, _height(it)), _wide(it)) + drawing(
        name, "narrow", title, words, (_NARROW, high), [*heads, *narrow]
    )


def trend_figure(it: Trends) -> dict[str, Any]:
    """Bars and a heat map of the years where the drawing has them; the cells' colours follow the steps of the shares."""
    size = (_WIDTH, _height(it))
    left, right, foot, key = _left(it), _strip(it), it.foot(_WIDTH, 15), it.shades(_WIDTH, 15)
    end = size[1] - foot.height
    places = list(range(len(it.rows)))
    bars = go.Bar(
        orientation="h",
        y=places,
        x=[row.count for row in it.rows],
        marker={"color": colour("ink-soft"), "line": {"width": 0}},
        customdata=[told(row.href, row.words) for row in it.rows],
        hovertemplate=HOVER,
    )
    strengths = len(STRENGTHS)
    strip = go.Heatmap(
        z=[[it.step(share.percent) if share.count else None for share in row.shares] for row in it.rows],
        x=list(range(len(it.years))),
        y=places,
        xaxis="x2",
        yaxis="y2",
        zmin=-0.5,
        zmax=strengths - 0.5,
        colorscale=[
            [edge / strengths, colour("accent", strength)]
            for n, strength in enumerate(STRENGTHS)
            for edge in (n, n + 1)
        ],
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=False,
        customdata=[[told(share.href, share.words, share.count) for share in row.shares] for row in it.rows],
        hovertemplate=HOVER,
    )
    hidden = {"visible": False, "fixedrange": True}
    down = {
        **hidden,
        "domain": [(_FOOT + key.height + foot.height) / size[1], 1 - _TOP / size[1]],
        "range": [len(it.rows) - 0.5, -0.5],
    }
    room = right - left - 52
    return figure(
        [bars, strip],
        size,
        bargap=1 - _THICK / _ROW,
        xaxis={**hidden, "domain": [left / _WIDTH, (left + room) / _WIDTH], "range": [0, it.most]},
        yaxis=down,
        xaxis2={**hidden, "domain": [right / _WIDTH, 1], "range": [-0.5, len(it.years) - 0.5], "anchor": "y2"},
        yaxis2={**down, "anchor": "x2"},
        annotations=[*_notes(it, size), *key.notes(end - key.height, size), *foot.notes(0, end, size)],
    )


def _height(it: Trends) -> float:
    return _TOP + _ROW * len(it.rows) + _FOOT + it.shades(_WIDTH, 15).height + it.foot(_WIDTH, 15).height


def _left(it: Trends) -> float:
    return min(260, max(text_width(row.label, 15) for row in it.rows) + 14)


def _strip(it: Trends) -> float:
    """Where the years begin."""
    return _WIDTH - _CELL * len(it.years)


def _wide(it: Trends) -> list[str]:
    left, strip = _left(it), _strip(it)
    unit = (strip - left - 52) / it.most
    foot, key = it.foot(_WIDTH, 15), it.shades(_WIDTH, 15)
    parts = [
        text(strip + _CELL * (n + 0.5), 15, signed(year, it.complete[n]), "tick middle")
        for n, year in enumerate(it.years)
    ]
    below = _height(it) - foot.height
    parts += [*key.parts(below - key.height), *foot.parts(0, below)]
    for n, row in enumerate(it.rows):
        y = _TOP + _ROW * n
        label = text(left - 10, y + 19, shorten(row.label, left - 12, 15), "end")
        bar = rect(left, y + 5, row.count * unit, _THICK)
        end = text(left + row.count * unit + 7, y + 19, f"{row.count:,}", "n start")
        parts.append(mark(row.href, row.words, label + bar + end, "ink-soft"))
        parts += _years(it, row, strip, y, _CELL, _ROW)
    return parts


def _years(it: Trends, row: Trend, x: float, y: float, wide: float, high: float) -> list[str]:
    """The strip of a row: a square a year with its number; a year without the term is only an outline."""
    placed = [(share, (x + wide * n + 1, y + 1, wide - 2, high - 2)) for n, share in enumerate(row.shares)]
    empty = outlines(place for share, place in placed if not share.count)
    return [empty, *(_year(it, share, place) for share, place in placed if share.count)]


def _year(it: Trends, share: Share, place: tuple[float, float, float, float]) -> str:
    step, (x, y, wide, high) = it.step(share.percent), place
    kind = f"in middle{' inv' if step >= INVERTED else ''}"
    number = text(x + wide / 2, y + high / 2 + 5, it.said(share), kind)
    return mark(share.href, share.words, rect(*place, kind=f"h{step}") + number, kind="mark cell")


def _narrow_cell(it: Trends) -> float:
    return min(30, 240 / max(1, len(it.years)))


def _narrow_x(it: Trends, n: int) -> float:
    return _NARROW - _narrow_cell(it) * (len(it.years) - n)


def _narrow(it: Trends, row: Trend, y: float) -> list[str]:
    room = _narrow_x(it, 0) - 10
    label = text(0, y + 14, shorten(row.label, 300, 13), "start", row.count)
    bar = rect(0, y + 21, row.count * room / it.most, 14)
    cells = _years(it, row, _narrow_x(it, 0), y + 16, _narrow_cell(it), 24)
    return [mark(row.href, row.words, label + bar, "ink-soft"), *cells]


def _notes(it: Trends, size: tuple[float, float]) -> list[dict[str, Any]]:
    left, strip = _left(it), _strip(it)
    unit = (strip - left - 52) / it.most
    made = [
        note(
            (strip + _CELL * (n + 0.5)) / size[0],
            11 / size[1],
            signed(year, it.complete[n]),
            size=13,
            font={"size": 13, "color": colour("ink-soft")},
        )
        for n, year in enumerate(it.years)
    ]
    for n, row in enumerate(it.rows):
        y = (_TOP + _ROW * (n + 0.5)) / size[1]
        made.append(note((left - 10) / size[0], y, literal(shorten(row.label, left - 12, 15)), "right"))
        made.append(note((left + row.count * unit + 7) / size[0], y, f"<b>{row.count:,}</b>", "left"))
        for c, share in enumerate(row.shares):
            if share.count:
                tone = colour("surface" if it.step(share.percent) >= INVERTED else "ink")
                place = (strip + _CELL * (c + 0.5)) / size[0]
                made.append(note(place, y, it.said(share), font={"size": 14, "color": tone}))
    return made
