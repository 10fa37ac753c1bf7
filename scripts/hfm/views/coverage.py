"""How many entries state what a reader may ask: field by field, of all entries of a kind and of each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import methodcaller
from typing import Any

from hfm.model import KINDS, Benchmark, Dataset, Entry, Model, Study, Survey, Work
from hfm.model.catalog import Catalog, once, surveyed
from hfm.model.marks import part_in
from hfm.views.stats import NOT_STATED, totals, values_of

# The kinds whose entries state facts; the others are written by us.
ASKED = (Model, Dataset, Benchmark, Study, Survey)

# Fields that say where an entry stands, and those that many a work rightly has nothing to say in.
_NOT_ASKED = frozenset(
    {"id", "group", "name", "sources", "corrections", "added", "verified", "previously", "notes", "unsettled"}
    | {"aliases", "group_authors", "predecessor", "presents", "published_with", "covers", "flaws", "parameters_printed"}
    | {"links.third_party_code", "links.project", "identifiers"}
)
# Records that stand alone: each of their values is a fact of its own.
_OPENED = ("links", "licence", "weights")


@dataclass(frozen=True)
class Stated:
    """A fact that entries of a kind can state; a byte an entry, in the order of ids: 1 where it does, else 0; and group →
    how many of its entries do, of how many."""

    kind: type[Entry]
    field: str
    label: str
    said: bytes
    groups: dict[str, tuple[int, int]]

    @property
    def of(self) -> int:
        return len(self.said)

    @property
    def stating(self) -> int:
        """How many entries state it."""
        return self.said.count(1)

    @property
    def silent(self) -> int:
        """How many do not."""
        return self.said.count(0)


@once
def coverage(kind: type[Entry], catalog: Catalog) -> tuple[Stated, ...]:
    """Every fact that some entry of the kind states, in the order of the model."""
    entries = catalog.every(kind)
    groups = [entry.group for entry in entries]
    whole, found = Counter(groups), []
    for field, label, is_stated in _facts(kind):
        said = bytes(map(is_stated, entries))
        if any(said):
            known = Counter(compress(groups, said))
            shares = {group: (known[group], whole[group]) for group in kind.GROUPS}
            found.append(Stated(kind, field, label, said, shares))
    return tuple(found)


def _facts(kind: type[Entry]) -> Iterator[tuple[str, str, Callable[[Any], bool]]]:
    """(field, label, how to find out whether an entry states it)."""
    for name, info in kind.model_fields.items():
        inner = part_in(info.annotation) if name in _OPENED else None
        for key, part in (inner.model_fields if inner else {}).items():
            if f"{name}.{key}" not in _NOT_ASKED:
                yield f"{name}.{key}", str(part.title or key), _reader(name, key)
        if inner or info.is_required() or name in _NOT_ASKED:
            continue
        yield name, str(info.title or name), _reader(name)
        if name == "authors":
            yield "all-authors", "All of the authors", _all_authors
        if name == "publication":
            yield "first-public", "First public date", lambda entry: bool(entry.first_public)


def _reader(name: str, key: str = "") -> Callable[[Any], bool]:
    if key:
        return lambda entry: getattr(getattr(entry, name), key, None) not in (None, (), "")
    return methodcaller("states", name)


def _all_authors(entry: Work) -> bool:
    return entry.states("authors") and "et al." not in entry.authors


def lines(catalog: Catalog) -> list[str]:
    """What `hfm stats` says: entries by kind and group, models by year and paradigm, then facts stated of how many."""
    return [
        f"catalog of {catalog.version}",
        "",
        *_table([("entries", "count"), *_kinds(catalog)]),
        "",
        *_table([("models", "surveyed", "all"), *_models(catalog)]),
        *(line for kind in ASKED if catalog.of(kind) for line in ["", *_table(list(_stated(kind, catalog)))]),
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


def _stated(kind: type[Entry], catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """A line a fact: stated by how many of all, in percent, then of each group."""
    yield f"{kind.FOLDER} that state", "all", "%", *kind.GROUPS
    for it in coverage(kind, catalog):
        shares = (f"{known}/{of}" for known, of in it.groups.values())
        yield f"  {it.field}", f"{it.stating}/{it.of}", f"{100 * it.stating / it.of:.0f}", *shares


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Lines with the first column flush left and the others flush right."""
    widths = [max(len(line[n]) for line in rows) for n in range(len(rows[0]))]
    layout = "  ".join([f"{{:<{widths[0]}}}", *(f"{{:>{width}}}" for width in widths[1:])])
    return [layout.format(*line).rstrip() for line in rows]
