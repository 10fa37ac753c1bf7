"""Make a catalog larger: whole copies of it side by side, each with its own ids, names and addresses."""

from __future__ import annotations

import shutil
from collections.abc import Container, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from hfm.model import Entry, Ref
from hfm.model.marks import marked_values
from hfm.reading.layout import entry_text
from hfm.reading.load import read_record
from hfm.reading.validate import ALLOWED, examine, read_catalog


def multiply(catalog: Path, target: Path, wanted: int) -> int:
    """Write to `target` the catalog and copies of it until there are so many entries, or nearly; how many it holds then.

    The references of a copy lead to entries of the same copy, so an entry of the large catalog has as many links as
    one of the small. The last copy is a part of one, taken evenly; what it lacks it finds in the original. Everything
    passes `hfm check`.
    """
    shutil.copytree(catalog, target)
    entries = read_catalog(catalog).all_entries
    copies, rest = divmod(max(wanted, len(entries)), len(entries))
    alone = [it for it in entries if it.KIND != "benchmark"]  # which needs a table of results
    rest = min(rest, len(alone))
    parts = [entries] * (copies - 1) + [[alone[it * len(alone) // rest] for it in range(rest)]]
    numbers = count()
    for number, of_copy in enumerate(parts, 2):
        copied = {(it.KIND, it.id) for it in of_copy}
        for entry in of_copy:
            place = Path(entry.FOLDER, entry.group, f"{entry.id}.yaml")
            data = read_record(catalog / place, str(place)).data
            _distinguish(entry, data, f"copy-{number}", copied, numbers)
            (target / place.with_stem(f"{entry.id}-copy-{number}")).write_text(entry_text(data, entry.KIND), "utf-8")
    _allow(target)
    return len(entries) + sum(map(len, parts))


def _allow(catalog: Path) -> None:
    """What two entries share, such as a title, two entries of each copy share too: it is allowed as the check says how."""
    path = catalog / ALLOWED
    allowed = yaml.safe_load(path.read_text("utf-8"))["allowed"]
    told = {it.tip.partition(": - ")[2]: it for it in examine(catalog)[1] if it.code.startswith("same-")}
    path.write_text(yaml.safe_dump({"allowed": allowed + [yaml.safe_load(line) for line in sorted(told)]}), "utf-8")


def _distinguish(
    entry: Entry, data: dict[str, Any], copy: str, copied: Container[tuple[str, str]], numbers: Iterator[int]
) -> None:
    """Give an entry's data ids and addresses that no other entry has, and its references to what was copied with it."""
    for keys, mark, value in marked_values(entry):
        if isinstance(mark, Ref) and (mark.kind, str(value)) in copied:
            _put(data, keys, f"{value}-{copy}")
    own = f"{entry.KIND}-{entry.id}-{copy}"
    data["name"] += f" {copy}"
    data["aliases"] = [f"{alias} {copy}" for alias in data.get("aliases", [])]
    if "title" in data:
        data["title"] += f" {copy}"
    data["previously"] = [f"{old}-{copy}" for old in data.get("previously", [])]
    data["links"] = {name: _moved(link, own) for name, link in data.get("links", {}).items()}
    if "paper" in data["links"]:
        data["links"]["paper"] = f"https://papers.example/{own}"  # an address that holds an id is that id
    data.pop("identifiers", None)
    data["sources"] = [_elsewhere(source) for source in data["sources"]]
    for correction in data.get("corrections", []):
        correction.pop("counted_as", None)  # which speaks of entries that the survey counts
    preprint, publication = data.get("preprint", {}), data.get("publication", {})
    if preprint.get("server") == "arXiv":
        preprint["id"] = _arxiv_id(str(preprint.get("date", "2020-01")), next(numbers))
    elif "id" in preprint:
        preprint["id"] += f".{own}"
    if "doi" in publication:
        publication["doi"] += f".{own}"
    for part in (preprint, publication):
        if "url" in part:
            part["url"] = f"https://papers.example/{own}/{part.get('server', 'venue')}".replace(" ", "-")


def _elsewhere(source: dict[str, Any]) -> dict[str, Any]:
    """The source without a row of a table: a row is one work, and the original has it."""
    kept = {name: value for name, value in source.items() if name not in ("table", "row")}
    return kept if kept == source else {**kept, "section": "a copy"}


def _arxiv_id(date: str, number: int) -> str:
    """An id of the month of this date, with a number that arXiv has never reached."""
    year, month = [*date.split("-"), "01"][:2]
    last = f"{60_000 + number % 40_000}" if year >= "2015" else f"{9_999 - number % 5_000}"
    return f"{year[2:]}{month}.{last}"


def _moved(link: str, copy: str) -> str:
    """An address of its own; words such as `not-released` stay."""
    return f"{link}{'&' if '?' in link else '?'}copy={copy}" if link.startswith("http") else link


def _put(data: Any, keys: tuple[str | int, ...], value: str) -> None:
    for key in keys[:-1]:
        data = data[key]
    data[keys[-1]] = value
