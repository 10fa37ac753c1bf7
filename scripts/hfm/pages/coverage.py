"""The pages that say which facts are stated how often, and of which entries each is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

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
        rows = {id(entry): _row(entry, addresses) for entry in catalog.of(kind)}
        yield from (_gap(it, rows, catalog, common) for it in facts if it.silent)


def gap(it: Stated) -> str:
    """Where the entries that do not state a fact are listed, relative to the site's root."""
    return f"coverage/{it.kind.FOLDER}/{it.field.replace('.', '-').replace('_', '-')}/"


def _gap(it: Stated, rows: Mapping[int, _Row], catalog: Catalog, common: Mapping[str, Any]) -> Page:
    groups = [(group, group_label(group, catalog)) for group in it.kind.GROUPS] or [("", "")]
    silent: dict[str, list[_Row]] = {}
    for entry in it.silent:
        row = rows[id(entry)]
        silent.setdefault(row.group, []).append(row)
    parts = [(group, label, silent[group]) for group, label in groups if group in silent]
    title = f"{it.kind.PLURAL} without: {it.label.lower()}"
    description = f"{len(it.silent):,} of {it.of:,} {it.kind.PLURAL.lower()} do not state it in the catalog."
    context = {**common, "stated": it, "parts": parts}
    return Page(f"{gap(it)}index.md", "gap", "gap.md.j2", title, description, context)


class _Row(NamedTuple):
    """An entry that does not state a fact."""

    group: str
    name: str
    href: str
    edit: str


def _row(entry: Entry, addresses: Addresses) -> _Row:
    group, ident = entry.group, entry.id
    file = "/".join(filter(None, ("catalog", entry.FOLDER, group, f"{ident}.yaml")))
    return _Row(group, entry.heading, address(entry.KIND, ident), addresses.edit(file))
