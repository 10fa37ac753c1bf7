"""How each kind of shape looks: the site's style sheet, the picture file and the interactive figure follow it.

A rule is a selector inside a drawing and what it declares. What a reader's pointer, keyboard or own colours change on
the page is in web/styles/drawing.css.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

# How strong the colour of a step of a heat map is; from the step named on, numbers take the page's colour.
STRENGTHS = (0.1, 0.24, 0.42, 0.84, 1.0)
INVERTED = 3
# How strong a bar is that is not complete, one behind a mark, a flow, and the veil over an area or behind dots.
PALE, QUIET, FLOW, VEIL, LATE = 0.45, 0.4, 0.42, 0.55, 0.4


@dataclass(frozen=True)
class Tone:
    """A colour of the theme by its name; with `own` that of the mark, where the mark has one."""

    name: str
    own: bool = False

    @property
    def css(self) -> str:
        return f"var(--k, var(--{self.name}))" if self.own else f"var(--{self.name})"


Value = str | float | Tone
_INK, _SOFT, _LINE, _PAGE, _OWN = Tone("ink"), Tone("ink-soft"), Tone("line"), Tone("surface"), Tone("ink", own=True)
_FIGURES = "lining-nums tabular-nums"

RULES: dict[str, dict[str, Value]] = {
    "text": {
        "fill": _INK,
        "paint-order": "stroke",
        "stroke": _PAGE,
        "stroke-width": "3px",
        "stroke-linejoin": "round",
    },
    ".n": {"font-weight": 700, "font-variant-numeric": _FIGURES},
    ".head": {"font-size": "0.87em", "font-weight": 600, "fill": _SOFT},
    ".tick": {"font-size": "0.9em", "fill": _SOFT},
    ".soft": {"font-size": "0.9em", "fill": _SOFT},
    ".middle": {"text-anchor": "middle"},
    ".end": {"text-anchor": "end"},
    ".mark > path": {"fill": _OWN},
    ".mark > rect": {"fill": _OWN},
    ".mark > circle": {"fill": _OWN, "stroke": _PAGE, "stroke-width": "1px"},
    ".area": {"fill": _OWN},
    ".flow > path": {"fill": _OWN, "fill-opacity": FLOW, "stroke": "transparent", "stroke-width": "3px"},
    ".partly > rect": {"fill-opacity": PALE, "stroke": _OWN, "stroke-width": "1.2px", "stroke-dasharray": "4 2"},
    ".after": {"fill": _PAGE, "fill-opacity": VEIL},
    ".late": {"fill": _LINE, "fill-opacity": LATE},
    ".grid": {"fill": "none", "stroke": _LINE},
    ".axis": {"fill": "none", "stroke": _SOFT},
    ".point > .hit": {"fill": "transparent"},
    ".point > .stem": {"stroke": "transparent", "stroke-width": "1.5px"},
    ".sign > circle": {"fill": _INK},
    ".ring > circle": {"fill": _PAGE, "stroke": _OWN, "stroke-width": "1.8px"},
    ".mark > .quiet": {"fill-opacity": QUIET},
    ".stem-line": {"stroke": Tone("accent"), "stroke-opacity": 0.45, "stroke-dasharray": "2 3"},
    ".cell > rect": {"fill": Tone("accent")},
    **{f".cell > .h{step}": {"fill-opacity": strength} for step, strength in enumerate(STRENGTHS[:-1])},
    ".void": {"fill": "none", "stroke": _LINE, "stroke-opacity": 0.6},
    ".in": {"text-anchor": "middle", "font-size": "0.93em", "font-variant-numeric": _FIGURES, "stroke": "none"},
    ".inv": {"fill": _PAGE},
    ".kin": {"font-size": "0.84em"},
    ".descent": {"fill": "none", "stroke": _SOFT, "stroke-opacity": 0.6},
    ".best": {"fill": "none", "stroke": _SOFT, "stroke-width": "1.5px"},
    ".span": {"fill": "none", "stroke": _SOFT, "stroke-opacity": 0.6, "stroke-width": "1.5px"},
    ".bold": {"font-weight": 650},
    ".col": {"font-size": "0.93em"},
    ".dot": {"fill": _INK, "stroke": _PAGE, "stroke-width": "1.5px"},
}


def of_kind(kind: str) -> dict[str, Value]:
    """What the rules declare for these classes alone, such as `tick middle`."""
    found: dict[str, Value] = {}
    for name in kind.split():
        found |= RULES.get(f".{name}", {})
    return found


def sheet() -> str:
    """The rules for the drawings of a page, in the colours of its scheme; the interactive figure over them has its own."""
    return "".join(
        f".drawn {selector}{{{_written(rules, lambda tone: tone.css)}}}\n" for selector, rules in RULES.items()
    )


def plain(colours: Mapping[str, str]) -> str:
    """The rules in these colours, for a picture file: its marks' own colour is their `color`."""
    return "".join(
        f"{selector}{{{_written(rules, lambda tone: 'currentColor' if tone.own else colours[tone.name])}}}"
        for selector, rules in RULES.items()
    )


def _written(rules: Mapping[str, Value], colour: Callable[[Tone], str]) -> str:
    return ";".join(f"{name}:{colour(it) if isinstance(it, Tone) else it}" for name, it in rules.items())
