"""What set the field in motion? Turning points over the models of their time."""

from __future__ import annotations

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.collected import Until, collected
from hfm.charts.counting.years import first_year
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.events_drawing import Moment, Moments, moments_drawings
from hfm.charts.words import many, model_sets
from hfm.model import Event, Model
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import growth as by_year

NAME = "events"
TITLE = "What set the field in motion?"
COUNTED = (
    "The turning points that the surveys tell of, at the dates they give, over the number of models first public in each year. The models "
    "of an event are those its source names for it, not all that it made possible."
)
COLUMNS = ("Date", "Event", "Models named for it", "Models of the year", "Complete")


def events(catalog: Catalog) -> Chart:
    """Each event at its date, with the bars of the years below."""
    ident, shown, models, among = model_sets(catalog)[0]
    found = sorted(catalog.of(Event), key=lambda event: (event.date, event.name))
    if not found:
        return Chart(NAME, TITLE, COUNTED, (empty_view(NAME, TITLE, ident, shown, COLUMNS),))
    counts = {year: sum(row) for year, row in by_year(models, Model.GROUPS, first_year) if year}
    first, last = int(found[0].date[:4]), max([int(found[-1].date[:4]), *map(int, counts)])
    years = tuple(str(year) for year in range(min([first, *map(int, counts)]), last + 1))
    moments = tuple(_moment(event) for event in found)
    until = collected(catalog, models, among)
    rows, links = _table(years, found, counts, until)
    caveat, complete = until.caveat(years), tuple(until.complete(year) for year in years)
    drawn = Moments(years, tuple(counts.get(year, 0) for year in years), moments, complete, caveat)
    words = f"{_summary(found, counts)} {caveat}".rstrip()
    picture = moments_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    view = View(ident, shown, words, COLUMNS, rows, picture, links)
    return Chart(NAME, TITLE, COUNTED, (view,))


def _table(
    years: tuple[str, ...], found: list[Event], counts: dict[str, int], until: Until
) -> tuple[tuple[tuple[Cell, ...], ...], tuple[tuple[str, ...], ...]]:
    """A row an event, and one for each year without an event."""
    rows: list[tuple[Cell, ...]] = []
    links = []
    for year in years:
        models = explorer("model", first_public=year) if counts.get(year) else ""
        events = [event for event in found if event.date[:4] == year]
        rows += [
            (event.date, event.name, len(event.models), counts.get(year, 0), until.complete(year)) for event in events
        ]
        links += [("", _page(event), "", models, "") for event in events]
        if not events:
            rows.append((year, None, None, counts.get(year, 0), until.complete(year)))
            links.append(("", "", "", models, ""))
    return tuple(rows), tuple(links)


def _moment(event: Event) -> Moment:
    return Moment(event.date, event.name, _page(event), f"{event.name}, {event.date}: {event.summary}")


def _page(event: Event) -> str:
    return f"{event.FOLDER}/{event.id}/"


def _summary(found: list[Event], counts: dict[str, int]) -> str:
    years = sorted(counts)
    grown = (
        f" Models a year went from {counts[years[0]]} in {years[0]} to {max(counts.values())} at their peak."
        if years
        else ""
    )
    return f"{many(len(found), 'turning point')} from {found[0].date[:4]} to {found[-1].date[:4]}.{grown}"
