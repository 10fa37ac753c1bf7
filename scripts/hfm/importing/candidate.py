"""What a source says of one work, before it is known whether the catalog has it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5})", re.IGNORECASE)
_DOI = re.compile(r"(10\.\d{4,9}/[^\s?#<>\"'\\{}|^]+)")


@dataclass
class Candidate:
    """The fields of an entry as far as the source states them. `origin` is file and line; `doubts` await a person.

    `refused` says why it cannot be an entry, whatever else the catalog thinks of it.
    """

    origin: str
    group: str
    data: dict[str, Any]
    doubts: list[str] = field(default_factory=list)
    refused: str = ""

    @property
    def id(self) -> str:
        return slug(str(self.data["name"]))


def slug(name: str) -> str:
    """An id from a name: `Polyp-SAM++` → `polyp-sam-plus-plus`."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower().replace("+", "-plus ")).strip("-")


def short_name(title: str) -> str:
    """The name a title gives its work: what stands before the colon, or the whole title."""
    head = title.split(":")[0].strip()
    return head if 0 < len(head) <= 60 else title.rstrip(". ")


def ids_in(url: str) -> dict[str, str]:
    """The arXiv id and the DOI that an address itself holds."""
    found = {}
    if match := _ARXIV.search(url):
        found["arxiv"] = match[1]
    elif match := _DOI.search(url):
        version = r"(v\d+)?(\.full|\.abstract)?(\.pdf)?$" if "rxiv.org" in url else r"(\.full|\.pdf)$"
        found["doi"] = re.sub(version, "", match[1]).rstrip("./")
    elif match := re.search(r"nature\.com/articles/(s4\d{4}-\d{3}-\d{5}-\w)", url):
        found["doi"] = f"10.1038/{match[1]}"
    return found
