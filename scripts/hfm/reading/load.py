"""Read YAML strictly: every value with its line and column, and every trap of YAML as a problem, never a surprise."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from hfm.model.texts import UNSEEN
from hfm.reading.places import MAX_DEPTH, Keys, Place, Places, events_of, line_and_column, lines_of, place_of, places_in
from hfm.reading.problems import Problem
from hfm.reading.repairs import finished
from hfm.reading.syntax import syntax_problem

MAX_BYTES = 64 * 1024

# Only plain text such as this can mean something else than itself.
_SHORT = re.compile(r"[A-Za-z]{1,5}|[-+~]?[0-9]*")
_WHOLE_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_YES_NO = re.compile(r"(?i)y|n|yes|no|on|off|true|false")
_NOTHING = re.compile(r"~|null|Null|NULL|")
# What no one types and no one sees: control characters, line breaks that only YAML knows, marks that turn the reading
# direction round. They hide in pasted text, and editors count lines differently from YAML where they stand.
_ODD = re.compile(f"[{UNSEEN}]")
_CONFLICTS = "<" * 7, "=" * 7, ">" * 7, "|" * 7
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)

# Keys that hold keys of their own.
_HOLD_MORE = {"links", "preprint", "publication", "identifiers", "licence", "weights", "covers", "sources"}


@dataclass
class Record:
    """One file as it was written: its data, its digest, its text, and where in it each value and each key stands."""

    path: str
    data: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)
    digest: str = ""
    text: str = ""

    @cached_property
    def places(self) -> Places:
        return places_in(self.text)

    def place(self, keys: Keys, *, of_key: bool = False) -> Place:
        """Line and column of the value (or its key) at `keys`, or of the nearest thing around it."""
        values, names = self.places.values, self.places.keys
        first, second = (names, values) if of_key else (values, names)
        while keys:
            if found := first.get(keys) or second.get(keys):
                return found
            keys = keys[:-1]
        return (1, 1)

    def leave_out(self, keys: Keys) -> str:
        """What to do where a value says nothing: its line goes; of a list the item alone, if there are others."""
        whole: Any = self.data
        for key in keys[:-1]:
            whole = whole[key]
        if keys and isinstance(keys[-1], int) and isinstance(whole, list):
            others = [it for number, it in enumerate(whole) if number != keys[-1]]
            if others:
                return finished(keys[:-1], others) if all(isinstance(it, str) for it in others) else "leave it out"
            keys = keys[:-1]
        return f"leave line {self.place(keys, of_key=True)[0]} out: absent means not known"

    def problem(self, keys: Keys, code: str, message: str, tip: str = "", *, of_key: bool = False) -> Problem:
        line, column = self.place(keys, of_key=of_key)
        return Problem(self.path, line, column, code, message, tip)


def read_record(path: Path, shown_as: str, known: Callable[[str], Any] = lambda _: None) -> Record:
    """The file as a record; whatever is wrong with it stands in `problems`, and `data` holds what could be read.

    Where its digest is known, that is all there is in the record.
    """
    record = Record(shown_as, {})
    try:
        raw = _raw(path)
    except OSError as error:
        record.problems.append(Problem(shown_as, 1, 1, "unreadable", f"the file cannot be read: {error.strerror}"))
        return record
    record.digest = sha256(raw).hexdigest()
    if known(record.digest) or (text := _decode(raw, record)) is None:
        return record
    _parse(record, text)
    if record.problems:
        line, column = line_and_column(text, len(text.rstrip("\r\n")))
        record.problems = [it if it.line <= line else replace(it, line=line, column=column) for it in record.problems]
    return record


def digest_of(path: str) -> str:
    """The digest that the record of a file has; nothing of what is no file, or cannot be read."""
    try:
        return sha256(_raw(path, os.O_NOFOLLOW | os.O_NONBLOCK)).hexdigest()  # a pipe would let us wait for ever
    except OSError:
        return ""


def _raw(path: Path | str, how: int = 0) -> bytes:
    place = os.open(path, os.O_RDONLY | how)  # there are thousands, and any other way takes three times as long
    try:
        return os.read(place, MAX_BYTES + 1)
    finally:
        os.close(place)


def record_of(text: str) -> Record:
    """A text that was not read from a file as a record."""
    record = Record("", {})
    _parse(record, text)
    return record


def foreign_record(text: str) -> Record:
    """A text that anybody may have sent, read as strictly as a file."""
    record = Record("", {})
    if (decoded := _decode(text.encode("utf-8", "replace"), record)) is not None:
        _parse(record, decoded)
    return record


def _parse(record: Record, text: str) -> None:
    record.text = text
    try:
        record.data = _Reader(record).document()
    except _StopError:
        pass
    except yaml.YAMLError as error:
        record.problems.append(syntax_problem(record.path, error, text))


def _decode(raw: bytes, record: Record) -> str | None:
    """The text of the file, or None with a problem: too large, not UTF-8, empty, with a tab or an unseen character."""

    def refuse(line: int, column: int, code: str, message: str, tip: str) -> None:
        record.problems.append(Problem(record.path, line, column, code, message, tip))

    if len(raw) > MAX_BYTES:
        refuse(1, 1, "too-large", "the file is larger than 64 KiB", "an entry is one page; is this the right file?")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        line, column = line_and_column(before, len(before))
        refuse(line, column, "not-utf-8", "this is not UTF-8 text", "save the file with the encoding UTF-8")
        return None
    if not text.strip():
        refuse(1, 1, "empty-file", "the file is empty", "see CONTRIBUTING.md for a complete entry")
        return None
    if "\t" in text:
        line, column = line_and_column(text, text.index("\t"))
        whole = lines_of(text)[line - 1]
        tabs = len(whole) - len(whole.lstrip("\t"))
        tip = f"begin line {line} with {2 * tabs} spaces" if tabs else "use spaces"
        refuse(line, column, "tab", "a tab stands here, and YAML does not allow tabs", tip)
        return None
    if odd := _ODD.search(text):
        line, column = line_and_column(text, odd.start())
        message = f"an unseen character stands here, U+{ord(odd[0]):04X}"
        refuse(line, column, "unseen-character", message, "delete it; it may have come with pasted text")
        return None
    if any(sign in text for sign in _CONFLICTS) and (conflict := _CONFLICT.search(text)):
        line, column = line_and_column(text, conflict.start())
        message = "two versions of this file were merged, and both stand here"
        tip = "keep one of the two, and delete the lines <<<<<<<, ======= and >>>>>>>"
        refuse(line, column, "conflict-marker", message, tip)
        return None
    return text


class _StopError(Exception):
    """The rest of the file makes no sense after this problem."""


class _Reader:
    """Builds plain dicts, lists, strings, whole numbers and booleans from YAML's events."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.comments = " #" in record.text
        self.next: Callable[[], Any] = events_of(record.text).get_event

    def document(self) -> dict[str, Any]:
        event = self.next()
        while isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
            event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            tip = "see CONTRIBUTING.md for a complete entry"
            self._refuse(event, "empty-file", "the file holds only comments", tip)
            raise _StopError
        if not isinstance(event, yaml.MappingStartEvent):
            tip = "write `key: value` lines, without a dash before the first"
            self._refuse(event, "not-a-mapping", "the file must hold `key: value` lines", tip)
            raise _StopError
        data: dict[str, Any] = self._value(event, ())
        while event := self.next():
            if isinstance(event, yaml.DocumentStartEvent):
                self._refuse(event, "two-documents", "a second document begins here", "one entry, one file")
                raise _StopError
        return data

    def _value(self, event: Any, keys: Keys) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._refuse(event, "alias", f"'*{event.anchor}' repeats a value by reference", "write the value out")
            return ""
        if event.anchor:
            self._refuse(event, "anchor", f"'&{event.anchor}' names a value for reuse", "remove the anchor")
        if event.tag and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, "tag", f"'{tag}' is a YAML tag", "remove it and write the plain value")
        if len(keys) > MAX_DEPTH:
            self._refuse(event, "too-deep", f"values are nested more than {MAX_DEPTH} deep here", "")
            raise _StopError
        if kind is yaml.ScalarEvent:
            return self._scalar(event, keys)
        return self._mapping(keys) if kind is yaml.MappingStartEvent else self._sequence(keys)

    def _mapping(self, keys: Keys) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent or event.anchor:
                self._refuse(event, "odd-key", "a key must be a plain word", "")
                raise _StopError
            key = event.value
            if key in found:
                first = self.record.place((*keys, key), of_key=True)[0]
                self._refuse(event, "duplicate-key", f"'{key}' stands twice, first in line {first}", "keep one of them")
            value = self._value(self.next(), (*keys, key))
            found.setdefault(key, value)
        return found

    def _sequence(self, keys: Keys) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, (*keys, len(items))))
        return items

    def _scalar(self, event: Any, keys: Keys) -> Any:
        text: str = event.value
        if event.style:  # quoted or block text means itself
            return text
        if not self.comments and not _SHORT.fullmatch(text):
            return text
        if _NOTHING.fullmatch(text):
            key = keys[-1] if keys and isinstance(keys[-1], str) else "this item"
            self._refuse(event, "empty-value", f"'{key}' has no value", self._tip_for_nothing(event, keys))
            return ""
        if self.comments:
            self._look_behind(event, keys)
        if text in ("true", "false"):
            return text == "true"
        if _YES_NO.fullmatch(text):
            small = text.lower() if text.lower() in ("true", "false") else ""
            tip = f"write {small}, or '{text}' in quotes if the word is meant" if small else f"write '{text}' in quotes"
            self._refuse(event, "yes-no-word", f"YAML reads {text} as true or false", tip)
            return text
        return int(text) if _WHOLE_NUMBER.fullmatch(text) else text

    def _tip_for_nothing(self, event: Any, keys: Keys) -> str:
        """Leave it out; or, where a key follows in the same column, perhaps what belongs below it is not indented."""
        line, column = self.record.places.keys.get(keys, place_of(event))
        after = self.lines[line : line + 1]
        if after and re.match(rf"\s{{{column - 1}}}[a-z_]+:", after[0]) and len(keys) == 1 and keys[0] in _HOLD_MORE:
            return (
                f"begin line {line + 1} with 2 spaces, and so each line that belongs below '{keys[0]}';"
                f" or leave line {line} out"
            )
        return (
            f"leave line {line} out: absent means not known" if keys and isinstance(keys[-1], str) else "leave it out"
        )

    def _look_behind(self, event: Any, keys: Keys) -> None:
        """A `#` in a value begins a comment: `Med #1` is read as `Med`."""
        mark = event.end_mark
        rest = self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""
        if re.match(r" +#[^\s#!]", rest):
            whole = f"{event.value} {rest.strip()}"
            message = f"YAML ends the value at ' #', so that this reads '{event.value[:60]}'"
            self._refuse(event, "cut-value", message, finished(keys, whole))

    def _refuse(self, event: Any, code: str, message: str, tip: str) -> None:
        self.record.problems.append(Problem(self.record.path, *place_of(event), code, message, tip))

    @cached_property
    def lines(self) -> list[str]:
        return self.record.text.splitlines()
