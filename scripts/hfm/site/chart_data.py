"""The files of every chart: its figure, its numbers, its drawing."""

from __future__ import annotations

import json
from functools import partial

from hfm.charts import View
from hfm.exports.json_api import charts_json
from hfm.site.shelf import Shelf, made_of, shelf, shelf_name
from hfm.site.steps import Files
from hfm.site.work import Work

_ACCEPTED = "what Plotly took"


def chart_data(work: Work, *, exports: bool) -> None:
    """Make them, with `exports` their numbers for programs too."""
    with shelf(work.project, f"figures-{shelf_name(work.folder)}", lasting=True) as drawn_before:
        for name in work.charts:
            work.step(f"chart: {name}", partial(_chart, work, name, drawn_before))
    if exports:
        charts_json(work.edition, work.export)


def _chart(work: Work, name: str, drawn_before: Shelf) -> tuple[Files, None]:
    from hfm.exports.chart_files import chart_files  # most edits change no chart

    chart = work.charts[name]
    files = {f"charts/{name}.{it.id}.plotly.json": _figure(name, it, drawn_before) for it in chart.views}
    return files | chart_files(chart, work.styles, work.known.site, work.windows.version), None


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
