"""Lists say each thing once, and what names a field names a real one."""

from __future__ import annotations

from collections.abc import Iterator

from hfm.reading.load import Keys
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.rules.draft import Draft


def list_names_each_thing_once(draft: Draft) -> Iterator[Problem]:
    """No list holds the same value twice."""
    for entry, record in draft:
        for name in type(entry).model_fields:
            items = getattr(entry, name)
            if name == "authors" or not isinstance(items, tuple) or len(items) < 2:  # two people can share a name
                continue
            for number, item in enumerate(items):
                if item in items[:number]:
                    yield record.problem((name, number), "repeated-item", f"{name}: this item stands twice", "keep one")


def named_field_exists(draft: Draft) -> Iterator[Problem]:
    """`corrections` and `unsettled` speak of fields this kind of entry has."""
    for entry, record in draft:
        fields = set(type(entry).model_fields) - {"id", "group"} | {"subfield"}
        named: list[tuple[Keys, str]] = [
            (("corrections", n, "field"), it.field) for n, it in enumerate(entry.corrections)
        ]
        named += [(("unsettled", n), name) for n, name in enumerate(getattr(entry, "unsettled", ()))]
        for keys, name in named:
            if name.split(".")[0] not in fields:
                tip = did_you_mean(name, fields)
                yield record.problem(keys, "unknown-field", f"'{name}' is not a field of a {entry.KIND}", tip)
