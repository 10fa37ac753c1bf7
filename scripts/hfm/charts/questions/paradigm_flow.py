"""How do healthcare foundation models learn, and how are they adapted? Pre-training → sub-field → adaptation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hfm.charts.chart import Chart, View
from hfm.charts.counting.flow import Step, flow
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.sankey import untangled
from hfm.charts.forms.sankey_drawing import sankey_drawings, sankey_rows
from hfm.charts.words import many, model_sets, share
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.stats import NOT_STATED, adapting, totals, values_of

NAME = "paradigm-flow"
TITLE = "How do healthcare foundation models learn, and how are they adapted?"
COUNTED = (
    "Every number is a number of distinct papers. A paper belongs to one pre-training paradigm and one sub-field; one that "
    "uses two ways of adaptation flows into both, so the flows on the right add up to more than the papers."
)
COLUMNS = ("From", "To", "Papers")
_STEPS = (
    Step("pretraining", "Pre-training", "pretraining", "c-{}", "All pre-training"),
    Step("subfield", "Sub-field", "subfields", "c-{}", "All sub-fields", field="group"),
    Step("adaptation", "Adaptation", "adaptation", "c-{}", "All adaptations"),
)


def paradigm_flow(catalog: Catalog) -> Chart:
    """The survey's Fig. 3, for the models it counted and for all there are now, both in the same order."""
    sets = model_sets(catalog)
    order = _order(catalog, [models for _, _, models, _ in sets])
    return Chart(NAME, TITLE, COUNTED, tuple(_view(catalog, order, *chosen) for chosen in sets))


def _view(
    catalog: Catalog, order: Mapping[str, int], ident: str, shown: str, models: Sequence[Model], among: dict[str, Any]
) -> View:
    if not models:
        return empty_view(NAME, TITLE, ident, shown, COLUMNS)
    drawn = flow(catalog, models, _STEPS, among, coloured_by=1, noun="paper")
    columns = tuple(tuple(sorted(column, key=lambda it: order[it.key])) for column in drawn.columns)
    drawn = replace(drawn, columns=columns)
    rows, links = sankey_rows(drawn, [step.all_of_them for step in _STEPS])
    words = _summary(models)
    picture = sankey_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    return View(ident, shown, words, COLUMNS, rows, picture, links)


def _order(catalog: Catalog, sets: Sequence[Sequence[Model]]) -> dict[str, int]:
    """Key to place: columns untangled around the sub-fields for the first set; what only later sets have comes after."""
    found: dict[str, int] = {}
    for models in sets:
        sankey = flow(catalog, models, _STEPS, {}, coloured_by=1, noun="paper") if models else None
        for column in untangled(sankey, last=[f"{it.name}:{NOT_STATED}" for it in _STEPS]).columns if sankey else ():
            for node in column:
                found.setdefault(node.key, len(found))
    return found


def _summary(models: Sequence[Model]) -> str:
    whole, adapted = len(models), adapting(models)
    ways, groups = totals(models, values_of("adaptation")), totals(models, values_of("group"))
    largest = max(groups, key=lambda group: (groups[group], group))
    return (
        f"{adapted} of {many(whole, 'paper')} ({share(adapted, whole)}) adapt an existing model instead of pre-training "
        f"their own. {ways.get('fine-tuning', 0)} use fine-tuning and {ways.get('prompt-engineering', 0)} prompt "
        f"engineering; some use both. The largest sub-field is {largest} with {groups[largest]} papers."
    )
