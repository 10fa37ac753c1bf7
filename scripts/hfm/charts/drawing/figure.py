"""The interactive figure of a drawing: each shape where the drawing has it, for Plotly, as plain lists and dicts.

What counts something becomes a trace on the axes it stands on, with where a click leads and what a hover says;
everything else becomes a note or a plain shape. Colours are names of the theme's tokens, `token:vision` or
`token:vision@0.4`, which the page resolves when it draws and again when the reader changes the scheme. `layout.meta`
has the size the figure was laid out for, so that the page can scale its words with it. plotly.py checks every setting.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from textwrap import wrap
from typing import Any

from plotly import graph_objects as go  # type: ignore[import-untyped]  # it ships no types

from hfm.charts.drawing.look import FLOW, PALE, QUIET, STRENGTHS, Tone, of_kind
from hfm.charts.drawing.measure import text_width
from hfm.charts.drawing.shapes import Area, Axes, Box, Dot, Drawing, Line, Mark, Node, Ribbon, Scale, Text

_HOVER = "%{customdata[1]}<extra></extra>"
_CLEAR = "rgba(0,0,0,0)"
_SIZE = 15.0
_NOT_DRAWN = frozenset(("hit", "stem"))  # what only the page's pointer needs
_BEYOND = 8.0
_ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def figure_of(drawing: Drawing) -> dict[str, Any]:
    """The figure as plain JSON. Raises ValueError where Plotly knows no such setting."""
    every = list(drawing.shapes())
    axes = list(dict.fromkeys(it.on for _, it in every if isinstance(it, Box | Dot | Area) and it.on))
    names = {it: str(n) if n > 1 else "" for n, it in enumerate(axes, 1)}
    settings: dict[str, Any] = {"meta": {"width": drawing.width, "height": drawing.height}}
    for it, name in names.items():
        settings |= _axes(it, name, drawing)
    notes = [_note(it, drawing) for _, it in every if isinstance(it, Text)]
    shapes = [shape for mark, it in every if (shape := _plain_shape(mark, it, drawing))]
    built = go.Figure(_traces(drawing, names), _SETTINGS | settings | {"annotations": notes, "shapes": shapes})
    made: dict[str, Any] = _plain(built.to_plotly_json())
    made["layout"].pop("template", None)  # six kilobytes of defaults that the library has anyway
    return {"data": made["data"], "layout": made["layout"]}


def colour(token: str, opacity: float | None = None) -> str:
    """A colour of the theme by its name; plotly takes a CSS variable for a colour, the figure says `token:`."""
    return f"var(--{token}{'' if opacity is None else f'@{opacity}'})"


def told(href: str, words: str) -> list[str]:
    """What a mark carries: where a click leads, and the hover's words in lines."""
    return [href, "<br>".join(wrap(_literal(words), 72, break_on_hyphens=False, break_long_words=False))]


_SETTINGS = {
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "paper_bgcolor": _CLEAR,
    "plot_bgcolor": _CLEAR,
    "font": {"size": _SIZE, "color": colour("ink")},
    "hoverlabel": {
        "align": "left",
        "bgcolor": colour("surface"),
        "bordercolor": colour("ink-soft"),
        "font": {"size": 14, "color": colour("ink")},
    },
    "modebar": {"bgcolor": _CLEAR, "color": colour("ink-soft"), "activecolor": colour("accent")},
    "showlegend": False,
    "barmode": "overlay",
}


# --- Axes ---


def _axes(it: Axes, name: str, drawing: Drawing) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True}
    across, down = _span(it.x, drawing.width), _span(it.y, drawing.height, down=True)
    return {
        f"xaxis{name}": {**hidden, **across, "anchor": f"y{name}"},
        f"yaxis{name}": {**hidden, **down, "anchor": f"x{name}"},
    }


def _span(it: Scale, full: float, *, down: bool = False) -> dict[str, Any]:
    """Which part of the figure the scale takes, and what stands at its ends; Plotly counts from the left and from below.

    It takes a little more, so that a pointer reaches a mark at its very end.
    """
    low, high = min(it.start, it.end), max(it.start, it.end)
    ends = sorted((max(0, low - _BEYOND), min(full, high + _BEYOND)), reverse=down)
    shares = [1 - place / full if down else place / full for place in ends]
    return {"domain": shares, "range": [it.number(place) for place in ends], **({"type": "log"} if it.log else {})}


# --- What counts something ---


def _traces(drawing: Drawing, names: dict[Axes, str]) -> list[Any]:
    """Surfaces in the order of the drawing, then bars and dots, all of the same axes in one trace; or the flow."""
    if any(isinstance(it, Node) for _, it in drawing.shapes()):
        return [_flow(drawing)]
    surfaces, boxes, dots = [], dict[Axes, list[tuple[Mark, Box]]](), dict[Axes, list[tuple[Mark, Dot]]]()
    for mark, it in drawing.shapes():
        if isinstance(it, Area):
            surfaces.append(_surface(it.corners, colour(it.token), names[it.on]))
        elif isinstance(it, Box) and it.on and mark:
            boxes.setdefault(it.on, []).append((mark, it))
        elif isinstance(it, Box) and it.on:
            corners = ((it.x0, it.y0), (it.x1, it.y0), (it.x1, it.y1), (it.x0, it.y1))
            surfaces.append(_surface(corners, _fill(it.kind), names[it.on]))
        elif isinstance(it, Dot) and it.on and mark:
            dots.setdefault(it.on, []).append((mark, it))
    bars = [_bars(found, names[on]) for on, found in boxes.items()]
    return [*surfaces, *bars, *(_dots(found, names[on]) for on, found in dots.items())]


def _surface(corners: Sequence[tuple[float, float]], tone: str, axes: str) -> Any:
    return go.Scatter(
        x=[x for x, _ in corners],
        y=[y for _, y in corners],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=tone,
        hoverinfo="skip",
        xaxis=f"x{axes}",
        yaxis=f"y{axes}",
    )


def _bars(found: Sequence[tuple[Mark, Box]], axes: str) -> Any:
    """Boxes as bars that stand on their own foot."""
    partly = ["partly" in mark.kind for mark, _ in found]
    return go.Bar(
        x=[(it.x0 + it.x1) / 2 for _, it in found],
        width=_one([abs(it.x1 - it.x0) for _, it in found]),
        base=[min(it.y0, it.y1) for _, it in found],
        y=[abs(it.y1 - it.y0) for _, it in found],
        marker={
            "color": _one([_tone(mark, it) for mark, it in found]),
            "line": {
                "color": _one([colour(mark.token or "ink") for mark, _ in found]),
                "width": _one([1.2 if it else 0 for it in partly]),
            },
        },
        customdata=[told(mark.href, mark.words) for mark, _ in found],
        hovertemplate=_HOVER,
        xaxis=f"x{axes}",
        yaxis=f"y{axes}",
    )


def _dots(found: Sequence[tuple[Mark, Dot]], axes: str) -> Any:
    ring = ["ring" in mark.kind for mark, _ in found]
    unseen = ["unseen" in mark.kind for mark, _ in found]
    return go.Scatter(
        mode="markers",
        x=[it.x for _, it in found],
        y=[it.y for _, it in found],
        marker={
            "color": _one(
                [_CLEAR if hide else colour(mark.token or "ink") for (mark, _), hide in zip(found, unseen, strict=True)]
            ),
            "size": _one([it.radius * 2 for _, it in found]),
            "symbol": _one(["circle-open" if it else "circle" for it in ring]),
            "line": {
                "width": _one([1.8 if it else 0 if hide else 1 for it, hide in zip(ring, unseen, strict=True)]),
                "color": colour("surface"),
            },
        },
        customdata=[told(mark.href, mark.words) for mark, _ in found],
        hovertemplate=_HOVER,
        cliponaxis=False,
        xaxis=f"x{axes}",
        yaxis=f"y{axes}",
    )


def _tone(mark: Mark, it: Box) -> str:
    """The colour of a box as the styles have it."""
    step = next((n for n in range(len(STRENGTHS)) if it.kind == f"h{n}"), None)
    if step is not None:
        return colour("accent", STRENGTHS[step])
    strength = QUIET if it.kind == "quiet" else PALE if "partly" in mark.kind else None
    return colour(mark.token or "ink", strength)


def _one(values: list[Any]) -> Any:
    """The value itself where all are the same."""
    return values[0] if len(set(values)) == 1 else values


def _flow(drawing: Drawing) -> Any:
    """The nodes where the drawing has them, and between them ribbons as thick as their count."""
    every = [(mark, it) for mark, it in drawing.shapes() if mark]
    nodes = [(mark, it) for mark, it in every if isinstance(it, Node)]
    ribbons = [(mark, it) for mark, it in every if isinstance(it, Ribbon)]
    number, frame = {it.key: n for n, (_, it) in enumerate(nodes)}, nodes[0][1].frame
    inner = frame.height - frame.top - frame.bottom
    return go.Sankey(
        arrangement="fixed",
        domain={
            "x": [frame.left / frame.width, 1 - frame.right / frame.width],
            "y": [frame.bottom / frame.height, 1 - frame.top / frame.height],
        },
        node={
            "label": [""] * len(nodes),  # the labels are notes, placed as in the drawing
            "color": [colour(mark.token) for mark, _ in nodes],
            "x": [_within(it.share) for _, it in nodes],
            "y": [_within((it.middle - frame.top) / inner) for _, it in nodes],
            "pad": frame.gap,
            "thickness": frame.thickness,
            "line": {"width": 0},
            "customdata": [told(mark.href, mark.words) for mark, _ in nodes],
            "hovertemplate": _HOVER,
        },
        link={
            "source": [number[it.source] for _, it in ribbons],
            "target": [number[it.target] for _, it in ribbons],
            "value": [it.count for _, it in ribbons],
            "color": [colour(mark.token, FLOW) for mark, _ in ribbons],
            "hovercolor": [colour(mark.token, 0.75) for mark, _ in ribbons],
            "customdata": [told(mark.href, mark.words) for mark, _ in ribbons],
            "hovertemplate": _HOVER,
        },
    )


def _within(share: float) -> float:
    """Plotly places a node by chance where it stands at the very edge."""
    return min(0.999, max(0.001, share))


# --- What stands around it ---


def _note(it: Text, drawing: Drawing) -> dict[str, Any]:
    """A text with its middle where the drawing's text has it, in the same size and colour."""
    look, words = of_kind(it.kind), _literal(it.words)
    size = _SIZE * float(str(look.get("font-size", "1em")).removesuffix("em"))
    if int(str(look.get("font-weight", 400))) > 600:
        words = f"<b>{words}</b>"
    if it.count != "":
        words += f" <b>{it.count}</b>"
    tone = look.get("fill")
    font = {"size": size, "color": colour(tone.name if isinstance(tone, Tone) else "ink")}
    if look.get("font-weight") == 600:
        font["weight"] = 600
    x, y, anchor = it.x, it.y - 0.34 * size, _ANCHORS[str(look.get("text-anchor", "start"))]
    if it.turn:  # Plotly turns a note around its middle, so the middle is where it has to be
        long, angle = text_width(f"{it.words} {it.count}", size) * 0.86 / 2, radians(it.turn)
        x, y, anchor = it.x + long * cos(angle) + 5 * sin(angle), it.y + long * sin(angle) - 5 * cos(angle), "center"
    place = {"x": x / drawing.width, "y": 1 - y / drawing.height, "xref": "paper", "yref": "paper"}
    turned = {"textangle": it.turn} if it.turn else {}
    return {**place, "xanchor": anchor, "yanchor": "middle", "text": words, "showarrow": False, "font": font, **turned}


def _plain_shape(mark: Mark | None, it: object, drawing: Drawing) -> dict[str, Any] | None:
    """A line, or a box or dot that stands on no axes, behind what counts."""
    if isinstance(it, Line) and it.kind not in _NOT_DRAWN:
        look = of_kind(it.kind)
        tone, strength, dash = look.get("stroke"), look.get("stroke-opacity"), "stroke-dasharray" in look
        line = {
            "color": colour(tone.name if isinstance(tone, Tone) else "ink", float(str(strength)) if strength else None),
            "width": 1,
            **({"dash": "dot"} if dash else {}),
        }
        return {"type": "line", "line": line, **_corners(it.x0, it.y0, it.x1, it.y1, drawing)}
    if isinstance(it, Box) and not it.on and it.kind not in _NOT_DRAWN:
        x, y, width, height = it.placed
        tone = _tone(mark, it) if mark else _fill(it.kind)
        return {
            "type": "rect",
            "fillcolor": tone,
            "line": {"width": 0},
            **_corners(x, y, x + width, y + height, drawing),
        }
    if isinstance(it, Dot) and not it.on and mark:
        ring, tone = "ring" in mark.kind, colour(mark.token or "ink")
        line = {"width": 1.8 if ring else 0, "color": tone}
        place = _corners(it.x - it.radius, it.y - it.radius, it.x + it.radius, it.y + it.radius, drawing)
        return {"type": "circle", "fillcolor": colour("surface") if ring else tone, "line": line, **place}
    return None


def _fill(kind: str) -> str:
    look = of_kind(kind)
    tone, strength = look.get("fill"), look.get("fill-opacity")
    return colour(tone.name if isinstance(tone, Tone) else "ink", float(str(strength)) if strength else None)


def _corners(x0: float, y0: float, x1: float, y1: float, drawing: Drawing) -> dict[str, Any]:
    wide, high = drawing.width, drawing.height
    ends = {"x0": x0 / wide, "y0": 1 - y0 / high, "x1": x1 / wide, "y1": 1 - y1 / high}
    return {"xref": "paper", "yref": "paper", "layer": "below", **ends}


def _literal(words: str) -> str:
    """Words that Plotly shows as they are: it reads a little HTML in every text."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, str) and value.startswith("var(--") and value.endswith(")"):
        return f"token:{value[6:-1]}"
    return round(value, 4) if isinstance(value, float) else value
