"""The Plotly figure of a chart: built and validated with plotly.py, handed over as plain lists and dicts.

Colours are names of the theme's tokens, `token:vision` or `token:vision@0.4`, which the page resolves when it draws
and again when the reader changes the scheme. Every mark carries `customdata`: where a click leads, and what a hover
says. `layout.meta` has the size the figure was laid out for, so that the page can scale its text with it.
"""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Any

from plotly import graph_objects as go  # type: ignore[import-untyped]  # it ships no types

HOVER = "%{customdata[1]}<extra></extra>"
CLEAR = "rgba(0,0,0,0)"
__all__ = ["CLEAR", "HOVER", "colour", "figure", "go", "heading", "literal", "note", "told"]
_TOKEN = re.compile(r"var\(--([a-z0-9.@-]+)\)")


def colour(token: str, opacity: float | None = None) -> str:
    """A colour of the theme by its name; plotly takes a CSS variable for a colour, the figure says `token:`."""
    return f"var(--{token}{'' if opacity is None else f'@{opacity}'})"


def literal(words: str) -> str:
    """Words that Plotly shows as they are: it reads a little HTML in every text."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def told(href: str, words: str, count: int = 1) -> list[str]:
    """What a mark carries: where a click leads, and the hover's words in lines; nothing where it counts nothing."""
    return [href, "<br>".join(wrap(literal(words), 72))] if count else ["", ""]


def note(x: float, y: float, words: str, anchor: str = "center", size: float = 15, **more: Any) -> dict[str, Any]:
    """Text at a place of the figure; x and y are shares of its width and height, from the top left."""
    place = {"x": x, "y": 1 - y, "xref": "paper", "yref": "paper", "xanchor": anchor, "yanchor": "middle"}
    return {**place, "text": words, "showarrow": False, "font": {"size": size, "color": colour("ink")}, **more}


def heading(x: float, y: float, words: str, anchor: str) -> dict[str, Any]:
    """A note above a part of the figure."""
    return note(x, y, literal(words), anchor, font={"size": 13, "color": colour("ink-soft"), "weight": 600})


def figure(traces: list[Any], size: tuple[float, float], **layout: Any) -> dict[str, Any]:
    """The figure of these traces as plain JSON. Raises ValueError where Plotly knows no such setting."""
    built = go.Figure(traces, _SETTINGS | {"meta": {"width": size[0], "height": size[1]}} | layout)
    made: dict[str, Any] = _plain(built.to_plotly_json())
    made["layout"].pop("template", None)  # six kilobytes of defaults that the library has anyway
    return {"data": made["data"], "layout": made["layout"]}


_SETTINGS = {
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "paper_bgcolor": CLEAR,
    "plot_bgcolor": CLEAR,
    "font": {"size": 15, "color": colour("ink")},
    "hoverlabel": {
        "align": "left",
        "bgcolor": colour("surface"),
        "bordercolor": colour("ink-soft"),
        "font": {"size": 14, "color": colour("ink")},
    },
    "modebar": {"bgcolor": CLEAR, "color": colour("ink-soft"), "activecolor": colour("accent")},
    "showlegend": False,
}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, str) and (found := _TOKEN.fullmatch(value)):
        return f"token:{found[1]}"
    return round(value, 4) if isinstance(value, float) else value
