"""How fast does the field grow? Models of each year and sub-field, and all of them so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.collected import collected
from hfm.charts.counting.years import dating
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.growth_drawing import growth_drawings
from hfm.charts.forms.periods import Periods
from hfm.charts.words import label, many, model_sets, share, subfields_of
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.stats import growth as by_year
from hfm.views.stats import growth_by_month

NAME = "growth"
TITLE = "How fast does the field grow?"
COUNTED = (
    "A model counts in the year, and by month in the month, in which it was first public, and in its one sub-field; in"
    " the survey it counts in the year that gives. What states no such date has a row of its own and joins the sum at its end. What was"
    " not collected whole is paler and has an asterisk: it says how far the collecting went, not how fast the field grows."
)


def growth(catalog: Catalog) -> Chart:
    """The survey's Fig. 2 as numbers, for the models it counted and for all there are now, these by month as well."""
    today, *others = (_view(catalog, *chosen) for chosen in model_sets(catalog))
    by_month = _view(catalog, "by-month", "By month", catalog.every(Model), {}, monthly=True)
    return Chart(NAME, TITLE, COUNTED, (today, by_month, *others))


def _view(
    catalog: Catalog, ident: str, shown: str, models: Sequence[Model], among: dict[str, Any], *, monthly: bool = False
) -> View:
    groups = subfields_of(models)
    labels = tuple(label(catalog, "subfields", group) for group in groups)
    columns = ("Month" if monthly else "Year", *labels, "All", "So far", "Complete")
    if not models:
        return empty_view(NAME, TITLE, ident, shown, columns)
    dated = dating(among)
    found = growth_by_month(models, groups) if monthly else by_year(models, groups, dated.year)
    until, values = collected(catalog, models, among), tuple(value for value, _ in found)
    it = Periods(
        dated.field,
        monthly,
        values,
        tuple(row for _, row in found),
        groups,
        labels,
        among,
        tuple(until.complete(value) for value in values),
        until.caveat(values),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (it.named(n), *row, sum(row), sum(it.sums[n]), it.complete[n]) for n, row in enumerate(it.counts)
    )
    links = tuple(
        (
            "",
            *(it.href(n, g) if count else "" for g, count in enumerate(row)),
            it.href(n) if any(row) else "",
            it.href_so_far(n),
            "",
        )
        for n, row in enumerate(it.counts)
    )
    words = _summary(it)
    name = f"{NAME}-{ident}"
    return View(ident, shown, words, columns, rows, growth_drawings(Named(name, TITLE, words), it), links)


def _summary(it: Periods) -> str:
    if not it.dated:
        return f"No date is stated for {many(it.whole, 'model')}."
    peak = max(range(it.dated), key=lambda n: (sum(it.counts[n]), n))
    most = sum(it.counts[peak])
    period = "month" if it.monthly else "year"
    last = f" For {it.undated} no {period} is stated." if it.undated else f" Every one has a {period}."
    return (
        f"{many(it.whole, 'model')} from {it.values[0]} to {it.values[it.dated - 1]}."
        f" The fullest {period} is {it.values[peak]} with {most} ({share(most, it.whole)}).{last} {it.caveat}".rstrip()
    )
