"""How large are the datasets? Their sizes on a logarithmic scale, by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.keys import subfield_keys
from hfm.charts.drawing.axis import powers
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.dots import Dot, Dots, Lane, dots_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.words import label, listed, many, parents, readable, term_name
from hfm.model import Dataset
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, sizes, totals, units_of, with_above

NAME = "dataset-scale"
TITLE = "How large are the datasets?"
COUNTED = (
    "A dot is the size of a dataset as its source prints it, in the unit it prints; a dataset with two numbers has two dots. Image tiles "
    "and slides are on the line of images, scans on that of volumes. "
    "Each step to the right is ten times as many, so that units with a few and with billions fit the same line. Units of "
    "different lines cannot be compared."
)
COLUMNS = ("Unit", "Dataset", "Sub-field", "Size", "In words")


def dataset_scale(catalog: Catalog) -> Chart:
    """Every size of every dataset, a line a unit, coloured by sub-field."""
    datasets, ident, shown = catalog.of(Dataset), "all", "All datasets"
    found = sizes(datasets)
    if not found:
        return Chart(NAME, TITLE, COUNTED, (empty_view(NAME, TITLE, ident, shown, COLUMNS),))
    above = parents(catalog, "units")
    units = totals(datasets, with_above(units_of, above))
    order = sorted((it for it in units if it != NOT_STATED and not above.get(it)), key=lambda it: (-units[it], it))
    below = {unit: [it for it in found if unit in _up(it, above)] for unit in order}
    lanes = tuple(
        _lane(catalog, unit, units[unit], [(it, size) for it in below[unit] for size in found[it]]) for unit in order
    )
    rows: list[tuple[Cell, ...]] = []
    links = []
    for unit in (it for root in order for it in below[root]):
        for dataset, size in found[unit]:
            name = term_name(catalog, "units", unit)
            group = label(catalog, "subfields", dataset.group)
            rows.append((name, dataset.name, group, size, readable(size, name)))
            links.append(("", _page(dataset), "", "", ""))
    for unit in [*order, *([NOT_STATED] if NOT_STATED in units else [])]:
        rows.append((term_name(catalog, "units", unit), "Datasets, all of them", None, units[unit], None))
        links.append(("", "", "", explorer("dataset", unit=unit), ""))
    words = _summary(catalog, datasets, units, order)
    drawn = Dots(
        lanes, subfield_keys(catalog, datasets, {}), powers([dot.value for lane in lanes for dot in lane.dots])
    )
    picture = dots_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    view = View(ident, shown, words, COLUMNS, tuple(rows), picture, tuple(links))
    return Chart(NAME, TITLE, COUNTED, (view,))


def _up(unit: str | None, above: Mapping[str, str | None]) -> Iterator[str]:
    while unit:
        yield unit
        unit = above.get(unit)


def _page(dataset: Dataset) -> str:
    return f"{dataset.FOLDER}/{dataset.id}/"


def _lane(catalog: Catalog, unit: str, count: int, found: Sequence[tuple[str, tuple[Dataset, int]]]) -> Lane:
    dots = tuple(
        Dot(
            f"c-{dataset.group}",
            size,
            _page(dataset),
            f"{dataset.name}: {readable(size, term_name(catalog, 'units', own))}",
        )
        for own, (dataset, size) in found
    )
    name = term_name(catalog, "units", unit)
    return Lane(name, count, explorer("dataset", unit=unit), f"{name}: {many(count, 'dataset')}", dots)


def _summary(catalog: Catalog, datasets: tuple[Dataset, ...], units: dict[str, int], order: list[str]) -> str:
    stated = len(datasets) - units.get(NOT_STATED, 0)
    first = listed([f"{term_name(catalog, 'units', unit)} ({units[unit]})" for unit in order[:3]])
    largest, size, unit = max(
        ((dataset, size, unit) for unit, found in sizes(datasets).items() for dataset, size in found),
        key=lambda found: (found[1], found[0].id),
    )
    return (
        f"{stated} of {many(len(datasets), 'dataset')} state a size, in {many(len(order), 'unit')}, most often {first}. "
        f"The largest number is that of {largest.name}: {readable(size, term_name(catalog, 'units', unit))}."
    )
