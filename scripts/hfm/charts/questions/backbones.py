"""Which architectures and models do healthcare foundation models build on?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.keys import subfield_keys
from hfm.charts.counting.tree import children_of, walk
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.bars import Bar, Bars, Segment, bars_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.words import label, listed, many, model_sets, parents, subfields_of, term_name
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, flows, totals, values_of, with_above

NAME = "backbones"
TITLE = "What do healthcare foundation models build on?"
COUNTED = (
    "A model counts under each family its backbone belongs to, and once under every family above: one that names SAM "
    "counts under SAM, under ViT, which SAM is built of, and under Transformer. A family is drawn where four models or more "
    "build on it; the table has them all."
)
_LEAST = 4


def backbones(catalog: Catalog) -> Chart:
    """Families of backbones by the number of models, stacked by sub-field."""
    return Chart(NAME, TITLE, COUNTED, tuple(_view(catalog, *chosen) for chosen in model_sets(catalog)))


def _view(catalog: Catalog, ident: str, shown: str, models: Sequence[Model], among: dict[str, Any]) -> View:
    groups = subfields_of(models)
    columns = ("Backbone family", *(label(catalog, "subfields", group) for group in groups), "Models")
    values = with_above(values_of("backbone_families"), parents(catalog, "backbones"))
    found, by_group = totals(models, values), flows(models, values, values_of("group"))
    tree = [(term.id, depth) for term, depth in walk(children_of(catalog, "backbones"), found) if term.id in found]
    if not tree:
        return empty_view(NAME, TITLE, ident, shown, columns)
    if NOT_STATED in found:
        tree.append((NOT_STATED, 0))
    bars = []
    for value, depth in tree:
        chosen = {"backbone_families": value, **among}
        name = term_name(catalog, "backbones", value)
        segments = tuple(
            Segment(
                f"c-{group}",
                by_group.get((value, group), 0),
                explorer("model", subfield=group, **chosen),
                f"{name}, {group}: {by_group.get((value, group), 0)} of {many(found[value], 'model')}",
            )
            for group in groups
        )
        words = f"{name}: {found[value]} of {many(len(models), 'model')}"
        bars.append(Bar(name, found[value], explorer("model", **chosen), words, segments, depth=depth))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (bar.label, *(it.count for it in bar.segments), bar.count) for bar in bars
    )
    links = tuple(("", *(it.href if it.count else "" for it in bar.segments), bar.href) for bar in bars)
    drawn = Bars(tuple(bar for bar in bars if bar.count >= _LEAST), subfield_keys(catalog, models, among))
    words = _summary(bars, len(models), found.get(NOT_STATED, 0))
    picture = bars_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    return View(ident, shown, words, columns, rows, picture, links)


def _summary(bars: Sequence[Bar], whole: int, unstated: int) -> str:
    best = sorted((bar for bar in bars if bar.label != "Not stated"), key=lambda bar: (-bar.count, bar.label))[:4]
    names = listed([f"{bar.label} ({bar.count})" for bar in best])
    words = f"Of {many(whole, 'model')}, the most build on {names}, each with the families below it."
    return words + (f" For {many(unstated, 'model')} no family is stated." if unstated else "")
