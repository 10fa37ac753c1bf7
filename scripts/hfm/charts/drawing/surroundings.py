"""What stands around the numbers of a figure: texts as notes, and lines, boxes and dots that stand on no axes."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any

from hfm.charts.drawing.look import Tone, of_kind
from hfm.charts.drawing.measure import text_width
from hfm.charts.drawing.shapes import Box, Dot, Drawing, Line, Mark, Text
from hfm.charts.drawing.theme import colour, fill_of, literal, stroke_of
from hfm.charts.drawing.traces import tone_of

SIZE = 15.0
_NOT_DRAWN = frozenset(("hit", "stem"))  # what only the page's pointer needs
_ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def note(it: Text, drawing: Drawing) -> dict[str, Any]:
    """A text with its middle where the drawing's text has it, in the same size and colour."""
    look, words = of_kind(it.kind), literal(it.words)
    size = SIZE * float(str(look.get("font-size", "1em")).removesuffix("em"))
    if int(str(look.get("font-weight", 400))) > 600:
        words = f"<b>{words}</b>"
    if it.number != "":
        words += f" <b>{it.number}</b>"
    tone = look.get("fill")
    font = {"size": size, "color": colour(tone.name if isinstance(tone, Tone) else "ink")}
    if look.get("font-weight") == 600:
        font["weight"] = 600
    x, y, anchor = it.x, it.y - 0.34 * size, _ANCHORS[str(look.get("text-anchor", "start"))]
    if it.turn:  # Plotly turns a note around its middle, so the middle is where it has to be
        long, angle = text_width(f"{it.words} {it.number}", size) * 0.86 / 2, radians(it.turn)
        x, y, anchor = it.x + long * cos(angle) + 5 * sin(angle), it.y + long * sin(angle) - 5 * cos(angle), "center"
    place = {"x": x / drawing.width, "y": 1 - y / drawing.height, "xref": "paper", "yref": "paper"}
    turned = {"textangle": it.turn} if it.turn else {}
    return {**place, "xanchor": anchor, "yanchor": "middle", "text": words, "showarrow": False, "font": font, **turned}


def plain_shape(mark: Mark | None, it: object, drawing: Drawing) -> dict[str, Any] | None:
    """A line, or a box or dot that stands on no axes, behind what counts."""
    if isinstance(it, Line) and it.kind not in _NOT_DRAWN:
        dash = {"dash": "dot"} if "stroke-dasharray" in of_kind(it.kind) else {}
        line = {"color": stroke_of(it.kind), "width": 1, **dash}
        return {"type": "line", "line": line, **_corners(it.x0, it.y0, it.x1, it.y1, drawing)}
    if isinstance(it, Box) and not it.on and it.kind not in _NOT_DRAWN:
        x, y, width, height = it.placed
        tone = tone_of(mark, it) if mark else fill_of(it.kind)
        place = _corners(x, y, x + width, y + height, drawing)
        return {"type": "rect", "fillcolor": tone, "line": {"width": 0}, **place}
    if isinstance(it, Dot) and not it.on and mark:
        ring, tone = "ring" in mark.kind, colour(mark.token or "ink")
        line = {"width": 1.8 if ring else 0, "color": tone}
        place = _corners(it.x - it.radius, it.y - it.radius, it.x + it.radius, it.y + it.radius, drawing)
        return {"type": "circle", "fillcolor": colour("surface") if ring else tone, "line": line, **place}
    return None


def _corners(x0: float, y0: float, x1: float, y1: float, drawing: Drawing) -> dict[str, Any]:
    wide, high = drawing.width, drawing.height
    ends = {"x0": x0 / wide, "y0": 1 - y0 / high, "x1": x1 / wide, "y1": 1 - y1 / high}
    return {"xref": "paper", "yref": "paper", "layer": "below", **ends}
