"""How an entry looks on disk: one canonical key order, one way to write each value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from hfm.model import KINDS, Entry, Vocabulary

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


def _represent_list(dumper: yaml.SafeDumper, items: Sequence[Any]) -> yaml.Node:
    """A short list of plain values stays on one line; everything else gets a line an item."""
    short = all(isinstance(item, (str, int)) for item in items) and sum(len(str(item)) + 2 for item in items) < 80
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


class _Line(dict[str, Any]):
    """A mapping that stays on one line, such as a number of a result table."""


def _represent_line(dumper: yaml.SafeDumper, items: _Line) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", items, flow_style=True)


_Dumper.add_representer(_Line, _represent_line)
_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(tuple, _represent_list)


def key_order(kind: str) -> list[str]:
    """The keys of an entry of this kind in the order of a library card: what it is, its facts, its provenance.

    Fields every entry has stand around the kind's own: name and aliases first, links and provenance last.
    """
    shared = [name for name in Entry.model_fields if name not in ("id", "group", "name", "aliases")]
    own = [name for name in KINDS[kind].model_fields if name not in Entry.model_fields]
    return ["name", "aliases", *own, *shared]


def entry_text(data: dict[str, Any], kind: str | None = None) -> str:
    """The YAML of one entry, keys in canonical order when the kind is known; absent values are left out."""
    order = key_order(kind) if kind in KINDS else list(Vocabulary.model_fields) if kind == "vocabulary" else list(data)
    if kind == "result":
        data = {**data, "rows": [_row(row) for row in data["rows"]]}
    kept = {key: data[key] for key in [*order, *(key for key in data if key not in order)] if data.get(key)}
    return yaml.dump(kept, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a result table, a line a number: a table has hundreds of them."""
    return {**row, "values": {key: _Line(value) for key, value in row["values"].items()}}
