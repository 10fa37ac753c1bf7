"""What a publisher puts around a page: asked for with marks in the place of what is HTML already, and asked for once.

A page of the generator is finished HTML. A publisher takes most of its time to read it, and changes nothing of it. So
it gets the front matter and two marks, and the page takes their place afterwards. What it made of just that lies on a
shelf: the frame of each entry, and together whatever else it made. Pages written by hand it gets whole.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hfm.site.shelf import Shelf, made_of
from hfm.site.tools import ToolError
from hfm.site.write import copy

_HEAD = "<!--head-->"  # stands before and after what belongs into the head of a page
_MARKS = "<!--the head of the page-->", "<!--the page-->"
_END = "\n</div>\n"
_ANCHOR = re.compile(r"\(([^()\s]+\.md)#")  # a link to a place in another page, which a publisher looks for


class Apart(NamedTuple):
    """A page of the generator: what a publisher gets, and what then takes the place of each mark."""

    given: str
    head: str
    body: str


def framed(work: Path, frames: Shelf, made_by: object, publish: Callable[[], str]) -> str:
    """Make the folder `site` of the folder `docs`, both in `work`, and say what the publisher warns of. Raises ToolError.

    `publish` runs it; `made_by` is all that it works with but the docs. What it warned of is asked for every time.
    """
    docs, site = work / "docs", work / "site"
    texts = {path: (docs / path).read_text(encoding="utf-8") for path in _files(docs) if path.endswith(".md")}
    apart = _taken_apart(texts)
    given = texts | {path: page.given for path, page in apart.items()}
    entries = {path: made_of((made_by, path, given[path])) for path in apart if path.count("/") > 1}
    copied = {path for path in _files(docs) if path not in texts}
    others = {path: text for path, text in given.items() if path not in entries}
    key = made_of((made_by, sorted(others.items()), sorted(copied)))
    known = {path: frame for path in entries if (frame := frames.get(entries[path]))}
    rest: dict[str, bytes] | None = frames.get(key)
    said = ""
    if rest is None or len(known) < len(entries):
        _lay_out(docs, apart, known)
        said = publish()
        known |= {path: _frame(site, path) for path in entries if path not in known}
        made = set(_files(site)) - copied - {address(path) for path in entries}
        rest = {path: (site / path).read_bytes() for path in made}
        if not said:
            frames[key] = rest
            for path, frame in known.items():
                frames[entries[path]] = frame
    else:
        for path in copied:
            _room(site / path)
            copy(docs / path, site / path)
    pages = {address(path): page for path, page in apart.items()}
    for path, frame in (rest | {address(path): frame for path, frame in known.items()}).items():
        _room(site / path).write_bytes(_put_in(frame, pages[path], path) if path in pages else frame)
    return said


def address(path: str) -> str:
    """Where the page of a Markdown file goes."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if stem.rpartition("/")[2] == "index" else f"{stem}/index.html"


def _taken_apart(texts: Mapping[str, str]) -> dict[str, Apart]:
    """Those that are HTML between their front matter and their end, but for pages in which a place is linked to."""
    whole = {os.path.normpath(f"{path}/../{link}") for path, text in texts.items() for link in _ANCHOR.findall(text)}
    found = {}
    for path, text in texts.items():
        parts = text.split(_HEAD)
        if len(parts) == 3 and parts[2].endswith(_END) and path not in whole:
            head, body = _MARKS
            given = f"{parts[0]}{_HEAD}{head}{_HEAD}{body}{_END}"
            found[path] = Apart(given, parts[1], parts[2].removesuffix(_END))
    return found


def _lay_out(docs: Path, apart: Mapping[str, Apart], known: Mapping[str, bytes]) -> None:
    """Leave in the docs of each page what the publisher gets, and nothing of one whose frame is known."""
    for path, page in apart.items():
        (docs / path).unlink()  # it may be the very file that the generator wrote
        if path not in known:
            (docs / path).write_text(page.given, encoding="utf-8")


def _frame(site: Path, path: str) -> bytes:
    try:
        return (site / address(path)).read_bytes()
    except FileNotFoundError:
        raise ToolError(f"the new site is not whole: {address(path)} is missing; the last one stays") from None


def _put_in(frame: bytes, page: Apart, path: str) -> bytes:
    head, body = (mark.encode() for mark in _MARKS)
    if frame.count(body) != 1:
        raise ToolError(f"the new site is not whole: {path} lacks what it says; the last one stays")
    before, after = frame.split(body)
    return before.replace(head, page.head.encode()) + page.body.encode() + after


def _room(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _files(folder: Path) -> Iterator[str]:
    """The path below the folder of every file."""
    start = len(str(folder)) + 1
    for here, _, names in os.walk(folder):
        yield from (f"{here}/{name}"[start:] for name in names)
