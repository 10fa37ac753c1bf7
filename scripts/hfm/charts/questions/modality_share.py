"""How does the kind of data change? The share of each year's models that read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hfm.charts.chart import Chart, View
from hfm.charts.counting.collected import collected
from hfm.charts.counting.years import first_year, last_years
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.trend import Share, Trend, Trends, trend_drawings
from hfm.charts.words import listed, many, parents, share, term_name
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, flows, ranked, totals, values_of, with_above

NAME = "modality-share"
TITLE = "Which kinds of data gain and lose ground?"
COUNTED = (
    "A number is the share, in per cent, of the models of a year that read this kind of data; a model that reads several counts "
    "under each, and under the broader kind above it, so the shares of a year add up to more than 100. A broad kind says "
    "more than a narrow one where sources do not name the kinds one by one. A year is that in which a model was first public; the last twelve are shown."
)
_MOST = 18


def modality_share(catalog: Catalog) -> Chart:
    """A row a kind of data, the most frequent first: how many models in all, and its share of each year."""
    ident, shown, models = "all", "All models", catalog.every(Model)
    dates = {model.id: first_year(model) for model in models}
    years = last_years(dates.values())
    columns = ("Kind of data", *years, "Models")
    values = with_above(values_of("modalities"), parents(catalog, "modalities"))
    found = totals(models, values)
    kept = ranked(found, _MOST)[0][:_MOST]
    if not kept:
        return Chart(NAME, TITLE, COUNTED, (empty_view(NAME, TITLE, ident, shown, columns),))
    by_year = flows(models, values, lambda model: (dates[model.id] or "",))
    in_all = Counter(filter(None, dates.values()))
    rows = [
        _row(
            catalog,
            value,
            found[value],
            len(models),
            [(year, by_year.get((value, year), 0), in_all[year]) for year in years],
        )
        for value in [*kept, *([NOT_STATED] if NOT_STATED in found else [])]
    ]
    until = collected(catalog, models, {})
    complete, caveat = tuple(until.complete(year) for year in years), until.caveat(years)
    drawn = Trends(tuple(years), tuple(rows), complete, caveat, percent=True)
    words = f"{_summary(rows, years, in_all, complete)} {caveat}".rstrip()
    cells = [(row.label, *(f"{it.percent} %" if it.of else None for it in row.shares), row.count) for row in rows]
    links = [("", *(it.href if it.count else "" for it in row.shares), row.href) for row in rows]
    cells.append(("Models of the year", *(str(in_all[year]) for year in years), len(models)))
    links.append(("", *(explorer("model", first_public=year) if in_all[year] else "" for year in years), ""))
    if any(complete):
        cells.append(("Complete", *complete, None))
        links.append(("",) * len(columns))
    picture = trend_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    view = View(ident, shown, words, columns, tuple(cells), picture, tuple(links))
    return Chart(NAME, TITLE, COUNTED, (view,))


def _row(catalog: Catalog, value: str, count: int, of: int, years: Sequence[tuple[str, int, int]]) -> Trend:
    name = term_name(catalog, "modalities", value)
    shares = tuple(
        Share(
            here,
            whole,
            explorer("model", modalities=value, first_public=year),
            f"{name}, {year}: {here} of {many(whole, 'model')} ({share(here, whole)})",
        )
        for year, here, whole in years
    )
    words = f"{name}: {count} of {many(of, 'model')} ({share(count, of)})"
    return Trend(name, count, explorer("model", modalities=value), words, shares)


def _summary(rows: Sequence[Trend], years: Sequence[str], of: dict[str, int], complete: Sequence[str | None]) -> str:
    first = listed([f"{row.label} ({row.count})" for row in rows[:3]])
    said = f"Models read {first} most often."
    full = [n for n, year in enumerate(years) if of[year] > 30 and complete[n] in ("yes", None)]
    if len(full) < 2:
        return said
    before, after = full[0], full[-1]
    change = {
        row.label: row.shares[after].percent - row.shares[before].percent for row in rows if row.label != "Not stated"
    }
    up, down = max(change, key=lambda it: (change[it], it)), min(change, key=lambda it: (change[it], it))
    parts = {row.label: f"{row.shares[before].percent} % to {row.shares[after].percent} %" for row in rows}
    return (
        f"{said} From {years[before]} to {years[after]}, {up} gained the most ({parts[up]}) and {down} lost the most"
        f" ({parts[down]})."
    )
