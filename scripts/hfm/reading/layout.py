"""How an entry looks on disk: one canonical key order, one way to write each value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_origin

import yaml
from pydantic import BaseModel

from hfm.model import KINDS, Entry, Vocabulary
from hfm.model.marks import part_in
from hfm.model.vocabulary import AllowedDuplicates, CollectedUntil, PublishedEditions, RemovedEntries

WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """Plain dates, lists indented under their key, no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  the name PyYAML calls it by
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  as above
        super().increase_indent(flow, False)


# The catalog's types decide what a date is, so a plain 2026-11-22 needs no quotes.
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


# The reader takes these for true and false, as YAML's first edition does; so they are written in quotes.
_Dumper.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^[yYnN]$"), list("yYnN"))


def _represent_list(dumper: yaml.SafeDumper, items: Sequence[Any]) -> yaml.Node:
    """A short list of plain values stays on one line; everything else gets a line an item."""
    short = all(isinstance(item, (str, int)) for item in items) and sum(len(str(item)) + 2 for item in items) < 80
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


class _Line(dict[str, Any]):
    """A mapping that stays on one line, such as a number of a result table."""


class _Decimal(str):
    """A number that is written without quotes, with the digits it has."""

    __slots__ = ()


def _represent_decimal(dumper: yaml.SafeDumper, number: _Decimal) -> yaml.Node:
    sort = "float" if "." in number else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{sort}", str(number))


def _represent_line(dumper: yaml.SafeDumper, items: _Line) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", items, flow_style=True)


_Dumper.add_representer(_Line, _represent_line)
_Dumper.add_representer(_Decimal, _represent_decimal)
_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(tuple, _represent_list)


# Files of the catalog that are no entries.
OTHERS: dict[str, type[BaseModel]] = {
    "vocabulary": Vocabulary,
    "allowed-duplicates": AllowedDuplicates,
    "collected": CollectedUntil,
    "removed": RemovedEntries,
    "editions": PublishedEditions,
}


def key_order(kind: str) -> list[str]:
    """The keys of an entry of this kind in the order of a library card: what it is, its facts, its provenance.

    Fields every entry has stand around the kind's own: name and aliases first, links and provenance last.
    """
    shared = [name for name in Entry.model_fields if name not in ("id", "group", "name", "aliases")]
    own = [name for name in KINDS[kind].model_fields if name not in Entry.model_fields]
    return ["name", "aliases", *own, *shared]


def entry_text(data: dict[str, Any], kind: str | None = None) -> str:
    """The YAML of one entry, keys in canonical order when the kind is known; absent values are left out."""
    cls = {**KINDS, **OTHERS}.get(kind or "")
    if kind == "result":
        data = {**data, "rows": [_row(row) for row in data["rows"]]}
    kept = {key: value for key, value in _in_order(data, cls).items() if value}
    return yaml.dump(kept, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a result table, a line a number: a table has hundreds of them."""
    values = {key: _Line(_numbers(it)) for key, it in row["values"].items()} if "values" in row else {}
    return {**row, **({"values": values} if values else {})}


def _numbers(value: dict[str, Any]) -> dict[str, Any]:
    """A reported value with its numbers as they were written: the reader has decimals as text, so as to keep their digits."""
    interval = {"interval": [_Decimal(it) for it in value["interval"]]} if value.get("interval") else {}
    return {**value, "value": _Decimal(value["value"]), **interval}


def _in_order(data: Any, cls: type[BaseModel] | None) -> Any:
    """The value with the keys of every record in it in the order of the model; keys of no field come last."""
    if isinstance(data, (list, tuple)):
        return [_in_order(item, cls) for item in data]
    if not isinstance(data, dict) or cls is None:
        return data
    order = key_order(cls.KIND) if issubclass(cls, Entry) else list(cls.model_fields)
    keys = [*(key for key in order if key in data), *(key for key in data if key not in order)]
    return {key: _in_field(data[key], cls, key) for key in keys}


def _in_field(value: Any, cls: type[BaseModel], key: str) -> Any:
    """The value of one field, its records in order; where a field holds records by names of its own, each of them."""
    info = cls.model_fields.get(key)
    inner = part_in(info.annotation) if info else None
    if info and isinstance(value, dict) and get_origin(info.annotation) in (dict, Mapping):
        return {name: type(item)(_in_order(item, inner)) for name, item in value.items()}
    return _in_order(value, inner)
