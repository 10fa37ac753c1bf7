"""What a publisher puts around a page: asked for with marks in the place of what is known already, and asked for once.

A page of the generator is finished HTML. A publisher takes most of its time to read it, and changes nothing of it. So
it gets the front matter and two marks, and the page takes their place afterwards. Where the pages of a folder differ in
name, title and description alone, it makes one frame for all of them, of a page of marks; and one page of theirs, to
show that the frame fits. What it made lies on a shelf: the frames, and together whatever else it made. Pages written by
hand it gets whole.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import unescape
from pathlib import Path
from typing import NamedTuple

from markupsafe import escape

from hfm.site.search import put_page
from hfm.site.shelf import Shelf, made_of
from hfm.site.tools import ToolError
from hfm.site.write import Site

_HEAD = b"<!--head-->"  # stands before and after what belongs into the head of a page
_MARKS = b"<!--the head of the page-->", b"<!--the page-->"
_END = b"\n</div>\n"
_ANCHOR = re.compile(rb"\(([^()\s]+\.md)#")  # a link to a place in another page, which a publisher looks for
_ALIKE = "hfm-name-of-the-page", "hfm-title-of-the-page", "hfm-description-of-the-page"
_PLACE = re.compile(r"([^/]+)/([^/]+)/index\.md")
_TOLD = re.compile(r'---\ntitle: (".*")\ndescription: (".+")\n')
_FEW = 3  # so many pages of a folder have frames of their own


class Apart(NamedTuple):
    """A page of the generator: what a publisher gets, and what then takes the place of each mark."""

    given: str
    head: bytes
    body: bytes


class Frame(NamedTuple):
    """What a publisher gets to make it, and where that lies; of a frame for many, the page that shows that it fits."""

    path: str
    given: str
    sample: str = ""


def framed(
    docs: Mapping[str, Path], work: Path, site: Site, frames: Shelf, made_by: object, publish: Callable[[], str]
) -> str:
    """Put onto the site what a publisher makes of the docs, path → file; what it warns of. Raises ToolError.

    `publish` runs it: in `work` it makes the folder `site` of the folder `docs`. `made_by` is all that it works with but
    the docs. What it warned of is asked for every time.
    """
    run = _Run(docs, work, site, frames, made_by, publish)
    said = run.make(_shared(run.apart))
    return (run.make({}) or "") if said is None else said


def in_known_frame(frames: Shelf, made_by: object, path: str, text: bytes) -> bytes | None:
    """What `framed` would make of this page alone; None where neither its own frame nor that of many is known."""
    page = _taken_apart({path: text}).get(path)
    for made_from in filter(None, (_marked(path, page.given), (path, page.given)) if page else ()):
        if page and (frame := frames.get(made_of((made_by, *made_from)))):
            return _framed(frame, page, path)
    return None


def address(path: str) -> str:
    """Where the page of a Markdown file goes."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if stem.rpartition("/")[2] == "index" else f"{stem}/index.html"


class _Run:
    """A publisher, what it is given, and what it makes of that."""

    def __init__(
        self,
        docs: Mapping[str, Path],
        work: Path,
        site: Site,
        frames: Shelf,
        made_by: object,
        publish: Callable[[], str],
    ) -> None:
        self.work, self.site, self.frames, self.made_by, self.publish = work, site, frames, made_by, publish
        texts = {path: file.read_bytes() for path, file in docs.items() if path.endswith(".md")}
        self.apart = _taken_apart(texts)
        self.whole = {path: text.decode() for path, text in texts.items() if path not in self.apart}
        self.copied = {path: file for path, file in docs.items() if path not in texts}

    def make(self, shared: Mapping[str, Frame]) -> str | None:
        """Make the site, with these frames for many pages; None where one does not fit. What the publisher warns of."""
        frame_of = {
            path: shared.get(path) or Frame(path, page.given)
            for path, page in self.apart.items()
            if path.count("/") > 1
        }
        others = self.whole | {path: page.given for path, page in self.apart.items() if path not in frame_of}
        wanted = {it.path: it for it in frame_of.values()}
        keys = {path: made_of((self.made_by, path, it.given)) for path, it in wanted.items()}
        key = made_of((self.made_by, sorted(others.items()), sorted(self.copied)))
        known = {path: frame for path in wanted if (frame := self.frames.get(keys[path]))}
        rest: dict[str, bytes] | None = self.frames.get(key)
        said = ""
        if rest is None or len(known) < len(wanted):
            new = [it for path, it in wanted.items() if path not in known]
            samples = {it.sample: self.apart[it.sample].given for it in new if it.sample}
            self._lay_out(others | samples | {it.path: it.given for it in new})
            said = self.publish()
            known |= {it.path: self._made(it.path) for it in new}
            if not all(self._fits(known[it.path], it.sample) for it in new if it.sample):
                return None
            made = self.work / "site"
            paths = set(_files(made)) - self.copied.keys() - {address(path) for path in frame_of}
            rest = {path: (made / path).read_bytes() for path in paths}
            if empty := [path for path, content in rest.items() if not content]:
                raise ToolError(f"the new site is not whole: {min(empty)} is empty; the last one stays")
            if not said:
                self.frames[key] = rest
                for path, frame in known.items():
                    self.frames[keys[path]] = frame
        self._put(rest, frame_of, known)
        return said

    def _put(self, rest: Mapping[str, bytes], frame_of: Mapping[str, Frame], known: Mapping[str, bytes]) -> None:
        """Put each page into its frame, and with what is no page onto the site."""
        pages = {address(path): (path, page) for path, page in self.apart.items() if path not in frame_of}
        for path, file in self.copied.items():
            self.site.put(path, file.read_bytes())
        for path, content in rest.items():
            if path in pages:
                put_page(self.site, path, partial(_put_in, content, pages[path][1], path))
            elif path.endswith(".html"):
                put_page(self.site, path, partial(bytes, content))
            else:
                self.site.put(path, content)
        for path, frame in frame_of.items():
            put_page(self.site, address(path), partial(_framed, known[frame.path], self.apart[path], path))

    def _lay_out(self, given: Mapping[str, str]) -> None:
        """Put down what the publisher reads, and nothing else."""
        for name in ("docs", "site"):
            shutil.rmtree(self.work / name, ignore_errors=True)
        docs = Site(self.work / "docs")
        for path, text in given.items():
            docs.put(path, text.encode())
        for path, file in self.copied.items():
            docs.take(path, file)

    def _made(self, path: str) -> bytes:
        """What the publisher made of a frame. A page of marks is none of the site."""
        page = self.work / "site" / address(path)
        try:
            made = page.read_bytes()
        except FileNotFoundError:
            raise ToolError(f"the new site is not whole: {address(path)} is missing; the last one stays") from None
        if path not in self.apart:
            shutil.rmtree(page.parent)
        return made

    def _fits(self, frame: bytes, sample: str) -> bool:
        """Whether the frame of marks, filled for this page, says what the publisher made for it, however it escapes."""
        filled = _filled(frame, sample, self.apart[sample].given)
        return unescape(filled.decode()) == unescape(self._made(sample).decode())


def _taken_apart(texts: Mapping[str, bytes]) -> dict[str, Apart]:
    """Those that are HTML between their front matter and their end, but for pages in which a place is linked to."""
    links = ((path, link.decode()) for path, text in texts.items() for link in _ANCHOR.findall(text))
    whole = {os.path.normpath(f"{path}/../{link}") for path, link in links}
    found = {}
    for path, text in texts.items():
        parts = text.split(_HEAD)
        if len(parts) == 3 and parts[2].endswith(_END) and path not in whole:
            head, body = _MARKS
            given = b"".join((parts[0], _HEAD, head, _HEAD, body, _END)).decode()
            found[path] = Apart(given, parts[1], parts[2].removesuffix(_END))
    return found


def _shared(apart: Mapping[str, Apart]) -> dict[str, Frame]:
    """The pages that share a frame: in each folder the largest group whose front matter says the same of all else."""
    groups: dict[tuple[str, str], list[str]] = {}
    for path, page in apart.items():
        if marked := _marked(path, page.given):
            groups.setdefault(marked, []).append(path)
    largest = {place: (given, paths) for (place, given), paths in sorted(groups.items(), key=lambda it: len(it[1]))}
    found: dict[str, Frame] = {}
    for place, (given, paths) in largest.items():
        if len(paths) > _FEW:
            sample = max(paths, key=lambda path: (len(re.findall(r"[&<>'\"]", apart[path].given)), path))
            found |= dict.fromkeys(paths, Frame(place, given, sample))
    return found


def _marked(path: str, given: str) -> tuple[str, str] | None:
    """The page of marks in the folder of this one: where it lies, and what a publisher gets of it."""
    place, told = _PLACE.fullmatch(path), _TOLD.match(given)
    if not place or not told:
        return None
    name, title, description = _ALIKE
    return f"{place[1]}/{name}/index.md", f'---\ntitle: "{title}"\ndescription: "{description}"\n{given[told.end() :]}'


def _filled(frame: bytes, path: str, given: str) -> bytes:
    """The frame with the name, title and description of this page; one that is its own has no marks of them."""
    place, told = _PLACE.fullmatch(path), _TOLD.match(given)
    if place and told:
        for mark, value in zip(_ALIKE, (place[2], json.loads(told[1]), json.loads(told[2])), strict=True):
            frame = frame.replace(mark.encode(), escape(value).encode())
    return frame


def _framed(frame: bytes, page: Apart, path: str) -> bytes:
    return _put_in(_filled(frame, path, page.given), page, path)


def _put_in(frame: bytes, page: Apart, path: str) -> bytes:
    head, body = _MARKS
    if frame.count(body) != 1:
        raise ToolError(f"the new site is not whole: {path} lacks what it says; the last one stays")
    before, after = frame.split(body)
    return before.replace(head, page.head) + page.body + after


def _files(folder: Path) -> Iterator[str]:
    """The path below the folder of every file."""
    start = len(str(folder)) + 1
    for here, _, names in os.walk(folder):
        yield from (f"{here}/{name}"[start:] for name in names)
