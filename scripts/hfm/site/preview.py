"""The site in a folder of its own, brought up to date as quickly as its publisher can."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from hfm.model import KINDS
from hfm.project import CARDS, OWNED, VERBATIM, addresses
from hfm.site.assets import build_assets
from hfm.site.build import Options, build
from hfm.site.chart_pictures import draw_charts
from hfm.site.frames import address, in_known_frame
from hfm.site.generate import generate, generate_entries
from hfm.site.publish import documents, lay_out, made_by, put_verbatim, run_publisher
from hfm.site.search import index_search
from hfm.site.shelf import Shelf
from hfm.site.tree import Tree
from hfm.site.write import Site, locked, write_file

_PAGES = [name for name in OWNED if name not in (VERBATIM, CARDS)]
_CLOCK = "1970-01-01"


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
        self._is_behind = False
        self._shown: set[str] = set()

    def looks(self) -> dict[str, int]:
        """When each file that a person edits was last saved."""
        return self._sources() | _times(*_files(self.project.pages, but=OWNED))

    def update(self) -> str:
        """Publish the pages that changed, wake the readers, and return the publisher's warnings.

        After an edit of an entry that is its page, and those that show something of it; lists and charts wait.
        """
        sources = self._sources()
        changed = {path for path, _ in sources.items() ^ self._made_from.items()}
        said = ""
        if self._are_entries(changed) and sources.keys() == self._made_from.keys() and self._show_entries():
            self._is_behind = True
        else:
            if changed:
                self._generate(changed)
            said = self._publish()
        self._made_from, self.problem = sources, ""
        self._wake()
        return said

    def complete(self) -> None:
        """Renew what pages do not wait for: the data files and the search index, and what an edit left behind."""
        build(self.options)
        if self._is_behind:
            self._publish()
            self._wake()
        if self.site:
            site = Site(self.site)
            put_verbatim(self.options.pages, site)
            draw_charts(self.project, self.options.pages / "charts", site)
            index_search(site, Shelf({}))
        gc.unfreeze()  # what generating left behind
        gc.collect()

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

    def _generate(self, changed: set[str]) -> None:
        """Write the pages anew; for a change of styles alone, only what is built of them."""
        if self._made_from and all(path.endswith(".css") for path in changed):
            for path, content in build_assets(self.project).files.items():
                write_file(self.options.pages / path, content)
        else:
            tree = Tree(self.project, self.options.pages)
            tree.update(generate(self.project, self.options.catalog, tree.before(), exports=False), "", _PAGES)

    def _are_entries(self, changed: set[str]) -> bool:
        folders = tuple(str(self.options.catalog / kind.FOLDER) + os.sep for kind in KINDS.values())
        return bool(changed) and all(path.startswith(folders) for path in changed)

    def _show_entries(self) -> bool:
        """Show the pages of entries that are other than they were; False where a publisher must be asked for one."""
        shown = {}
        before = Tree(self.project, self.options.pages).before()
        for path, content in generate_entries(self.project, self.options.catalog, before).items():
            if write_file(self.options.pages / path, content):
                shown[address(path)] = in_known_frame(Shelf(self._frames), self._made_by, path, content)
        for path, page in shown.items():
            if page is None:
                return False
            write_file(self.top / "site" / path, page)
        return True

    def _sources(self) -> dict[str, int]:
        tops = (self.options.catalog, self.project.templates, self.project.web, self.project.root / "mkdocs.yml")
        return _times(*(path for top in tops for path in _files(top)))

    def _publish(self) -> str:
        """Bring the folder that is shown up to date; what the publisher said."""
        with tempfile.TemporaryDirectory(dir=self.top) as name:
            work = Path(name)
            site, frames = Site(work / "whole", before=self.site), Shelf(self._frames)
            lay_out(self.project, work, addresses(self.project.config()))
            self._made_by = made_by(self.options.publisher, work, _CLOCK)
            docs = documents(self.project, self.options.pages)
            said = run_publisher(self.options.publisher, docs, work, site, _CLOCK, frames)
            self._frames = frames.used
            self._show(site.folder)
        self._is_behind = False
        return said

    def _show(self, made: Path) -> None:
        """Put each file that is new in its place, whole, and take away those that are no longer made."""
        shown = self.top / "site"
        paths = {path.relative_to(made).as_posix() for path in _files(made)}
        for path in paths:
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
