"""Rows of numbers about the catalog: what the charts draw and the tables beside them show.

Everything counts whole entries: one with two adaptations counts once under each of them, and once in every total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from hfm.model import Entry, Model, Work

# The value of an entry that states none: it is counted and shown, never dropped.
NOT_STATED = "not-stated"

Values = Callable[[Entry], tuple[str, ...]]


def values_of(field: str) -> Values:
    """A function from an entry to the distinct values of this field, `(NOT_STATED,)` where it has none."""

    def values(entry: Entry) -> tuple[str, ...]:
        found = getattr(entry, field)
        several = found if isinstance(found, tuple) else (found,) if found else ()
        return tuple(dict.fromkeys(several)) or (NOT_STATED,)

    return values


def totals(entries: Iterable[Entry], values: Values) -> dict[str, int]:
    """value → the number of distinct entries that have it."""
    return dict(Counter(value for entry in entries for value in values(entry)))


def flows(entries: Iterable[Entry], sources: Values, targets: Values) -> dict[tuple[str, str], int]:
    """(source, target) → the number of distinct entries that have both."""
    pairs = ((source, target) for entry in entries for source in sources(entry) for target in targets(entry))
    return dict(Counter(pairs))


def growth(works: Sequence[Work], groups: Sequence[str]) -> list[tuple[int | None, tuple[int, ...]]]:
    """(year, works a group) for every year from the first to the last, empty ones too; last `None` for the undated."""
    found = Counter((work.year, work.group) for work in works)
    dated = sorted(work.year for work in works if work.year is not None)
    years: list[int | None] = list(range(dated[0], dated[-1] + 1)) if dated else []
    if len(dated) < len(works):
        years.append(None)
    return [(year, tuple(found[year, group] for group in groups)) for year in years]


def so_far(counts: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The running sums of rows of counts, column by column."""
    return list(accumulate(counts, lambda before, row: tuple(map(sum, zip(before, row, strict=True)))))


def adapting(models: Iterable[Model]) -> int:
    """How many models pre-train nothing themselves and adapt an existing one."""
    return sum(model.pretraining == "none" for model in models)
