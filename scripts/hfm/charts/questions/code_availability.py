"""How many models can one look into? Public code by sub-field and year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hfm.charts.chart import Chart, View
from hfm.charts.counting.shares import Answer, Question, Shares, shares
from hfm.charts.drawing.caveat import SIGN
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.bars import bars_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.words import inside, listed, many, model_sets, share
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.stats import code_of

NAME = "code-availability"
TITLE = "How many models come with public code?"
COUNTED = (
    "A model counts as having public code where the catalog knows an address of it. The rest are those whose sources say "
    "that there is none and those for which no address is known; a bar is all models of its row. The year is that in which a "
    "model was first public, in the survey the year it gives; one without a date is in no year."
)
_CODE = Question("code", code_of, (Answer("yes", "", "With public code"), Answer("no", "unfilled", "No address known")))


def code_availability(catalog: Catalog) -> Chart:
    """All models, then the sub-fields, then the years: those with code, and those without."""
    return Chart(NAME, TITLE, COUNTED, tuple(_view(catalog, *chosen) for chosen in model_sets(catalog)))


def _view(catalog: Catalog, ident: str, shown: str, models: Sequence[Model], among: dict[str, Any]) -> View:
    if not models:
        return empty_view(NAME, TITLE, ident, shown, ("Models", "Of"))
    it = shares(catalog, models, _CODE, among)
    words = f"{_summary(it)} {it.caveat}".rstrip()
    picture = bars_drawings(Named(f"{NAME}-{ident}", TITLE, words), it.drawn)
    return View(ident, shown, words, it.columns, it.rows, picture, it.links)


def _summary(it: Shares) -> str:
    known, whole = it.whole.segments[0].count, it.whole.count
    best = sorted(it.groups, key=lambda bar: (-bar.segments[0].count / bar.count, bar.label))
    ordered = listed([f"{inside(bar.label)} {share(bar.segments[0].count, bar.count)}" for bar in best])
    said = f"{known} of {many(whole, 'model')} ({share(known, whole)}) have public code: {ordered}."
    if not it.years:
        return said
    last = it.years[0]
    return f"{said} Of the {many(last.count, 'model')} of {last.label.removesuffix(SIGN)}, {last.segments[0].count} do."
