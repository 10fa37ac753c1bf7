"""How do healthcare foundation models learn, and how are they adapted? Pre-training → sub-field → adaptation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hfm.catalog import Catalog
from hfm.model import Model
from hfm.views.charts.chart import Chart, View
from hfm.views.charts.empty import empty_view
from hfm.views.charts.sankey import Link, Node, Sankey, untangled
from hfm.views.charts.sankey_drawing import sankey_figure, sankey_svg
from hfm.views.charts.words import SUBFIELDS, label, many, model_sets, share, token
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, adapting, flows, totals, values_of

NAME = "paradigm-flow"
TITLE = "How do healthcare foundation models learn, and how are they adapted?"
COUNTED = (
    "Every number is a number of distinct papers. A paper belongs to one pre-training paradigm and one sub-field; one that"
    " uses two ways of adaptation flows into both, so the flows on the right add up to more than the papers."
)
COLUMNS = ("From", "To", "Papers")
_STEPS = ("pretraining", "subfield", "adaptation")
_FIELDS = dict(zip(_STEPS, ("pretraining", "group", "adaptation"), strict=True))
_VOCABULARY = dict(zip(_STEPS, ("pretraining", "subfields", "adaptation"), strict=True))
_ALL = ("All pre-training", "All sub-fields", "All adaptations")


def paradigm_flow(catalog: Catalog) -> Chart:
    """The survey's Fig. 3, for the models it counted and for all there are now, both in the same order."""
    sets = model_sets(catalog)
    order = _ordered(_sankey(catalog, sets[-1][2], {}))
    views = [_view(catalog, order, *chosen) for chosen in sets]
    return Chart(NAME, TITLE, COUNTED, tuple(views))


def _view(
    catalog: Catalog, order: dict[str, int], ident: str, shown: str, models: Sequence[Model], among: dict[str, Any]
) -> View:
    if not models:
        return empty_view(NAME, TITLE, ident, shown, COLUMNS)
    drawn = _sankey(catalog, models, among)
    columns = tuple(tuple(sorted(column, key=lambda it: order[it.key])) for column in drawn.columns)
    drawn = replace(drawn, columns=columns)
    marks = [*_node_rows(drawn), *_link_rows(drawn)]
    words = _summary(models)
    return View(
        ident,
        shown,
        words,
        COLUMNS,
        tuple(row for row, _ in marks),
        sankey_svg(f"{NAME}-{ident}", TITLE, words, drawn),
        sankey_figure(drawn),
        tuple(("", "", href) for _, href in marks),
    )


def _sankey(catalog: Catalog, models: Sequence[Model], among: dict[str, Any]) -> Sankey:
    columns = [_nodes(catalog, step, models, among) for step in _STEPS]
    links = [
        link for before, after in zip(_STEPS, _STEPS[1:], strict=False) for link in _links(catalog, before, after, models, among)
    ]
    return Sankey(("Pre-training", "Sub-field", "Adaptation"), tuple(columns), tuple(links))


def _nodes(catalog: Catalog, step: str, models: Sequence[Model], among: dict[str, Any]) -> tuple[Node, ...]:
    found = totals(models, values_of(_FIELDS[step]))
    known = [term.id for term in catalog.vocabularies[_VOCABULARY[step]].terms] if _VOCABULARY[step] in catalog.vocabularies else []
    values = sorted(found, key=lambda value: (value == NOT_STATED, known.index(value) if value in known else len(known), value))
    return tuple(
        Node(
            f"{step}:{value}",
            _called(catalog, step, value),
            f"c-{token(value)}",
            found[value],
            explorer("model", **{step: value}, **among),
            f"{_called(catalog, step, value)}: {found[value]} of {many(len(models), 'paper')}",
            "None of its own" if value == "none" else _called(catalog, step, value).removesuffix(" learning"),
        )
        for value in values
    )


def _links(catalog: Catalog, before: str, after: str, models: Sequence[Model], among: dict[str, Any]) -> list[Link]:
    found = flows(models, values_of(_FIELDS[before]), values_of(_FIELDS[after]))
    return [
        Link(
            f"{before}:{source}",
            f"{after}:{target}",
            f"c-{source if before == 'subfield' else target}",
            count,
            explorer("model", **{before: source, after: target}, **among),
            f"{_called(catalog, before, source)} → {_called(catalog, after, target)}: {many(count, 'paper')}",
        )
        for (source, target), count in sorted(found.items())
    ]


def _called(catalog: Catalog, step: str, value: str) -> str:
    return "Not stated" if value == NOT_STATED else label(catalog, _VOCABULARY[step], value)


def _ordered(sankey: Sankey) -> dict[str, int]:
    """key → place, columns untangled around the sub-fields, which keep their usual order."""
    unstated = [f"{step}:{NOT_STATED}" for step in _STEPS]
    found = untangled(sankey, fixed=1, last=unstated)
    return {node.key: n for n, node in enumerate(node for column in found.columns for node in column)}


def _node_rows(sankey: Sankey) -> list[tuple[tuple[str, str, int], str]]:
    """What the nodes state: a paradigm to all sub-fields, a sub-field to all adaptations, all sub-fields to an adaptation."""
    rows = []
    for number, column in enumerate(sankey.columns):
        for node in column:
            ends = (_ALL[1], node.label) if number == 2 else (node.label, _ALL[number + 1])
            rows.append(((*ends, node.count), node.href))
    return rows


def _link_rows(sankey: Sankey) -> list[tuple[tuple[str, str, int], str]]:
    labels = {node.key: node.label for column in sankey.columns for node in column}
    return [((labels[it.source], labels[it.target], it.count), it.href) for it in sankey.links]


def _summary(models: Sequence[Model]) -> str:
    whole = len(models)
    adapted = adapting(models)
    ways = totals(models, values_of("adaptation"))
    tuned, prompted = ways.get("fine-tuning", 0), ways.get("prompt-engineering", 0)
    groups = totals(models, values_of("group"))
    largest = max(SUBFIELDS, key=lambda group: (groups.get(group, 0), group))
    return (
        f"{adapted} of {many(whole, 'paper')} ({share(adapted, whole)}) adapt an existing model instead of pre-training their own."
        f" {tuned} use fine-tuning and {prompted} prompt engineering; some use both."
        f" The largest sub-field is {largest} with {groups.get(largest, 0)} papers."
    )
