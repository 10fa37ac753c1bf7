"""The pages that say which facts are stated how often, and of which entries each is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hfm.model import Entry
from hfm.model.catalog import Catalog
from hfm.pages.groups import group_label
from hfm.pages.page import Page
from hfm.project import Addresses
from hfm.views.coverage import ASKED, Stated, coverage
from hfm.views.facts import address


def coverage_pages(catalog: Catalog, common: Mapping[str, Any]) -> Iterator[Page]:
    """The overview, then a page a fact that lists who does not state it."""
    kinds = [(kind, coverage(kind, catalog)) for kind in ASKED if catalog.of(kind)]
    labels = {group: group_label(group, catalog) for kind, _ in kinds for group in kind.GROUPS}
    description = "Which facts the catalog states how often, and where the gaps are."
    context = {**common, "kinds": kinds, "labels": labels, "gap": gap}
    yield Page("coverage/index.md", "coverage", "coverage.md.j2", "Coverage", description, context)
    addresses: Addresses = common["addresses"]
    for kind, facts in kinds:
        rows = {entry.id: _row(entry, addresses) for entry in catalog.of(kind)}
        yield from (_gap(it, rows, catalog, common) for it in facts if it.silent)


def gap(it: Stated) -> str:
    """Where the entries that do not state a fact are listed, relative to the site's root."""
    return f"coverage/{it.kind.FOLDER}/{it.field.replace('.', '-').replace('_', '-')}/"


def _gap(it: Stated, rows: Mapping[str, dict[str, str]], catalog: Catalog, common: Mapping[str, Any]) -> Page:
    groups = [(group, group_label(group, catalog)) for group in it.kind.GROUPS] or [("", "")]
    silent = [rows[entry.id] for entry in it.silent]
    parts = [(group, label, [row for row in silent if row["group"] == group]) for group, label in groups]
    title = f"{it.kind.PLURAL} without: {it.label.lower()}"
    description = f"{len(it.silent):,} of {it.of:,} {it.kind.PLURAL.lower()} do not state it in the catalog."
    context = {**common, "stated": it, "parts": [part for part in parts if part[2]]}
    return Page(f"{gap(it)}index.md", "gap", "gap.md.j2", title, description, context)


def _row(entry: Entry, addresses: Addresses) -> dict[str, str]:
    group, ident = entry.group, entry.id
    file = "/".join(filter(None, ("catalog", entry.FOLDER, group, f"{ident}.yaml")))
    return {
        "group": group,
        "name": entry.heading,
        "href": address(entry.KIND, ident),
        "edit": addresses.edit(file),
    }
