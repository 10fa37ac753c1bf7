"""Models that have something to do with a model: the same data, base, purpose or authors, the nearest in time first.

Nothing here reads what they are called, so that another name leaves all of it as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from hfm.model import Model
from hfm.model.catalog import Catalog, once
from hfm.model.watched import asked
from hfm.views.facts import Value
from hfm.views.links import explorer

_MOST = 5
# A family of backbones, a purpose or a name that so many models share says little of any two of them.
_COMMON = 400
_RARE = 6

_explorer = cache(explorer)  # many models lead to the same

_When = tuple[int, str]
"""The month of a model, and its id."""
_Groups = Mapping[object, Sequence[str]]


class _InTime:
    """Models in the order of time, to find those that are nearest to a month without looking at all."""

    def __init__(self, models: Iterable[_When]) -> None:
        self._onwards = sorted(models)
        self._back = sorted((-month, it) for month, it in self._onwards)

    def __len__(self) -> int:
        return len(self._onwards)

    def nearest(self, here: int, most: int) -> list[str]:
        """The ids of so many, the nearest first, those that are equally near in their order."""
        after, before = bisect_left(self._onwards, (here,)), bisect_left(self._back, (1 - here,))
        later = [(month - here, it) for month, it in self._onwards[after : after + most]]
        earlier = [(month + here, it) for month, it in self._back[before : before + most]]
        return [it for _, it in sorted(later + earlier)[:most]]


class Group(NamedTuple):
    """The ids of models near one; `more` leads to all of them where only the first are among these."""

    label: str
    models: tuple[str, ...]
    more: Value | None = None


class _Look(NamedTuple):
    """What a model may have in common with others: the data it was trained on, the family it adapts, what it is for, who made
    it."""

    data: tuple[str, ...]
    base: str
    purposes: tuple[tuple[str, str], ...]
    authors: tuple[str, ...]


@dataclass(frozen=True)
class _Known:
    """What all models have in common with others, each looked at once, and the groups of their ids."""

    looks: Mapping[str, _Look]
    months: Mapping[str, int]
    by_data: _Groups
    by_author: _Groups
    by_base: Mapping[object, _InTime]
    by_purpose: Mapping[object, _InTime]


@once
def _known(kind: type[Model], catalog: Catalog) -> _Known:
    models = catalog.every(kind)
    looks = {it.id: _look(it) for it in models}
    months = {it.id: _month(it) for it in models}

    def grouped(keys: Callable[[_Look], Iterable[object]]) -> _Groups:
        found: dict[object, list[str]] = {}
        for name, look in looks.items():
            for key in keys(look):
                found.setdefault(key, []).append(name)
        return found

    def in_time(keys: Callable[[_Look], Iterable[object]]) -> Mapping[object, _InTime]:
        return {key: _InTime((months[it], it) for it in ids) for key, ids in grouped(keys).items()}

    return _Known(
        looks,
        months,
        grouped(lambda it: it.data),
        grouped(lambda it: it.authors),
        in_time(lambda it: filter(None, [it.base])),
        in_time(lambda it: it.purposes),
    )


def _look(model: Model) -> _Look:
    families = model.backbone_families
    return _Look(
        tuple(dict.fromkeys(it.dataset for it in model.training_data if it.dataset)),
        families[-1] if families and model.pretraining == "none" else "",  # the narrowest; it may train one of its own
        tuple(product(model.tasks, model.modalities)),
        tuple(it for it in model.authors if it != "et al."),
    )


@asked(Model)
def near(model: Model, catalog: Catalog) -> tuple[Group, ...]:
    """Each group that has somebody in it."""
    known = _known(Model, catalog)
    groups = (_same_data, _same_base, _same_purpose, _same_authors)
    return tuple(found for group in groups if (found := group(model.id, known, catalog)) is not None)


def _same_data(own: str, known: _Known, _: Catalog) -> Group | None:
    """Models trained on a dataset of the catalog that this one was trained on too, those that share most first."""
    return _most_alike("Trained on the same data", own, _sharing(known.by_data, known.looks[own].data), known)


def _same_base(own: str, known: _Known, catalog: Catalog) -> Group | None:
    """Models that adapt an existing model of the same family, as this one does."""
    if not (family := known.looks[own].base):
        return None
    label = f"Also adapt {catalog.term('backbones', family).label}"
    return _nearest(
        label, own, known.by_base[family], known, filters={"backbone_families": family, "pretraining": "none"}
    )


def _same_purpose(own: str, known: _Known, catalog: Catalog) -> Group | None:
    """Models for the same task on the same kind of data: of the pairs that this one stands for, the rarest that is shared."""
    groups = known.by_purpose
    pairs = [(many, it) for it in known.looks[own].purposes if 1 < (many := len(groups[it])) <= _COMMON]
    if not pairs:
        return None
    _, (task, modality) = min(pairs)
    words = [catalog.term("tasks", task).label, catalog.term("modalities", modality).label]
    filters = {"tasks": task, "modalities": modality}
    return _nearest(": ".join(reversed(words)), own, groups[task, modality], known, filters)


def _same_authors(own: str, known: _Known, _: Catalog) -> Group | None:
    """Models that share two authors with rare names: "Y. Wang" alone, on the papers of many, is several persons."""
    shared = _sharing(known.by_author, known.looks[own].authors, _RARE)
    return _most_alike("Author names in common", own, {key: it for key, it in shared.items() if it > 1}, known)


def _sharing(groups: _Groups, keys: Iterable[object], common: int = _COMMON) -> Mapping[str, int]:
    """Id → how many of the keys it shares, those that nobody else or more than `common` models have left out."""
    shared = [found for key in keys if 1 < len(found := groups[key]) <= common]
    return Counter(chain.from_iterable(shared)) if shared else {}


def _most_alike(label: str, own: str, found: Mapping[str, int], known: _Known) -> Group | None:
    """Those that share most, then the nearest in time."""
    if not found:
        return None
    months = known.months
    others = [(-shared, abs(months[it] - months[own]), it) for it, shared in found.items() if it != own]
    return _group(label, [it for *_, it in sorted(others)])


def _nearest(label: str, own: str, peers: _InTime, known: _Known, filters: Mapping[str, str]) -> Group | None:
    """The nearest in time; the way to all of them where some are left."""
    first = [it for it in peers.nearest(known.months[own], _MOST + 2) if it != own]
    more = Value(f"all {len(peers)}", _explorer("model", **filters)) if len(first) > _MOST else None
    return _group(label, first, more)


def _group(label: str, order: Sequence[str], more: Value | None = None) -> Group | None:
    return Group(label, tuple(order[:_MOST]), more) if order else None


def _month(model: Model) -> int:
    """When it was first public, in months; the middle of the year where only that is known."""
    year, month = [*(model.first_public or str(model.year)).split("-"), "6"][:2]
    return 12 * int(year) + int(month)
