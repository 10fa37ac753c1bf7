"""How many models can one look into? Public code by sub-field and year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.collected import collected
from hfm.charts.counting.years import dating
from hfm.charts.drawing.caveat import SIGN, signed
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.bars import Bar, Bars, Segment, bars_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.words import inside, label, listed, many, model_sets, share, subfields_of
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import code_of, totals

NAME = "code-availability"
TITLE = "How many models come with public code?"
COUNTED = (
    "A model counts as having public code where the catalog knows an address of it. The rest are those whose sources say "
    "that there is none and those for which no address is known; a bar is all models of its row. The year is that in which a "
    "model was first public, as surveyed that of the survey; one without a date is in no year."
)
COLUMNS = ("Models", "Of", "With public code", "No address known", "Share with code", "Complete")


def code_availability(catalog: Catalog) -> Chart:
    """All models, then the sub-fields, then the years: those with code, and those without."""
    return Chart(NAME, TITLE, COUNTED, tuple(_view(catalog, *chosen) for chosen in model_sets(catalog)))


def _view(catalog: Catalog, ident: str, shown: str, models: Sequence[Model], among: dict[str, Any]) -> View:
    if not models:
        return empty_view(NAME, TITLE, ident, shown, COLUMNS)
    whole = _bar("All models", models, "ink", among)
    groups = [
        _bar(
            label(catalog, "subfields", group),
            [model for model in models if model.group == group],
            f"c-{group}",
            {"subfield": group, **among},
        )
        for group in subfields_of(models)
    ]
    until, dated = collected(catalog, models, among), dating(among)
    years = [
        replace(
            _bar(year, [it for it in models if dated.year(it) == year], "ink-soft", {dated.field: year, **among}),
            label=signed(year, until.complete(year)),
            complete=until.complete(year),
        )
        for year in dated.years(models)
    ]
    heads = (Bar("By sub-field", 0, "", ""), Bar("By year", 0, "", ""))
    caveat = until.caveat(dated.years(models))
    drawn = Bars((whole, heads[0], *groups, heads[1], *years), whole_length=True, caveat=caveat)
    bars = [bar for bar in drawn.rows if bar.segments]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            bar.label.removesuffix(SIGN),
            bar.count,
            *(it.count for it in bar.segments),
            share(bar.segments[0].count, bar.count),
            bar.complete,
        )
        for bar in bars
    )
    links = tuple(("", bar.href, *(it.href if it.count else "" for it in bar.segments), "", "") for bar in bars)
    words = f"{_summary(whole, groups, years)} {caveat}".rstrip()
    picture = bars_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    return View(ident, shown, words, COLUMNS, rows, picture, links)


def _bar(name: str, models: Sequence[Model], token: str, chosen: dict[str, Any]) -> Bar:
    found = totals(models, code_of)
    known, unknown, whole = found.get("yes", 0), found.get("no", 0), len(models)
    segments = (
        Segment(
            token,
            known,
            explorer("model", code="yes", **chosen),
            f"{name}: {known} of {many(whole, 'model')} with public code ({share(known, whole)})",
        ),
        Segment(
            "unfilled",
            unknown,
            explorer("model", code="no", **chosen),
            f"{name}: no address of public code known for {unknown} of {many(whole, 'model')}",
        ),
    )
    told = f"{share(known, whole)} ({known:,} of {whole:,})"
    return Bar(name, whole, explorer("model", **chosen), f"{name}: {many(whole, 'model')}", segments, told)


def _summary(whole: Bar, groups: Sequence[Bar], years: Sequence[Bar]) -> str:
    known = whole.segments[0].count
    best = sorted(groups, key=lambda bar: (-bar.segments[0].count / bar.count, bar.label))
    ordered = listed([f"{inside(bar.label)} {share(bar.segments[0].count, bar.count)}" for bar in best])
    said = f"{known} of {many(whole.count, 'model')} ({share(known, whole.count)}) have public code: {ordered}."
    if not years:
        return said
    return (
        f"{said} Of the {many(years[0].count, 'model')} of {years[0].label.removesuffix(SIGN)},"
        f" {years[0].segments[0].count} do."
    )
