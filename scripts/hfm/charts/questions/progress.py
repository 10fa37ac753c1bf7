"""How far have reported results come? On one benchmark, in one column of one table, the best value so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.collected import collected, end_of
from hfm.charts.counting.reported import measure, reporter_keys, token_of
from hfm.charts.drawing.axis import between, time_of
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.spread import Point, Spread, spread_drawings
from hfm.charts.words import many
from hfm.model import Benchmark, Model
from hfm.model.catalog import Catalog
from hfm.views.results import Measured, Score, called, columns_of, extent

NAME = "progress"
TITLE = "How far have reported results come?"
COUNTED = (
    "One benchmark at a time, and of it one comparable column of one published table: that with the most models whose date is"
    " known. A dot is a model of the catalog with the number that the table prints, at the date the model was first public; the"
    " line is the best so far. Numbers of other tables and columns stand under other protocols, and are neither drawn nor"
    " compared. Chosen are the benchmarks with the most numbers to draw, at most four of one table; every benchmark's page has its own."
)
COLUMNS = ("Model", "First public", "Reported value", "Best so far", "Reported by", "Rank", "Complete")
_ENOUGH, _LEAST, _MOST, _OF_A_TABLE = 8, 3, 14, 4


class _Dated(NamedTuple):
    """A number with the model it is of, when that was first public, and whether it was the best then."""

    score: Score
    model: Model
    date: str
    best: bool = False

    @property
    def name(self) -> str:
        return called(self.model.name, self.score.row.variant)


def progress(catalog: Catalog) -> Chart:
    """A view a benchmark, those with the most numbers first."""
    every = [
        (it, *found) for it in catalog.of(Benchmark) if (found := _column(it, catalog)) and len(found[1]) >= _ENOUGH
    ]
    every.sort(key=lambda it: (-len(it[2]), -extent(it[0], catalog).models, it[0].name.casefold()))
    chosen: list[tuple[Benchmark, Measured, Sequence[_Dated]]] = []
    for benchmark, column, dated in every:
        if sum(other.table is column.table for _, other, _ in chosen) < _OF_A_TABLE:
            chosen.append((benchmark, column, dated))
    views = tuple(_view(*it, catalog) for it in chosen[:_MOST])
    return Chart(NAME, TITLE, COUNTED, views or (empty_view(NAME, TITLE, "all", "All benchmarks", COLUMNS),))


def progress_on(benchmark: Benchmark, catalog: Catalog) -> View | None:
    """The view of one benchmark; nothing where too few models of a comparable column have a date."""
    found = _column(benchmark, catalog)
    return _view(benchmark, *found, catalog) if found and len(found[1]) >= _LEAST else None


def _column(benchmark: Benchmark, catalog: Catalog) -> tuple[Measured, list[_Dated]] | None:
    """The comparable column with the most dated models, and these; of several the newest."""
    found = [(it, _dated(it, catalog)) for it in columns_of(benchmark, catalog) if it.ranked]
    return max(found, key=lambda it: (len(it[1]), it[0].table.date), default=None)


def _dated(column: Measured, catalog: Catalog) -> list[_Dated]:
    """The numbers of models whose date is known."""
    known = catalog.entries[Model.KIND]
    rows = [(it, known.get(it.row.model or "")) for it in column.scores]
    return [
        _Dated(score, model, date)
        for score, model in rows
        if isinstance(model, Model) and (date := score.row.date or model.first_public)
    ]


def _in_time(dated: Sequence[_Dated], sign: int) -> list[_Dated]:
    """The first public first, and of each whether it was the best so far; `sign` is +1 where more is better, else -1."""
    found: list[_Dated] = []
    best: float | None = None
    for it in sorted(dated, key=lambda it: (time_of(it.date), -sign * it.score.number)):
        better = best is None or sign * it.score.number > sign * best
        best = it.score.number if better else best
        found.append(it._replace(best=better))
    return found


def _view(benchmark: Benchmark, column: Measured, dated: Sequence[_Dated], catalog: Catalog) -> View:
    sign = 1 if column.metric.higher_is_better else -1
    found = _in_time(dated, sign)
    scores = [it.score for it in found]
    until = collected(catalog, [it.model for it in found], {})
    caveat = until.caveat(sorted({it.date[:4] for it in found}))
    whole = end_of(until.whole) if caveat and until.whole else None
    spread = Spread(
        tuple(map(_point, found)),
        reporter_keys(scores),
        ("The best so far when it came out", "Not the best so far"),
        between([it.number for it in scores]),
        sign,
        whole,
        caveat,
    )
    rows: list[tuple[Cell, ...]] = [
        (
            it.name,
            it.date,
            it.score.shown,
            "yes" if it.best else None,
            it.score.by,
            f"{it.score.rank} of {it.score.of}",
            until.complete(it.date[:7]),
        )
        for it in found
    ]
    links = tuple((_page(it), "", it.score.href, "", "", "", "") for it in found)
    words = f"{_summary(benchmark, column, found, catalog)} {caveat}".rstrip()
    pictures = spread_drawings(Named(f"{NAME}-{benchmark.id}", f"{TITLE} {benchmark.name}", words), spread)
    return View(benchmark.id, benchmark.name, words, COLUMNS, tuple(rows), pictures, links)


def _page(it: _Dated) -> str:
    return f"{it.model.FOLDER}/{it.model.id}/"


def _point(it: _Dated) -> Point:
    score, name = it.score, it.name
    words = f"{name}, first public {it.date}: {score.shown}, reported by {score.by}"
    words += ", the best so far" if it.best else ""
    return Point(token_of(score), it.date, score.number, it.best, _page(it), words, name)


def _summary(benchmark: Benchmark, column: Measured, found: Sequence[_Dated], catalog: Catalog) -> str:
    first, last = found[0], [it for it in found if it.best][-1]
    others = len(columns_of(benchmark, catalog)) - 1
    left = len(column.scores) - len(found)
    part = f", {column.column.part}" if column.column.part else ""
    said = (
        f"{benchmark.name}{part}. {measure(column.metric)}: from {first.score.shown} of {first.name}"
        f" ({first.date[:4]}) to {last.score.shown} of {last.name} ({last.date[:4]}), in the table of"
        f" {column.table.reporter}, {column.column.setting}."
    )
    if left:
        said += f" {many(left, 'row')} of it without a page or a date here {'is' if left == 1 else 'are'} not drawn."
    if others:
        said += f" {many(others, 'other column')} of this benchmark cannot be compared with it."
    return said
