"""Count entries along a chain of fields into a Sankey whose nodes and links lead to what they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hfm.charts.counting.crossing import plural
from hfm.charts.forms.sankey import Link, Sankey, Stop
from hfm.charts.words import many, term_name
from hfm.model import Entry
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, flows, totals, values_of


@dataclass(frozen=True)
class Step:
    """A column: the explorer's name of its field, its heading, its vocabulary, and what all its values are called.

    `tone` names the colour of a value: `{}` stands for the value, `{n}` for its place among the values. `field` is the
    entries' name where it differs from the explorer's.
    """

    name: str
    heading: str
    vocabulary: str
    tone: str
    all_of_them: str
    field: str = ""

    @property
    def values(self) -> Any:
        return values_of(self.field or self.name)


def flow(
    catalog: Catalog,
    entries: Sequence[Entry],
    steps: Sequence[Step],
    among: dict[str, Any],
    *,
    coloured_by: int,
    noun: str,
) -> Sankey:
    """The Sankey of these entries, all of one kind; a link has the colour of its end nearer to the column `coloured_by`."""
    columns = [_nodes(catalog, entries, step, among, noun) for step in steps]
    tokens = {node.key: node.token for column in columns for node in column}
    links = []
    for number, (before, after) in enumerate(pairwise(steps)):
        for (source, target), count in sorted(flows(entries, before.values, after.values).items()):
            ends = (f"{before.name}:{source}", f"{after.name}:{target}")
            near = min((number, number + 1), key=lambda n: abs(n - coloured_by))
            words = f"{_called(catalog, before, source)} → {_called(catalog, after, target)}"
            links.append(
                Link(
                    *ends,
                    tokens[ends[near - number]],
                    count,
                    explorer(entries[0].KIND, **{before.name: source, after.name: target}, **among),
                    f"{words}: {many(count, noun, plural(noun))}",
                )
            )
    return Sankey(tuple(step.heading for step in steps), tuple(columns), tuple(links))


def _nodes(
    catalog: Catalog, entries: Sequence[Entry], step: Step, among: dict[str, Any], noun: str
) -> tuple[Stop, ...]:
    found = totals(entries, step.values)
    words = catalog.vocabularies.get(step.vocabulary)
    known = [term.id for term in words.terms] if words else []
    place = {value: n for n, value in enumerate(known)}
    values = sorted(found, key=lambda value: (value == NOT_STATED, place.get(value, len(place)), value))
    return tuple(
        Stop(
            f"{step.name}:{value}",
            _called(catalog, step, value),
            "c-unknown" if value == NOT_STATED else step.tone.format(value, n=n + 1),
            found[value],
            explorer(entries[0].KIND, **{step.name: value}, **among),
            f"{_called(catalog, step, value)}: {found[value]} of {many(len(entries), noun, plural(noun))}",
            _short(catalog, step, value),
        )
        for n, value in enumerate(values)
    )


def _called(catalog: Catalog, step: Step, value: str) -> str:
    return term_name(catalog, step.vocabulary, value)


def _short(catalog: Catalog, step: Step, value: str) -> str:
    """What a narrow drawing writes below the column's heading."""
    if (step.vocabulary, value) == ("pretraining", "none"):
        return "None of its own"
    words = _called(catalog, step, value)
    for end in (" learning", " diagnosis", " from scratch", " engineering"):
        words = words.removesuffix(end)
    return words
