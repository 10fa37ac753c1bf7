"""Turn what pydantic found into words a contributor can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from hfm.model import fields
from hfm.reading.load import Keys, Record
from hfm.reading.problems import Problem, did_you_mean


def _pattern(type_: Any) -> str:
    return str(get_args(type_)[1].pattern)


_BY_PATTERN = {
    _pattern(fields.Url): ("bad-address", "not a web address", "write it whole, beginning with http:// or https://"),
    _pattern(fields.Doi): ("bad-doi", "not a DOI", "write only the id, such as 10.1038/s41586-021-03819-2"),
    _pattern(fields.Arxiv): (
        "bad-arxiv",
        "not an arXiv id",
        "write only the id without its version, such as 2304.06716",
    ),
    _pattern(fields.Slug): ("bad-id", "not an id", "ids are a-z, 0-9 and single dashes, such as sam-med2d"),
    _pattern(fields.TermId): (
        "bad-id",
        "not an id",
        "ids are letters, digits and single dashes, such as ct or CC-BY-4.0",
    ),
    _pattern(fields.Line): ("bad-text", "not one line of plain text", "remove line breaks and control characters"),
    _pattern(fields.Prose): ("bad-text", "not plain text", "remove control characters"),
}

_BY_TYPE = {
    "tuple_type": ("not-a-list", "must be a list", "write it as [one, two], or one item a line after '- '"),
    "string_type": ("not-text", "must be text", "put the value in quotes if it looks like a number"),
    "int_type": ("not-a-number", "must be a whole number", "write digits only, no quotes, no separators"),
    "bool_type": ("not-true-or-false", "must be true or false", ""),
    "model_type": ("not-a-mapping", "must hold `key: value` lines", ""),
    "model_attributes_type": ("not-a-mapping", "must hold `key: value` lines", ""),
    "string_too_short": ("empty-value", "has no text", "leave the key out: absent means not known"),
    "too_short": ("empty-list", "has too few items", ""),
}


def problems_of(error: ValidationError, cls: type[BaseModel], record: Record) -> Iterator[Problem]:
    """One problem a place, with its line and column, in words that say what to write instead."""
    seen: set[Keys] = set()
    for it in error.errors(include_url=False):
        if it["type"] == "too_short" and len(it["input"]) >= it["ctx"]["min_length"]:
            continue  # pydantic counts only the sound items, and the others are told on their own
        keys = _written_keys(it["loc"], record, it["type"])
        if keys not in seen:
            seen.add(keys)
            yield _problem(it, keys, cls, record)


def _written_keys(loc: tuple[int | str, ...], record: Record, kind: str) -> Keys:
    """The part of pydantic's location that stands in the file; it appends names of union members."""
    if kind == "missing":
        return loc
    keys: Keys = loc
    while keys and keys not in record.values and keys not in record.keys:
        keys = keys[:-1]
    return keys


def _problem(it: Any, keys: Keys, cls: type[BaseModel], record: Record) -> Problem:
    kind, name, context = it["type"], _shown(keys), it.get("ctx", {})
    if kind == "extra_forbidden":
        tip = (
            did_you_mean(str(keys[-1]), _fields_at(keys[:-1], cls))
            or f"known here: {', '.join(_fields_at(keys[:-1], cls))}"
        )
        return record.problem(keys, "unknown-key", f"{_quoted(keys[-1])} is not a field here", tip, of_key=True)
    if kind == "missing":
        return record.problem(keys[:-1], "missing-key", f"'{name}' is missing", _advice(keys, cls))
    if kind == "string_pattern_mismatch":
        code, message, tip = _BY_PATTERN.get(context.get("pattern", ""), ("bad-value", "not written as it must be", ""))
        return record.problem(keys, code, f"{name}: {_quoted(it['input'])} is {message}", tip)
    if kind == "literal_error":
        tip = did_you_mean(str(it["input"]), re.findall(r"'([^']*)'", context["expected"]))
        return record.problem(
            keys, "unknown-word", f"{name}: {_quoted(it['input'])} is not one of {context['expected']}", tip
        )
    if kind == "string_too_long":
        return record.problem(
            keys, "too-long", f"{name}: longer than {context['max_length']} characters", "say it shorter"
        )
    if kind in ("greater_than", "greater_than_equal", "less_than_equal"):
        limit = next(iter(context.values()))
        return record.problem(keys, "out-of-range", f"{name}: {it['input']} is out of range", f"the limit is {limit}")
    if kind == "value_error":
        return record.problem(keys, "bad-value", f"{name}: {context['error']}", "")
    code, message, tip = _BY_TYPE.get(kind, ("bad-value", it["msg"][:1].lower() + it["msg"][1:], ""))
    return record.problem(keys, code, f"{name}: {message}", tip)


def _advice(keys: Keys, cls: type[BaseModel]) -> str:
    info = cls.model_fields.get(str(keys[0])) if len(keys) == 1 else None
    return f"it says {info.description}" if info and info.description else ""


def _fields_at(keys: Keys, cls: type[BaseModel]) -> list[str]:
    """The names of the fields that may stand at this place."""
    for key in keys:
        if isinstance(key, str):
            inner = _part_in(cls.model_fields[key].annotation) if key in cls.model_fields else None
            if inner is None:
                return []
            cls = inner
    return [name for name in cls.model_fields if name not in ("id", "group") or cls.__name__ == "VocabularyTerm"]


def _part_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _part_in(part))), None)


def _shown(keys: Keys) -> str:
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)


def _quoted(value: Any) -> str:
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"
