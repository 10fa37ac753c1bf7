"""The key to a chart's colours: each entry a link to what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hfm.charts.drawing.figure import colour, literal, note
from hfm.charts.drawing.svg import mark, rect, text, text_width


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

    def parts(self) -> list[str]:
        """The entries as marks of a drawing."""
        return [
            mark(
                key.href, key.words, rect(x, y + 2, 13, 13) + text(x + 20, y + 14, key.label, "", key.count), key.token
            )
            for key, (x, y) in zip(self.keys, self.places(), strict=True)
        ]

    def notes(self, size: tuple[float, float]) -> list[dict[str, Any]]:
        """The entries as notes of a figure of this size."""
        made = []
        for key, (x, y) in zip(self.keys, self.places(), strict=True):
            square = {"size": 17, "color": colour(key.token)}
            made.append(note(x / size[0], (y + 8) / size[1], "■", "left", font=square))
            words = f"{literal(key.label)} <b>{key.count:,}</b>"
            made.append(note((x + 20) / size[0], (y + 9) / size[1], words, "left", self.size))
        return made


def legends(keys: Sequence[Key]) -> dict[str, Legend]:
    """The legend of the wide drawing, in one line, and of the narrow one, two in a line."""
    return {
        "wide": Legend(tuple(keys), max(1, len(keys)), 24, 15),
        "narrow": Legend(tuple(keys), 2, 22, 13),
    }
