"""How far apart are the numbers of one model? What several reporters print for the same model, benchmark and measure."""

from __future__ import annotations

from collections.abc import Sequence

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.reported import reporter_keys, token_of
from hfm.charts.drawing.axis import between
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.dots import Dot, Dots, Lane, dots_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.words import many
from hfm.model import Result
from hfm.model.catalog import Catalog
from hfm.views.disagreements import Disagreement, compared, disagreements
from hfm.views.results import Score

NAME = "disagreement"
TITLE = "How far apart are the numbers reported for one model?"
COUNTED = (
    "A line is one model and variant on one benchmark, part and measure; a dot is a number that somebody reports for it, and leads"
    " to its exact place. The widest spread stands first; the drawing has the thirty widest, the table all. Another number is not"
    " an error: prompts, splits, checkpoints and how an answer is read from the text move a number, and most tables do not print"
    " them. Fractions are drawn as points of a hundred."
)
COLUMNS = ("Model", "Benchmark", "Measure", "Reported value", "By", "Reporter", "Setting", "Spread")
_MOST = 30


def disagreement(catalog: Catalog) -> Chart:
    """A lane for each model, benchmark and measure whose numbers differ."""
    ident, shown = "all", "All disagreements"
    found = [it for it in disagreements(catalog) if it.scores[0].metric.unit != "score"]
    if not found:
        return Chart(NAME, TITLE, COUNTED, (empty_view(NAME, TITLE, ident, shown, COLUMNS),))
    lanes, drawn = tuple(map(_lane, found[:_MOST])), [score for it in found[:_MOST] for score in it.scores]
    axis = between([dot.value for lane in lanes for dot in lane.dots], most=10)
    rows: list[tuple[Cell, ...]] = []
    links = []
    for it in found:
        for score in it.scores:
            rows.append((it.name, it.benchmark.text, it.where, score.shown, score.by, score.table.reporter,
                         score.column.setting, f"{it.points:g}"))  # fmt: skip
            links.append((it.model.href, it.benchmark.href, "", score.href, "", f"results/{score.table.id}/", "", ""))
    words = _summary(found, len(compared(Result, catalog)))
    dots = Dots(lanes, reporter_keys(drawn), axis, joined=True, room=420)
    pictures = dots_drawings(Named(f"{NAME}-{ident}", TITLE, words), dots)
    return Chart(NAME, TITLE, COUNTED, (View(ident, shown, words, COLUMNS, tuple(rows), pictures, tuple(links)),))


def _lane(it: Disagreement) -> Lane:
    label = ", ".join(filter(None, (f"{it.name}: {it.benchmark.text.split(' (')[0]}", it.part)))
    words = f"{it.name}, {it.benchmark.text}, {it.where}: {many(len(it.scores), 'number')}, {it.points:g} points apart"
    return Lane(label, f"{it.points:g} points", it.model.href, words, tuple(_dot(it, score) for score in it.scores))


def _dot(it: Disagreement, score: Score) -> Dot:
    value = score.number * (100 if score.metric.unit == "fraction" else 1)
    words = (
        f"{it.name}, {it.benchmark.text}, {it.where}: {score.shown}, by {score.by} ({score.table.reporter};"
        f" {score.column.setting})"
    )
    return Dot(token_of(score), value, score.href, words)


def _summary(found: Sequence[Disagreement], compared: int) -> str:
    first = found[0]
    wide = sum(it.points >= 10 for it in found)
    return (
        f"For {len(found)} of {many(compared, 'pair')} of model and measure that two reporters or more have a number for, the"
        f" numbers differ, {wide} by ten points of a hundred or more. The widest is {first.name} on {first.benchmark.text}"
        f" ({first.where}): {first.scores[0].shown} to {first.scores[-1].shown}. Another protocol is not an error."
    )
