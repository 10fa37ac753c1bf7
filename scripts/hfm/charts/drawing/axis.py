"""Round numbers for axes, each with what is written beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from hfm.charts.drawing.shapes import Scale

_PREFIXES = dict(
    enumerate(
        [
            "1",
            "10",
            "100",
            "1k",
            "10k",
            "100k",
            "1M",
            "10M",
            "100M",
            "1B",
            "10B",
            "100B",
            "1T",
            "10T",
            "100T",
            "1P",
            "10P",
            "100P",
        ]
    )
)


@dataclass(frozen=True)
class Axis:
    """The numbers of an axis from its first to its last, with their labels; of a logarithmic one powers of ten."""

    ticks: tuple[tuple[float, str], ...]
    log: bool = False

    def scale(self, start: float, end: float) -> Scale:
        """From the first number at `start` to the last at `end`."""
        first, last = self.ticks[0][0], self.ticks[-1][0]
        return Scale(start, end, log10(first), log10(last), log=True) if self.log else Scale(start, end, first, last)


def ticks(top: float, most: int = 5) -> tuple[int, ...]:
    """Whole numbers from 0 to at least `top` in steps of 1, 2 or 5 times a power of ten, about `most` of them."""
    step = _step(max(1, top), most, least=0)
    return tuple(int(step * n) for n in range(ceil(max(1, top) / step) + 1))


def between(values: Sequence[float], most: int = 6) -> Axis:
    """Round numbers from below the smallest to above the largest, about `most` of them."""
    low, high = min(values), max(values)
    step = _step((high - low) or abs(high) or 1, most)
    first, last = floor(low / step), ceil(high / step)
    numbers = [round(step * n, 9) for n in range(first, max(last, first + 1) + 1)]
    return Axis(tuple((it, f"{it:g}") for it in numbers))


def powers(values: Sequence[float]) -> Axis:
    """The powers of ten that enclose these numbers, none below 1."""
    first, last = int(log10(min(values))), int(log10(max(values))) + 1
    return Axis(tuple((10**it, _PREFIXES.get(it, f"1e{it}")) for it in range(first, last + 1)), log=True)


def time_of(date: str) -> float:
    """A date (YYYY, YYYY-MM or YYYY-MM-DD) as a number of years; a year alone is its middle, a month its middle."""
    parts = [*map(int, date.split("-"))]
    month = parts[1] - 1 if len(parts) > 1 else 6
    day = (parts[2] - 0.5) / 31 if len(parts) > 2 else 0.5 if len(parts) > 1 else 0
    return parts[0] + (month + day) / 12


def _step(room: float, most: int, least: int = -9) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that goes into the room at most so often."""
    steps = (digit * 10.0**power for power in range(least, 300) for digit in (1, 2, 5))
    return next(float(step) for step in steps if step * most >= room)
