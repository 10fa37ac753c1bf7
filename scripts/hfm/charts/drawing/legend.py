"""The key to a chart's colours: each entry a link to what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hfm.charts.drawing.measure import text_width
from hfm.charts.drawing.shapes import Mark, Text, box


@dataclass(frozen=True)
class Key:
    """A colour, what it stands for, how many entries, and where they are."""

    token: str
    label: str
    count: int
    href: str
    words: str


@dataclass(frozen=True)
class Legend:
    """Entries in columns as wide as the widest, `across` in a line of this height; a drawing puts it at its top."""

    keys: tuple[Key, ...]
    across: int
    line: float
    size: float

    @property
    def height(self) -> float:
        return -(-len(self.keys) // self.across) * self.line

    def places(self) -> list[tuple[float, float]]:
        """The top left of each entry."""
        wide = [text_width(f"{key.label} {key.count}", self.size) + 44 for key in self.keys]
        starts = [sum(max(wide[column :: self.across]) for column in range(n)) for n in range(self.across) if wide[n:]]
        return [(starts[n % self.across], n // self.across * self.line) for n in range(len(wide))]

    def parts(self) -> list[Mark]:
        """The entries as marks of a drawing."""
        return [
            Mark(
                key.href, key.words, (box(x, y + 2, 13, 13), Text(x + 20, y + 14, key.label, "", key.count)), key.token
            )
            for key, (x, y) in zip(self.keys, self.places(), strict=True)
        ]


def legend(keys: Sequence[Key], shape: str) -> Legend:
    """The legend of the wide drawing, in one line, or of the narrow one, two in a line."""
    return Legend(tuple(keys), max(1, len(keys)), 24, 15) if shape == "wide" else Legend(tuple(keys), 2, 22, 13)
