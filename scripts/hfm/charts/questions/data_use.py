"""Which datasets train the models? Datasets of the catalog by the number of models trained on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.keys import subfield_keys
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.bars import Bar, Bars, Segment, bars_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.words import label, listed, many, share, subfields_of
from hfm.model import Dataset, Model
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, flows, ranked, totals, trained_on

NAME = "data-use"
TITLE = "Which datasets train the models?"
COUNTED = (
    "A model counts once under each dataset of the catalog that a source says it was pre-trained or adapted on. Data that has "
    "no page in the catalog is not counted, and many models do not say what they were trained on: a short bar is not a sign "
    "of disuse. The most frequent are drawn; the table has them all."
)
_MOST = 30


def data_use(catalog: Catalog) -> Chart:
    """Ranked bars, stacked by the sub-field of the models."""
    ident, shown = "all", "All datasets"
    models = [model for model in catalog.every(Model) if trained_on(model) != (NOT_STATED,)]
    groups = subfields_of(models)
    columns = ("Dataset", *(label(catalog, "subfields", group) for group in groups), "Models")
    if not models:
        return Chart(NAME, TITLE, COUNTED, (empty_view(NAME, TITLE, ident, shown, columns),))
    found, of = totals(models, trained_on), flows(models, trained_on, lambda model: (model.group,))
    order = ranked(found, len(found))[0]
    names = {it.id: it.name for it in catalog.of(Dataset)}
    bars = [_bar(names.get(it, it), it, found[it], of, groups) for it in order]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (bar.label, *(it.count for it in bar.segments), bar.count) for bar in bars
    )
    links = tuple(
        (f"{Dataset.FOLDER}/{ident}/", *(it.href if it.count else "" for it in bar.segments), bar.href)
        for ident, bar in zip(order, bars, strict=True)
    )
    words = _summary(catalog.every(Model), models, bars)
    keys = tuple(replace(key, href="") for key in subfield_keys(catalog, models, {}))
    drawn = Bars(tuple(bars[:_MOST]), keys)
    picture = bars_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    view = View(ident, shown, words, columns, rows, picture, links)
    return Chart(NAME, TITLE, COUNTED, (view,))


def _bar(name: str, ident: str, count: int, of: dict[tuple[str, str], int], groups: Sequence[str]) -> Bar:
    segments = tuple(
        Segment(
            f"c-{group}",
            of.get((ident, group), 0),
            explorer("model", training_data=ident, subfield=group),
            f"{name}, {group}: {many(of.get((ident, group), 0), 'model')}",
        )
        for group in groups
    )
    return Bar(name, count, explorer("model", training_data=ident), f"{name}: {many(count, 'model')}", segments)


def _summary(every: Sequence[Model], models: Sequence[Model], bars: Sequence[Bar]) -> str:
    first = listed([f"{bar.label} ({bar.count})" for bar in bars[:3]])
    several = sum(bar.count > 1 for bar in bars)
    return (
        f"{len(models)} of {many(len(every), 'model')} ({share(len(models), len(every))}) name a dataset of the catalog that"
        f" they were trained on. {many(len(bars), 'dataset')} are named, {several} by more than one model; most often {first}."
    )
