"""What a source says of one work, before it is known whether the catalog has it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Candidate:
    """The fields of an entry as far as the source states them. `origin` is file and line; `doubts` await a person.

    `kind` and `group` are what the record itself states, `guess` is the sub-field that a heading above it suggests.
    `refused` says why it cannot be an entry, whatever else the catalog thinks of it. `lines` are those it was read from.
    """

    origin: str
    group: str
    data: dict[str, Any]
    doubts: list[str] = field(default_factory=list)
    refused: str = ""
    kind: str = "model"
    guess: str = ""
    stated_id: str = ""
    lines: range = range(0)

    @property
    def id(self) -> str:
        return self.stated_id or slug(self.name)

    @property
    def name(self) -> str:
        return str(self.data.get("name") or self.data.get("title") or "?")


def slug(name: str) -> str:
    """An id from a name: `Polyp-SAM++` → `polyp-sam-plus-plus`."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower().replace("+", "-plus ")).strip("-")[:80].strip("-")


def short_name(title: str) -> str:
    """The name a title gives its work: what stands before the colon, or the whole title."""
    head = title.split(":")[0].strip()
    return head if 0 < len(head) <= 60 else title.rstrip(". ")[:150]


def kind_by_title(title: str) -> str:
    """`survey` where a title says so, else `model`."""
    return "survey" if re.search(r"(?i)\b(?:survey|review|overview|perspective|primer)\b", title) else "model"
