"""What counts something in a figure: surfaces, bars, dots or a flow as Plotly's traces, where the drawing has them."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from hfm.charts.drawing.look import FLOW, PALE, QUIET, STRENGTHS
from hfm.charts.drawing.shapes import Area, Axes, Box, Dot, Drawing, Mark, Node, Ribbon
from hfm.charts.drawing.theme import CLEAR, colour, fill_of, literal

_HOVER = "%{customdata[1]}<extra></extra>"


def told(href: str, words: str) -> list[str]:
    """What a mark carries: where a click leads, and the hover's words in lines."""
    return [href, "<br>".join(wrap(literal(words), 72, break_on_hyphens=False, break_long_words=False))]


def traces(drawing: Drawing, names: dict[Axes, str]) -> list[dict[str, Any]]:
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
            surfaces.append(_surface(corners, fill_of(it.kind), names[it.on]))
        elif isinstance(it, Dot) and it.on and mark:
            dots.setdefault(it.on, []).append((mark, it))
    bars = [_bars(found, names[on]) for on, found in boxes.items()]
    return [*surfaces, *bars, *(_dots(found, names[on]) for on, found in dots.items())]


def _surface(corners: Sequence[tuple[float, float]], tone: str, axes: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [x for x, _ in corners],
        "y": [y for _, y in corners],
        "mode": "lines",
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": tone,
        "hoverinfo": "skip",
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
    }


def _bars(found: Sequence[tuple[Mark, Box]], axes: str) -> dict[str, Any]:
    """Boxes as bars that stand on their own foot."""
    partly = ["partly" in mark.kind for mark, _ in found]
    return {
        "type": "bar",
        "x": [(it.x0 + it.x1) / 2 for _, it in found],
        "width": _one([abs(it.x1 - it.x0) for _, it in found]),
        "base": [min(it.y0, it.y1) for _, it in found],
        "y": [abs(it.y1 - it.y0) for _, it in found],
        "marker": {
            "color": _one([tone_of(mark, it) for mark, it in found]),
            "line": {
                "color": _one([colour(mark.token or "ink") for mark, _ in found]),
                "width": _one([1.2 if it else 0 for it in partly]),
            },
        },
        "customdata": [told(mark.href, mark.words) for mark, _ in found],
        "hovertemplate": _HOVER,
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
    }


def _dots(found: Sequence[tuple[Mark, Dot]], axes: str) -> dict[str, Any]:
    ring = ["ring" in mark.kind for mark, _ in found]
    unseen = ["unseen" in mark.kind for mark, _ in found]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [it.x for _, it in found],
        "y": [it.y for _, it in found],
        "marker": {
            "color": _one(
                [CLEAR if hide else colour(mark.token or "ink") for (mark, _), hide in zip(found, unseen, strict=True)]
            ),
            "size": _one([it.radius * 2 for _, it in found]),
            "symbol": _one(["circle-open" if it else "circle" for it in ring]),
            "line": {
                "width": _one([1.8 if it else 0 if hide else 1 for it, hide in zip(ring, unseen, strict=True)]),
                "color": colour("surface"),
            },
        },
        "customdata": [told(mark.href, mark.words) for mark, _ in found],
        "hovertemplate": _HOVER,
        "cliponaxis": False,
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
    }


def tone_of(mark: Mark, it: Box) -> str:
    """The colour of a box as the styles have it."""
    step = next((n for n in range(len(STRENGTHS)) if it.kind == f"h{n}"), None)
    if step is not None:
        return colour("accent", STRENGTHS[step])
    strength = QUIET if it.kind == "quiet" else PALE if "partly" in mark.kind else None
    return colour(mark.token or "ink", strength)


def _one(values: list[Any]) -> Any:
    """The value itself where all are the same."""
    return values[0] if len(set(values)) == 1 else values


def _flow(drawing: Drawing) -> dict[str, Any]:
    """The nodes where the drawing has them, and between them ribbons as thick as their count."""
    every = [(mark, it) for mark, it in drawing.shapes() if mark]
    nodes = [(mark, it) for mark, it in every if isinstance(it, Node)]
    ribbons = [(mark, it) for mark, it in every if isinstance(it, Ribbon)]
    number, frame = {it.key: n for n, (_, it) in enumerate(nodes)}, nodes[0][1].frame
    inner = frame.height - frame.top - frame.bottom
    return {
        "type": "sankey",
        "arrangement": "fixed",
        "domain": {
            "x": [frame.left / frame.width, 1 - frame.right / frame.width],
            "y": [frame.bottom / frame.height, 1 - frame.top / frame.height],
        },
        "node": {
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
        "link": {
            "source": [number[it.source] for _, it in ribbons],
            "target": [number[it.target] for _, it in ribbons],
            "value": [it.count for _, it in ribbons],
            "color": [colour(mark.token, FLOW) for mark, _ in ribbons],
            "hovercolor": [colour(mark.token, 0.75) for mark, _ in ribbons],
            "customdata": [told(mark.href, mark.words) for mark, _ in ribbons],
            "hovertemplate": _HOVER,
        },
    }


def _within(share: float) -> float:
    """Plotly places a node by chance where it stands at the very edge."""
    return min(0.999, max(0.001, share))
