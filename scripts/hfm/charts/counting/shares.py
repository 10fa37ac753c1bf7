"""Count models by a closed answer into bars that are shares: of all, of each sub-field, of each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hfm.charts.chart import Links, Rows
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
    """One of the answers: its value, its colour, what it is called. Without a colour it has that of its row."""

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
    """The bars of all models, of each sub-field and of each year, the newest first; and the key to their colours."""

    question: Question
    whole: Bar
    groups: tuple[Bar, ...]
    years: tuple[Bar, ...]
    keys: tuple[Key, ...]
    caveat: str

    @property
    def drawn(self) -> Bars:
        heads = (Bar("By sub-field", 0, "", ""), Bar("By year", 0, "", ""))
        rows = (self.whole, heads[0], *self.groups, heads[1], *self.years)
        return Bars(rows, self.keys, whole_length=True, caveat=self.caveat)

    @property
    def columns(self) -> tuple[str, ...]:
        labels = [answer.label for answer in self.question.answers]
        return ("Models", "Of", *labels, f"Share {labels[0].lower()}", "Complete")

    @property
    def rows(self) -> Rows:
        return tuple(
            (_name(bar), bar.count, *(it.count for it in bar.segments), bar.told.split(" (")[0], bar.complete)
            for bar in (self.whole, *self.groups, *self.years)
        )

    @property
    def links(self) -> Links:
        return tuple(
            ("", bar.href, *(it.href if it.count else "" for it in bar.segments), "", "")
            for bar in (self.whole, *self.groups, *self.years)
        )


def shares(catalog: Catalog, models: Sequence[Model], question: Question, among: dict[str, Any]) -> Shares:
    """The shares of these models; a year that is not complete is marked."""
    until, dated = collected(catalog, models, among), dating(among)
    by_year = dated.by_year(models)
    by_group: dict[str, list[Model]] = {group: [] for group in subfields_of(models)}
    for model in models:
        by_group[model.group].append(model)
    groups = (
        _bar(label(catalog, "subfields", group), them, question, {"subfield": group, **among}, f"c-{group}")
        for group, them in by_group.items()
    )
    years = (
        _bar(
            signed(year, until.complete(year)),
            of_year,
            question,
            {dated.field: year, **among},
            "ink-soft",
            until.complete(year),
        )
        for year, of_year in by_year.items()
    )
    whole = _bar("All models", models, question, among, "ink")
    caveat = until.caveat(by_year)
    return Shares(question, whole, tuple(groups), tuple(years), _keys(models, question, among), caveat)


def _name(bar: Bar) -> str:
    return bar.label.removesuffix(SIGN)


def _bar(
    name: str,
    models: Sequence[Model],
    question: Question,
    among: dict[str, Any],
    token: str,
    complete: str | None = None,
) -> Bar:
    found, of, plain = totals(models, question.values), len(models), name.removesuffix(SIGN)
    segments = tuple(
        Segment(
            answer.token or token,
            found.get(answer.value, 0),
            explorer("model", **{question.field: answer.value}, **among),
            f"{plain}, {answer.label.lower()}: {found.get(answer.value, 0)} of {many(of, 'model')}",
        )
        for answer in question.answers
    )
    best = segments[0].count
    end = f"{share(best, of)} ({best:,} of {of:,})"
    return Bar(name, of, explorer("model", **among), f"{plain}: {many(of, 'model')}", segments, end, complete=complete)


def _keys(models: Sequence[Model], question: Question, among: dict[str, Any]) -> tuple[Key, ...]:
    """The key where each answer has a colour of its own."""
    found = totals(models, question.values)
    if not all(answer.token for answer in question.answers):
        return ()
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
