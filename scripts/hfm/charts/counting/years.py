"""Which year a model counts in: the survey's among the models it surveyed, else that in which it was first public."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hfm.model import Model

_ROOM = 12


@dataclass(frozen=True)
class Dating:
    """The explorer's name of the field, and the year of a model in it, None where nobody states one."""

    field: str
    year: Callable[[Model], str | None]

    def by_year(self, models: Sequence[Model]) -> dict[str, list[Model]]:
        """The models of each year that some have, the newest first."""
        found: dict[str, list[Model]] = {}
        for model in models:
            if year := self.year(model):
                found.setdefault(year, []).append(model)
        return dict(sorted(found.items(), reverse=True))


def dating(among: Mapping[str, Any]) -> Dating:
    """How a view dates its models; `among` is what the explorer filters them by."""
    return Dating("year", lambda model: str(model.year)) if among.get("set") else Dating("first_public", first_year)


def first_year(model: Model) -> str | None:
    """The year in which a model was first public."""
    return model.first_public[:4] or None


def years_of(found: Collection[str | None]) -> tuple[str, ...]:
    """From the first year to the last, without a gap."""
    known = [int(year) for year in found if year]
    return tuple(map(str, range(min(known), max(known) + 1))) if known else ()


def last_years(found: Collection[str | None]) -> list[str]:
    """These years without a gap; of many the last twelve."""
    return list(years_of(found)[-_ROOM:])
