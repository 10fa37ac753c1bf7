"""The interactive figure of a drawing: each shape where the drawing has it, for Plotly, as plain lists and dicts.

What counts something becomes a trace on the axes it stands on, with where a click leads and what a hover says;
everything else becomes a note or a plain shape. Colours are names of the theme's tokens, `token:vision` or
`token:vision@0.4`, which the page resolves when it draws and again when the reader changes the scheme. `layout.meta`
has the size the figure was laid out for, so that the page can scale its words with it. plotly.py checks every setting;
of parts that differ in their words and numbers alone, such as the notes of a chart, it checks one. To import it takes
longer than to draw a chart: who knows of sorts that it took before may add them to `accepted`.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from hfm.charts.drawing.shapes import Area, Axes, Box, Dot, Drawing, Scale, Text
from hfm.charts.drawing.surroundings import SIZE, note, plain_shape
from hfm.charts.drawing.theme import CLEAR, colour, plain
from hfm.charts.drawing.traces import traces

_BEYOND = 8.0


def figure_of(drawing: Drawing) -> dict[str, Any]:
    """The figure as plain JSON. Raises ValueError where Plotly knows no such setting."""
    every = list(drawing.shapes())
    axes = list(dict.fromkeys(it.on for _, it in every if isinstance(it, Box | Dot | Area) and it.on))
    names = {it: str(n) if n > 1 else "" for n, it in enumerate(axes, 1)}
    settings: dict[str, Any] = {"meta": {"width": drawing.width, "height": drawing.height}}
    for it, name in names.items():
        settings |= _axes(it, name, drawing)
    notes = [note(it, drawing) for _, it in every if isinstance(it, Text)]
    shapes = [shape for mark, it in every if (shape := plain_shape(mark, it, drawing))]
    data, layout = traces(drawing, names), _SETTINGS | settings
    _check(data, layout, notes, shapes)
    around = {name: parts for name, parts in (("annotations", notes), ("shapes", shapes)) if parts}
    return {"data": plain(data), "layout": plain(layout | around)}


accepted = set[Hashable]()
"""The sorts of parts that Plotly took."""


def _check(data: list[Any], layout: dict[str, Any], notes: list[Any], shapes: list[Any]) -> None:
    """Have Plotly look at what is like nothing that it has seen. Raises ValueError where it knows no such setting."""
    new = [
        {sort: it for it in parts if (sort := _sort(it)) not in accepted} for parts in (data, [layout], notes, shapes)
    ]
    if not any(new):
        return
    from plotly import graph_objects as go  # type: ignore[import-untyped]  # it ships no types

    of_data, of_layout, of_notes, of_shapes = ([*parts.values()] for parts in new)
    for trace in of_data:
        getattr(go, trace["type"].capitalize())(trace)
    if of_layout or of_notes or of_shapes:
        go.Layout({**(of_layout or [{}])[0], "annotations": of_notes, "shapes": of_shapes})
    accepted.update(*new)


def _sort(value: Any, name: str = "") -> Hashable:
    """What is the same for values that Plotly takes or refuses alike: the keys, and its own words and colours; of numbers
    and of words to read only that they are some."""
    if isinstance(value, dict):
        return tuple((key, _sort(item, key)) for key, item in value.items())
    if isinstance(value, list):
        return frozenset(_sort(item, name) for item in value)
    return value if isinstance(value, str) and name not in _TO_READ else type(value).__name__


_TO_READ = ("text", "label", "customdata")


_SETTINGS = {
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "paper_bgcolor": CLEAR,
    "plot_bgcolor": CLEAR,
    "font": {"size": SIZE, "color": colour("ink")},
    "hoverlabel": {
        "align": "left",
        "bgcolor": colour("surface"),
        "bordercolor": colour("ink-soft"),
        "font": {"size": 14, "color": colour("ink")},
    },
    "modebar": {"bgcolor": CLEAR, "color": colour("ink-soft"), "activecolor": colour("accent")},
    "showlegend": False,
    "barmode": "overlay",
}


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
