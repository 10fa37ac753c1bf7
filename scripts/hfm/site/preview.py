"""The site in a folder of its own, brought up to date as quickly as its publisher can."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from hfm.project import CARDS, OWNED, VERBATIM, addresses
from hfm.site.assets import build_assets
from hfm.site.build import Options, build
from hfm.site.chart_pictures import draw_charts
from hfm.site.generate import generate
from hfm.site.publish import lay_out, put_verbatim, run_publisher
from hfm.site.search import index_search
from hfm.site.write import locked, write_file, write_tree

# `--dirty` draws only the pages whose Markdown changed.
_COMMANDS = {"mkdocs": ["mkdocs", "build", "--dirty"], "zensical": ["zensical", "build"]}
_PAGES = [name for name in OWNED if name not in (VERBATIM, CARDS)]


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
        self.work: Path | None = None
        self.problem = "The site is being built."
        self.edition = ""
        self._changed = threading.Condition()
        self._made_from: dict[str, int] = {}
        self._frame: dict[str, int] = {}
        self._pages: set[str] = set()

    @property
    def site(self) -> Path | None:
        """The folder to show, once there is one."""
        return self.work and self.work / "site"

    def looks(self) -> dict[str, int]:
        """When each file that a person edits was last saved."""
        return self._sources() | _times(*_files(self.project.pages, but=OWNED))

    def update(self) -> str:
        """Publish the pages that changed, wake the readers, and return the publisher's warnings."""
        sources = self._sources()
        if sources != self._made_from:
            self._generate({path for path, _ in sources.items() ^ self._made_from.items()})
            self._made_from = sources
        frame = _times(*_files(self.project.templates / "theme"), self.project.root / "mkdocs.yml")
        pages = {str(path) for path in _files(self.project.pages)}
        fits = self.work is not None and frame == self._frame and self._pages <= pages
        said = self._publish(self.work if fits and self.work else Path(tempfile.mkdtemp(dir=self.top)))
        self._frame, self._pages = frame, pages
        self._wake()
        return said

    def complete(self) -> None:
        """Renew the data files and the search index, for which pages do not wait."""
        build(self.options)
        if self.work:
            put_verbatim(self.options.pages, self.work / "site")
            draw_charts(self.project, self.options.pages / "charts", self.work / "site" / "charts")
            index_search(self.work / "site")
        gc.unfreeze()  # what generating left behind
        gc.collect()

    def fail(self, problem: str) -> None:
        """Show this problem as long as there is no site to show."""
        self.problem = problem
        if not self.work:
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
            files, _ = generate(self.project, self.options.catalog, exports=False)
            write_tree(self.options.pages, files, _PAGES)

    def _sources(self) -> dict[str, int]:
        tops = (self.options.catalog, self.project.templates, self.project.web, self.project.root / "mkdocs.yml")
        return _times(*(path for top in tops for path in _files(top)))

    def _publish(self, work: Path) -> str:
        """What the publisher said of the site in this folder, which may hold an earlier edition of it."""
        for name in ("docs", "theme"):
            shutil.rmtree(work / name, ignore_errors=True)
        lay_out(self.project, self.options.pages, work, addresses(self.project.config()))
        said = run_publisher(_COMMANDS[self.options.publisher], work, "1970-01-01")
        old, self.work = self.work, work
        if old and old != work:
            shutil.rmtree(old, ignore_errors=True)
        return said

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
