"""Bring the files of the catalog into their one form: keys in order, values written one way, comments kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from hfm.model import KINDS
from hfm.model.texts import clean
from hfm.reading.layout import OTHERS, entry_text
from hfm.reading.load import Record, read_record, record_of
from hfm.reading.places import Keys
from hfm.reading.validate import files

_KIND_OF = {kind.FOLDER: kind.KIND for kind in KINDS.values()}


def unformed(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file that is not in its form, with the text in which it is. Files that cannot be read are left as they are."""
    for path in files(folder, lambda _: None):
        kind = kind_of(path.relative_to(folder))
        if not kind or path.suffix != ".yaml" or not path.is_file() or path.is_symlink():
            continue
        record = read_record(path, path.name)
        if record.problems or not _is(kind, path, record.data):
            continue
        written = path.read_bytes().decode("utf-8")
        if (text := formed(written, record, kind)) != written:
            yield path, text


def _is(kind: str, path: Path, data: dict[str, Any]) -> bool:
    """Whether the data, its texts cleaned, is of this kind; what is not is for a person to mend."""
    cls = {**KINDS, **OTHERS}[kind]
    from_path = {name: path.stem if name == "id" else "" for name in ("id", "group") if name in cls.model_fields}
    try:
        cls.model_validate({**_cleaned(data), **from_path})
    except ValidationError:
        return False
    return True


def kind_of(path: Path) -> str:
    """What a file below the catalog's folder is: a kind of entry, a word list, a file of the whole; or nothing."""
    if len(path.parts) == 1:
        return path.stem if path.stem in OTHERS else ""
    return _KIND_OF.get(path.parts[0]) or ("vocabulary" if path.parts[0] == "vocabulary" else "")


def formed(written: str, record: Record, kind: str) -> str:
    """The text of a file in its form; each comment stays with the value that it speaks of."""
    text = entry_text(_cleaned(record.data), kind)
    remarks = _remarks(written, record)
    return _with_remarks(text, remarks) if remarks else text


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return clean(value) or value if isinstance(value, str) else value


@dataclass
class _Remarks:
    """Comments by what they speak of: above it, behind it, at the head and at the end of the file."""

    head: list[str] = field(default_factory=list)
    above: dict[Keys, list[str]] = field(default_factory=dict)
    behind: dict[Keys, str] = field(default_factory=dict)
    end: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.head or self.above or self.behind or self.end)


def _remarks(written: str, record: Record) -> _Remarks:
    found, waiting = _Remarks(), list[str]()
    lines = written.removeprefix("\ufeff").splitlines()
    at = _starts(record)
    comments = dict(_comments(lines, written))
    for number, line in enumerate(lines, 1):
        here = at.get(number)
        if here is not None and waiting:
            if found.above or found.behind or number != min(at):
                found.above[here] = waiting
            else:
                found.head = waiting
            waiting = []
        if number not in comments:
            continue
        if line.strip() == comments[number]:
            waiting.append(comments[number])
        else:
            last = max((start for start in at if start <= number), default=None)
            if last is not None:
                before = found.behind.get(at[last])
                found.behind[at[last]] = f"{before} {comments[number]}" if before else comments[number]
    found.end = waiting
    return found


def _starts(record: Record) -> dict[int, Keys]:
    """Line → the first key or item that begins there."""
    found: dict[int, tuple[int, Keys]] = {}
    items = {keys: place for keys, place in record.places.values.items() if keys and isinstance(keys[-1], int)}
    for places in (record.places.keys, items):
        for keys, (line, column) in places.items():
            if line not in found or (column, -len(keys)) < (found[line][0], -len(found[line][1])):
                found[line] = (column, keys)
    return {line: keys for line, (_, keys) in found.items()}


def _comments(lines: list[str], written: str) -> Iterator[tuple[int, str]]:
    """(line, comment) for each: a `#` at the begin of a line or behind a blank, outside of every value."""
    inside: dict[int, list[tuple[int, int]]] = {}
    for event in yaml.parse(written, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.ScalarEvent):
            start: Any = event.start_mark
            end: Any = event.end_mark
            first = start.line + (event.style in ("|", ">"))  # behind the sign of a block there is room for a comment
            for number in range(first, end.line + 1):
                columns = (start.column if number == start.line else 0, end.column if number == end.line else 10**6)
                inside.setdefault(number, []).append(columns)
    for number, line in enumerate(lines):
        for mark in re.finditer(r"(?:^|(?<=\s))#", line):
            if not any(before <= mark.start() < behind for before, behind in inside.get(number, ())):
                yield number + 1, line[mark.start() :].rstrip()
                break


def _with_remarks(text: str, remarks: _Remarks) -> str:
    """The text with each comment at its place: above a line, or two blanks behind it."""
    record = record_of(text)
    starts = _starts(record)
    lines = text.splitlines()
    above: dict[int, list[str]] = {}
    for keys, comments in remarks.above.items():
        above.setdefault(_line_of(keys, record), []).extend(comments)
    for keys, comment in remarks.behind.items():
        at = _line_of(keys, record)
        after = min((it for it in starts if it > at), default=len(lines) + 1)
        if after > at + 1 and not lines[at - 1].endswith(":"):  # a value of several lines has no room behind it
            above.setdefault(at, []).append(comment)
        else:
            lines[at - 1] += f"  {comment}"
    made = list(remarks.head)
    for number, line in enumerate(lines, 1):
        indent = " " * (len(line) - len(line.lstrip()))
        made += [*(indent + comment for comment in above.get(number, ())), line]
    return "\n".join([*made, *remarks.end]) + "\n"


def _line_of(keys: Keys, record: Record) -> int:
    return record.place(keys, of_key=True)[0]
