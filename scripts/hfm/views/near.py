"""Models that have something to do with a model: the same data, base, purpose or authors, the nearest in time first."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, islice, product
from typing import NamedTuple

from hfm.model import Model
from hfm.model.catalog import Catalog, by_name, once
from hfm.model.watched import asked
from hfm.views.facts import Value, link_to
from hfm.views.links import explorer

_MOST = 5
# A family of backbones, a purpose or a name that so many models share says little of any two of them.
_COMMON = 400
_RARE = 6

_When = tuple[int, tuple[str, str]]
"""The month of a model, and its place in the order of names, which ends in its id."""
_Groups = Mapping[object, Sequence[str]]


class _InTime:
    """Models in the order of time, to find those that are nearest to a month without looking at all."""

    def __init__(self, models: Iterable[_When]) -> None:
        self._onwards = sorted(models)
        self._back = sorted((-month, name) for month, name in self._onwards)

    def __len__(self) -> int:
        return len(self._onwards)

    def nearest(self, here: int) -> Iterator[str]:
        """The ids, the nearest first, those that are equally near by name."""
        later = ((month - here, name) for month, name in self._onwards[bisect_left(self._onwards, (here,)) :])
        earlier = ((month + here, name) for month, name in self._back[bisect_left(self._back, (1 - here,)) :])
        return (name[-1] for _, name in merge(later, earlier))


class Neighbours(NamedTuple):
    """A group of related entries; `more` leads to all of them where only the first are shown."""

    label: str
    links: tuple[Value, ...]
    more: Value | None = None


@dataclass(frozen=True)
class _Known:
    """What all models have in common with others, each looked at once: groups of their ids, and how these are shown."""

    links: Mapping[str, Value]
    when: Mapping[str, _When]
    by_data: _Groups
    by_author: _Groups
    by_base: Mapping[object, _InTime]
    by_purpose: Mapping[object, _InTime]


@once
def _known(kind: type[Model], catalog: Catalog) -> _Known:
    models = catalog.every(kind)
    when = {it.id: (_month(it), by_name(it)) for it in models}

    def in_time(keys: Callable[[Model], Iterable[object]]) -> Mapping[object, _InTime]:
        return {key: _InTime(map(when.__getitem__, ids)) for key, ids in _grouped(models, keys).items()}

    links = {it.id: link_to(it) for it in models}
    return _Known(
        links,
        when,
        _grouped(models, _data),
        _grouped(models, _authors),
        in_time(lambda it: filter(None, [_base(it)])),
        in_time(_purposes),
    )


@asked(Model)
def near(model: Model, catalog: Catalog) -> tuple[Neighbours, ...]:
    """Each group that has somebody in it."""
    known = _known(Model, catalog)
    groups = (_same_data, _same_base, _same_purpose, _same_authors)
    return tuple(found for group in groups if (found := group(model, known, catalog)) is not None)


def _same_data(model: Model, known: _Known, _: Catalog) -> Neighbours | None:
    """Models trained on a dataset of the catalog that this one was trained on too, those that share most first."""
    return _most_alike("Trained on the same data", model.id, _sharing(known.by_data, _data(model)), known)


def _same_base(model: Model, known: _Known, catalog: Catalog) -> Neighbours | None:
    """Models that adapt an existing model of the same family, as this one does."""
    if not (family := _base(model)):
        return None
    label = f"Also adapt {catalog.term('backbones', family).label}"
    filters = {"backbone_families": family, "pretraining": "none"}
    return _nearest(label, model.id, known.by_base[family], filters, known)


def _same_purpose(model: Model, known: _Known, catalog: Catalog) -> Neighbours | None:
    """Models for the same task on the same kind of data: of the pairs that this one stands for, the rarest that is shared."""
    groups = known.by_purpose
    pairs = [it for it in _purposes(model) if 1 < len(groups[it]) <= _COMMON]
    if not pairs:
        return None
    task, modality = min(pairs, key=lambda it: (len(groups[it]), it))
    words = [catalog.term("tasks", task).label, catalog.term("modalities", modality).label]
    filters = {"tasks": task, "modalities": modality}
    return _nearest(": ".join(reversed(words)), model.id, groups[task, modality], filters, known)


def _same_authors(model: Model, known: _Known, _: Catalog) -> Neighbours | None:
    """Models that share two authors with rare names: "Y. Wang" alone, on the papers of many, is several persons."""
    shared = _sharing(known.by_author, _authors(model), _RARE)
    return _most_alike("Author names in common", model.id, {key: it for key, it in shared.items() if it > 1}, known)


def _data(model: Model) -> Iterable[str]:
    return dict.fromkeys(it.dataset for it in model.training_data if it.dataset)


def _base(model: Model) -> str:
    """The family of the model that it adapts, the narrowest that it names; nothing where it trains one of its own."""
    return model.backbone_families[-1] if model.pretraining == "none" and model.backbone_families else ""


def _purposes(model: Model) -> Iterable[tuple[str, str]]:
    return product(model.tasks, model.modalities)


def _authors(model: Model) -> Iterable[str]:
    return (it for it in model.authors if it != "et al.")


def _grouped(models: Iterable[Model], keys: Callable[[Model], Iterable[object]]) -> _Groups:
    found: dict[object, list[str]] = {}
    for model in models:
        for key in keys(model):
            found.setdefault(key, []).append(model.id)
    return found


def _sharing(groups: _Groups, keys: Iterable[object], common: int = _COMMON) -> Mapping[str, int]:
    """Id → how many of the keys it shares, those that more than `common` models have left out."""
    return Counter(chain.from_iterable(groups[key] for key in keys if len(groups[key]) <= common))


def _most_alike(label: str, own: str, found: Mapping[str, int], known: _Known) -> Neighbours | None:
    """Those that share most, then the nearest in time, then by name."""
    here = known.when[own][0]
    others = [(-shared, abs(known.when[it][0] - here), known.when[it][1]) for it, shared in found.items()]
    return _neighbours(label, [it for *_, (_, it) in sorted(others) if it != own], known)


def _nearest(label: str, own: str, peers: _InTime, filters: Mapping[str, str], known: _Known) -> Neighbours | None:
    """The nearest in time, then by name; the way to all of them where some are left."""
    order = (it for it in peers.nearest(known.when[own][0]) if it != own)
    first = list(islice(order, _MOST + 1))
    more = Value(f"all {len(peers)}", explorer("model", **filters)) if len(first) > _MOST else None
    return _neighbours(label, first, known, more)


def _neighbours(label: str, order: Sequence[str], known: _Known, more: Value | None = None) -> Neighbours | None:
    return Neighbours(label, tuple(known.links[it] for it in order[:_MOST]), more) if order else None


def _month(model: Model) -> int:
    """When it was first public, in months; the middle of the year where only that is known."""
    year, month = [*(model.first_public or str(model.year)).split("-"), "6"][:2]
    return 12 * int(year) + int(month)
