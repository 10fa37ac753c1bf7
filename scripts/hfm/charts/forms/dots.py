"""Numbers of very different size as dots on a logarithmic line, one line a unit; as SVG and as Plotly figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

from hfm.charts.drawing.figure import HOVER, colour, figure, go, literal, note, told
from hfm.charts.drawing.legend import Key, legends
from hfm.charts.drawing.svg import drawing, line, mark, num, shorten, text

_PREFIXES = "1 10 100 1k 10k 100k 1M 10M 100M 1B 10B 100B 1T 10T 100T 1P 10P 100P"
_POWERS = dict(enumerate(_PREFIXES.split()))


@dataclass(frozen=True)
class Dot:
    """One number: how large, of which colour, and what it belongs to."""

    token: str
    value: int
    href: str
    words: str


@dataclass(frozen=True)
class Lane:
    """A line of dots: its unit, how many entries it has, where they are."""

    label: str
    count: int
    href: str
    words: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Dots:
    """The lanes from top to bottom, and the key to the colours."""

    lanes: tuple[Lane, ...]
    keys: tuple[Key, ...]

    @property
    def powers(self) -> range:
        """The powers of ten that enclose every number."""
        values = [dot.value for lane in self.lanes for dot in lane.dots] or [1]
        return range(int(log10(min(values))), int(log10(max(values))) + 2)


@dataclass(frozen=True)
class _Frame:
    """Where lanes are drawn: their left and right end, a lane's least height, a dot's radius, labels beside or above."""

    width: float
    left: float
    right: float
    lane: float
    radius: float
    above: bool
    key: str
    size: float

    def across(self, value: int, powers: range) -> float:
        return self.left + (log10(value) - powers[0]) / (len(powers) - 1) * (self.width - self.left - self.right)


_WIDE = _Frame(900, 208, 24, 26, 5.5, False, "wide", 15)
_NARROW = _Frame(360, 12, 12, 44, 5, True, "narrow", 13)


def dots_svg(name: str, title: str, words: str, it: Dots) -> str:
    """Wide with the units left of their lines, narrow with the units above them."""
    return "".join(
        drawing(name, frame.key, title, words, (frame.width, _height(it, frame)), _parts(it, frame))
        for frame in (_WIDE, _NARROW)
    )


def dots_figure(it: Dots) -> dict[str, Any]:
    """A trace a lane, its dots where the drawing has them."""
    frame, powers = _WIDE, it.powers
    size = (frame.width, _height(it, frame))
    tops, bottom = _tops(it, frame), size[1] - 26
    traces = [
        go.Scatter(
            mode="markers",
            x=[dot.value for dot, _ in placed],
            y=[y for _, y in placed],
            marker={
                "color": [colour(dot.token, 0.85) for dot, _ in placed],
                "size": frame.radius * 2,
                "line": {"width": 1, "color": colour("surface")},
            },
            customdata=[told(dot.href, dot.words) for dot, _ in placed],
            hovertemplate=HOVER,
        )
        for placed in (_placed(lane, top, frame, powers) for lane, top in zip(it.lanes, tops, strict=True))
    ]
    domain = [frame.left / frame.width, 1 - frame.right / frame.width]
    return figure(
        traces,
        size,
        xaxis={
            "type": "log",
            "domain": domain,
            "range": [powers[0], powers[-1]],
            "tickvals": [10**power for power in powers],
            "ticktext": [_POWERS.get(power, f"1e{power}") for power in powers],
            "gridcolor": colour("line"),
            "color": colour("ink-soft"),
            "tickfont": {"size": 13},
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={
            "visible": False,
            "domain": [1 - bottom / size[1], 1 - _top(it, frame) / size[1]],
            "range": [bottom, _top(it, frame)],
            "fixedrange": True,
        },
        annotations=[*legends(it.keys)["wide"].notes(size), *_notes(it, frame, size)],
    )


def _top(it: Dots, frame: _Frame) -> float:
    return legends(it.keys)[frame.key].height + 18


def _tops(it: Dots, frame: _Frame) -> list[float]:
    """Where each lane begins: one with many dots at a place is higher."""
    tops, y = [], _top(it, frame)
    for lane in it.lanes:
        tops.append(y)
        y += _lane_height(lane, frame, it.powers)
    return tops


def _lane_height(lane: Lane, frame: _Frame, powers: range) -> float:
    deepest = max((n for _, n in _stacked(lane.dots, frame, powers)), default=0)
    return max(frame.lane, (deepest + 1) * frame.radius * 1.7 + (26 if frame.above else 12))


def _height(it: Dots, frame: _Frame) -> float:
    return _tops(it, frame)[-1] + _lane_height(it.lanes[-1], frame, it.powers) + 26


def _stacked(dots: Sequence[Dot], frame: _Frame, powers: range) -> list[tuple[Dot, int]]:
    """Each dot with its place in a pile, so that none hides another."""
    near: list[tuple[float, int]] = []
    found = []
    for dot in sorted(dots, key=lambda it: (it.value, it.href)):
        x = frame.across(dot.value, powers)
        near = [it for it in near if x - it[0] < frame.radius * 1.9]  # the dots come from left to right
        taken = {n for _, n in near}
        n = next(n for n in range(len(dots)) if n not in taken)
        near.append((x, n))
        found.append((dot, n))
    return found


def _placed(lane: Lane, top: float, frame: _Frame, powers: range) -> list[tuple[Dot, float]]:
    """Each dot with its height on the page; piles stand on the lane's lower edge."""
    floor = top + _lane_height(lane, frame, powers) - frame.radius - 5
    return [(dot, floor - n * frame.radius * 1.7) for dot, n in _stacked(lane.dots, frame, powers)]


def _parts(it: Dots, frame: _Frame) -> list[str]:
    powers, top, floor = it.powers, _top(it, frame), _height(it, frame) - 26
    parts = legends(it.keys)[frame.key].parts()
    for power in powers:
        x = frame.across(10**power, powers)
        parts.append(line(x, top, x, floor))
        if not frame.above or (power - powers[0]) % 2 == 0:
            parts.append(text(x, floor + 18, _POWERS.get(power, f"1e{power}"), "tick middle"))
    for lane, y in zip(it.lanes, _tops(it, frame), strict=True):
        high = _lane_height(lane, frame, powers)
        parts.append(line(0 if frame.above else frame.left, y + high, frame.width - frame.right, y + high))
        x, down, anchor = (0.0, y + 17, "start") if frame.above else (frame.left - 12, y + high - 7, "end")
        label = shorten(lane.label, frame.width if frame.above else frame.left - 46, frame.size)
        parts.append(mark(lane.href, lane.words, text(x, down, label, anchor, lane.count)))
        for dot, down in _placed(lane, y, frame, powers):
            x = frame.across(dot.value, powers)
            circle = f'<circle cx="{num(x)}" cy="{num(down)}" r="{num(frame.radius)}"/>'
            parts.append(mark(dot.href, dot.words, circle, dot.token))
    return parts


def _notes(it: Dots, frame: _Frame, size: tuple[float, float]) -> list[dict[str, Any]]:
    made = []
    for lane, y in zip(it.lanes, _tops(it, frame), strict=True):
        down = y + _lane_height(lane, frame, it.powers) - 12
        label = shorten(lane.label, frame.left - 46, frame.size)
        words = f"{literal(label)} <b>{lane.count}</b>"
        made.append(note((frame.left - 12) / size[0], down / size[1], words, "right"))
    return made
