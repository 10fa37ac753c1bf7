"""A Markdown awesome list: `- [Venue] Title. [[Paper]](…) [[Code]](…)` below headings and years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hfm.catalog import Catalog
from hfm.importing.candidate import Candidate, ids_in, short_name

_ITEM = re.compile(r"\s*[-*]\s+(?:\[(?P<venue>[^\]]+)\]\s*)?(?P<title>[^\[]+?)\s*[.,]?\s*(?P<links>\[.*)?$")
_LINK = re.compile(r"\[+([^\]]+)\]+\((https?://[^\s)]*(?:\([^\s)]*\))?[^\s)]*)\)")
_YEAR = re.compile(r"\*\*(\d{4})\*\*|^#+\s+(\d{4})\s*$")
_GROUPS = {"language": "language", "lfm": "language", "vision": "vision", "vfm": "vision"}
_GROUPS |= {
    "bioinformatics": "bioinformatics",
    "bfm": "bioinformatics",
    "multimodal": "multimodal",
    "mfm": "multimodal",
}
_LINKS = {
    "paper": "paper",
    "code": "code",
    "weights": "weights",
    "model": "weights",
    "data": "data",
    "project": "project",
}


def read(text: str, path: str, _: Catalog) -> Iterator[Candidate]:
    """One candidate a list item that links a paper or code; sub-field and year come from what stands above it."""
    group, year = "", None
    for number, line in enumerate(text.splitlines(), 1):
        if found := _YEAR.search(line):
            year = int(found[1] or found[2])
        elif line.startswith("#"):
            group, year = _group(line), None
        elif (item := _ITEM.match(line)) and item["links"]:
            links = {_LINKS[name.lower()]: url for name, url in _LINK.findall(item["links"]) if name.lower() in _LINKS}
            if links:
                yield _candidate(item, links, group, year, f"{path}:{number}")


def _group(heading: str) -> str:
    words = re.findall(r"[a-z]+", heading.lower())
    return next((_GROUPS[word] for word in words if word in _GROUPS), "")


def _candidate(item: re.Match[str], links: dict[str, str], group: str, year: int | None, origin: str) -> Candidate:
    title = item["title"].strip().rstrip(".")
    data = {"name": short_name(title), "title": title, "venue": item["venue"], "year": year, "links": links}
    data |= ids_in(links.get("paper", ""))
    return Candidate(origin, group, {name: value for name, value in data.items() if value})
