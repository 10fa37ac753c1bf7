"""One work, one entry: what two entries share of a work, of a title or of a name needs a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hfm.model import Entry, Model, Work
from hfm.model.identity import identities, identity_of, letters
from hfm.model.vocabulary import Allowed
from hfm.model.works import presented
from hfm.reading.load import Record
from hfm.reading.places import Keys
from hfm.reading.problems import Problem
from hfm.reading.repairs import scalar
from hfm.reading.rules.draft import Draft

ALLOWED = "catalog/allowed-duplicates.yaml"
Key = tuple[str, str]  # ("work", identity), ("title", letters) or ("name", letters)


class _Holder(NamedTuple):
    """An entry that states something of which there should be one, and where it does."""

    entry: Entry
    record: Record
    keys: Keys

    @property
    def id(self) -> str:
        return f"{self.entry.KIND}/{self.entry.id}"


_Holders = dict[tuple[str, ...], list[_Holder]]


def work_is_listed_once(draft: Draft) -> Iterator[Problem]:
    """No two entries are the same work, unless a reason stands."""
    return _problems(draft, "work")


def title_stands_once(draft: Draft) -> Iterator[Problem]:
    """No two entries of a kind have one title, unless a reason stands."""
    return _problems(draft, "title", told=("work",))


def name_stands_once(draft: Draft) -> Iterator[Problem]:
    """No two entries of a kind have one name, unless a reason stands."""
    return _problems(draft, "name", told=("work", "title"))


def _problems(draft: Draft, what: str, told: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Of entries that share what there should be one of, once each; none of an entry that is told of already by something else."""
    shared = _shared(draft, what)
    wrong = [*_wrong(draft, shared)]
    known = {it.id for other in told for _, it in _wrong(draft, _shared(draft, other))} if wrong else set()
    for key, it in wrong:
        if it.id not in known:
            known.add(it.id)
            yield _problem(key, it, shared[key], _reason(draft, key))
    yield from _unneeded(draft, what, {(key[0], key[-1]): found for key, found in shared.items()})


def _shared(draft: Draft, what: str) -> _Holders:
    """Those of what identifies a work, a title or a name that several entries have."""
    return {
        key: found
        for key, found in _HOLDERS[what](draft).items()
        if len(found) > 1 and len({it.id for it in found}) > 1 and not _presented_together(found)
    }


def _wrong(draft: Draft, shared: _Holders) -> Iterator[tuple[tuple[str, ...], _Holder]]:
    """Whom to tell of what is shared without a reason."""
    for key, found in shared.items():
        names = {it.id for it in found}
        if not any(names <= set(it.entries) for it in draft.allowed):
            yield from ((key, it) for it in _younger(found, _reason(draft, key)))


def _reason(draft: Draft, key: tuple[str, ...]) -> Allowed | None:
    return next((it for it in draft.allowed if _key_of(it) == (key[0], key[-1])), None)


def _presented_together(found: list[_Holder]) -> bool:
    """Whether one paper presents models and the data it came with, or a study is the paper of a model, and they say so."""
    models = {it.entry.id for it in found if isinstance(it.entry, Model)}
    others = [it.entry for it in found if not isinstance(it.entry, Model)]
    return len(models) <= 1 and all(models.intersection(presented(it)) if models else presented(it) for it in others)


def _works(draft: Draft) -> _Holders:
    """What identifies a work → who states it."""
    found: _Holders = {}
    for entry, record in draft:
        if isinstance(entry, Work):
            for identity, keys in identities(entry).items():
                found.setdefault(("work", identity), []).append(_Holder(entry, record, keys))
    return found


def _titles(draft: Draft) -> _Holders:
    """A title within a kind → who has it."""
    found: _Holders = {}
    for entry, record in draft:
        if isinstance(entry, Work) and entry.title:
            found.setdefault(("title", entry.KIND, letters(entry.title)), []).append(_Holder(entry, record, ("title",)))
    return found


def _names(draft: Draft) -> _Holders:
    """A name within a kind → who has it."""
    found: _Holders = {}
    for entry, record in draft:
        names: dict[str, Keys] = {letters(entry.name): ("name",)}
        for number, alias in enumerate(entry.aliases):
            names.setdefault(letters(alias), ("aliases", number))
        for name, keys in names.items():
            found.setdefault(("name", entry.KIND, name), []).append(_Holder(entry, record, keys))
    return found


_HOLDERS = {"work": _works, "title": _titles, "name": _names}


def _younger(found: list[_Holder], reason: Allowed | None) -> list[_Holder]:
    """Those to tell: whom the reason does not name; else all but the eldest, or all where none is the eldest."""
    if reason and (outside := [it for it in found if it.id not in reason.entries]):
        return outside
    days = sorted(it.entry.added for it in found)
    return [it for it in found if it.entry.added > days[0]] if days[0] < days[1] else found


def _problem(key: tuple[str, ...], it: _Holder, found: list[_Holder], reason: Allowed | None) -> Problem:
    others = ", ".join(dict.fromkeys(each.record.path for each in found if each.id != it.id))
    code = {"work": "duplicate-work", "title": "same-title", "name": "same-name"}[key[0]]
    what = {
        "work": f"the same work as {others}: {key[-1]}",
        "title": f"the title of {others}",
        "name": f"a name of {others}",
    }
    verb = "is" if key[0] == "work" else "has"
    message = f"{it.entry.name} {verb} {what[key[0]]}"
    if reason:
        tip = f"the line in {ALLOWED} does not name {it.id}: add it there if it is right, with the reason"
    else:
        names = ", ".join(dict.fromkeys(each.id for each in found))
        line = f"- {{field: {_field(key)}, value: {scalar(_value(key, it))}, entries: [{names}], reason: …}}"
        tip = f"keep one; if both are right, say why in {ALLOWED}: {line}"
    return it.record.problem(it.keys, code, message, tip)


def _field(key: tuple[str, ...]) -> str:
    head = key[-1].split(":")[0]
    return (head if head in ("doi", "arxiv") else "paper") if key[0] == "work" else key[0]


def _value(key: tuple[str, ...], it: _Holder) -> str:
    """The shared value as an allowance writes it."""
    if key[0] != "work":
        return str(it.entry.aliases[int(it.keys[1])] if len(it.keys) > 1 else getattr(it.entry, key[0]))
    head, _, rest = key[-1].partition(":")
    return rest if head in ("doi", "arxiv") else (key[-1] if ":" in key[-1] else f"https://{key[-1]}")


def _key_of(reason: Allowed) -> Key:
    """What an allowance speaks of, in whatever spelling it does."""
    if reason.field in ("title", "name"):
        return reason.field, letters(reason.value)
    return "work", identity_of(reason.value)


def _unneeded(draft: Draft, what: str, shared: dict[Key, list[_Holder]]) -> Iterator[Problem]:
    """An allowance that nobody needs is a problem too, unless one of its entries cannot be read just now."""
    read = {f"{entry.KIND}/{entry.id}" for entry, _ in draft}
    unread = {f"{kind}/{entry_id}" for kind, ids in draft.ids.items() for entry_id in ids} - read
    for number, it in enumerate(draft.allowed):
        key = _key_of(it)
        holders = {each.id for each in shared.get(key, ())}
        if key[0] == what and len(holders & set(it.entries)) < 2 and unread.isdisjoint(it.entries):
            message = f"no two entries share the {it.field} {it.value} any more"
            yield draft.allowed_record.problem(("allowed", number), "unneeded-allowance", message, "remove it")
