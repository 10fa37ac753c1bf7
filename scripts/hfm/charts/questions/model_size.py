"""How large are the models? Parameters over the first public date, open weights told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.collected import collected, end_of
from hfm.charts.counting.keys import subfield_keys
from hfm.charts.drawing.axis import powers
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.spread import Point, Spread, spread_drawings
from hfm.charts.words import label, many, readable, share
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.stats import weights_of

NAME = "model-size"
TITLE = "How large are the models?"
COUNTED = (
    "A dot is a model, at its number of parameters and the date it was first public; of several variants the largest counts. "
    "Each line up is ten times as many. Of a date that is only a year, the middle is taken; where dots would lie on each "
    "other, they stand beside or above each other, at most one dot off their size. Models whose sources state no number or no date are not drawn."
)
COLUMNS = ("Model", "Sub-field", "First public", "Parameters", "In words", "Weights", "Complete")
_WEIGHTS = {"open": "open", "by-request": "by request", "not-released": "not released"}


class _Sized(NamedTuple):
    """A model whose number of parameters and whose first public date are known; of several variants it has the largest."""

    date: str
    id: str
    model: Model
    size: int
    weights: str

    @property
    def page(self) -> str:
        return f"{self.model.FOLDER}/{self.id}/"


def model_size(catalog: Catalog) -> Chart:
    """Every model with a number of parameters and a date."""
    ident, shown = "all", "All models"
    drawn = sorted(_sized(catalog), key=lambda it: (it.date, it.id))
    if not drawn:
        return Chart(NAME, TITLE, COUNTED, (empty_view(NAME, TITLE, ident, shown, COLUMNS),))
    models = [it.model for it in drawn]
    until = collected(catalog, models, {})
    rows: list[tuple[Cell, ...]] = []
    for it in drawn:
        group, complete = label(catalog, "subfields", it.model.group), until.complete(it.date[:7])
        said = readable(it.size, "").strip()
        rows.append((it.model.name, group, it.date, it.size, said, _WEIGHTS.get(it.weights, "not stated"), complete))
    links = tuple((it.page, *[""] * (len(COLUMNS) - 1)) for it in drawn)
    caveat = until.caveat(sorted({it.date[:4] for it in drawn}))
    keys = tuple(replace(key, href="") for key in subfield_keys(catalog, models, {}))
    signs = ("Open weights", "By request, not released or not stated")
    whole = end_of(until.whole) if caveat and until.whole else None
    points = tuple(_point(it) for it in drawn)
    spread = Spread(points, keys, signs, powers([it.value for it in points]), 0, whole, caveat)
    words = f"{_summary(len(catalog.models), drawn)} {caveat}".rstrip()
    picture = spread_drawings(Named(f"{NAME}-{ident}", TITLE, words), spread)
    view = View(ident, shown, words, COLUMNS, tuple(rows), picture, links)
    return Chart(NAME, TITLE, COUNTED, (view,), "Find a model")


def _sized(catalog: Catalog) -> Iterator[_Sized]:
    for model in catalog.models:
        if (parameters := model.parameters) and (date := model.first_public):
            yield _Sized(date, model.id, model, max(it.count for it in parameters), weights_of(model)[0])


def _point(it: _Sized) -> Point:
    said, weights = readable(it.size, "parameters"), _WEIGHTS.get(it.weights, "not stated")
    words = f"{it.model.name}: {said}, first public {it.date}, weights {weights}"
    return Point(f"c-{it.model.group}", it.date, it.size, it.weights == "open", it.page, words)


def _summary(every: int, drawn: Sequence[_Sized]) -> str:
    sizes = sorted(it.size for it in drawn)
    largest = max(drawn, key=lambda it: (it.size, it.id))
    several = sum(it >= 10**9 for it in sizes)
    opened = sum(it.weights == "open" for it in drawn)
    return (
        f"{len(drawn)} of {many(every, 'model')} ({share(len(drawn), every)}) state their number of parameters; the"
        f" middle one has {readable(sizes[len(sizes) // 2], '').strip()}, {several} have a billion or more, and the largest is"
        f" {largest.model.name} with {readable(largest.size, '').strip()}. {opened} of them have open weights."
    )
