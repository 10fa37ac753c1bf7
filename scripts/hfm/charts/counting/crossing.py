"""Count entries by two of their fields into a matrix whose heads and cells lead to what they count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hfm.charts.forms.matrix import Cell, Head, Matrix
from hfm.charts.words import many, parents, term_name
from hfm.model import Entry
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, Values, flows, folded, ranked, totals, with_above

_OTHER = "other"


@dataclass(frozen=True)
class Side:
    """One side of a matrix: the explorer's name of the field, its vocabulary, how to read it, how much of it to show.

    A term of a tree counts with those below it. `order` fixes the values and their order; without it the most frequent are shown, the rest as one called `other`.
    """

    name: str
    vocabulary: str
    values: Values
    most: int = 99
    least: int = 1
    other: str = "other"
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Chosen:
    side: Side
    heads: tuple[Head, ...]
    values: Values
    ids: tuple[str, ...]
    filters: Mapping[str, str | list[str]] = field(default_factory=dict)


def crossing(
    catalog: Catalog, entries: Sequence[Entry], down: Side, across: Side, among: dict[str, Any], noun: str = ""
) -> Matrix:
    """The matrix of these entries, all of one kind; what states no value has a row or a column of its own."""
    kind, noun = entries[0].KIND, noun or entries[0].KIND
    rows, columns = (_choose(catalog, entries, side, among, kind, noun) for side in (down, across))
    found = flows(entries, rows.values, columns.values)
    cells = tuple(
        tuple(
            Cell(
                found.get((r, c), 0),
                explorer(kind, **{down.name: rows.filters[r], across.name: columns.filters[c]}, **among),
                f"{row.label}, {column.label}: {many(found.get((r, c), 0), noun, plural(noun))}",
            )
            for c, column in zip(columns.ids, columns.heads, strict=True)
        )
        for r, row in zip(rows.ids, rows.heads, strict=True)
    )
    return Matrix(rows.heads, columns.heads, cells, plural(noun).capitalize())


def plural(noun: str) -> str:
    """`studies` of `study`."""
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def _choose(
    catalog: Catalog, entries: Sequence[Entry], side: Side, among: dict[str, Any], kind: str, noun: str
) -> _Chosen:
    own = totals(entries, side.values)
    closed = with_above(side.values, parents(catalog, side.vocabulary))
    every = {value: count for value, count in totals(entries, closed).items() if value in own}
    kept, rest = ([it for it in side.order if it in own], []) if side.order else ranked(every, side.most, side.least)
    values = folded(closed, kept, rest, _OTHER)
    found = totals(entries, values)
    ids = (*kept, *([_OTHER] if rest else []), *([NOT_STATED] if NOT_STATED in found else []))
    filters: dict[str, str | list[str]] = {value: rest if rest and value == _OTHER else value for value in ids}
    heads = []
    for value in ids:
        other = f"{len(rest)} {side.other}"
        label = other if rest and value == _OTHER else term_name(catalog, side.vocabulary, value)
        words = f"{label}: {found[value]} of {many(len(entries), noun, plural(noun))}"
        heads.append(Head(label, found[value], explorer(kind, **{side.name: filters[value]}, **among), words))
    return _Chosen(side, tuple(heads), values, ids, filters)
