"""The neighbours of an entry: who names it, and models that share its backbone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hfm.model import KINDS, Entry, Model, Ref, Result
from hfm.model.catalog import Catalog, by_name
from hfm.model.marks import mark_of, marked_values, reference_fields
from hfm.views.facts import Value, address
from hfm.views.links import explorer

_MOST = 12

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


@dataclass(frozen=True)
class Neighbours:
    """A group of related entries; `more` leads to all of them where only the first are shown."""

    label: str
    links: tuple[Value, ...]
    more: Value | None = None


def related(entry: Entry, catalog: Catalog) -> tuple[Neighbours, ...]:
    """The entries it names, those that name it, by kind, then models of the same backbone family and sub-field."""
    groups = [_named_in(field, entry, catalog) for field in reference_fields(type(entry)) if getattr(entry, field)]
    named = set(_named_by_itself(entry))
    for kind in KINDS:
        names = [it for it in catalog.referrers.get((entry.KIND, entry.id), ()) if kind == it.KIND]
        if kind == Result.KIND:
            continue  # the page has their numbers
        links = tuple(_link(it) for it in names if (it.KIND, it.id) not in named)
        if links:
            label = _NAMED_BY.get((entry.KIND, kind), f"{KINDS[kind].PLURAL} that name it")
            groups.append(Neighbours(label, links))
    if isinstance(entry, Model) and entry.backbone_families:
        groups += _same_backbone(entry, catalog)
    return tuple(groups)


def _named_in(field: str, entry: Entry, catalog: Catalog) -> Neighbours:
    mark = mark_of(type(entry), field)
    assert isinstance(mark, Ref)  # noqa: S101  that is what a reference field is
    label = type(entry).model_fields[field].title or field
    return Neighbours(label, tuple(_link(catalog.get(mark.kind, each)) for each in getattr(entry, field)))


def _same_backbone(entry: Model, catalog: Catalog) -> list[Neighbours]:
    """Models of the same sub-field on the backbone family it names last, the most special, nearest in year first, then by name."""
    family = entry.backbone_families[-1]
    peers = catalog.models_by_backbone[entry.group, family]
    near = _nearest(entry, peers)
    if not near:
        return []
    label = f"Models on {catalog.term('backbones', family).label}"
    count = sum(map(len, peers.values()))
    href = explorer("model", subfield=entry.group, backbone_families=family)
    more = Value(f"all {count}", href) if count - 1 > len(near) else None
    return [Neighbours(label, tuple(map(_link, near)), more)]


def _nearest(entry: Model, peers: Mapping[int, list[Model]]) -> list[Model]:
    """The peers to show; of each year no more than are shown at all need a look."""
    near: list[Model] = []
    for distance in sorted({abs(year - entry.year) for year in peers}):
        years = {entry.year - distance, entry.year + distance}
        near += sorted(
            (it for year in years for it in peers.get(year, ())[: _MOST + 1] if it is not entry), key=by_name
        )
        if len(near) >= _MOST:
            break
    return near[:_MOST]


def _named_by_itself(entry: Entry) -> list[tuple[str, str]]:
    """What its lists name, which stands there already; that it was published with a model says nothing of training."""
    lists = set(reference_fields(type(entry))) - {"published_with"}
    marked = marked_values(entry)
    return [(mark.kind, value) for keys, mark, value in marked if isinstance(mark, Ref) and keys[0] in lists]


def _link(entry: Entry) -> Value:
    return Value(entry.name, address(entry.KIND, entry.id))
