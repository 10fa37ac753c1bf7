"""What a chart is: one question, and for each view of the data its numbers, its drawings and its summary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # most edits change no chart, and do without all that draws one
    from hfm.charts.drawing.shapes import Drawings

Cell = str | int | float | None
Rows = tuple[tuple[Cell, ...], ...]
Links = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class View:
    """The same chart over one set of entries.

    `columns` and `rows` are the numbers, as the table beside the chart and the CSV show them; `links` has for each
    cell the explorer's address of the entries counted there, empty where there is none. `drawings`, wide and narrow,
    are drawn from them: each mark a link with a title, coloured by the theme's variables. `summary` says in words what
    the numbers show. A page shows the rows of these numbers in `brief`, where a table of all would be too long for it.
    """

    id: str
    label: str
    summary: str
    columns: tuple[str, ...]
    rows: Rows
    drawings: Drawings
    links: Links = ()
    brief: tuple[int, ...] = ()

    @property
    def on_page(self) -> tuple[int, ...]:
        """The numbers of the rows that stand in the table of a page."""
        return self.brief or tuple(range(len(self.rows)))

    @cached_property
    def figure(self) -> dict[str, Any]:
        """The Plotly figure (data and layout as plain JSON) of the wide drawing."""
        from hfm.charts.drawing.figure import figure_of  # Plotly takes long to import, and figures are kept

        return figure_of(self.drawings[0])

    def written(self, root: str, target: str = "") -> str:
        """Both drawings as SVG for a page from which `root` leads to the site's root; links open in `target`."""
        return _led(self._written, root, target)

    @cached_property
    def _written(self) -> str:
        from hfm.charts.drawing.svg import written

        return "".join(map(written, self.drawings))

    @property
    def height(self) -> int:
        """That of the wide drawing."""
        return round(self.drawings[0].height)

    @property
    def glimpse(self) -> str:
        """The wide drawing as a picture only, for where a link stands around it."""
        from hfm.charts.drawing.svg import glimpse

        return glimpse(self.drawings[0])

    def cells(self, row: int) -> list[tuple[Cell, str, bool]]:
        """Each cell of a row, where it leads, relative to the site's root, and whether its column has numbers."""
        links = self.links[row] if self.links else repeat("")
        return [*zip(self.rows[row], links, self._has_numbers, strict=False)]

    @cached_property
    def _has_numbers(self) -> list[bool]:
        return [isinstance(it, (int, float)) for it in self.rows[0]]


@dataclass(frozen=True)
class Chart:
    """A question (`title`), how its numbers are counted, and one view a set of entries, the first shown first.

    `find` names what a reader may look for by its name among the marks of all views.
    """

    name: str
    title: str
    counted: str
    views: tuple[View, ...]
    find: str = ""

    def shown(self, most: int) -> ShownChart:
        """Its first views as text."""
        views = tuple(ShownView(it.id, it.label, it.summary, it._written) for it in self.views[:most])
        return ShownChart(self.name, self.title, self.counted, views)

    @property
    def latest(self) -> View:
        """The view of all there is now, where there is one; else the first."""
        return next((view for view in self.views if view.id == "today"), self.views[0])


@dataclass(frozen=True)
class ShownView:
    """What a page shows of a view beside its numbers; it can be kept, which what it was drawn from is too large for."""

    id: str
    label: str
    summary: str
    text: str

    def written(self, root: str, target: str = "") -> str:
        return _led(self.text, root, target)


@dataclass(frozen=True)
class ShownChart:
    """What a page shows of a chart that leads to the page of its own."""

    name: str
    title: str
    counted: str
    views: tuple[ShownView, ...]


def _led(text: str, root: str, target: str) -> str:
    from hfm.charts.drawing.svg import led_from

    return led_from(text, root, target)
