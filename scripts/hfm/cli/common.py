"""What the verbs share: how they speak, what they return, which files they mean."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hfm.model import Entry
    from hfm.model.catalog import Catalog

FINE, PROBLEMS, WRONG_USE, OUTSIDE = 0, 1, 2, 3


def say(text: str) -> None:
    print(text, file=sys.stderr)


def progress(text: str) -> None:
    if sys.stderr.isatty():
        say(text)


def count(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def wrong_paths(folder: Path, paths: Sequence[Path]) -> str:
    """What is wrong with the folder or the paths a user named, in words, or nothing."""
    if not folder.is_dir():
        return f"there is no folder {folder}; name the catalog's folder"
    for path in paths:
        if not path.exists():
            return f"there is no file or folder {path}"
        if not (path.resolve().is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(path.resolve())):
            return f"{path} is no part of the catalog {folder}"
    return ""


def entries_of(catalog: Catalog, names: Sequence[str]) -> list[Entry]:
    """The entries of these names, `kind/id`. Raises ValueError."""
    found = []
    for name in names:
        kind, _, entry_id = name.partition("/")
        if entry_id not in catalog.entries.get(kind, {}):
            raise ValueError(f"there is no entry {name}; write its kind and id, such as model/medsam")
        found.append(catalog.get(kind, entry_id))
    return found


def today() -> str:
    """The day that it is by now anywhere on Earth, so that nobody's today is in the future."""
    from datetime import datetime, timedelta, timezone

    return datetime.now(timezone(timedelta(hours=14))).date().isoformat()


def building(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--catalog", type=Path, metavar="DIR", help="the catalog's folder (catalog/)")
    parser.add_argument("--publisher", choices=("mkdocs", "zensical"), default="mkdocs")


def below(folder: Path, shown: str, path: Path) -> bool:
    """Whether a problem's path (`catalog/…`) lies at or below a path the user named."""
    actual = (folder.resolve().parent / shown).resolve()
    return actual.is_relative_to(path.resolve())
