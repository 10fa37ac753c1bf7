"""The neighbours of an entry: whom it names, who names it, and for a model those near it."""

from __future__ import annotations

from typing import NamedTuple

from hfm.model import KINDS, Entry, Model, Ref, Result
from hfm.model.catalog import Catalog, by_name
from hfm.model.marks import mark_of, marked_values, reference_fields
from hfm.views.facts import Value, link, link_to
from hfm.views.near import near

_NAMED_BY = {
    ("dataset", "model"): "Models trained on it",
    ("dataset", "study"): "Trust studies that use it",
    ("model", "study"): "Trust studies of it",
    ("model", "model"): "Later versions",
    ("dataset", "benchmark"): "Benchmarks that use it",
    ("model", "dataset"): "Data published with it",
    ("application", "model"): "Models applied to it",
    ("challenge", "direction"): "Directions that answer it",
    ("direction", "challenge"): "Challenges it answers",
}


class Neighbours(NamedTuple):
    """A group of related entries; `more` leads to all of them where only the first are shown."""

    label: str
    links: tuple[Value, ...]
    more: Value | None = None


def related(entry: Entry, catalog: Catalog) -> tuple[Neighbours, ...]:
    """The entries it names, those that name it, by kind; for a model then those that are near it."""
    groups = [_named_in(field, entry, catalog) for field in reference_fields(type(entry)) if getattr(entry, field)]
    named = set(_named_by_itself(entry))
    referrers = sorted(catalog.referrers.get((entry.KIND, entry.id), ()), key=by_name)
    names = [it for it in referrers if (it.KIND, it.id) not in named]
    for kind in KINDS:
        if kind == Result.KIND:
            continue  # the page has their numbers
        if links := tuple(link_to(it) for it in names if kind == it.KIND):
            label = _NAMED_BY.get((entry.KIND, kind), f"{KINDS[kind].PLURAL} that name it")
            groups.append(Neighbours(label, links))
    if isinstance(entry, Model):
        groups += [
            Neighbours(it.label, tuple(link(Model.KIND, each, catalog) for each in it.models), it.more)
            for it in near(entry, catalog)
        ]
    return tuple(groups)


def _named_in(field: str, entry: Entry, catalog: Catalog) -> Neighbours:
    mark = mark_of(type(entry), field)
    assert isinstance(mark, Ref)  # noqa: S101  that is what a reference field is
    label = type(entry).model_fields[field].title or field
    return Neighbours(label, tuple(link(mark.kind, each, catalog) for each in getattr(entry, field)))


def _named_by_itself(entry: Entry) -> list[tuple[str, str]]:
    """What its lists name, which stands there already; that it was published with a model says nothing of training."""
    lists = set(reference_fields(type(entry))) - {"published_with"}
    marked = marked_values(entry, (Ref,))
    return [(mark.kind, value) for keys, mark, value in marked if isinstance(mark, Ref) and keys[0] in lists]
