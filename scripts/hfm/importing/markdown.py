"""A Markdown awesome list: `- [Venue] Title. [[Paper]](…) [[Code]](…)`, or `- [Name](…) - Description.`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from hfm.importing.candidate import Candidate, ids_in, short_name
from hfm.model.catalog import Catalog

_HEADING = re.compile(r"(#+)\s+(.*)")
_YEAR = re.compile(r"\*\*(\d{4})\*\*|^#+\s+(\d{4})\s*$")
_TITLED = re.compile(r"\s*[-*]\s+(?:\[(?P<venue>[^\]]+)\]\s*)?(?P<title>[^\[]+?)\s*[.,]?\s*(?P<links>\[.*)?$")
_URL = r"https?://(?:[^\s()]|\([^\s()]*\))+"
_LINK = re.compile(rf"\[+([^\]]+)\]+\(({_URL})\)")
_NAMED = re.compile(rf"\s*[-*]\s+\[(?P<name>[^\]]+)\]\((?P<url>{_URL})\)(?P<links>.*)$")
_GROUPS = {
    **dict.fromkeys(("language", "lfm"), "language"),
    **dict.fromkeys(("vision", "vfm"), "vision"),
    **dict.fromkeys(("bioinformatics", "bfm"), "bioinformatics"),
    **dict.fromkeys(("multimodal", "mfm"), "multimodal"),
}
_OTHERS = {"dataset", "datasets", "databases", "survey", "surveys", "study", "studies", "benchmarks", "resources"}
_LINKS = {
    **{name: name for name in ("paper", "code", "weights", "data", "project")},
    "model": "weights",
}
_HOSTS = {"github.com": "code", "gitlab.com": "code", "huggingface.co": "weights"}


def read(text: str, path: str, _: Catalog) -> Iterator[Candidate]:
    """One candidate a list item that links a work; sub-field and year come from what stands above it."""
    above: list[tuple[int, str]] = []  # (level, text) of the headings an item stands below
    year = None
    for number, line in enumerate(text.splitlines(), 1):
        if found := _YEAR.search(line):
            year = int(found[1] or found[2])
        elif heading := _HEADING.match(line):
            level = len(heading[1])
            above = [*(it for it in above if it[0] < level), (level, heading[2])]
            year = None
        elif data := _named(line) or _titled(line, year):
            yield _candidate(data, [it[1] for it in above], f"{path}:{number}")


def _named(line: str) -> dict[str, Any] | None:
    """`- [Name](address) - Description.`: the description is nobody's title, so it is left."""
    item = _NAMED.match(line)
    if item is None:
        return None
    url = item["url"]
    place = "paper" if ids_in(url) else _HOSTS.get(urlsplit(url).netloc.removeprefix("www."), "project")
    return {"name": item["name"], "links": {place: url} | _links(item["links"])}


def _titled(line: str, year: int | None) -> dict[str, Any] | None:
    item = _TITLED.match(line)
    links = _links(item["links"] or "") if item else {}
    if item is None or not links:
        return None
    title = item["title"].strip().rstrip(".")
    return {"name": short_name(title), "title": title, "venue": item["venue"], "year": year, "links": links}


def _links(text: str) -> dict[str, str]:
    return {_LINKS[name.lower()]: url for name, url in _LINK.findall(text) if name.lower() in _LINKS}


def _candidate(data: dict[str, Any], above: list[str], origin: str) -> Candidate:
    words = [re.findall(r"[a-z]+", heading.lower()) for heading in reversed(above)]
    group = next((_GROUPS[word] for heading in words for word in heading if word in _GROUPS), "")
    data |= ids_in(data["links"].get("paper", ""))
    it = Candidate(origin, group, {name: value for name, value in data.items() if value})
    if other := next((heading for heading in above if _OTHERS & set(re.findall(r"[a-z]+", heading.lower()))), ""):
        it.refused = f"it stands below “{other}”, and an import reads models"
    return it
