"""What are healthcare foundation models adapted to do, and with which data? Tasks by modalities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hfm.charts.chart import Chart, View
from hfm.charts.counting.crossing import Side, crossing
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.matrix import Matrix, matrix_drawings, matrix_rows
from hfm.charts.words import inside, many, model_sets
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.stats import values_of

NAME = "task-modality"
TITLE = "Which tasks, on which kinds of data?"
COUNTED = (
    "Each cell is the number of distinct models that name both the task and the modality; one with several of either counts "
    "in several cells. A broad kind of data counts the narrow ones below it too: a model whose source says “medical images” "
    "is in no narrow one. What few models name is together as “other”; models that state none have a row and a column of "
    "their own. The stronger the colour, the more."
)


def task_modality(catalog: Catalog) -> Chart:
    """Downstream tasks by modalities, the most frequent of both."""
    return Chart(NAME, TITLE, COUNTED, tuple(_view(catalog, *chosen) for chosen in model_sets(catalog)))


def _view(catalog: Catalog, ident: str, shown: str, models: Sequence[Model], among: dict[str, Any]) -> View:
    tasks = Side("tasks", "tasks", values_of("tasks"), most=13, other="other tasks")
    modalities = Side("modalities", "modalities", values_of("modalities"), most=11, other="other kinds")
    if not models:
        return empty_view(NAME, TITLE, ident, shown, ("Task", "Modality", "Models"))
    it = crossing(catalog, models, tasks, modalities, among)
    columns, rows, links = matrix_rows("Task", it)
    words = _summary(it, len(models))
    picture = matrix_drawings(Named(f"{NAME}-{ident}", TITLE, words), it)
    return View(ident, shown, words, columns, rows, picture, links)


def _summary(it: Matrix, whole: int) -> str:
    best = sorted(
        (
            (cell.count, row.label, column.label)
            for row, cells in zip(it.rows, it.cells, strict=True)
            for column, cell in zip(it.columns, cells, strict=True)
            if "Not stated" not in (row.label, column.label)
        ),
        key=lambda found: (-found[0], found[1:]),
    )[:2]
    pairs = " and ".join(f"{inside(task)} with {inside(kind)} ({count})" for count, task, kind in best)
    return f"Of {many(whole, 'model')}, the most frequent pairs are {pairs}."
