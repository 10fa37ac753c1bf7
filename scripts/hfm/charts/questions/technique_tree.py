"""Which methods stand behind the paradigms? The tree of techniques with the models named for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.tree import children_of, walk
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.bars import Bar, Bars, Segment, bars_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.words import inside, listed, many, model_sets, parents
from hfm.model import Model, VocabularyTerm
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, totals, values_of, with_above

NAME = "technique-tree"
TITLE = "Which methods stand behind the paradigms?"
COUNTED = (
    "A technique stands for the distinct models that the sources name it for, or for a technique below it; a model with "
    "several techniques counts once in each and once in what they share. The drawing has those of three models or more, "
    "the table all of them."
)
_LEAST = 3
COLUMNS = ("Technique", "Part of", "Models named for it", "Models with those below")
_TONES = {
    "generative-learning": "c-generative", "contrastive-learning": "c-contrastive", "hybrid-learning": "c-hybrid",
    "supervised-learning": "c-supervised", "fine-tuning": "c-fine-tuning", "adapter-tuning": "c-adapter-tuning",
    "prompt-engineering": "c-prompt-engineering",
}  # fmt: skip


def technique_tree(catalog: Catalog) -> Chart:
    """The survey's Fig. 6 as a tree of bars, coloured by paradigm."""
    return Chart(NAME, TITLE, COUNTED, tuple(_view(catalog, *chosen) for chosen in model_sets(catalog)))


def _view(catalog: Catalog, ident: str, shown: str, models: Sequence[Model], among: dict[str, Any]) -> View:
    values, above = values_of("techniques"), parents(catalog, "techniques")
    own, found = totals(models, values), totals(models, with_above(values, above))
    tree = list(walk(children_of(catalog, "techniques"), found))
    if not any(term.id in found for term, _ in tree):
        return empty_view(NAME, TITLE, ident, shown, COLUMNS)
    labels = {term.id: term.label for term, _ in tree}
    bars = [
        _bar(term, depth, _tone(term.id, above), found[term.id], own.get(term.id, 0), among)
        for term, depth in tree
        if found.get(term.id, 0) >= _LEAST
    ]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (term.label, labels.get(term.parent or ""), own.get(term.id, 0), found.get(term.id, 0)) for term, _ in tree
    )
    links = tuple(
        ("", "", "", explorer("model", techniques=term.id, **among) if term.id in found else "") for term, _ in tree
    )
    words = _summary(models, own, labels)
    drawn = Bars(tuple(bars))
    picture = bars_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    return View(ident, shown, words, COLUMNS, rows, picture, links)


def _tone(term: str, above: Mapping[str, str | None]) -> str:
    """The colour of the paradigm a technique belongs to."""
    while term not in _TONES and (parent := above.get(term)):
        term = parent
    return _TONES.get(term, "ink-soft")


def _bar(term: VocabularyTerm, depth: int, tone: str, count: int, own: int, among: dict[str, Any]) -> Bar:
    href = explorer("model", techniques=term.id, **among)
    words = f"{term.label}: {many(count, 'model')}"
    words += f", {own} of them named for it itself" if own and own != count else ""
    return Bar(term.label, count, href, words, (Segment(tone, count, href, words),), depth=depth)


def _summary(models: Sequence[Model], own: dict[str, int], labels: dict[str, str]) -> str:
    stated = len(models) - own.get(NOT_STATED, 0)
    best = sorted((term for term in own if term in labels), key=lambda term: (-own[term], term))[:3]
    names = listed([f"{inside(labels[term])} ({own[term]})" for term in best])
    return f"Techniques are named for {stated} of {many(len(models), 'model')}, most often {names}."
