"""The pages that list a kind: the explorer, the full table of a part, and summaries to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import sha256
from typing import Any

from hfm.model import Chapter, Entry, Event
from hfm.model.catalog import Catalog
from hfm.pages.groups import group_label, groups_of, members
from hfm.pages.page import InParts, Page, Part
from hfm.views.explored import EXPLORED, Field
from hfm.views.explorer import (
    FIRST,
    Column,
    column,
    explorer,
    explorer_texts,
    in_rows,
    newest_first,
    terms_of,
)
from hfm.views.identifiers import identifiers
from hfm.views.tables import table

# So many rows a page may hold for readers without JavaScript; a larger catalog has them on the pages of its parts.
_MOST_STATIC = 500


def lists(kind: type[Entry], catalog: Catalog, common: Mapping[str, Any]) -> dict[str, Callable[[], Iterable[Page]]]:
    """What gives the index of a kind, then one page a part, by their folders."""
    plans: dict[str, Callable[[], Iterable[Page]]] = {kind.FOLDER: lambda: [_index(kind, catalog, common)]}
    if kind in EXPLORED:
        plans[kind.FOLDER] = _explored(kind, catalog, common)
    for group in kind.GROUPS:
        plans[f"{kind.FOLDER}/{group}"] = lambda group=group: [_group(kind, group, catalog, common)]  # type: ignore[misc]
    return plans


def _index(kind: type[Entry], catalog: Catalog, common: Mapping[str, Any]) -> Page:
    if issubclass(kind, Chapter):
        return _chapters(kind, "", catalog, common)
    entries = catalog.of(kind)
    context = {"kind": kind, "table": table(kind, entries, catalog), "groups": groups_of(kind, catalog), "group": None}
    context["compared"] = [entry for entry in entries if getattr(entry, "covers", None)]
    description = f"All {len(entries)} {kind.PLURAL.lower()} of the catalog."
    return Page(f"{kind.FOLDER}/index.md", "index", "index.md.j2", kind.PLURAL, description, {**common, **context})


def _explored(kind: type[Entry], catalog: Catalog, common: Mapping[str, Any]) -> InParts:
    """The explorer of a kind and the files that it loads; an index where there are no entries."""
    rows, terms, texts, ids = (
        f"{kind.FOLDER}/{name}" for name in ("rows.json", "terms", "texts.json", "identifiers.json")
    )
    fields = {it.name: f"{rows}: {it.name}" for it in in_rows(kind)}

    def pages(told: Mapping[str, Any]) -> Iterable[Page]:
        if not catalog.every(kind):
            return [_index(kind, catalog, common)]
        return [_explorer(kind, told[rows]["panels"], told[rows]["editions"] | told[texts], catalog, common)]

    parts = {
        fields[it.name]: Part(partial(_column, it, kind, catalog), of=(fields[it.in_units],) if it.in_units else ())
        for it in in_rows(kind)
    } | {
        rows: Part(partial(_rows, kind, catalog), of=tuple(fields.values())),
        terms: Part(partial(_terms, kind), of=tuple(fields.values())),
        texts: Part(partial(_texts, kind, catalog), of=(terms,)),
        ids: Part(partial(_identifiers, kind, catalog)),
    }
    return InParts(parts, pages)


def _column(field: Field, kind: type[Entry], catalog: Catalog, *units: Column | None) -> tuple[dict[str, str], Any]:
    return {}, column(field, kind, catalog, *units)


def _by_field(kind: type[Entry], columns: Iterable[Column | None]) -> dict[str, Column | None]:
    return {it.name: made for it, made in zip(in_rows(kind), columns, strict=True)}


def _rows(kind: type[Entry], catalog: Catalog, *columns: Column | None) -> tuple[dict[str, str], Any]:
    if not (entries := newest_first(kind, catalog)):
        return {}, {}
    made = explorer(kind, entries, _by_field(kind, columns), catalog)
    files = {"rows.json": made.rows, "links.json": made.links}
    return _beside(kind, files), {"panels": made.panels, "editions": _editions(files)}


def _terms(kind: type[Entry], *columns: Column | None) -> tuple[dict[str, str], Any]:
    return {}, terms_of(_by_field(kind, columns))


def _texts(kind: type[Entry], catalog: Catalog, terms: Mapping[str, list[str]]) -> tuple[dict[str, str], Any]:
    if not (entries := newest_first(kind, catalog)):
        return {}, {}
    files = {"texts.json": explorer_texts(kind, entries, terms, catalog)}
    return _beside(kind, files), _editions(files)


def _identifiers(kind: type[Entry], catalog: Catalog) -> tuple[dict[str, str], None]:
    entries = newest_first(kind, catalog)
    return _beside(kind, {"identifiers.json": identifiers(kind, entries, catalog)} if entries else {}), None


def _beside(kind: type[Entry], files: Mapping[str, str]) -> dict[str, str]:
    return {f"{kind.FOLDER}/{name}": text for name, text in files.items()}


def _editions(files: Mapping[str, str]) -> dict[str, str]:
    """What stands behind the address of each file, so that no browser takes one of another day."""
    return {name: sha256(text.encode()).hexdigest()[:10] for name, text in files.items()}


def _explorer(
    kind: type[Entry],
    panels: tuple[tuple[str, str], ...],
    editions: Mapping[str, str],
    catalog: Catalog,
    common: Mapping[str, Any],
) -> Page:
    """The explorer of a kind: its first rows are in the page, all of them where they are not too many."""
    entries = newest_first(kind, catalog)
    shown = len(entries) if len(entries) <= _MOST_STATIC else FIRST
    context = {
        "kind": kind,
        "table": table(kind, entries[:shown], catalog),
        "in_all": len(entries),
        "first": FIRST,
        "panels": panels,
        "groups": groups_of(kind, catalog),
        "editions": editions,
    }
    description = (
        f"All {len(entries)} {kind.PLURAL.lower()} of the catalog: filter, sort, compare, cite and download them."
    )
    path = f"{kind.FOLDER}/index.md"
    return Page(path, "explorer", "explorer.md.j2", kind.PLURAL, description, {**common, **context})


def _chapters(kind: type[Entry], group: str, catalog: Catalog, common: Mapping[str, Any]) -> Page:
    """An index that is read and not searched: summaries under the labels of their groups."""
    groups = [group] if group else list(kind.GROUPS)
    parts = [(name, "" if group else group_label(name, catalog)) for name in groups] or [("", "")]
    entries = members(kind, group, catalog) if group else [*catalog.of(kind)]
    if kind is Event:
        entries.sort(key=lambda entry: getattr(entry, "date", ""))
    title = f"{kind.PLURAL}: {group_label(group, catalog).lower()}" if group else kind.PLURAL
    path = "/".join(filter(None, [kind.FOLDER, group, "index.md"]))
    context = {**common, "kind": kind, "group": group, "parts": parts, "entries": entries}
    return Page(
        path, "chapters", "chapters.md.j2", title, f"All {len(entries)} {title.lower()} of the catalog.", context
    )


def _group(kind: type[Entry], group: str, catalog: Catalog, common: Mapping[str, Any]) -> Page:
    if issubclass(kind, Chapter):
        return _chapters(kind, group, catalog, common)
    entries = members(kind, group, catalog)
    label = group_label(group, catalog)
    context = {"kind": kind, "table": table(kind, entries, catalog), "groups": groups_of(kind, catalog), "group": group}
    context["compared"] = []
    title = f"{label} {kind.PLURAL.lower()}"
    description = f"The {len(entries)} {label.lower()} {kind.PLURAL.lower()} of the catalog."
    return Page(f"{kind.FOLDER}/{group}/index.md", "index", "index.md.j2", title, description, {**common, **context})
