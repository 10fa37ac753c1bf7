"""What a chart is: one question, and for each view of the data its numbers, its drawing and its summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Cell = str | int | float | None


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

    def linked(self, root: str) -> str:
        """The drawing for a page from which `root` leads to the site's root."""
        return self.svg.replace('href="@/', f'href="{root}')

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
