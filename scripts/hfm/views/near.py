"""Models that have something to do with a model: the same data, base, purpose or authors, the nearest in time first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hfm.model import Model
from hfm.model.catalog import Catalog, by_name, once
from hfm.model.watched import asked
from hfm.views.facts import Value, link_to
from hfm.views.links import explorer

_MOST = 5
# A family of backbones, a purpose or a name that so many models share says little of any two of them.
_COMMON = 400
_RARE = 6

_Groups = Mapping[object, Sequence[Model]]


@dataclass(frozen=True)
class Neighbours:
    """A group of related entries; `more` leads to all of them where only the first are shown."""

    label: str
    links: tuple[Value, ...]
    more: Value | None = None


@asked(Model)
def near(model: Model, catalog: Catalog) -> tuple[Neighbours, ...]:
    """Each group that has somebody in it."""
    groups = (_same_data, _same_base, _same_purpose, _same_authors)
    return tuple(found for group in groups if (found := group(model, catalog)) is not None)


def _same_data(model: Model, catalog: Catalog) -> Neighbours | None:
    """Models trained on a dataset of the catalog that this one was trained on too, those that share most first."""
    shared = _sharing(_by_data(Model, catalog), _data(model))
    return _neighbours("Trained on the same data", model, shared)


def _same_base(model: Model, catalog: Catalog) -> Neighbours | None:
    """Models that adapt an existing model of the same family, as this one does."""
    if not (family := _base(model)):
        return None
    peers = _by_base(Model, catalog)[family]
    label = f"Also adapt {catalog.term('backbones', family).label}"
    more = explorer("model", backbone_families=family, pretraining="none")
    return _neighbours(label, model, {it.id: (it, 1) for it in peers}, more)


def _same_purpose(model: Model, catalog: Catalog) -> Neighbours | None:
    """Models for the same task on the same kind of data: of the pairs that this one stands for, the rarest that is shared."""
    groups = _by_purpose(Model, catalog)
    pairs = [it for it in _purposes(model) if 1 < len(groups[it]) <= _COMMON]
    if not pairs:
        return None
    task, modality = min(pairs, key=lambda it: (len(groups[it]), it))
    words = [catalog.term("tasks", task).label, catalog.term("modalities", modality).label]
    more = explorer("model", tasks=task, modalities=modality)
    return _neighbours(": ".join(reversed(words)), model, {it.id: (it, 1) for it in groups[task, modality]}, more)


def _same_authors(model: Model, catalog: Catalog) -> Neighbours | None:
    """Models that share two authors with rare names: "Y. Wang" alone, on the papers of many, is several persons."""
    shared = _sharing(_by_author(Model, catalog), model.authors, _RARE)
    return _neighbours("Author names in common", model, {key: it for key, it in shared.items() if it[1] > 1})


def _data(model: Model) -> Iterable[str]:
    return dict.fromkeys(it.dataset for it in model.training_data if it.dataset)


def _base(model: Model) -> str:
    """The family of the model that it adapts, the narrowest that it names; nothing where it trains one of its own."""
    return model.backbone_families[-1] if model.pretraining == "none" and model.backbone_families else ""


def _purposes(model: Model) -> Iterable[tuple[str, str]]:
    return [(task, modality) for task in model.tasks for modality in model.modalities]


@once
def _by_data(_: type[Model], catalog: Catalog) -> _Groups:
    return _grouped(catalog.models, _data)


@once
def _by_base(_: type[Model], catalog: Catalog) -> _Groups:
    return _grouped(catalog.models, lambda model: filter(None, [_base(model)]))


@once
def _by_purpose(_: type[Model], catalog: Catalog) -> _Groups:
    return _grouped(catalog.models, _purposes)


@once
def _by_author(_: type[Model], catalog: Catalog) -> _Groups:
    return _grouped(catalog.models, lambda model: (it for it in model.authors if it != "et al."))


def _grouped(models: Iterable[Model], keys: Callable[[Model], Iterable[object]]) -> _Groups:
    found: dict[object, list[Model]] = {}
    for model in models:
        for key in keys(model):
            found.setdefault(key, []).append(model)
    return found


def _sharing(groups: _Groups, keys: Iterable[object], common: int = _COMMON) -> dict[str, tuple[Model, int]]:
    """Id → the model, and how many of the keys it shares, those that more than `common` models have left out."""
    peers = [it for key in keys if len(groups.get(key, ())) <= common for it in groups.get(key, ())]
    counts = Counter(it.id for it in peers)
    return {it.id: (it, counts[it.id]) for it in peers}


def _neighbours(label: str, model: Model, found: Mapping[str, tuple[Model, int]], more: str = "") -> Neighbours | None:
    """Those that share most, then the nearest in time, then by name; the way to all of them where some are left."""
    others = [it for it in found.values() if it[0] is not model]
    order = sorted(others, key=lambda it: (-it[1], abs(_month(it[0]) - _month(model)), by_name(it[0])))
    if not order:
        return None
    links = tuple(link for it, _ in order[:_MOST] if (link := link_to(it)))
    return Neighbours(label, links, Value(f"all {len(found)}", more) if more and len(order) > _MOST else None)


def _month(model: Model) -> int:
    """When it was first public, in months; the middle of the year where only that is known."""
    year, month = [*(model.first_public or str(model.year)).split("-"), "6"][:2]
    return 12 * int(year) + int(month)
