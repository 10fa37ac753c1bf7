"""The keys to colours that several charts share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hfm.charts.drawing.legend import Key
from hfm.charts.words import label, many, subfields_of
from hfm.model import Entry
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import totals, values_of


def subfield_keys(catalog: Catalog, entries: Sequence[Entry], among: dict[str, Any]) -> tuple[Key, ...]:
    """The sub-fields with how many of these entries, all of one kind, each has."""
    if not entries:
        return ()
    found, kind = totals(entries, values_of("group")), entries[0].KIND
    return tuple(
        Key(
            f"c-{group}",
            label(catalog, "subfields", group),
            found.get(group, 0),
            explorer(kind, subfield=group, **among),
            f"{label(catalog, 'subfields', group)}: {many(found.get(group, 0), kind)}",
        )
        for group in subfields_of(entries)
    )
