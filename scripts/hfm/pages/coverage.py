"""The pages that say which facts are stated how often, and of which entries each is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from hfm.model import Entry
from hfm.model.catalog import Catalog, by_name
from hfm.pages.groups import group_label
from hfm.pages.page import InParts, Page, Part
from hfm.project import Addresses
from hfm.views.coverage import ASKED, Stated, coverage
from hfm.views.facts import address


def coverage_pages(catalog: Catalog, common: Mapping[str, Any]) -> dict[str, Callable[[], Iterable[Page]]]:
    """What gives the overview, then for each kind a page a fact that lists who does not state it."""
    return {
        "coverage": lambda: [_overview(catalog, common)],
        **{f"coverage/{kind.FOLDER}": _gaps(kind, catalog, common) for kind in ASKED},
    }


def _overview(catalog: Catalog, common: Mapping[str, Any]) -> Page:
    kinds = [(kind, coverage(kind, catalog)) for kind in ASKED if catalog.every(kind)]
    labels = {group: group_label(group, catalog) for kind, _ in kinds for group in kind.GROUPS}
    description = "Which facts the catalog states how often, and where the gaps are."
    context = {**common, "kinds": kinds, "labels": labels, "gap": gap}
    return Page("coverage/index.md", "coverage", "coverage.md.j2", "Coverage", description, context)


def gap(it: Stated) -> str:
    """Where the entries that do not state a fact are listed, relative to the site's root."""
    return f"coverage/{it.kind.FOLDER}/{it.field.replace('.', '-').replace('_', '-')}/"


def _gaps(kind: type[Entry], catalog: Catalog, common: Mapping[str, Any]) -> InParts:
    """Which facts are stated hangs on no name: another name writes the pages anew, and counts nothing."""
    name = f"{kind.FOLDER} that state"

    def pages(told: Mapping[str, Any]) -> Iterator[Page]:
        found: Sequence[Stated] = told[name]
        rows: dict[str, list[tuple[int, Row]]] = {group: [] for group in kind.GROUPS or ("",)}
        for n, entry in sorted(enumerate(catalog.every(kind)), key=lambda it: by_name(it[1])):
            rows[entry.group].append((n, _row(entry, common["addresses"])))
        labels = {group: group_label(group, catalog) if group else "" for group in rows}
        yield from (_gap(it, labels, rows, common) for it in found if it.silent)

    return InParts({name: Part(lambda: ({}, coverage(kind, catalog)))}, pages)


def _gap(
    it: Stated, labels: Mapping[str, str], rows: Mapping[str, Sequence[tuple[int, Row]]], common: Mapping[str, Any]
) -> Page:
    silent = {group: [row for n, row in them if not it.said[n]] for group, them in rows.items()}
    parts = [(group, labels[group], them) for group, them in silent.items() if them]
    title = f"{it.kind.PLURAL} without: {it.label.lower()}"
    description = f"{it.silent:,} of {it.of:,} {it.kind.PLURAL.lower()} do not state it in the catalog."
    context = {**common, "stated": it, "parts": parts}
    return Page(f"{gap(it)}index.md", "gap", "gap.md.j2", title, description, context)


class Row(NamedTuple):
    """An entry that does not state a fact: its name, its page, and where it is edited."""

    name: str
    href: str
    edit: str


def _row(entry: Entry, addresses: Addresses) -> Row:
    ident = entry.id
    file = "/".join(filter(None, ("catalog", entry.FOLDER, entry.group, f"{ident}.yaml")))
    return Row(entry.heading, address(entry.KIND, ident), addresses.edit(file))
