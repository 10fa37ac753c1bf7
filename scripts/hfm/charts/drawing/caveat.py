"""What a drawing says at its foot about what is not complete in it, and the sign that periods carry for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hfm.charts.drawing.figure import colour, literal, note
from hfm.charts.drawing.svg import text, text_width

SIGN = "*"
# How strong a bar is that is not complete, and the veil over an area; the styles have both as .partly and .after.
PALE, VEIL = 0.45, 0.55
_LINE = 19


@dataclass(frozen=True)
class Caveat:
    """Lines at the foot of a drawing, after the sign; without words there are none, and they take no room."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        return _LINE * len(self.lines) + (10 if self.lines else 0)

    def parts(self, x: float, top: float) -> list[str]:
        """The lines in a drawing, from this height down."""
        return [text(x, top + _LINE * (n + 1), words, "soft start") for n, words in enumerate(self.lines)]

    def notes(self, x: float, top: float, size: tuple[float, float]) -> list[dict[str, Any]]:
        """The lines in a figure of this size."""
        font = {"size": self.size * 0.9, "color": colour("ink-soft")}
        return [
            note(x / size[0], (top + _LINE * (n + 1) - 5) / size[1], literal(words), "left", font=font)
            for n, words in enumerate(self.lines)
        ]


def caveat(words: str, room: float, size: float) -> Caveat:
    """These words in lines that fit the room; `size` is that of the drawing's text."""
    lines: list[str] = []
    for word in f"{SIGN} {words}".split() if words else ():
        longer = f"{lines[-1]} {word}" if lines else word
        if not lines or text_width(longer, size * 0.9) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return Caveat(tuple(lines), size)


def signed(label: str, complete: str | None) -> str:
    """The label of a period, with the sign where it is not complete."""
    return f"{label}{SIGN}" if complete in ("partly", "no") else label


def kind_of(kind: str, complete: str | None) -> str:
    """The classes of a mark, by which the styles draw what is not complete."""
    return f"{kind} partly" if complete in ("partly", "no") else kind


def bar_marker(tokens: Sequence[str], complete: Sequence[str | None]) -> dict[str, Any]:
    """How Plotly draws bars of these colours: those not complete pale, with an edge in full colour."""
    pale = [it in ("partly", "no") for it in complete]
    tones = [colour(token, PALE if it else None) for token, it in zip(tokens, pale, strict=True)]
    edges = [colour(token) for token in tokens]
    return {"color": tones, "line": {"color": edges, "width": [1.2 if it else 0 for it in pale]}}
