"""Where each value and each key of a text stands: its YAML is read once more for that, when there is a problem to tell."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

Keys = tuple[str | int, ...]
Place = tuple[int, int]

MAX_DEPTH = 20
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Places:
    """Line and column, from 1, of each value and of each key, by the keys that lead there."""

    values: dict[Keys, Place] = field(default_factory=dict)
    keys: dict[Keys, Place] = field(default_factory=dict)


def places_in(text: str) -> Places:
    """Those of the text, as far as it can be read."""
    walk = _Walk(text)
    with suppress(yaml.YAMLError):
        while type(event := walk.next()) in (yaml.StreamStartEvent, yaml.DocumentStartEvent):
            pass
        walk.value(event, ())
    return walk.found


def events_of(text: str) -> Any:
    """A reader of YAML: `get_event` gives one event after the other, and None at the end."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)


def place_of(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def lines_of(text: str) -> list[str]:
    """The lines as an editor counts them."""
    return _LINE_BREAK.split(text)


def line_and_column(text: str, position: int) -> Place:
    """Those of a character of the text."""
    lines = lines_of(text[:position])
    return len(lines), len(lines[-1]) + 1


class _Walk:
    """It goes as far as a file is read; what is wrong behind that is never told."""

    def __init__(self, text: str) -> None:
        self.found = Places()
        self.next = events_of(text).get_event

    def value(self, event: Any, keys: Keys) -> None:
        self.found.values.setdefault(keys, place_of(event))
        if len(keys) > MAX_DEPTH:
            raise yaml.YAMLError
        if type(event) is yaml.MappingStartEvent:
            while type(key := self.next()) is not yaml.MappingEndEvent:
                if type(key) is not yaml.ScalarEvent:
                    raise yaml.YAMLError
                within = (*keys, key.value)
                self.found.keys.setdefault(within, place_of(key))
                self.value(self.next(), within)
        elif type(event) is yaml.SequenceStartEvent:
            number = 0
            while type(item := self.next()) is not yaml.SequenceEndEvent:
                self.value(item, (*keys, number))
                number += 1
