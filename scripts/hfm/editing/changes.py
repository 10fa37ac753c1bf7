"""What a change of files means for the catalog: entries that came, went, got another id, and facts that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from hfm.editing.alike import alike
from hfm.model import KINDS, Entry, Term
from hfm.model.marks import mark_of, part_in
from hfm.reading.load import record_of

Texts = Mapping[str, str]
REMOVED = "removed.yaml"
_KIND_OF = {kind.FOLDER: kind for kind in KINDS.values()}
_NOT_FACTS = ("sources", "corrections", "added", "previously")


@dataclass(frozen=True)
class Filed:
    """An entry as its file has it; `data` is empty where the file cannot be read."""

    kind: type[Entry]
    group: str
    id: str
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        return str(self.data.get("name") or self.id)

    @property
    def path(self) -> str:
        return "/".join(filter(None, (self.kind.FOLDER, self.group, self.id)))


@dataclass(frozen=True)
class Fact:
    """A field whose value changed, in words; a list says only what came and what went."""

    label: str
    before: str
    after: str
    is_list: bool = False


@dataclass(frozen=True)
class Change:
    """What became of one entry. `sources` and `corrections` are those that came with it."""

    entry: Filed
    was: Filed | None = None
    facts: tuple[Fact, ...] = ()
    sources: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    """Paths of entries that a new one looks like, each with by what."""

    @property
    def moved(self) -> bool:
        return self.was is not None and self.was.path != self.entry.path


@dataclass(frozen=True)
class Changes:
    """Everything that a change means, and the number of entries of each kind before and after."""

    added: tuple[Change, ...]
    removed: tuple[tuple[Filed, str], ...]
    """Each with its reason from catalog/removed.yaml, or nothing."""
    changed: tuple[Change, ...]
    others: tuple[str, ...]
    """Files of the catalog that changed and are no entries."""
    totals: tuple[tuple[str, int, int], ...]

    @property
    def unexplained(self) -> tuple[Filed, ...]:
        return tuple(entry for entry, reason in self.removed if not reason)


def changes(before: Texts, after: Texts) -> Changes:
    """What became of the entries between two states of the files (path below the catalog's folder → text)."""
    touched = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    old = {(it.kind.KIND, it.id): it for path in touched if (it := _filed(path, before))}
    new = {(it.kind.KIND, it.id): it for path in touched if (it := _filed(path, after))}
    was = {key: old.get(key) or _renamed(it, old, new) for key, it in new.items()}
    kept = {(it.kind.KIND, it.id) for it in was.values() if it}
    words = _Words(after)
    return Changes(
        tuple(replace(_change(it, None, words), alike=_alike(it, after)) for key, it in new.items() if not was[key]),
        tuple((it, _reason(it, after)) for key, it in old.items() if key not in kept),
        tuple(_change(it, found, words) for key, it in new.items() if (found := was[key])),
        tuple(path for path in touched if not _is_entry(path)),
        tuple((kind.PLURAL, _count(kind, before), _count(kind, after)) for kind in KINDS.values()),
    )


def _alike(entry: Filed, after: Texts) -> tuple[tuple[str, str], ...]:
    return tuple((path.removesuffix(".yaml"), why) for path, why in alike(f"{entry.path}.yaml", after))


def _is_entry(path: str) -> bool:
    return "/" in path and path.split("/")[0] in _KIND_OF


def _count(kind: type[Entry], texts: Texts) -> int:
    return sum(path.startswith(f"{kind.FOLDER}/") for path in texts)


def _filed(path: str, texts: Texts) -> Filed | None:
    if path not in texts or not _is_entry(path):
        return None
    folder, *groups, name = path.split("/")
    record = record_of(texts[path])
    return Filed(_KIND_OF[folder], "/".join(groups), name.removesuffix(".yaml"), record.data)


def _renamed(entry: Filed, old: Mapping[tuple[str, str], Filed], new: Mapping[tuple[str, str], Filed]) -> Filed | None:
    """The entry that had an id which this one names in `previously`, and that is there no more."""
    keys = [(entry.kind.KIND, str(it)) for it in reversed(_list(entry.data.get("previously")))]
    return next((old[key] for key in keys if key in old and key not in new), None)


def _reason(entry: Filed, after: Texts) -> str:
    lines = _list(record_of(after[REMOVED]).data.get("removed")) if REMOVED in after else []
    mine = (
        it for it in lines if isinstance(it, dict) and (it.get("kind"), it.get("id")) == (entry.kind.KIND, entry.id)
    )
    return next((str(it.get("reason", "")) for it in mine), "")


def _change(entry: Filed, was: Filed | None, words: _Words) -> Change:
    before = was.data if was else {}
    facts = tuple(_facts(entry.kind, before, entry.data, words)) if was else ()
    return Change(entry, was, facts, _sources(before, entry.data), _corrections(before, entry.data))


def _sources(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The sources that were not there before, each in one line: its name or address first."""
    return tuple(in_words(it).removeprefix("url ").removeprefix("source ") for it in _new("sources", before, after))


def _corrections(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The corrections that were not there before: field, source, what it has, why the catalog says otherwise."""
    found = (it for it in _new("corrections", before, after) if isinstance(it, dict))
    return tuple(
        f"{it.get('field')}: {it.get('source') or it.get('url')} has '{it.get('source_value')}'. {it.get('reason')}"
        for it in found
    )


def _new(field: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Any]:
    known = _list(before.get(field))
    return [it for it in _list(after.get(field)) if it not in known]


def _facts(
    cls: type[BaseModel], before: Mapping[str, Any], after: Mapping[str, Any], words: _Words, prefix: str = ""
) -> Iterator[Fact]:
    """A fact for each field whose value differs; a record inside is told field by field."""
    for name in [*cls.model_fields, *sorted({*before, *after} - {*cls.model_fields})]:
        old, new = before.get(name), after.get(name)
        if old == new or (not prefix and name in _NOT_FACTS):
            continue
        info = cls.model_fields.get(name)
        label = prefix + (str(info.title or name) if info else name)
        inner = part_in(info.annotation) if info else None
        if inner and isinstance(old or {}, dict) and isinstance(new or {}, dict):
            yield from _facts(inner, old or {}, new or {}, words, f"{label}, ")
        elif isinstance(old, list) or isinstance(new, list):
            gone = [words.of(cls, name, it) for it in _list(old) if it not in _list(new)]
            came = [words.of(cls, name, it) for it in _list(new) if it not in _list(old)]
            yield Fact(label, ", ".join(gone), ", ".join(came) or ("" if gone else "another order"), is_list=True)
        else:
            yield Fact(label, words.of(cls, name, old), words.of(cls, name, new))


class _Words:
    """The labels of the word lists, read when a change needs them."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.known: dict[str, dict[str, str]] = {}

    def of(self, cls: type[BaseModel], field: str, value: Any) -> str:
        """A value as a reader sees it: a term by its label, everything else as it stands."""
        mark = mark_of(cls, field) if field in cls.model_fields else None
        if isinstance(mark, Term) and isinstance(value, str):
            return self._labels(mark.vocabulary).get(value, value)
        return in_words(value)

    def _labels(self, vocabulary: str) -> dict[str, str]:
        if vocabulary not in self.known:
            terms = _list(record_of(self.texts.get(f"vocabulary/{vocabulary}.yaml", "")).data.get("terms"))
            found = {str(it.get("id")): str(it.get("label")) for it in terms if isinstance(it, dict)}
            self.known[vocabulary] = found
        return self.known[vocabulary]


def in_words(value: Any) -> str:
    """A value of YAML on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {in_words(it)}" for key, it in value.items())
    if isinstance(value, list):
        return ", ".join(map(in_words, value))
    return "" if value is None else " ".join(str(value).split())


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
