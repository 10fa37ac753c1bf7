"""A number stands where its source has it: in range, as printed, once, under a column that measures its benchmark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import isclose, isinf

from hfm.model.results import Benchmark, Metric, ReportedValue, Result, ResultColumn
from hfm.reading.load import Record
from hfm.reading.places import Keys
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.repairs import finished
from hfm.reading.rules.draft import Draft

_FRACTION = re.compile(r"0?\.[0-9]{3,}")
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


def column_measures_its_benchmark(draft: Draft) -> Iterator[Problem]:
    """The metric of a column is one of its benchmark, and whatever is not comparable says why."""
    known = {entry.id: entry for entry, _ in draft if isinstance(entry, Benchmark)}
    for table, record in _tables(draft):
        for n, column in enumerate(table.columns):
            metrics = {it.id for it in known[column.benchmark].metrics} if column.benchmark in known else set()
            if metrics and column.metric not in metrics:
                tip = did_you_mean(column.metric, metrics) or f"it has {', '.join(sorted(metrics))}"
                message = f"metric: the benchmark '{column.benchmark}' has no metric '{column.metric}'"
                yield record.problem(("columns", n, "metric"), "unknown-metric", message, tip)
            if column.comparable != "yes" and not column.why:
                tip = "add `why`: what differs between the rows"
                message = f"comparable: '{column.comparable}' without a reason"
                yield record.problem(("columns", n, "comparable"), "no-reason", message, tip)


def column_row_and_metric_stand_once(draft: Draft) -> Iterator[Problem]:
    """A column has one id, a row one name and variant, a metric one id."""
    for entry, record in draft:
        if isinstance(entry, Result):
            yield from _twice(record, "columns", (it.id for it in entry.columns))
            yield from _rows_twice(record, entry)
        if isinstance(entry, Benchmark):
            yield from _twice(record, "metrics", (it.id for it in entry.metrics))


def value_stands_under_a_column(draft: Draft) -> Iterator[Problem]:
    """The key of a value is a column of its table, and no column is empty."""
    for table, record in _tables(draft):
        columns = {it.id for it in table.columns}
        for n, row in enumerate(table.rows):
            for key in row.values:
                if key not in columns:
                    tip = did_you_mean(key, columns) or f"the columns are {', '.join(sorted(columns))}"
                    message = f"values: there is no column '{key}'"
                    yield record.problem(("rows", n, "values", key), "unknown-column", message, tip, of_key=True)
        filled = {key for row in table.rows for key in row.values}
        for n, column in enumerate(table.columns):
            if column.id not in filled:
                message = f"no row has a value under '{column.id}'"
                yield record.problem(("columns", n), "empty-column", message, "remove the column")


def value_is_within_its_range(draft: Draft) -> Iterator[Problem]:
    """A fraction of 41 or a percentage of 120 is a slip of the hand."""
    metrics = {(entry.id, it.id): it for entry, _ in draft if isinstance(entry, Benchmark) for it in entry.metrics}
    for keys, value, column, record in _values(draft):
        metric = metrics.get((column.benchmark, column.metric))
        odd = metric and metric.maximum not in (None, {"fraction": 1, "percent": 100}.get(metric.unit, metric.maximum))
        if metric and not odd and not all(_fits(it, metric) for it in (value.value, *(value.interval or ()))):
            limits = f"{metric.name} goes from {_limit(metric.minimum)} to {_limit(metric.maximum)}"
            yield record.problem(keys, "out-of-range", f"value: {value.value:g} is out of range", limits)


def value_is_as_printed(draft: Draft) -> Iterator[Problem]:
    """The number is among those of the printed text, times 100 where the source prints a fraction of a percentage."""
    for keys, value, column, record in _values(draft):
        scale = 100 if column.printed_as == "fraction" else 1
        printed = [round(float(it) * scale, 9) for it in _NUMBERS.findall(value.printed)]
        if not any(isclose(value.value, it, abs_tol=1e-9) for it in printed):
            tip = f"write value: {printed[0]:g}" if len(printed) == 1 else "write the number of `printed`"
            if scale > 1 and any(it > scale for it in printed):
                tip = f"this is no fraction: take `printed_as` out of the column '{column.id}'"
            message = f"value: {value.value:g} is not what is printed, '{value.printed}'"
            yield record.problem(keys, "not-as-printed", message, tip)


def interval_holds_its_value(draft: Draft) -> Iterator[Problem]:
    """An interval goes from its lower end to its upper, and the value lies inside."""
    for keys, value, _, record in _values(draft):
        if value.interval and not value.interval[0] <= value.value <= value.interval[1]:
            low, high = sorted(value.interval)
            turned = low <= value.value <= high
            message = f"interval: from {value.interval[0]:g} to {value.interval[1]:g} does not hold {value.value:g}"
            tip = f"write interval: [{low:g}, {high:g}]" if turned else "write the two ends as they are printed"
            yield record.problem((*keys[:-1], "interval"), "bad-interval", message, tip)


def percentage_is_no_fraction(draft: Draft) -> Iterator[Problem]:
    """A value below 1 with three decimals in a column of per cent is a fraction as the source printed it."""
    metrics = {(entry.id, it.id): it for entry, _ in draft if isinstance(entry, Benchmark) for it in entry.metrics}
    values = [*_values(draft)]
    for keys, value, column, record in values:
        metric = metrics.get((column.benchmark, column.metric))
        if metric and metric.unit == "percent" and not column.printed_as and _FRACTION.fullmatch(value.printed.strip()):
            message = f"value: {value.value:g} in a measure of per cent is a fraction"
            tip = f"write value: {value.value * 100:g}, and in the column '{column.id}' printed_as: fraction"
            if any(it.value > 1 for _, it, other, its in values if (other, its.path) == (column, record.path)):
                tip = f"the rest of the column '{column.id}' is in per cent: look the number up again"
            yield record.problem(keys, "not-as-printed", message, tip)


def range_agrees_with_unit(draft: Draft) -> Iterator[Problem]:
    """A fraction ends at 1, a percentage at 100."""
    ends = {"fraction": 1, "percent": 100}
    for entry, record in draft:
        for n, metric in enumerate(entry.metrics if isinstance(entry, Benchmark) else ()):
            end = ends.get(metric.unit)
            if end and metric.maximum not in (None, end):
                other = next((unit for unit, limit in ends.items() if limit == metric.maximum), "score")
                message = f"maximum: {metric.maximum}, but a measure in {metric.unit} ends at {end}"
                tip = f"write maximum: {end}, or unit: {other}"
                yield record.problem(("metrics", n, "maximum"), "numbers-disagree", message, tip)


def benchmark_has_results(draft: Draft) -> Iterator[Problem]:
    """A benchmark is there for its results; data alone is a dataset."""
    if len({table.id for table, _ in _tables(draft)}) < len(draft.ids["result"]):
        return  # a table that cannot be read may hold them
    used = {column.benchmark for table, _ in _tables(draft) for column in table.columns}
    for entry, record in draft:
        if isinstance(entry, Benchmark) and entry.id not in used:
            tip = "add a table below catalog/results/, or make it a dataset"
            yield record.problem((), "no-results", "no table has results on this benchmark", tip)


def _tables(draft: Draft) -> Iterator[tuple[Result, Record]]:
    return ((entry, record) for entry, record in draft if isinstance(entry, Result))


def _values(draft: Draft) -> Iterator[tuple[Keys, ReportedValue, ResultColumn, Record]]:
    for table, record in _tables(draft):
        columns = {it.id: it for it in table.columns}
        for n, row in enumerate(table.rows):
            for key, value in row.values.items():
                if key in columns:
                    yield ("rows", n, "values", key, "value"), value, columns[key], record


def _twice(record: Record, field: str, names: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, name in enumerate(names):
        if name in seen:
            yield record.problem((field, n), "repeated-item", f"{field}: '{name}' stands twice", "keep one")
        seen.add(name)


def _rows_twice(record: Record, table: Result) -> Iterator[Problem]:
    """Rows with the name and the variant of one above: the same row again, or another that must be told apart."""
    first: dict[str, int] = {}
    for n, row in enumerate(table.rows):
        name = " ".join(filter(None, (row.name, row.variant)))
        above = first.setdefault(name, n)
        if above == n:
            continue
        lines = " or ".join(str(record.place(("rows", it))[0]) for it in (above, n))
        message, tip = f"rows: '{name}' stands twice", f"delete the row that begins in line {lines}"
        if row != table.rows[above]:
            variant = f"{row.variant}, second row" if row.variant else "second row"
            tip += f"; or, if the source prints both, {finished(('variant',), variant)}"
        yield record.problem(("rows", n), "repeated-item", message, tip)


def _fits(value: float, metric: Metric) -> bool:
    low = float("-inf") if metric.minimum is None else metric.minimum
    high = float("inf") if metric.maximum is None else metric.maximum
    return low <= value <= high and not isinf(value)


def _limit(value: int | None) -> str:
    return "anywhere" if value is None else str(value)
