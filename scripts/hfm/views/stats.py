"""Rows of numbers about the catalog: what the charts draw and the tables beside them show.

Everything counts whole entries: one with two adaptations counts once under each of them, and once in every total.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, product

from hfm.model import Dataset, Entry, Model, Work
from hfm.model.catalog import Catalog

# The value of an entry that states none: it is counted and shown, never dropped.
NOT_STATED = "not-stated"

# Words of titles that say nothing about their subject.
COMMON_WORDS = frozenset({
    "all", "and", "are", "based", "can", "for", "from", "has", "how", "into", "its", "more", "not", "one", "our",
    "out", "over", "that", "the", "their", "this", "through", "toward", "towards", "under", "use", "used", "using",
    "via", "was", "well", "what", "when", "who", "why", "with", "without", "approach", "foundation", "framework",
    "general", "large", "learning", "method", "model", "new", "scale", "study",
})  # fmt: skip
# Ways of writing one word.
SAME_WORDS = {"multi-modal": "multimodal", "pre-trained": "pretraining", "pretrained": "pretraining"}

Values = Callable[[Entry], tuple[str, ...]]


def values_of(field: str) -> Values:
    """A function from an entry to the distinct values of this field, `(NOT_STATED,)` where it has none."""

    def values(entry: Entry) -> tuple[str, ...]:
        found = getattr(entry, field)
        several = tuple(dict.fromkeys(found)) if isinstance(found, tuple) else (found,) if found else ()
        return several or (NOT_STATED,)

    return values


def code_of(entry: Entry) -> tuple[str, ...]:
    """Whether a public address of the code is known: `yes` or `no`."""
    return ("yes" if (entry.links.code or "").startswith("http") else "no",)


def weights_of(entry: Entry) -> tuple[str, ...]:
    """Who gets the weights: `open` where an address is known and no source says that one has to ask for them."""
    weights = getattr(entry, "weights", None)
    access = weights and (weights.access or ("open" if weights.url else None))
    return (access or NOT_STATED,)


def permits(catalog: Catalog) -> Values:
    """What the licence says of commercial use: that of the weights where it is stated, else that of the code."""

    def values(entry: Entry) -> tuple[str, ...]:
        licence = getattr(entry, "licence", None)
        name = licence and (licence.weights or licence.code)
        return ((catalog.term("licences", name).commercial_use if name else None) or NOT_STATED,)

    return values


def trained_on(entry: Entry) -> tuple[str, ...]:
    """The datasets of the catalog that a model was trained or adapted on, by id."""
    named = (it.dataset for it in getattr(entry, "training_data", ()))
    return tuple(dict.fromkeys(it for it in named if it)) or (NOT_STATED,)


def stated(values: Values) -> Values:
    """The same values, and none where none is stated."""
    return lambda entry: tuple(value for value in values(entry) if value != NOT_STATED)


def names_of(field: str) -> Values:
    """As `values_of`, for a field of named things such as the models a study uses: their names."""
    things = values_of(field)
    return lambda entry: tuple(dict.fromkeys(getattr(thing, "name", thing) for thing in things(entry)))


def units_of(entry: Entry) -> tuple[str, ...]:
    """The units in which a dataset's size is given."""
    return tuple(dict.fromkeys(size.unit for size in getattr(entry, "size", ()))) or (NOT_STATED,)


def sizes(datasets: Iterable[Dataset]) -> dict[str, list[tuple[Dataset, int]]]:
    """By unit, each dataset with its size in it, the largest first."""
    found: dict[str, list[tuple[Dataset, int]]] = {}
    for dataset in datasets:
        for size in dataset.size:
            found.setdefault(size.unit, []).append((dataset, size.count))
    return {unit: sorted(them, key=lambda it: (-it[1], it[0].id)) for unit, them in found.items()}


def words_of_title(entry: Entry) -> tuple[str, ...]:
    """The words of a title that say something: small letters, plurals as singulars, without common words."""
    return _telling(str(getattr(entry, "title", None) or ""))


@cache
def _telling(title: str) -> tuple[str, ...]:
    found = re.findall(r"[a-z][a-z0-9+]*(?:-[a-z0-9+]+)*", title.lower())
    words = map(_plain, found)
    return tuple(dict.fromkeys(word for word in words if len(word) > 2 and word not in COMMON_WORDS))


def frequent_words(entries: Sequence[Entry], most: int = 20) -> Values:
    """As `words_of_title`, of the words that the most of these entries have: what a chart shows, a reader can filter by."""
    kept = frozenset(ranked(totals(entries, words_of_title), most)[0][:most])
    return lambda entry: tuple(word for word in words_of_title(entry) if word in kept)


@cache
def _plain(word: str) -> str:
    """The word as it is counted: in one spelling, and in its singular."""
    word = SAME_WORDS.get(word, word.replace("pre-", "pre"))
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")) else word


def totals(entries: Iterable[Entry], values: Values) -> dict[str, int]:
    """By value, the number of distinct entries that have it."""
    return dict(Counter(chain.from_iterable(map(values, entries))))


def flows(entries: Iterable[Entry], sources: Values, targets: Values) -> dict[tuple[str, str], int]:
    """By (source, target), the number of distinct entries that have both."""
    return dict(Counter(chain.from_iterable(product(sources(entry), targets(entry)) for entry in entries)))


def growth(
    works: Sequence[Model], groups: Sequence[str], year_of: Callable[[Model], str | None]
) -> list[tuple[str | None, tuple[int, ...]]]:
    """(year, works a group) for every year from the first to the last, empty ones too; `None` last for the undated."""
    known = [year_of(work) for work in works]
    years = sorted(int(year) for year in known if year)
    every = [str(year) for year in range(years[0], years[-1] + 1)] if years else []
    return _by_period(works, known, every, groups)


def growth_by_month(works: Sequence[Work], groups: Sequence[str]) -> list[tuple[str | None, tuple[int, ...]]]:
    """(YYYY-MM, works a group) by the day it was first public, as `growth`; a date that is only a year has no month."""
    known = [work.first_public[:7] if len(work.first_public) >= 7 else None for work in works]
    months = sorted(month for month in known if month)
    every = []
    if months:
        (first_year, first), (last_year, last) = (map(int, month.split("-")) for month in (months[0], months[-1]))
        numbers = range(first_year * 12 + first - 1, last_year * 12 + last)
        every = [f"{number // 12}-{number % 12 + 1:02d}" for number in numbers]
    return _by_period(works, known, every, groups)


def _by_period(
    works: Sequence[Work], known: Sequence[str | None], every: Sequence[str], groups: Sequence[str]
) -> list[tuple[str | None, tuple[int, ...]]]:
    found = Counter((period, work.group) for period, work in zip(known, works, strict=True))
    periods: list[str | None] = [*every, None] if None in known else [*every]
    return [(period, tuple(found[period, group] for group in groups)) for period in periods]


def with_above(values: Values, parents: Mapping[str, str | None]) -> Values:
    """The same values and, where they are terms of a tree, the terms above them: as the explorer's filters count."""

    @cache  # many entries have the same
    def closed(values: tuple[str, ...]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for value in values:
            term: str | None = value
            while term is not None and term not in found:
                found[term] = None
                term = parents.get(term)
        return tuple(found)

    return lambda entry: closed(values(entry))


def folded(values: Values, kept: Iterable[str], rest: Iterable[str], name: str) -> Values:
    """The same values with all of the rest as one, called `name`; what is in neither is dropped, not stated stays so."""
    shown = {value: value for value in (*kept, NOT_STATED)} | dict.fromkeys(rest, name)

    @cache
    def fold(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(shown[value] for value in values if value in shown))

    return lambda entry: fold(values(entry))


def ranked(found: Mapping[str, int], most: int, least: int = 1) -> tuple[list[str], list[str]]:
    """The largest values, at most so many and none below `least`, and the rest; each by size and then by name."""
    order = sorted((value for value in found if value != NOT_STATED), key=lambda value: (-found[value], value))
    kept = [value for value in order[:most] if found[value] >= least]
    # One value alone is not worth folding: it takes the row that the rest would take.
    return (order, []) if len(order) == len(kept) + 1 else (kept, order[len(kept) :])


def so_far(counts: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The running sums of rows of counts, column by column."""
    return list(accumulate(counts, lambda before, row: tuple(map(sum, zip(before, row, strict=True)))))


def adapting(models: Iterable[Model]) -> int:
    """How many models pre-train nothing themselves and adapt an existing one."""
    return sum(model.pretraining == "none" for model in models)
