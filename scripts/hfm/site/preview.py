"""The site in a folder of its own, brought up to date as quickly as its publisher can."""

from __future__ import annotations

import gc
import os
import re
import shutil
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from hfm.model import KINDS
from hfm.project import CARDS, OWNED, VERBATIM, addresses
from hfm.site.apart import apart
from hfm.site.assets import build_assets
from hfm.site.build import Options, build
from hfm.site.chart_pictures import draw_charts
from hfm.site.frames import address, in_known_frame
from hfm.site.generate import generate, generate_some
from hfm.site.page_files import with_drawings
from hfm.site.publish import documents, lay_out, made_by, put_verbatim, run_publisher
from hfm.site.search import index_search
from hfm.site.shelf import Shelf
from hfm.site.tree import Tree
from hfm.site.write import Site, locked, write_file

_PAGES = [name for name in OWNED if name not in (VERBATIM, CARDS)]
_CLOCK = "1970-01-01"
_LINK = re.compile(r"[^()\s\"<>#]+\.md\b")  # to a page, in a page written by hand or in the settings
_LOOKED_AT = 4  # so many pages, those that were asked for last, are shown before all others


class Preview:
    """What the site would be now; what `hfm build` published is left alone."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.project = options.project
        self.project.cache.mkdir(exist_ok=True)
        self.top = self.project.cache / f"preview-{os.getpid()}-{time.time_ns()}"
        self._alive = ExitStack()  # as long as it has its folder to itself, no build takes it for a left-over
        self._alive.enter_context(locked(self.top, self.project.locks))
        self.top.mkdir()
        self.site: Path | None = None
        """The folder to show, once there is one."""
        self.problem = "The site is being built."
        self.edition = ""
        self._changed = threading.Condition()
        self._made_from: dict[str, int] = {}
        self._frames: dict[Any, Any] = {}
        self._made_by: object = None
        self.is_behind = False
        """Whether only the first of what an edit changes is shown."""
        self._asked: deque[str] = deque(maxlen=_LOOKED_AT)
        self._shown: set[str] = set()

    def looks(self) -> dict[str, int]:
        """When each file that a person edits was last saved."""
        return self._sources() | _times(*_files(self.project.pages, but=OWNED))

    def update(self) -> str:
        """Show what was edited, wake the readers, and return the publisher's warnings.

        That is first what a person looks at; what else follows from the edit waits for `complete`.
        """
        sources = self._sources()
        changed = [Path(path) for path, _ in sources.items() ^ self._made_from.items()]
        first = self._first(changed) if sources.keys() == self._made_from.keys() else None
        if first is None:
            tree = Tree(self.project, self.options.pages)
            tree.update(generate(self.project, self.options.catalog, tree.before(), exports=False), "", _PAGES)
            said = self._publish()
        else:
            said = "" if self._show_first(first) else self._publish()
        self.is_behind = first is not None
        self._made_from, self.problem = sources, ""
        self._wake()
        return said

    def complete(self, unwanted: Callable[[], bool]) -> str | None:
        """Renew what nobody waits for: all else that an edit changed, the data files and the search index.

        What the publisher warned of; None where it was ended before, since it is no longer wanted.
        """
        said = ""
        if not apart(build, self.options, unwanted=unwanted):
            return None
        if self.is_behind:
            said = self._publish()
            self.is_behind = False
            self._wake()
        site = Site(self.top / "site")
        put_verbatim(self.options.pages, site)
        draw_charts(self.project, self.options.pages / "charts", site, unwanted)
        if not apart(_index, site.folder, unwanted=unwanted):
            return None
        gc.unfreeze()  # what generating left behind
        gc.collect()
        return said

    def asked(self, page: Path) -> None:
        """Remember that somebody looks at this page, a file of the site."""
        path = os.path.relpath(page, self.top / "site")
        with suppress(ValueError):
            self._asked.remove(path)
        self._asked.append(path)

    def fail(self, problem: str) -> None:
        """Show this problem, alone or above the pages of the last site, until something is saved that is well."""
        self.problem = problem
        self._wake()

    def wait(self, edition: str, seconds: float) -> bool:
        """Whether there is another edition than this one, now or before the time is over."""
        with self._changed:
            return self._changed.wait_for(lambda: self.edition != edition, seconds)

    def close(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.top, ignore_errors=True)
        self._alive.close()

    def _first(self, changed: Collection[Path]) -> Mapping[str, bytes] | None:
        """Of what these files change the pages and files to show at once; None where all must be made anew."""
        project, catalog = self.project, self.options.catalog

        def are_in(*folders: Path) -> bool:
            return all(any(path.is_relative_to(folder) for folder in folders) for path in changed)

        if are_in(project.templates / "theme"):  # or pages written by hand
            return {}
        if are_in(project.web):
            return with_drawings(build_assets(project).files)
        are_entries = are_in(*(catalog / kind.FOLDER for kind in KINDS.values()))
        if are_entries or (self._asked and are_in(project.templates)):
            before = Tree(project, self.options.pages).before()
            return generate_some(project, catalog, before, self._is_looked_at, changed=are_entries)
        return None

    def _is_looked_at(self, path: str) -> bool:
        return address(path) in self._asked

    def _show_first(self, files: Mapping[str, bytes]) -> bool:
        """Show these files; False where a publisher must be asked for one of the pages."""
        if not files:
            return self._publish_asked()
        frames, shown = Shelf(self._frames), {}
        for path, content in files.items():
            if write_file(self.options.pages / path, content):
                is_page = path.endswith(".md")
                page = in_known_frame(frames, self._made_by, path, content) if is_page else content
                shown[address(path) if is_page else path] = page
        known = {path: page for path, page in shown.items() if page is not None}
        for path, content in known.items():
            write_file(self.top / "site" / path, content)
        return len(known) == len(shown)

    def _sources(self) -> dict[str, int]:
        tops = (self.options.catalog, self.project.templates, self.project.web, self.project.root / "mkdocs.yml")
        return _times(*(path for top in tops for path in _files(top)))

    def _publish(self) -> str:
        """Bring the folder that is shown up to date; what the publisher said."""
        with self._workplace() as work:
            site, frames = Site(work / "whole", before=self.site), Shelf(self._frames)
            docs = documents(self.project, self.options.pages)
            said = run_publisher(self.options.publisher, docs, work, site, _CLOCK, frames)
            self._frames = frames.used
            self._show(site.folder)
        return said

    def _publish_asked(self) -> bool:
        """Publish the pages that somebody looks at, and nothing but what these lead to; False where there are none."""
        docs = documents(self.project, self.options.pages)
        asked = [path for path in docs if self._is_looked_at(path)]
        links = [*_LINK.findall((self.project.root / "mkdocs.yml").read_text("utf-8")), "index.md"]
        links += [
            os.path.normpath(f"{path}/../{link}")
            for path in asked
            for link in _LINK.findall(docs[path].read_text("utf-8"))
        ]
        with self._workplace() as work:
            site, given = Site(work / "some"), {path: docs[path] for path in {*asked, *links} & docs.keys()}
            run_publisher(self.options.publisher, given, work, site, _CLOCK, Shelf({}))
            for path in map(address, asked):
                write_file(self.top / "site" / path, (site.folder / path).read_bytes())
        return bool(asked)

    @contextmanager
    def _workplace(self) -> Iterator[Path]:
        """An empty folder with all that the publisher works with but the docs."""
        with tempfile.TemporaryDirectory(dir=self.top) as name:
            lay_out(self.project, Path(name), addresses(self.project.config()))
            self._made_by = made_by(self.options.publisher, Path(name), _CLOCK)
            yield Path(name)

    def _show(self, made: Path) -> None:
        """Put each file that is new in its place, whole, and take away those that are no longer made."""
        shown = self.top / "site"
        paths = {path.relative_to(made).as_posix() for path in _files(made)}
        for path in paths:
            if not _is_one_file(made / path, shown / path):
                write_file(shown / path, (made / path).read_bytes())
        for path in self._shown - paths:
            (shown / path).unlink(missing_ok=True)
            with suppress(OSError):  # another page is in the same folder
                (shown / path).parent.rmdir()
        self.site, self._shown = shown, paths

    def _wake(self) -> None:
        with self._changed:
            self.edition = str(time.time_ns())
            self._changed.notify_all()


def _index(folder: Path) -> None:
    """Renew the search index of the site in this folder."""
    index_search(Site(folder), Shelf({}))


def _is_one_file(made: Path, shown: Path) -> bool:
    """Whether what is made was taken from what is shown, since it says the same."""
    with suppress(FileNotFoundError):
        return made.samefile(shown)
    return False


def _files(top: Path, but: tuple[str, ...] = ()) -> Iterator[Path]:
    """Every file below `top`, or `top` itself; names directly below it can be left out."""
    if top.is_file():
        yield top
    for here, folders, names in os.walk(top):
        if Path(here) == top:
            folders[:] = [name for name in folders if name not in but]
            names = [name for name in names if name not in but]
        yield from (Path(here, name) for name in names)


def _times(*paths: Path) -> dict[str, int]:
    found = {}
    for path in paths:
        try:
            found[str(path)] = path.stat().st_mtime_ns
        except OSError:  # an editor is saving it this moment
            continue
    return found
