"""What `hfm stats` says: how many entries there are, and how much of what could be known of them is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hfm.model import KINDS, Links, Model
from hfm.model.catalog import Catalog, surveyed
from hfm.views.stats import NOT_STATED, totals, values_of

# Fields that say where an entry stands, not what is known of it.
_NOT_FACTS = frozenset(
    {"id", "group", "name", "links", "sources", "corrections", "added", "previously", "notes", "unsettled"}
)


def coverage(catalog: Catalog) -> list[str]:
    """The lines: entries by kind and group, models by year, paradigm and adaptation, filled fields in percent."""
    return [
        f"catalog of {catalog.version}",
        "",
        *_table(("entries", "count"), _kinds(catalog)),
        "",
        *_table(("models", "surveyed", "all"), _models(catalog)),
        "",
        *_table(("field", "known", "of", "%"), _fields(catalog)),
    ]


def _kinds(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    for kind in KINDS.values():
        entries = catalog.of(kind)
        yield kind.FOLDER, f"{len(entries):,}"
        for group in kind.GROUPS:
            yield f"  {group}", f"{sum(entry.group == group for entry in entries):,}"
    yield "all", f"{len(catalog.all_entries):,}"
    yield "corrections", f"{sum(len(entry.corrections) for entry in catalog.all_entries):,}"


def _models(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """Models of the survey's tables beside all models; one with two adaptations counts under each."""
    sets = (surveyed(catalog.models), catalog.models)
    for field, words in (("year", None), ("pretraining", "pretraining"), ("adaptation", "adaptation")):
        yield field, "", ""
        first, second = (totals(models, values_of(field)) for models in sets)
        order = [term.id for term in catalog.vocabularies[words].terms] if words else sorted({*first, *second}, key=str)
        for value in [*order, *([NOT_STATED] if words else [])]:
            if second.get(value):
                yield f"  {value}", f"{first.get(value, 0):,}", f"{second[value]:,}"
    yield "all", *(f"{len(models):,}" for models in sets)


def _fields(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """Optional fields of each kind, then the links: a link is known too where a source says there is none."""
    for kind in KINDS.values():
        entries = catalog.of(kind)
        if not entries:
            continue
        yield kind.FOLDER, "", "", ""
        for name, info in kind.model_fields.items():
            if not info.is_required() and name not in _NOT_FACTS:
                yield _share(name, [getattr(entry, name) for entry in entries])
        for name in Links.model_fields:
            found = [getattr(entry.links, name) for entry in entries]
            if any(found) or kind is Model:
                yield _share(f"links.{name}", found)


def _share(name: str, values: Sequence[object]) -> tuple[str, ...]:
    known = sum(value not in (None, ()) for value in values)
    return f"  {name}", f"{known:,}", f"{len(values):,}", f"{100 * known / len(values):.0f}"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> list[str]:
    """Lines with the first column flush left and the others flush right."""
    lines = [head, *rows]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    layout = "  ".join([f"{{:<{widths[0]}}}", *(f"{{:>{width}}}" for width in widths[1:])])
    return [layout.format(*line).rstrip() for line in lines]
