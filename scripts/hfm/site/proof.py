"""Prove a new site whole before it takes the place of the old one: tools can exit 0 and have done half."""

from __future__ import annotations

import gzip
import json
import os
import posixpath
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from hfm.site.frames import address
from hfm.site.tools import ToolError
from hfm.site.write import Site

_LINK = re.compile(rb"""(?:href|src)="(?![a-z][a-z0-9+.-]*:|/|#)([^"#?]+)""")
_MOST_TOLD = 5
_SCRIPTS = {"pagefind.js": b"};", "pagefind-worker.js": b"})();"}  # of the search, and how each ends


def prove(site: Site, docs: Iterable[str]) -> str:
    """The links of the site that lead nowhere, in words. Raises ToolError when something is missing, empty or cut.

    Each of `docs`, Markdown files by their paths, must have its page, and what was put onto the site be there, whole.
    """
    sizes = dict(_sizes(site.folder))
    faults = [*_not_as_planned(sizes, site, docs), *_cut(site.folder, sizes), *_unreadable(site.folder / "pagefind")]
    if faults:
        raise ToolError(f"the new site is not whole: {_first(faults)}; the last one stays")
    dangling = sorted(_dangling(site.folder, sizes))
    return f"links that lead nowhere: {_first(dangling)}" if dangling else ""


def _sizes(folder: Path) -> Iterator[tuple[str, int]]:
    """Path below the folder → bytes, of every file."""
    start = len(str(folder)) + 1
    for here, _, names in os.walk(folder):
        for name in names:
            path = f"{here}/{name}"
            yield path[start:], os.stat(path).st_size  # noqa: PTH116  thousands of them


def _not_as_planned(sizes: dict[str, int], site: Site, docs: Iterable[str]) -> Iterator[str]:
    planned: dict[str, int | None] = dict.fromkeys(["404.html", *map(address, docs)])
    planned |= site.sizes
    for path, wanted in planned.items():
        if path not in sizes:
            yield f"{path} is missing"
        elif wanted is not None and sizes[path] != wanted:
            yield f"{path} has {sizes[path]} bytes and not {wanted}"
    yield from (f"{path} is empty" for path, size in sizes.items() if not size and planned.get(path) != 0)


def _cut(site: Path, sizes: dict[str, int]) -> Iterator[str]:
    for path in sizes:
        if path.endswith(".html"):
            with (site / path).open("rb") as file:
                file.seek(max(0, sizes[path] - 40))
                if b"</html>" not in file.read():
                    yield f"{path} is cut"


def _unreadable(index: Path) -> Iterator[str]:
    """What of the search a browser could not read, or would miss."""
    try:
        languages = json.loads((index / "pagefind-entry.json").read_bytes())["languages"].values()
        pages = sum(it["page_count"] for it in languages)
        needed = {f"pagefind.{it['hash']}.pf_meta" for it in languages} | {*_SCRIPTS, "wasm.unknown.pagefind"}
        needed |= {f"wasm.{it['wasm']}.pagefind" for it in languages if it["wasm"]}
    except (OSError, ValueError, KeyError, TypeError):
        yield "the search index has no beginning"
        return
    yield from (f"pagefind/{name} is missing" for name in sorted(needed) if not (index / name).is_file())
    for path in [*index.rglob("*.pf_*"), *index.glob("*.pagefind")]:
        try:
            gzip.decompress(path.read_bytes())
        except (OSError, EOFError, zlib.error):
            yield f"pagefind/{path.relative_to(index).as_posix()} cannot be read"
    for name, last in _SCRIPTS.items():
        if (index / name).is_file() and not (index / name).read_bytes().rstrip().endswith(last):
            yield f"pagefind/{name} is cut"
    found = sum(1 for _ in index.glob("fragment/*.pf_fragment"))
    if not pages or found != pages:
        yield f"the search index has {found} of {pages} pages"


def _dangling(site: Path, sizes: dict[str, int]) -> Iterator[str]:
    known = sizes.keys() | {posixpath.dirname(path) for path in sizes if path.endswith("index.html")}
    for path in sizes:
        if path.endswith(".html"):
            here = posixpath.dirname(path)
            for link in set(_LINK.findall((site / path).read_bytes())):
                target = posixpath.normpath(posixpath.join(here, unquote(link.decode())))
                if target not in known and target != ".":
                    yield f"{path} → {link.decode()}"


def _first(faults: list[str]) -> str:
    more = len(faults) - _MOST_TOLD
    return ", ".join(faults[:_MOST_TOLD]) + (f" and {more} more" if more > 0 else "")
