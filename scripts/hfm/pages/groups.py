"""The parts of a kind: what readers call a folder, where it is, and how much is in it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hfm.model import Entry
from hfm.model.catalog import Catalog, by_name


def groups_of(kind: type[Entry], catalog: Catalog) -> list[dict[str, Any]]:
    """The groups of a kind with their labels, addresses and sizes."""
    counts = Counter(entry.group for entry in catalog.every(kind))
    return [
        {
            "id": group,
            "label": group_label(group, catalog),
            "means": _group_term(group, catalog)[1],
            "href": f"{kind.FOLDER}/{group}/",
            "count": counts[group],
        }
        for group in kind.GROUPS
    ]


def members(kind: type[Entry], group: str, catalog: Catalog) -> list[Entry]:
    """The entries of a group in the order readers expect; how those of other groups are called does not matter."""
    return sorted((entry for entry in catalog.every(kind) if entry.group == group), key=by_name)


def group_label(group: str, catalog: Catalog) -> str:
    """What readers call a folder: the sub-field's label, or the folder's name with a capital."""
    return _group_term(group, catalog)[0]


def _group_term(group: str, catalog: Catalog) -> tuple[str, str]:
    try:
        term = catalog.term("subfields", group)
    except KeyError:
        return group.replace("-", " ").capitalize(), ""
    return term.label, term.definition
