"""Draw growth: bars of each period, and beside them the area of all models so far."""

from __future__ import annotations

from dataclasses import dataclass

from hfm.charts.drawing.axis import ticks
from hfm.charts.drawing.caveat import caveat, kind_of
from hfm.charts.drawing.legend import Key, legend
from hfm.charts.drawing.shapes import (
    Area,
    Axes,
    Box,
    Dot,
    Drawings,
    Line,
    Mark,
    Named,
    Part,
    Scale,
    Text,
    box,
    drawings,
)
from hfm.charts.forms.periods import Periods
from hfm.charts.words import many
from hfm.views.links import explorer

_BAR = 52.0  # a bar is no wider
_HALF = 0.3  # of the gap before it: half the width of the column with the undated


@dataclass(frozen=True)
class _Panel:
    """The rectangle of one of the two plots."""

    x: float
    y: float
    width: float
    height: float

    @property
    def floor(self) -> float:
        return self.y + self.height

    def axes(self, span: tuple[float, float], top: float) -> Axes:
        """Periods across, models up to this number down."""
        return Axes(Scale(self.x, self.x + self.width, *span), Scale(self.floor, self.y, 0, ticks(top)[-1]))


@dataclass(frozen=True)
class _Layout:
    """Both plots, side by side where there is room and one below the other where not."""

    shape: str
    width: float
    height: float
    bars: _Panel
    sums: _Panel
    size: float


_WIDE = _Layout("wide", 900, 420, _Panel(40, 92, 390, 290), _Panel(506, 92, 390, 290), 15)
_NARROW = _Layout("narrow", 360, 662, _Panel(30, 118, 326, 210), _Panel(30, 408, 326, 220), 13)


def growth_drawings(named: Named, it: Periods) -> Drawings:
    """Both layouts."""
    return drawings(named, _drawn(it, _WIDE), _drawn(it, _NARROW))


def _drawn(it: Periods, layout: _Layout) -> tuple[float, float, list[Part]]:
    foot = caveat(it.caveat, layout.width, layout.size)
    parts = [*legend(_keys(it), layout.shape).parts(), *_bars(it, layout.bars), *_sums(it, layout.sums)]
    return layout.width, layout.height + foot.height, [*parts, *foot.parts(0, layout.height)]


def _keys(it: Periods) -> list[Key]:
    return [
        Key(
            f"c-{group}",
            it.labels[g],
            it.sums[-1][g],
            explorer("model", subfield=group, **it.among),
            f"{it.labels[g]}: {many(it.sums[-1][g], 'model')}",
        )
        for g, group in enumerate(it.groups)
    ]


def _axis(panel: _Panel, on: Axes, top: int, heading: str) -> list[Part]:
    """Heading, and grid lines with their numbers."""
    parts: list[Part] = [Text(max(0, panel.x - 40), panel.y - 22, heading, "head")]
    for step in ticks(top):
        y = on.y.at(step)
        parts.append(Line(panel.x, y, panel.x + panel.width, y, "axis" if step == 0 else "grid"))
        parts.append(Text(panel.x - 7, y + 4, str(step), "tick end"))
    return parts


def _bars(it: Periods, panel: _Panel) -> list[Part]:
    on = panel.axes((-0.5, max(1, it.dated) - 0.5), it.top)
    step = panel.width / max(1, it.dated)
    half = min(_BAR, step * 0.72) / step / 2
    parts = _axis(panel, on, it.top, f"New models each {'month' if it.monthly else 'year'}")
    for n, row in enumerate(it.counts[: it.dated]):
        below = 0
        for g, count in enumerate(row):
            if count:
                bar = Box(n - half, below, n + half, below + count, "", on)
                kind = kind_of("mark", it.complete[n])
                parts.append(Mark(it.href(n, g), it.words(n, g), (bar,), f"c-{it.groups[g]}", kind))
            below += count
        if below and not it.monthly:
            number = Text(on.x.at(n), on.y.at(below) - 6, f"{below:,}", "middle n")
            parts.append(Mark(it.href(n), it.words_of(n), (number,)))
        parts.append(Text(on.x.at(n), panel.floor + 20, it.tick(n, step), "tick middle"))
    if it.undated:
        words = Text(panel.x + panel.width, panel.y - 22, it.named(it.dated), "soft end", it.undated)
        parts.append(Mark(it.href(it.dated), it.words_of(it.dated), (words,)))
    return parts


def _sums(it: Periods, panel: _Panel) -> list[Part]:
    """The areas of all so far, beside them a column with the undated, and on each period its sum."""
    on = panel.axes(it.span, it.whole)
    parts = [*_axis(panel, on, it.whole, "All models so far"), *_areas(it, on)]
    if it.ends is not None:
        parts.append(Box(it.ends, 0, it.places[it.dated - 1], on.y.last, "after", on))
    reach = on.x.at(1) - on.x.at(0)
    for n, place in enumerate(it.places):
        whole = sum(it.sums[n])
        x, y = on.x.at(place), on.y.at(whole)
        parts.append(Text(x, panel.floor + 20, it.tick(n, reach), "tick middle"))
        number = Text(x + 4, y - 9, f"{whole:,}", "n end")  # to the left of a curve that rises
        dot = Dot(place, whole, 3.5, "dot", on)
        if it.monthly:
            parts += [number] if n in _ends_of(it) else []
            parts.append(Mark("", it.words_so_far(n), (dot,), kind="unseen"))
        else:
            hit = box(x - reach / 2, panel.y - 14, reach, panel.height + 14, "hit")
            shapes = (hit, Line(x, y, x, panel.floor, "stem"), dot, number)
            parts.append(Mark(it.href_so_far(n), it.words_so_far(n), shapes, kind="mark point"))
    return parts


def _areas(it: Periods, on: Axes) -> list[Part]:
    """An area for each sub-field on those before it, and one for its undated."""
    parts: list[Part] = []
    floor = [0] * len(it.places)
    for g, group in enumerate(it.groups):
        roof = [below + row[g] for below, row in zip(floor, it.sums, strict=True)]
        corners = list(zip(it.places, roof, floor, strict=True))
        token, dated = f"c-{group}", corners[: it.dated]
        if dated:
            edge = [*((x, top) for x, top, _ in dated), *((x, bottom) for x, _, bottom in reversed(dated))]
            parts.append(Area(tuple(edge), token, on))
        for x, top, bottom in corners[it.dated :]:
            left, right = x - it.gap * _HALF, x + it.gap * _HALF
            parts.append(Area(((left, top), (right, top), (right, bottom), (left, bottom)), token, on))
        floor = roof
    return parts


def _ends_of(it: Periods) -> list[int]:
    """The months whose sum is written: the last, and the undated above it where it stands clear."""
    last = [it.dated - 1] if it.dated and it.undated * 12 > it.whole else []
    return [*last, len(it.values) - 1]
