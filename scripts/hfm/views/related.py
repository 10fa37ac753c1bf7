"""The neighbours of an entry: who names it, and models that share its backbone."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest

from hfm.catalog import Catalog
from hfm.marks import mark_of, marked_values, reference_fields
from hfm.model import KINDS, Entry, Model, Ref
from hfm.views.facts import Value, address
from hfm.views.links import explorer

_MOST = 12

_NAMED_BY = {
    ("dataset", "model"): "Models that use it",
    ("dataset", "study"): "Trust studies that use it",
    ("model", "study"): "Trust studies of it",
    ("model", "model"): "Later versions",
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
    """Models of the same sub-field on the same first backbone family, nearest in year first, then by name."""
    family = entry.backbone_families[-1]
    peers = [it for it in catalog.models_by_backbone.get((entry.group, family), ()) if it.id != entry.id]
    if not peers:
        return []
    near = nsmallest(_MOST, peers, key=lambda it: abs(it.year - entry.year))  # the peers come by name
    label = f"Models on {catalog.term('backbones', family).label}"
    rest = len(peers) - len(near)
    href = explorer("model", subfield=entry.group, backbone_families=family)
    return [Neighbours(label, tuple(map(_link, near)), Value(f"all {len(peers) + 1}", href) if rest else None)]


def _named_by_itself(entry: Entry) -> list[tuple[str, str]]:
    return [(mark.kind, value) for _, mark, value in marked_values(entry) if isinstance(mark, Ref)]


def _link(entry: Entry) -> Value:
    return Value(entry.name, address(entry.KIND, entry.id))
