"""Lists say each thing once, and what names a field names a real one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_origin

from pydantic import BaseModel

from hfm.model import KINDS, Entry
from hfm.model.marks import part_in
from hfm.reading.places import Keys
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.rules.draft import Draft


def list_names_each_thing_once(draft: Draft) -> Iterator[Problem]:
    """No list holds the same value twice."""
    for entry, record in draft:
        for name in _lists(KINDS[entry.KIND]):
            items = getattr(entry, name)
            if len({*items}) == len(items):
                continue
            for number, item in enumerate(items):
                if item in items[:number]:
                    yield record.problem((name, number), "repeated-item", f"{name}: this item stands twice", "keep one")
        if entry.name in entry.aliases:
            keys = ("aliases", entry.aliases.index(entry.name))
            yield record.problem(keys, "repeated-item", f"aliases: '{entry.name}' is the name itself", "remove it here")


@cache
def _lists(kind: type[Entry]) -> list[str]:
    """The fields that hold lists; but people can share a name, and a rule of its own speaks of rows."""
    found = (name for name, info in kind.model_fields.items() if get_origin(info.annotation) is tuple)
    return [name for name in found if name not in ("authors", "rows")]


def named_field_exists(draft: Draft) -> Iterator[Problem]:
    """`corrections` and `unsettled` speak of fields this kind of entry has."""
    for entry, record in draft:
        fields = set(type(entry).model_fields) - {"id", "group"} | {"subfield"}
        named: list[tuple[Keys, str]] = [
            (("corrections", n, "field"), it.field) for n, it in enumerate(entry.corrections)
        ]
        named += [(("unsettled", n), name) for n, name in enumerate(getattr(entry, "unsettled", ()))]
        for keys, name in named:
            if unknown := _unknown(name, type(entry), fields):
                here, known = unknown
                outer = name.rpartition(".")[0]
                tip = f"write {' or '.join(f'{outer}.{it}' for it in sorted(known))}" if outer and known else ""
                tip = (
                    tip
                    or did_you_mean(here, known)
                    or (f"known here: {', '.join(sorted(known))}" if known else f"write {name.split('.')[0]}")
                )
                yield record.problem(keys, "unknown-field", f"'{name}' is not a field of a {entry.KIND}", tip)


def unsettled_field_has_a_value(draft: Draft) -> Iterator[Problem]:
    """What is not settled is there: a value that is a reading, not one that is missing."""
    for entry, record in draft:
        for number, name in enumerate(getattr(entry, "unsettled", ())):
            head, *rest = name.split(".")
            value = getattr(entry, head, True)  # a name of no field is told already
            for part in rest:
                value = getattr(value, part, None)
            if value in (None, (), ""):
                message = f"unsettled: there is no {name} in this entry"
                yield record.problem(("unsettled", number), "absent-field", message, "remove it here")


def _unknown(name: str, cls: type[BaseModel], fields: set[str]) -> tuple[str, set[str]] | None:
    """The first part of `links.nonsense` that no field has, and what could stand there; nothing where all have."""
    first, *rest = name.split(".")
    if first not in fields:
        return first, fields
    for part in rest:
        inner = part_in(cls.model_fields[first].annotation) if first in cls.model_fields else None
        known = set(inner.model_fields) if inner else set()
        if part.isdigit() and inner:
            continue
        if inner is None or part not in known:
            return part, known
        cls, first = inner, part
    return None
