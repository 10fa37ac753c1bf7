"""Rules that found nothing wrong are asked again only where something that they read is another than it was then; of
each entry by itself, where the entry is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any, Protocol

from hfm.model import Entry
from hfm.model.catalog import Catalog
from hfm.model.windows import Windows, digest_of_fields
from hfm.reading.problems import Problem
from hfm.reading.rules import OF_ALL, OF_ONE, RULES, Draft


class Proven(Protocol):
    """What is known from before: the digests of an entry's fields by its file, what a rule read when all was well, and
    beside what the files that are here were well by themselves. A file that is gone is not known any more."""

    def get(self, about: Any, /) -> Any: ...
    def __setitem__(self, about: Any, told: Any, /) -> None: ...


def problems_of_rules(draft: Draft, catalog: Catalog, rest: str, proven: Proven) -> list[Problem]:
    """What the rules say of the draft, whose entries are those of the catalog; `rest` is a digest of all else in it."""
    files = {id(entry): (record.path, record.digest) for entry, record in draft}
    if len(files) < len(catalog.all_entries):
        return [problem for rule in RULES for problem in rule(draft)]
    rest = f"{rest} {_places(draft)}"
    if found := _of_each(draft, files, rest, proven):
        return found + [problem for rule in OF_ALL for problem in rule(draft)]
    return _of_all(draft, Windows(catalog, fields_of(files, catalog, proven), rest), proven)


def _of_each(draft: Draft, files: Mapping[int, tuple[str, str]], rest: str, proven: Proven) -> list[Problem]:
    """What is said of entries that were not looked at as they are now, beside all that is no entry."""
    is_same = proven.get("beside") == rest
    new = replace(draft, entries=[it for it in draft if not (is_same and proven.get(files[id(it[0])]))])
    found = [problem for rule in OF_ONE for problem in rule(new)]
    if not is_same and not found:
        proven["beside"] = rest
    return found


def _of_all(draft: Draft, windows: Windows, proven: Proven) -> list[Problem]:
    """What is said by rules that read something else than they did when they found nothing."""
    with windows.noting() as which:
        seen = replace(draft, entries=[(windows.get(it.KIND, it.id), record) for it, record in draft])
    found: list[Problem] = []
    for rule in OF_ALL:
        name = "rule", rule.__name__
        before: Mapping[tuple[str, ...], Any] | None = proven.get(name)
        if before and all(windows.answer(question) == told for question, told in before.items()):
            continue
        with windows.noting() as asked:
            said = list(rule(seen))
        if not said:
            proven[name] = {question: windows.answer(question) for question in asked | which | {("rest",)}}
        found += said
    return found


def fields_of(files: Mapping[int, tuple[str, str]], catalog: Catalog, proven: Proven) -> dict[int, bytes]:
    """The digests of the fields of each entry, by its identity; `files` has the path and the digest of its file."""
    return {id(it): _fields(it, files[id(it)], proven) for it in catalog.all_entries}


def _fields(entry: Entry, file: tuple[str, str], proven: Proven) -> bytes:
    found: bytes | None = proven.get(file)
    if not found:
        found = proven[file] = digest_of_fields(entry)
    return found


def _places(draft: Draft) -> str:
    """A digest of which entries there are, and where."""
    return sha256(repr([(kind, sorted(found.items())) for kind, found in draft.ids.items()]).encode()).hexdigest()
