"""What a chart shows while the catalog has nothing for it."""

from __future__ import annotations

from hfm.charts.chart import View
from hfm.charts.drawing.shapes import Named, Text, drawings

_WORDS = "The catalog has no entries for this chart yet."


def empty_view(name: str, title: str, ident: str, shown: str, columns: tuple[str, ...]) -> View:
    """A view with its columns, no rows, and a drawing that says so."""
    wide, narrow = ((width, 160, [Text(width / 2, 80, _WORDS, "soft middle")]) for width in (900, 360))
    return View(ident, shown, _WORDS, columns, (), drawings(Named(f"{name}-{ident}", title, _WORDS), wide, narrow))
