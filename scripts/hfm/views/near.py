"""Models that have something to do with a model: the same data, base, purpose or authors, the nearest in time first."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice, product

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
_When = tuple[int, tuple[str, str]]


class _InTime:
    """Models in the order of time, to find those that are nearest to a month without looking at all."""

    def __init__(self, models: Sequence[Model], when: Mapping[str, _When]) -> None:
        dated = [(*when[it.id], it) for it in models]
        self._onwards = sorted(dated)
        self._back = sorted((-month, name, it) for month, name, it in dated)

    def __len__(self) -> int:
        return len(self._onwards)

    def nearest(self, here: int) -> Iterator[Model]:
        """The nearest first, those that are equally near by name."""
        later = ((month - here, name, it) for month, name, it in self._onwards[bisect_left(self._onwards, (here,)) :])
        earlier = ((month + here, name, it) for month, name, it in self._back[bisect_left(self._back, (1 - here,)) :])
        return (it for *_, it in merge(later, earlier))


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
    return _most_alike("Trained on the same data", model, shared, catalog)


def _same_base(model: Model, catalog: Catalog) -> Neighbours | None:
    """Models that adapt an existing model of the same family, as this one does."""
    if not (family := _base(model)):
        return None
    label = f"Also adapt {catalog.term('backbones', family).label}"
    more = explorer("model", backbone_families=family, pretraining="none")
    return _nearest(label, model, _by_base(Model, catalog)[family], more, catalog)


def _same_purpose(model: Model, catalog: Catalog) -> Neighbours | None:
    """Models for the same task on the same kind of data: of the pairs that this one stands for, the rarest that is shared."""
    groups = _by_purpose(Model, catalog)
    pairs = [it for it in _purposes(model) if 1 < len(groups[it]) <= _COMMON]
    if not pairs:
        return None
    task, modality = min(pairs, key=lambda it: (len(groups[it]), it))
    words = [catalog.term("tasks", task).label, catalog.term("modalities", modality).label]
    more = explorer("model", tasks=task, modalities=modality)
    return _nearest(": ".join(reversed(words)), model, groups[task, modality], more, catalog)


def _same_authors(model: Model, catalog: Catalog) -> Neighbours | None:
    """Models that share two authors with rare names: "Y. Wang" alone, on the papers of many, is several persons."""
    shared = _sharing(_by_author(Model, catalog), model.authors, _RARE)
    return _most_alike("Author names in common", model, {key: it for key, it in shared.items() if it[1] > 1}, catalog)


def _data(model: Model) -> Iterable[str]:
    return dict.fromkeys(it.dataset for it in model.training_data if it.dataset)


def _base(model: Model) -> str:
    """The family of the model that it adapts, the narrowest that it names; nothing where it trains one of its own."""
    return model.backbone_families[-1] if model.pretraining == "none" and model.backbone_families else ""


def _purposes(model: Model) -> Iterable[tuple[str, str]]:
    return product(model.tasks, model.modalities)


@once
def _by_data(_: type[Model], catalog: Catalog) -> _Groups:
    return _grouped(catalog.models, _data)


@once
def _by_base(_: type[Model], catalog: Catalog) -> Mapping[object, _InTime]:
    return _in_time(_grouped(catalog.models, lambda model: filter(None, [_base(model)])), catalog)


@once
def _by_purpose(_: type[Model], catalog: Catalog) -> Mapping[object, _InTime]:
    return _in_time(_grouped(catalog.models, _purposes), catalog)


@once
def _by_author(_: type[Model], catalog: Catalog) -> _Groups:
    return _grouped(catalog.models, lambda model: (it for it in model.authors if it != "et al."))


def _grouped(models: Iterable[Model], keys: Callable[[Model], Iterable[object]]) -> _Groups:
    found: dict[object, list[Model]] = {}
    for model in models:
        for key in keys(model):
            found.setdefault(key, []).append(model)
    return found


def _in_time(groups: _Groups, catalog: Catalog) -> Mapping[object, _InTime]:
    when = _when(Model, catalog)
    return {key: _InTime(models, when) for key, models in groups.items()}


@once
def _when(_: type[Model], catalog: Catalog) -> dict[str, _When]:
    """Id → its month, and its place in the order of names."""
    return {it.id: (_month(it), by_name(it)) for it in catalog.models}


def _sharing(groups: _Groups, keys: Iterable[object], common: int = _COMMON) -> dict[str, tuple[Model, int]]:
    """Id → the model, and how many of the keys it shares, those that more than `common` models have left out."""
    peers = [it for key in keys if len(groups.get(key, ())) <= common for it in groups.get(key, ())]
    counts = Counter(it.id for it in peers)
    return {it.id: (it, counts[it.id]) for it in peers}


def _most_alike(
    label: str, model: Model, found: Mapping[str, tuple[Model, int]], catalog: Catalog
) -> Neighbours | None:
    """Those that share most, then the nearest in time, then by name."""
    when = _when(Model, catalog)
    here = when[model.id][0]
    others = [(-shared, abs(when[key][0] - here), when[key][1], it) for key, (it, shared) in found.items()]
    return _neighbours(label, [it for *_, it in sorted(others) if it is not model])


def _nearest(label: str, model: Model, peers: _InTime, more: str, catalog: Catalog) -> Neighbours | None:
    """The nearest in time, then by name; the way to all of them where some are left."""
    order = (it for it in peers.nearest(_when(Model, catalog)[model.id][0]) if it is not model)
    return _neighbours(label, list(islice(order, _MOST + 1)), Value(f"all {len(peers)}", more))


def _neighbours(label: str, order: Sequence[Model], all_of_them: Value | None = None) -> Neighbours | None:
    links = tuple(link for it in order[:_MOST] if (link := link_to(it)))
    return Neighbours(label, links, all_of_them if len(order) > _MOST else None) if links else None


def _month(model: Model) -> int:
    """When it was first public, in months; the middle of the year where only that is known."""
    year, month = [*(model.first_public or str(model.year)).split("-"), "6"][:2]
    return 12 * int(year) + int(month)
