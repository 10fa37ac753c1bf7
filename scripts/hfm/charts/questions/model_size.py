"""How large are the models? Parameters over the first public date, open weights told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


def model_size(catalog: Catalog) -> Chart:
    """Every model with a number of parameters and a date."""
    ident, shown = "all", "All models"
    drawn = sorted(
        (it for it in catalog.models if it.parameters and it.first_public), key=lambda it: (it.first_public, it.id)
    )
    if not drawn:
        return Chart(NAME, TITLE, COUNTED, (empty_view(NAME, TITLE, ident, shown, COLUMNS),))
    until = collected(catalog, drawn, {})
    rows: list[tuple[Cell, ...]] = []
    for it in drawn:
        group = label(catalog, "subfields", it.group)
        complete = until.complete(it.first_public[:7])
        rows.append(
            (it.name, group, it.first_public, _size(it), readable(_size(it), "").strip(), _weights(it), complete)
        )
    links = tuple((_page(it), *[""] * (len(COLUMNS) - 1)) for it in drawn)
    caveat = until.caveat(sorted({it.first_public[:4] for it in drawn}))
    keys = tuple(replace(key, href="") for key in subfield_keys(catalog, drawn, {}))
    signs = ("Open weights", "By request, not released or not stated")
    whole = end_of(until.whole) if caveat and until.whole else None
    points = tuple(_point(it) for it in drawn)
    spread = Spread(points, keys, signs, powers([it.value for it in points]), 0, whole, caveat)
    words = f"{_summary(catalog.models, drawn)} {caveat}".rstrip()
    picture = spread_drawings(Named(f"{NAME}-{ident}", TITLE, words), spread)
    view = View(ident, shown, words, COLUMNS, tuple(rows), picture, links)
    return Chart(NAME, TITLE, COUNTED, (view,), "Find a model")


def _size(model: Model) -> int:
    return max(it.count for it in model.parameters)


def _weights(model: Model) -> str:
    return _WEIGHTS.get(weights_of(model)[0], "not stated")


def _page(model: Model) -> str:
    return f"{model.FOLDER}/{model.id}/"


def _point(model: Model) -> Point:
    words = (
        f"{model.name}: {readable(_size(model), 'parameters')}, first public {model.first_public},"
        f" weights {_weights(model)}"
    )
    return Point(
        f"c-{model.group}", model.first_public, _size(model), weights_of(model) == ("open",), _page(model), words
    )


def _summary(models: Sequence[Model], drawn: Sequence[Model]) -> str:
    sizes = sorted(_size(it) for it in drawn)
    largest = max(drawn, key=lambda it: (_size(it), it.id))
    several = sum(_size(it) >= 10**9 for it in drawn)
    opened = sum(weights_of(it) == ("open",) for it in drawn)
    return (
        f"{len(drawn)} of {many(len(models), 'model')} ({share(len(drawn), len(models))}) state their number of parameters; the"
        f" middle one has {readable(sizes[len(sizes) // 2], '').strip()}, {several} have a billion or more, and the largest is"
        f" {largest.name} with {readable(_size(largest), '').strip()}. {opened} of them have open weights."
    )
