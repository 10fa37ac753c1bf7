"""A catalog in which some fields alone can be read: who is known to read no others must not notice."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from hfm.model.windows import Question, Windows, _values, part_of


class Unread:
    """The value of a field that a step does not read: to touch it is a fault."""

    def _touched(self, *_: Any) -> Any:
        raise AssertionError("a field was read and not noted")

    __getattribute__ = __iter__ = __len__ = __bool__ = __eq__ = __hash__ = __str__ = __repr__ = _touched  # type: ignore[assignment]
    __lt__ = __contains__ = __getitem__ = __format__ = __add__ = _touched


class Stated(Unread):
    """The value of a field of which a step reads only whether it is there."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = None  # type: ignore[assignment]


def seen_alone(catalog: Windows, asked: Set[Question]) -> Windows:
    """The same catalog with nothing in it but what was asked."""
    windows = Windows(catalog._plain, catalog._fields, catalog._rest)
    for kind, entries in windows._through.items():
        for name, entry in entries.items():
            part = part_of(catalog._plain.entries[kind][name])
            held = {field: _held(asked, part, field, value) for field, value in _values(entry).items()}
            type(entry).__mro__[-2].__dict__["__dict__"].__set__(entry, held)
    return windows


def _held(asked: Set[Question], part: str, field: str, value: Any) -> Any:
    if ("field", part, field) in asked:
        return value
    if ("states", part, field) in asked:
        return Stated() if value not in (None, (), "") else value
    return Unread()
