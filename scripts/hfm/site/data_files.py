"""What programs read: the files of the charts, and of an edition all the rest."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from hfm.charts import View
from hfm.exports.formats import formats
from hfm.exports.sitemap import robots
from hfm.site.beside import Shares
from hfm.site.packing import Pack
from hfm.site.parquet import packed_files
from hfm.site.shelf import Shelf, made_of, shelf, shelf_name
from hfm.site.steps import Files, Taken
from hfm.site.work import Work, verbatim

_ACCEPTED = "what Plotly took"


def data_files(work: Work, pack: Pack, shares: Shares, *, whole: bool) -> Taken:
    """Make them; without the `whole` those of the charts alone. What was made, by which steps, and what these asked."""
    parts = data_parts(work, pack, whole=whole)
    for pile, made in parts.items():
        shares.offer(pile, len(made))
    for pile in parts:
        for number in shares.taken(pile):
            parts[pile][number]()
    if whole:
        work.steps.files.update({verbatim(name): text for name, text in robots(work.known.site).items()})
    return work.steps.taken_with


def data_parts(work: Work, pack: Pack, *, whole: bool) -> dict[str, list[Callable[[], Any]]]:
    """What makes them, in whichever process. Who makes the pages has the charts drawn, so these come last here."""
    if not whole:
        return {"formats": [], "charts": [partial(_charts, work)]}
    take = partial(_export, work)
    made = formats(work.edition, take) | {"Parquet": partial(packed_files, work.edition, take, pack)}
    charts: list[Callable[[], Any]] = [partial(_charts, work), made.pop("charts of the API")]
    return {"formats": [*made.values()], "charts": charts}


def _charts(work: Work) -> None:
    with shelf(work.project, f"figures-{shelf_name(work.folder)}", lasting=True) as drawn_before:
        for name in work.charts:
            work.step(f"chart: {name}", partial(_chart, work, name, drawn_before))


def _chart(work: Work, name: str, drawn_before: Shelf) -> tuple[Files, None]:
    from hfm.exports.chart_files import chart_files  # most edits change no chart

    chart = work.charts[name]
    files = {f"charts/{name}.{it.id}.plotly.json": _figure(name, it, drawn_before) for it in chart.views}
    return files | chart_files(chart, work.styles, work.known.site, work.windows.version), None


def _export(work: Work, name: str, make: Callable[[], tuple[Files, Any]], given: Any = None) -> tuple[Files, Any]:
    def placed() -> tuple[Files, Any]:
        files, told = make()
        return {verbatim(path): it for path, it in files.items()}, told

    return {}, work.step(f"export: {name}", placed, given)


def _figure(name: str, view: View, drawn_before: Shelf) -> str:
    """The view's figure as JSON; to have it checked by Plotly takes longer than to draw the chart, and once is enough."""
    made_from = made_of(view.drawings[0])
    known, text = drawn_before.get((name, view.id)) or (b"", "")
    if known != made_from:
        from hfm.charts.drawing.figure import accepted

        accepted |= drawn_before.get(_ACCEPTED) or set()
        text = json.dumps(view.figure, ensure_ascii=False, sort_keys=True)
        drawn_before[name, view.id] = made_from, text
        drawn_before[_ACCEPTED] = accepted
    return str(text)
