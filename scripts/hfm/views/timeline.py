"""The field in time: what set things off, and what appeared, year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hfm.model import Event, Model
from hfm.model.catalog import Catalog
from hfm.views.facts import Value, address
from hfm.views.links import explorer

_MOST = 60  # names of models a year and sub-field; beyond these, the explorer shows them all


@dataclass(frozen=True)
class Group:
    """The models of a year and sub-field: how many, the first of them, and where all of them are."""

    id: str
    count: int
    links: tuple[Value, ...]
    all_of_them: str


@dataclass(frozen=True)
class Year:
    """A year with its events, in the order of their dates, and its models by sub-field."""

    year: int
    events: tuple[Event, ...]
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def timeline(catalog: Catalog) -> tuple[Year, ...]:
    """Every year that has an event or a model, the newest first."""
    events = sorted(catalog.of(Event), key=lambda event: (event.date, event.name))
    models: dict[tuple[int, str], list[Model]] = {}
    for model in catalog.models:
        models.setdefault((model.year, model.group), []).append(model)
    years = {year for year, _ in models} | {int(event.date[:4]) for event in events}
    return tuple(
        Year(year, tuple(it for it in events if int(it.date[:4]) == year), _groups(models, year))
        for year in sorted(years, reverse=True)
    )


def _groups(found_in: Mapping[tuple[int, str], Sequence[Model]], year: int) -> tuple[Group, ...]:
    found = []
    for name in Model.GROUPS:
        if models := found_in.get((year, name)):
            links = tuple(Value(model.name, address(model.KIND, model.id)) for model in models[:_MOST])
            found.append(Group(name, len(models), links, explorer("model", subfield=name, year=year)))
    return tuple(found)
