"""What a chart is: one question, and for each view of the data its numbers, its drawing and its summary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Cell = str | int | float | None
_WIDE = re.compile(r'<svg class="chart__wide" viewBox="0 0 ([\d.]+) ([\d.]+)".*?</svg>', re.DOTALL)
_TITLES = re.compile(r"<title.*?</title>|<desc.*?</desc>")
_LINKS = re.compile(r'<a href="[^"]*"|</a>')
_NAMES = re.compile(r' (?:role|aria-labelledby|aria-describedby)="[^"]*"')


@dataclass(frozen=True)
class View:
    """The same chart over one set of entries.

    `columns` and `rows` are the numbers, as the table beside the chart and the CSV show them; `links` has for each
    cell the explorer's address of the entries counted there, empty where there is none. `svg` is drawn from them:
    static, each mark a link with a title, coloured by the theme's variables. `figure` is the Plotly figure (data and
    layout as plain JSON) with the same numbers. `summary` says in words what the numbers show.
    """

    id: str
    label: str
    summary: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    svg: str
    figure: dict[str, Any]
    links: tuple[tuple[str, ...], ...] = ()

    def linked(self, root: str, target: str = "") -> str:
        """The drawing for a page from which `root` leads to the site's root; links open in `target`."""
        where = f'target="{target}" ' if target else ""
        return self.svg.replace('<a href="@/', f'<a {where}href="{root}')

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the wide drawing."""
        found = _WIDE.search(self.svg)
        return (round(float(found[1])), round(float(found[2]))) if found else (0, 0)

    @property
    def glimpse(self) -> str:
        """The wide drawing as a picture only: without links and names, for where a link stands around it."""
        found = _WIDE.search(self.svg)
        plain = _TITLES.sub("", _NAMES.sub("", found[0])) if found else ""
        return _LINKS.sub(lambda it: "</g>" if it[0] == "</a>" else "<g", plain)

    def link(self, row: int, column: int) -> str:
        """The explorer's address of a cell, relative to the site's root; empty where it has none."""
        return self.links[row][column] if self.links else ""


@dataclass(frozen=True)
class Chart:
    """A question (`title`), how its numbers are counted, and one view a set of entries, the first shown first."""

    name: str
    title: str
    counted: str
    views: tuple[View, ...]

    @property
    def latest(self) -> View:
        """The view of all there is now, where there is one; else the first."""
        return next((view for view in self.views if view.id == "today"), self.views[0])
