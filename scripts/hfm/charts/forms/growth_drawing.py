"""Draw growth: bars of each period, and beside them the area of all models so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hfm.charts.drawing.axis import ticks
from hfm.charts.drawing.caveat import Caveat, caveat, kind_of
from hfm.charts.drawing.legend import Key, Legend, legends
from hfm.charts.drawing.svg import drawing, line, mark, num, rect, text
from hfm.charts.forms.periods import Periods
from hfm.charts.words import many
from hfm.views.links import explorer

SUM_HEADING = "All models so far"
BAR = 52.0  # a bar is no wider


@dataclass(frozen=True)
class Panel:
    """The rectangle of one of the two plots."""

    x: float
    y: float
    width: float
    height: float

    @property
    def floor(self) -> float:
        return self.y + self.height

    def middle(self, n: int, of: int) -> float:
        """Where the n-th of so many columns stands."""
        return self.x + self.width * (n + 0.5) / of


@dataclass(frozen=True)
class Layout:
    """Both plots, side by side where there is room and one below the other where not."""

    size: tuple[float, float]
    bars: Panel
    sums: Panel


_LAYOUTS = {
    "wide": Layout((900, 420), Panel(40, 92, 390, 290), Panel(506, 92, 390, 290)),
    "narrow": Layout((360, 640), Panel(30, 96, 326, 210), Panel(30, 386, 326, 220)),
}


def growth_svg(name: str, title: str, words: str, it: Periods) -> str:
    """Both layouts."""
    made = []
    for shape in _LAYOUTS:
        layout, foot = layout_of(it, shape)
        parts = [*legend_of(it)[shape].parts(), *_bars(it, layout), *_areas(it, layout)]
        parts += foot.parts(0, layout.size[1] - foot.height)
        made.append(drawing(name, shape, title, words, layout.size, parts))
    return "".join(made)


def layout_of(it: Periods, shape: str) -> tuple[Layout, Caveat]:
    """Where both plots stand in a drawing of this shape, and what is written at its foot."""
    plain = _LAYOUTS[shape]
    wide, high = plain.size
    foot = caveat(it.caveat, wide, 15 if shape == "wide" else 13)
    return replace(plain, size=(wide, high + foot.height)), foot


def legend_of(it: Periods) -> dict[str, Legend]:
    last = it.sums[-1]
    return legends(
        [
            Key(
                f"c-{group}",
                it.labels[g],
                last[g],
                explorer("model", subfield=group, **it.among),
                f"{it.labels[g]}: {many(last[g], 'model')}",
            )
            for g, group in enumerate(it.groups)
        ]
    )


def _axis(panel: Panel, top: int, heading: str) -> tuple[list[str], float]:
    """Heading, grid lines with their numbers, and how high one model is."""
    steps = ticks(top)
    unit = panel.height / steps[-1]
    parts = [text(max(0, panel.x - 40), panel.y - 22, heading, "head start")]
    for step in steps:
        y = panel.floor - step * unit
        parts.append(line(panel.x, y, panel.x + panel.width, y, "axis" if step == 0 else "grid"))
        parts.append(text(panel.x - 7, y + 4, str(step), "tick end"))
    return parts, unit


def _bars(it: Periods, layout: Layout) -> list[str]:
    panel = layout.bars
    parts, unit = _axis(panel, it.top, bar_heading(it))
    step = panel.width / max(1, it.dated)
    wide = min(BAR, step * 0.72)
    for n, row in enumerate(it.counts[: it.dated]):
        x, y = panel.middle(n, it.dated), panel.floor
        for g, count in enumerate(row):
            if count:
                y -= count * unit
                shape = rect(x - wide / 2, y, wide, count * unit)
                kind = kind_of("mark", it.complete[n])
                parts.append(mark(it.href(n, g), it.words(n, g), shape, f"c-{it.groups[g]}", kind))
        if sum(row) and not it.monthly:
            number = text(x, y - 6, f"{sum(row):,}", "middle n")
            parts.append(mark(it.href(n), it.words_of(n), number))
        parts.append(text(x, panel.floor + 20, it.tick(n, step), "tick middle"))
    if it.undated:
        shape = text(panel.x + panel.width, panel.y - 22, it.named(it.dated), "soft end", it.undated)
        parts.append(mark(it.href(it.dated), it.words_of(it.dated), shape))
    return parts


def _areas(it: Periods, layout: Layout) -> list[str]:
    """The areas of all so far, beside them a column with the undated, and on each period its sum."""
    panel = layout.sums
    parts, unit = _axis(panel, it.whole, SUM_HEADING)
    first, last = it.span
    reach = panel.width / (last - first)
    across = [panel.x + (place - first) * reach for place in it.places]
    floor = [panel.floor] * len(across)
    for g, group in enumerate(it.groups):
        roof = [y - row[g] * unit for y, row in zip(floor, it.sums, strict=True)]
        corners = list(zip(across, roof, floor, strict=True))
        parts.append(
            _area([(x, y) for x, y, _ in corners[: it.dated]], [(x, y) for x, _, y in corners[: it.dated]], group)
        )
        for x, top, bottom in corners[it.dated :]:
            half = reach * it.gap * HALF
            parts.append(_area([(x - half, top), (x + half, top)], [(x - half, bottom), (x + half, bottom)], group))
        floor = roof
    if it.ends is not None:
        start, end = across[0] + (it.ends - it.places[0]) * reach, across[it.dated - 1]
        parts.append(rect(start, panel.y, end - start, panel.height, "after"))
    for n, (x, y) in enumerate(zip(across, floor, strict=True)):
        parts.append(text(x, panel.floor + 20, it.tick(n, reach), "tick middle"))
        number = text(x + 4, y - 9, f"{sum(it.sums[n]):,}", "n end")  # to the left of a curve that rises
        if not it.monthly:
            stem = line(x, y, x, panel.floor, "stem") + f'<circle cx="{num(x)}" cy="{num(y)}" r="3.5" class="dot"/>'
            shape = rect(x - reach / 2, panel.y - 14, reach, panel.height + 14, "hit") + stem + number
            parts.append(mark(it.href_so_far(n), it.words_so_far(n), shape, kind="mark point"))
        elif n in ends_of(it):
            parts.append(number)
    return parts


HALF = 0.3  # of the gap before it: half the width of the column with the undated


def _area(roof: list[tuple[float, float]], floor: list[tuple[float, float]], group: str) -> str:
    edge = "L".join(f"{num(x)} {num(y)}" for x, y in [*roof, *reversed(floor)])
    return f'<path d="M{edge}Z" class="area k-c-{group}"/>' if roof else ""


def ends_of(it: Periods) -> list[int]:
    """The periods whose sum is written: every year; of months the last, and the undated above it where it stands clear."""
    last = [it.dated - 1] if it.dated and it.undated * 12 > it.whole else []
    return [*last, len(it.values) - 1] if it.monthly else list(range(len(it.values)))


def bar_heading(it: Periods) -> str:
    return f"New models each {'month' if it.monthly else 'year'}"
