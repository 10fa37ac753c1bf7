"""The key to the shades of a heat map: what each strength of the colour stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hfm.charts.drawing.measure import text_width
from hfm.charts.drawing.shapes import Mark, Part, Text, box

_LINE = 22


@dataclass(frozen=True)
class Shades:
    """What is counted, and for each step in use its number and the range it stands for; in lines within the room."""

    heading: str
    ranges: tuple[tuple[int, str], ...]
    room: float
    size: float

    def places(self) -> list[tuple[float, float, int, str]]:
        """(x, y, step, words) of each swatch; the heading stands alone in the first line where there is little room."""
        start = text_width(self.heading, self.size) + 14
        x, y = (start, 0.0) if start < self.room / 2 else (0.0, float(_LINE))
        found = []
        for step, words in self.ranges:
            wide = 22 + text_width(words, self.size) + 16
            if x + wide > self.room and x > 0:
                x, y = 0.0, y + _LINE
            found.append((x, y, step, words))
            x += wide
        return found

    @property
    def height(self) -> float:
        return max((y for _, y, _, _ in self.places()), default=-_LINE) + _LINE + 8

    def parts(self, top: float) -> list[Part]:
        """The key in a drawing, from this height down."""
        made: list[Part] = [Text(0, top + 20, self.heading, "soft")]
        for x, y, step, words in self.places():
            made.append(Mark("", "", (box(x, top + y + 8, 15, 15, f"h{step}"),), kind="cell"))
            made.append(Text(x + 21, top + y + 20, words, "soft"))
        return made


def ranges_of(steps: Iterable[tuple[int, int]], sign: str = "") -> tuple[tuple[int, str], ...]:
    """From (number, its step), numbers rising, the range of each step in words: `1`, `2–5`, `6 %–9 %`."""
    spans: dict[int, tuple[int, int]] = {}
    for number, step in steps:
        spans[step] = (spans.get(step, (number, number))[0], number)
    return tuple(
        (step, f"{low:,}{sign}" if low == high else f"{low:,}–{high:,}{sign}")
        for step, (low, high) in sorted(spans.items())
    )
