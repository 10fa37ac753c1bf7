"""What a chart shows while the catalog has nothing for it."""

from __future__ import annotations

from hfm.charts.chart import View
from hfm.charts.drawing.figure import figure, note
from hfm.charts.drawing.svg import drawing, text

_WORDS = "The catalog has no entries for this chart yet."


def empty_view(name: str, title: str, ident: str, shown: str, columns: tuple[str, ...]) -> View:
    """A view with its columns, no rows, and a drawing that says so."""
    svg = "".join(
        drawing(f"{name}-{ident}", shape, title, _WORDS, size, [text(size[0] / 2, size[1] / 2, _WORDS, "soft middle")])
        for shape, size in (("wide", (900, 160)), ("narrow", (360, 160)))
    )
    return View(ident, shown, _WORDS, columns, (), svg, figure([], (900, 160), annotations=[note(0.5, 0.5, _WORDS)]))
