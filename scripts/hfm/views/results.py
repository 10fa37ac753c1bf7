"""Reported results as a reader compares them: by column, ranked only inside a comparable one, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from hfm.model import Benchmark, Model, Result
from hfm.model.catalog import Catalog, by_name, once
from hfm.model.results import Metric, ReportedValue, ResultColumn, ResultRow
from hfm.views.facts import Value, address

REGIMES = {
    "zero-shot": "zero-shot",
    "few-shot": "few-shot",
    "fine-tuned": "fine-tuned",
    "trained-on-it": "its training set was part of the training",
    "frozen-encoder": "frozen encoder",
    "trained-from-scratch": "trained from scratch",
    "mixed": "mixed",
    "not-printed": "not printed",
}


_SIZE = re.compile(r"(?<=[- ])\d+[BM]$")


def called(name: str, variant: str | None) -> str:
    """The model with the variant that a number is of: not told twice, and the size of another one taken out."""
    if not variant or variant.casefold() in name.casefold():
        return name
    return _SIZE.sub(variant, name) if _SIZE.search(name) and _SIZE.search(f" {variant}") else f"{name} {variant}"


class Score(NamedTuple):
    """One number with all it stands on; `rank` is its place among the `of` of its column, or nothing."""

    table: Result
    column: ResultColumn
    row: ResultRow
    value: ReportedValue
    metric: Metric
    rank: int | None
    of: int

    @property
    def number(self) -> float:
        return self.value.value

    @property
    def href(self) -> str:
        """The exact place: of the number, of its row, or of the table."""
        return self.value.url or self.row.url or self.table.address

    @property
    def label(self) -> str:
        """The part of the benchmark and the measure."""
        return ", ".join(filter(None, (self.column.part, self.metric.name)))

    @property
    def shown(self) -> str:
        """As printed, unless the source prints a fraction of what the measure has in per cent."""
        return f"{self.number:g}" if self.column.printed_as else self.value.printed

    @property
    def place(self) -> str:
        """The same in words, where the source is read by words."""
        return self.value.place or self.table.place

    @property
    def read_as(self) -> str:
        return self.value.read_as or self.table.read_as

    @property
    def by(self) -> str:
        return "its authors" if self.row.reported_by == "self" else "others"

    @property
    def who(self) -> Value:
        """The model as printed, leading to its page where the catalog has it."""
        return Value(self.row.name, address("model", self.row.model) if self.row.model else "")

    @property
    def day(self) -> str:
        return self.row.date or self.table.date


@dataclass(frozen=True)
class Measured:
    """A column with its numbers, the best first."""

    table: Result
    column: ResultColumn
    metric: Metric
    scores: tuple[Score, ...]

    @property
    def ranked(self) -> bool:
        return self.scores[0].rank is not None

    @property
    def label(self) -> str:
        """What stands over the column: the part of the benchmark and the measure."""
        return ", ".join(filter(None, (self.column.part, self.metric.name)))

    @property
    def record(self) -> tuple[Score, ...]:
        """The best so far, day by day, where each entry of a leaderboard has its own day."""
        if not self.ranked or not all(it.row.date for it in self.scores):
            return ()
        best: list[Score] = []
        sign = 1 if self.metric.higher_is_better else -1
        for score in sorted(self.scores, key=lambda it: (it.day, -sign * it.number)):
            if not best or sign * score.number > sign * best[-1].number:
                best.append(score)
        return tuple(best) if len(best) > 1 else ()


@dataclass(frozen=True)
class Protocol:
    """Columns of one table that stand under one setting, and the rows that have a value in any of them."""

    table: Result
    columns: tuple[Measured, ...]

    @property
    def first(self) -> ResultColumn:
        return self.columns[0].column

    @property
    def of_figures(self) -> bool:
        """Whether every number was read off a picture."""
        return all(score.read_as == "figure" for it in self.columns for score in it.scores)

    @property
    def rows(self) -> tuple[tuple[ResultRow, tuple[Score | None, ...]], ...]:
        """Each row with its number in each column, the best in the first column first."""
        found = [
            {score.row.name + "\n" + (score.row.variant or ""): score for score in it.scores} for it in self.columns
        ]
        names = list(dict.fromkeys(name for scores in found for name in scores))
        rows = []
        for name in names:
            cells = tuple(scores.get(name) for scores in found)
            rows.append((next(it.row for it in cells if it), cells))
        return tuple(rows)

    @property
    def cautions(self) -> tuple[tuple[str, str], ...]:
        """(columns, why) where a reason is given, each reason once."""
        reasons: dict[str, list[str]] = {}
        for it in self.columns:
            if it.column.why:
                reasons.setdefault(it.column.why, []).append(it.label)
        alone = len(reasons) == 1 and len(self.columns) == sum(map(len, reasons.values()))
        return tuple(("" if alone else "; ".join(dict.fromkeys(labels)), why) for why, labels in reasons.items())


@once
def measured(kind: type[Result], catalog: Catalog) -> tuple[Measured, ...]:
    """Every column of every table, in the order of tables and columns."""
    metrics = {(it.id, metric.id): metric for it in catalog.of(Benchmark) for metric in it.metrics}
    return tuple(
        _measured(table, column, metrics[column.benchmark, column.metric])
        for table in catalog.of(kind)
        for column in table.columns
    )


def _measured(table: Result, column: ResultColumn, metric: Metric) -> Measured:
    found = [(row.values[column.id], row) for row in table.rows if column.id in row.values]
    found.sort(key=lambda it: it[0].value, reverse=metric.higher_is_better)
    places: dict[float, int] = {}
    for place, (value, _) in enumerate(found, 1):
        places.setdefault(value.value, place)
    ranked = column.comparable == "yes" and len(found) > 1
    scores = (
        Score(table, column, row, value, metric, places[value.value] if ranked else None, len(found))
        for value, row in found
    )
    return Measured(table, column, metric, tuple(scores))


@once
def _by_benchmark(kind: type[Result], catalog: Catalog) -> dict[str, list[Measured]]:
    found: dict[str, list[Measured]] = {}
    for it in measured(kind, catalog):
        found.setdefault(it.column.benchmark, []).append(it)
    return found


@once
def _by_table(kind: type[Result], catalog: Catalog) -> dict[str, list[Measured]]:
    return {name: list(part) for name, part in groupby(measured(kind, catalog), key=lambda it: it.table.id)}


@once
def _by_model(kind: type[Result], catalog: Catalog) -> dict[str, list[Score]]:
    found: dict[str, list[Score]] = {}
    for it in measured(kind, catalog):
        for score in it.scores:
            if score.row.model:
                found.setdefault(score.row.model, []).append(score)
    return found


def reported_models(catalog: Catalog) -> list[Model]:
    """The models of which numbers are reported."""
    return [it for it in catalog.every(Model) if it.id in _by_model(Result, catalog)]


def columns_of(benchmark: Benchmark, catalog: Catalog) -> Sequence[Measured]:
    """The columns that measure this benchmark."""
    return _by_benchmark(Result, catalog).get(benchmark.id, [])


@once
def protocols(benchmark: Benchmark, catalog: Catalog) -> tuple[Protocol, ...]:
    """The columns of a benchmark, those together that stand under one setting; the largest first."""
    return _grouped(columns_of(benchmark, catalog))


@once
def protocols_of(table: Result, catalog: Catalog) -> tuple[Protocol, ...]:
    """The columns of a table, those together that stand under one setting, in the order of the table."""
    columns = _by_table(Result, catalog)[table.id]
    return tuple(Protocol(table, tuple(part)) for _, part in groupby(columns, key=_setting))


def _grouped(columns: Sequence[Measured]) -> tuple[Protocol, ...]:
    found: dict[tuple[str | None, ...], list[Measured]] = {}
    for it in columns:
        found.setdefault((it.table.id, *_setting(it)), []).append(it)
    made = [Protocol(part[0].table, tuple(part)) for part in found.values()]
    return tuple(sorted(made, key=lambda it: -sum(len(column.scores) for column in it.columns)))


def _setting(it: Measured) -> tuple[str | None, ...]:
    return it.column.setting, it.column.regime, it.column.split, it.column.comparable


def shared(models: Sequence[str], catalog: Catalog) -> tuple[Measured, ...]:
    """The columns that hold all of these models: what can be said of them under one protocol."""
    return tuple(it for it in measured(Result, catalog) if set(models) <= {score.row.model for score in it.scores})


@dataclass(frozen=True)
class OnBenchmark:
    """What is reported of a model on one benchmark."""

    link: Value
    scores: tuple[Score, ...]

    @property
    def size(self) -> int:
        return len(self.scores)

    @property
    def best(self) -> Score:
        """The number with the best place in its column, the first where none has a place."""
        return min(self.scores, key=lambda it: (it.rank or 10**6, -it.of))


@once
def results_of(model: Model, catalog: Catalog) -> tuple[OnBenchmark, ...]:
    """The numbers reported of a model, by benchmark."""
    scores = _by_model(Result, catalog).get(model.id, [])
    found: dict[str, list[Score]] = {}
    for score in scores:
        found.setdefault(score.column.benchmark, []).append(score)
    order = sorted((catalog.get(Benchmark.KIND, it) for it in found), key=by_name)
    return tuple(OnBenchmark(Value(it.name, address(it.KIND, it.id)), tuple(found[it.id])) for it in order)


def benchmarks_of(model: Model, catalog: Catalog) -> tuple[str, ...]:
    """What the benchmarks are called that a model has results on, in their order."""
    found = {it.column.benchmark for it in _by_model(Result, catalog).get(model.id, ())}
    return tuple(it.name for it in sorted((catalog.get(Benchmark.KIND, it) for it in found), key=by_name))


@dataclass(frozen=True)
class Extent:
    """How much is reported on a benchmark: models of the catalog, tables, the day of the newest."""

    models: int
    tables: int
    newest: str


@once
def extent(benchmark: Benchmark, catalog: Catalog) -> Extent:
    columns = columns_of(benchmark, catalog)
    models = {score.row.model for it in columns for score in it.scores if score.row.model}
    newest = max((score.day for it in columns for score in it.scores), default="")
    return Extent(len(models), len({it.table.id for it in columns}), newest)
