"""The search index: Pagefind reads the finished pages, whichever publisher made them."""

from __future__ import annotations

import gzip
import hashlib
import io
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import cbor2

from hfm.site.assets import ToolError

_MAGIC = b"pagefind_dcd"  # what every unpacked file of an index begins with


def index_search(site: Path) -> None:
    """Write `pagefind/` into the site: the same pages give the same bytes. Raises ToolError."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ToolError(f"pagefind failed: {(done.stdout + done.stderr).strip()[-2000:]}")
    folder = site / "pagefind"
    try:
        _order_filters(folder)
    except (FileNotFoundError, gzip.BadGzipFile, zlib.error, EOFError, ValueError, cbor2.CBORError) as error:
        raise ToolError(f"the search index of pagefind cannot be read: {error}") from error
    for name in ("component-ui", "modular-ui", "ui"):  # ready-made dialogs; ours is web/search/
        for path in folder.glob(f"pagefind-{name}.*"):
            path.unlink()


def _order_filters(folder: Path) -> None:
    """Put filters and their values in order: Pagefind writes them in that of a hash map, another one every time."""
    entry = folder / "pagefind-entry.json"
    text = entry.read_text(encoding="utf-8")
    for path in sorted(folder.glob("*.pf_meta")):
        meta = _unpacked(path)
        meta[3] = sorted([name, _ordered(folder / "filter", file)] for name, file in meta[3])
        text = text.replace(path.stem.removeprefix("pagefind."), _repacked(path, meta).removeprefix("pagefind."))
    entry.write_text(text, encoding="utf-8")


def _ordered(folder: Path, file: str) -> str:
    """The new name of a filter's file, its values in order."""
    path = folder / f"{file}.pf_filter"
    name, values = _unpacked(path)
    return _repacked(path, [name, sorted(values)])


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
