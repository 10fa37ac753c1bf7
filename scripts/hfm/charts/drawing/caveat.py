"""What a drawing says at its foot about what is not complete in it, and the sign that periods carry for it."""

from __future__ import annotations

from dataclasses import dataclass

from hfm.charts.drawing.measure import text_width
from hfm.charts.drawing.shapes import Text

SIGN = "*"
_LINE = 19


@dataclass(frozen=True)
class Caveat:
    """Lines at the foot of a drawing, after the sign; without words there are none, and they take no room."""

    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return _LINE * len(self.lines) + (10 if self.lines else 0)

    def parts(self, x: float, top: float) -> list[Text]:
        """The lines, from this height down."""
        return [Text(x, top + _LINE * (n + 1), words, "soft") for n, words in enumerate(self.lines)]


def caveat(words: str, room: float, size: float) -> Caveat:
    """These words in lines that fit the room; `size` is that of the drawing's text."""
    lines: list[str] = []
    for word in f"{SIGN} {words}".split() if words else ():
        longer = f"{lines[-1]} {word}" if lines else word
        if not lines or text_width(longer, size * 0.9) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return Caveat(tuple(lines))


def signed(label: str, complete: str | None) -> str:
    """The label of a period, with the sign where it is not complete."""
    return f"{label}{SIGN}" if complete in ("partly", "no") else label


def kind_of(kind: str, complete: str | None) -> str:
    """The classes of a mark, by which what is not complete is drawn pale."""
    return f"{kind} partly" if complete in ("partly", "no") else kind
