"""Pairs of entries that may be one work, though `check` finds nothing that they share: a look at the whole catalog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from hfm.model import KINDS, Entry, Model, Work
from hfm.model.catalog import Catalog
from hfm.model.identity import identities, identity_of, letters
from hfm.model.likeness import titles_alike
from hfm.model.works import presented
from hfm.views.facts import address

_LEAST = 5  # letters: shorter names, such as UNI and UCE, are often a slip apart


@dataclass(frozen=True)
class Pair:
    """Two entries, the younger second, and why one might take them for one."""

    elder: Entry
    younger: Entry
    why: str


def pairs(catalog: Catalog) -> list[Pair]:
    """Those whose younger entry came last first. What says of itself how it belongs to the other is none."""
    found = [*_by_title(catalog), *_by_name(catalog)]
    once = {frozenset((address(it.elder.KIND, it.elder.id), address(it.younger.KIND, it.younger.id))): it for it in reversed(found)}  # fmt: skip
    by_place = sorted(once.values(), key=lambda it: (it.younger.KIND, it.younger.id, it.elder.id))
    return sorted(by_place, key=lambda it: it.younger.added, reverse=True)


def _by_title(catalog: Catalog) -> Iterator[Pair]:
    """The same title in two kinds, or nearly the same title."""
    works = [(letters(it.title), it) for it in catalog.all_entries if isinstance(it, Work) and it.title]
    for number, (title, one) in enumerate(works):
        for other_title, other in works[number + 1 :]:
            if abs(len(title) - len(other_title)) > 0.2 * len(title) or not titles_alike(title, other_title):
                continue
            checked = (title == other_title and one.KIND == other.KIND) or not identities(one).keys().isdisjoint(identities(other))  # fmt: skip
            if not checked and not _related(one, other):
                yield _pair(one, other, "the same title" if title == other_title else "nearly the same title")


def _by_name(catalog: Catalog) -> Iterator[Pair]:
    """Names one slip apart, with the same first author or an address in common."""
    for kind in KINDS.values():
        rows = [(name, it) for it in catalog.of(kind) for name in _names(it)]
        for number, (name, one) in enumerate(rows):
            for other_name, other in rows[number + 1 :]:
                if one is not other and _one_slip(name, other_name) and _of_one_hand(one, other) and not _related(one, other):  # fmt: skip
                    yield _pair(one, other, "names one letter apart, and the same authors or address")


def _names(entry: Entry) -> dict[str, None]:
    """Its names as letters; `Li et al.` names a paper by its author, and is none of its own."""
    found = [letters(it) for it in (entry.name, *entry.aliases) if "et al" not in it]
    return dict.fromkeys(it for it in found if len(it) >= _LEAST)


def _one_slip(one: str, other: str) -> bool:
    """MedSAM and MedSAN; but a number apart, as in MedSAM2 and MedSAM3, is another version."""
    numbers = [[char for char in it if char.isdigit() or char == "+"] for it in (one, other)]
    near = abs(len(one) - len(other)) < 2 and numbers[0] == numbers[1]
    return near and OSA.distance(one, other, score_cutoff=1) == 1


def _of_one_hand(one: Entry, other: Entry) -> bool:
    first = [letters(it.authors[0]) if isinstance(it, Work) and it.authors else "" for it in (one, other)]
    return (bool(first[0]) and first[0] == first[1]) or not _addresses(one).isdisjoint(_addresses(other))


def _addresses(entry: Entry) -> set[str]:
    links = entry.links
    return {identity_of(it) for it in (links.paper, links.code, links.data, links.project) if it and "://" in it}


def _related(one: Entry, other: Entry) -> bool:
    """Whether one says that it is a later version of the other, or was published with it, or both with a third."""
    later = any(isinstance(a, Model) and a.predecessor == b.id for a, b in ((one, other), (other, one)))
    shown = [set(presented(it)) for it in (one, other)]
    models = [{it.id} if isinstance(it, Model) else set() for it in (one, other)]
    return later or bool(shown[0] & (shown[1] | models[1])) or bool(shown[1] & models[0])


def _pair(one: Entry, other: Entry, why: str) -> Pair:
    elder, younger = sorted((one, other), key=lambda it: (it.added, it.KIND, it.id))
    return Pair(elder, younger, why)


def as_text(found: Sequence[Pair]) -> str:
    """A line a pair."""
    return "".join(f"{_path(it.younger)} and {_path(it.elder)}: {it.why}\n" for it in found)


def as_markdown(found: Sequence[Pair]) -> str:
    """For the issue of a maintainer: ids and words of ours alone, which hold no markup."""
    if not found:
        return "No two entries look like one work.\n"
    head = "Is it one work? Then keep one, and give its id to `previously` of the other. If it is not, there is nothing to do.\n\n"
    return head + "".join(f"- [ ] `{_path(it.younger)}` and `{_path(it.elder)}`: {it.why}\n" for it in found)


FORMATS = {"text": as_text, "markdown": as_markdown}


def _path(entry: Entry) -> str:
    return address(entry.KIND, entry.id).rstrip("/")
