"""What is the field about? The words of titles, the tasks and the kinds of data, and how they come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.collected import collected
from hfm.charts.counting.years import first_year, last_years
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.trend import Share, Trend, Trends, trend_drawings
from hfm.charts.words import listed, many, parents, share, term_name
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, Values, flows, frequent_words, ranked, totals, values_of, with_above

NAME = "term-frequencies"
TITLE = "What is the field about, and how does that change?"
COUNTED = (
    "A number is the number of distinct models that have the term, in all and by year; a word of a title counts once a title, "
    "in its singular, and words that say nothing about a subject are left out. The shade shows the share among the models of "
    "that year, so that a term can fade while its numbers grow. A year is that in which a model was first public; the twenty most frequent are shown, and the last twelve years."
)
_MOST = 20


@dataclass(frozen=True)
class _Terms:
    ident: str
    shown: str
    field: str  # the explorer's name
    values: Callable[[Sequence[Model]], Values]
    called: Callable[[Catalog, str], str]


_VIEWS = (
    _Terms("title-words", "Words of titles", "word", frequent_words, lambda _, word: word),
    _Terms(
        "tasks", "Tasks", "tasks", lambda _: values_of("tasks"), lambda catalog, it: term_name(catalog, "tasks", it)
    ),
    _Terms(
        "modalities",
        "Kinds of data",
        "modalities",
        lambda _: values_of("modalities"),
        lambda catalog, it: term_name(catalog, "modalities", it),
    ),
)


def term_frequencies(catalog: Catalog) -> Chart:
    """Ranked bars with their trend over the years: what a word cloud cannot say."""
    dates = {model.id: first_year(model) for model in catalog.every(Model)}
    return Chart(NAME, TITLE, COUNTED, tuple(_view(catalog, terms, dates) for terms in _VIEWS))


def _view(catalog: Catalog, terms: _Terms, dates: Mapping[str, str | None]) -> View:
    models = catalog.every(Model)
    years = last_years(dates.values())
    columns = ("Term", *years, "Models")
    stated = terms.values(models)
    values = with_above(stated, parents(catalog, terms.field))
    own, found = totals(models, stated), totals(models, values)
    kept = ranked({value: found[value] for value in own}, _MOST)[0][:_MOST]
    if not kept:
        return empty_view(NAME, TITLE, terms.ident, terms.shown, columns)
    by_year = flows(models, values, lambda model: (dates[model.id] or "",))
    in_all = Counter(filter(None, dates.values()))
    rows = []
    for value in [*kept, *([NOT_STATED] if NOT_STATED in found else [])]:
        name = "Not stated" if value == NOT_STATED else terms.called(catalog, value)
        shares = tuple(
            Share(
                by_year.get((value, year), 0),
                in_all[year],
                explorer("model", **{terms.field: value}, first_public=year),
                f"{name}, {year}: {by_year.get((value, year), 0)} of {many(in_all[year], 'model')}"
                f" ({share(by_year.get((value, year), 0), in_all[year])})",
            )
            for year in years
        )
        words = f"{name}: {found[value]} of {many(len(models), 'model')} ({share(found[value], len(models))})"
        rows.append(Trend(name, found[value], explorer("model", **{terms.field: value}), words, shares))
    until = collected(catalog, models, {})
    complete, caveat = tuple(until.complete(year) for year in years), until.caveat(years)
    drawn = Trends(tuple(years), tuple(rows), complete, caveat)
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (row.label, *(it.count for it in row.shares), row.count) for row in rows
    )
    links = tuple(("", *(it.href if it.count else "" for it in row.shares), row.href) for row in rows)
    if any(complete):
        cells, links = (*cells, ("Complete", *complete, None)), (*links, ("",) * len(columns))
    words = f"{_summary(rows, len(models), terms.shown, complete)} {caveat}".rstrip()
    picture = trend_drawings(Named(f"{NAME}-{terms.ident}", TITLE, words), drawn)
    return View(terms.ident, terms.shown, words, columns, cells, picture, links)


def _summary(rows: Sequence[Trend], whole: int, shown: str, complete: Sequence[str | None]) -> str:
    first = listed([f"{row.label} ({row.count})" for row in rows[:3]])
    said = f"{shown} of {many(whole, 'model')}: most often {first}."
    rising = _rising([row for row in rows if row.label != "Not stated"], complete)
    return f"{said} The largest gain in share between the last two full years is that of {rising}." if rising else said


def _rising(rows: Sequence[Trend], complete: Sequence[str | None]) -> str:
    """The term whose share grew most between the two last complete years of more than thirty models."""
    of = [it.of for it in rows[0].shares] if rows else []
    full = [n for n, whole in enumerate(of) if whole > 30 and complete[n] in ("yes", None)]
    if len(full) < 2:
        return ""
    before, after = full[-2:]
    gain = {row.label: row.shares[after].count / of[after] - row.shares[before].count / of[before] for row in rows}
    best = min(gain, key=lambda label: (-gain[label], label))
    row = next(row for row in rows if row.label == best)
    parts = [share(row.shares[n].count, row.shares[n].of) for n in (before, after)]
    return f"{best}, from {parts[0]} to {parts[1]}" if gain[best] > 0 else ""
