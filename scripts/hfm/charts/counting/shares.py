"""Count models by a closed answer into bars that are shares: of all, of each sub-field, of each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hfm.charts.chart import Cell
from hfm.charts.counting.collected import collected
from hfm.charts.counting.years import dating
from hfm.charts.drawing.caveat import SIGN, signed
from hfm.charts.drawing.legend import Key
from hfm.charts.forms.bars import Bar, Bars, Segment
from hfm.charts.words import label, many, share, subfields_of
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import Values, totals


@dataclass(frozen=True)
class Answer:
    """One of the answers: its value, its colour, what it is called."""

    value: str
    token: str
    label: str


@dataclass(frozen=True)
class Question:
    """The explorer's name of the field, how to read it, its answers from the left; the first is the one told as a share."""

    field: str
    values: Values
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Shares:
    """The bars, and the same numbers as a table with its links."""

    drawn: Bars
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: tuple[tuple[str, ...], ...]


def shares(catalog: Catalog, models: Sequence[Model], question: Question, among: dict[str, Any]) -> Shares:
    """All models, then the sub-fields, then the years from the newest; a year that is not complete is marked."""
    until = collected(catalog, models, among)
    dated = dating(among)
    years = dated.years(models)
    whole = _bar("All models", models, question, among)
    groups = [
        _bar(
            label(catalog, "subfields", group),
            [model for model in models if model.group == group],
            question,
            {"subfield": group, **among},
        )
        for group in subfields_of(models)
    ]
    by_year = [
        _bar(
            signed(year, until.complete(year)),
            [model for model in models if dated.year(model) == year],
            question,
            {dated.field: year, **among},
            until.complete(year),
        )
        for year in years
    ]
    heads = (Bar("By sub-field", 0, "", ""), Bar("By year", 0, "", ""))
    drawn = Bars(
        (whole, heads[0], *groups, heads[1], *by_year), _keys(models, question, among), True, until.caveat(years)
    )
    bars = [bar for bar in drawn.rows if bar.segments]
    rows = tuple(
        (
            bar.label.removesuffix(SIGN),
            bar.count,
            *(it.count for it in bar.segments),
            bar.told.split(" (")[0],
            bar.complete,
        )
        for bar in bars
    )
    links = tuple(("", bar.href, *(it.href if it.count else "" for it in bar.segments), "", "") for bar in bars)
    first = question.answers[0].label.lower()
    columns = ("Models", "Of", *(answer.label for answer in question.answers), f"Share {first}", "Complete")
    return Shares(drawn, columns, rows, links)


def _bar(
    name: str, models: Sequence[Model], question: Question, among: dict[str, Any], complete: str | None = None
) -> Bar:
    found, of = totals(models, question.values), len(models)
    segments = tuple(
        Segment(
            answer.token,
            found.get(answer.value, 0),
            explorer("model", **{question.field: answer.value}, **among),
            f"{name.removesuffix(SIGN)}, {answer.label.lower()}: {found.get(answer.value, 0)} of {many(of, 'model')}",
        )
        for answer in question.answers
    )
    best = segments[0].count
    words = f"{name.removesuffix(SIGN)}: {many(of, 'model')}"
    return Bar(
        name,
        of,
        explorer("model", **among),
        words,
        segments,
        f"{share(best, of)} ({best:,} of {of:,})",
        complete=complete,
    )


def _keys(models: Sequence[Model], question: Question, among: dict[str, Any]) -> tuple[Key, ...]:
    found = totals(models, question.values)
    return tuple(
        Key(
            answer.token,
            answer.label,
            found[answer.value],
            explorer("model", **{question.field: answer.value}, **among),
            f"{answer.label}: {many(found[answer.value], 'model')}",
        )
        for answer in question.answers
        if answer.value in found
    )
