"""The search index: Pagefind reads the finished pages, whichever publisher made them."""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import zlib
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2

from hfm.site.tools import ToolError, run_tool

_MAGIC = b"pagefind_dcd"  # what every unpacked file of an index begins with


def index_search(site: Path) -> None:
    """Write `pagefind/` into the site: the same pages give the same bytes. Raises ToolError."""
    run_tool("pagefind", [sys.executable, "-m", "pagefind", "--site", site, "--quiet"])
    folder = site / "pagefind"
    try:
        _put_in_order(folder)
    except (
        FileNotFoundError,
        gzip.BadGzipFile,
        zlib.error,
        EOFError,
        LookupError,
        ValueError,
        cbor2.CBORError,
    ) as error:
        raise ToolError(f"the search index of pagefind cannot be read: {error}") from error
    for name in ("component-ui", "modular-ui", "ui"):  # ready-made dialogs; ours is web/search/
        for path in folder.glob(f"pagefind-{name}.*"):
            path.unlink()


def _put_in_order(folder: Path) -> None:
    """Number the pages by name, and put filters and their values in order, each file under a name that follows from it.

    Pagefind takes pages as the disk lists them and filters as a hash map does: elsewhere, or next time, in another order.
    """
    entry = folder / "pagefind-entry.json"
    text = entry.read_text(encoding="utf-8")
    for path in sorted(folder.glob("*.pf_meta")):
        meta = _unpacked(path)
        pages = meta[1]
        number = {old: new for new, old in enumerate(sorted(range(len(pages)), key=lambda it: str(pages[it][0])))}
        meta[1] = sorted(pages)
        meta[2] = [[*words, _words_in_order(folder / "index", file, number)] for *words, file in meta[2]]
        meta[3] = sorted([name, _filter_in_order(folder / "filter", file, number)] for name, file in meta[3])
        meta[4] = sorted([name, [number[it] for it in sorted_pages]] for name, sorted_pages in meta[4])
        text = text.replace(path.stem.removeprefix("pagefind."), _repacked(path, meta).removeprefix("pagefind."))
    entry.write_text(text, encoding="utf-8")


def _words_in_order(folder: Path, file: str, number: Mapping[int, int]) -> str:
    """The new name of a file of words, each with its pages under their new numbers, and so for its other spellings."""
    path = folder / f"{file}.pf_index"
    [words] = _unpacked(path)
    renumbered = [
        [word, _renumbered(pages, number), [[other, _renumbered(theirs, number)] for other, theirs in others]]
        for word, pages, others in words
    ]
    return _repacked(path, [renumbered])


def _renumbered(pages: list[list[Any]], number: Mapping[int, int]) -> list[list[Any]]:
    """A word's pages, each of which stands as its distance from the one before it."""
    old = accumulate(page[0] for page in pages)
    new = sorted((number[it], page[1:]) for it, page in zip(old, pages, strict=True))
    before = [0, *(it for it, _ in new)]
    return [[it - last, *places] for (it, places), last in zip(new, before, strict=False)]


def _filter_in_order(folder: Path, file: str, number: Mapping[int, int]) -> str:
    """The new name of a filter's file, its values and their pages in order."""
    path = folder / f"{file}.pf_filter"
    name, values = _unpacked(path)
    return _repacked(path, [name, sorted([value, sorted(number[it] for it in pages)] for value, pages in values)])


def _unpacked(path: Path) -> list[Any]:
    found: list[Any] = cbor2.load(io.BytesIO(gzip.decompress(path.read_bytes())[len(_MAGIC) :]))
    return found


def _repacked(path: Path, content: list[Any]) -> str:
    """Write the content in place of the file, under a name that follows from it; the name without its ending."""
    data = _MAGIC + cbor2.dumps(content)
    before, _, old = path.stem.rpartition("_")
    name = f"{before}_{hashlib.sha256(data).hexdigest()[: len(old)]}"
    path.unlink()
    (path.parent / (name + path.suffix)).write_bytes(gzip.compress(data, mtime=0))
    return name
