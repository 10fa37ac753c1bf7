"""Everything the generator writes below site_src/, as text: pure apart from reading the catalog and the assets.

Pages and data are made by two processes where there are two cores; each imports what it needs when it has begun.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hfm.project import Project
from hfm.site.beside import Shares, beside, standing_by
from hfm.site.collecting import without_collecting
from hfm.site.packing import Pack, packer
from hfm.site.steps import Before, Files, Made, Taken
from hfm.site.work import Work

_PILES = "charts", "formats"


@dataclass(frozen=True)
class Generated:
    """The files that were made (path below site_src/ → content), those that lie there already, and the catalog's version.

    `made` is what the next build should know of it.
    """

    files: Files
    kept: list[str]
    version: str
    made: Made


@without_collecting()
def generate(project: Project, folder: Path, before: Before | None = None, *, exports: bool = True) -> Generated:
    """All that this catalog gives. Raises CatalogError, TemplateMistakeError or ToolError.

    What stands from `before` is not made again. Without `exports` only what pages need, for a preview that cannot wait.
    """
    with standing_by(packer) as pack:  # to get ready takes as long as to read the catalog
        work = Work(project, folder, before or Before())
        with closing(Shares(_PILES)) as shares, beside(lambda: _data(work, pack, shares, exports=exports)) as data:
            from hfm.site.page_files import entries, overviews, renderer_of

            with renderer_of(project) as renderer:
                entries(work, renderer, exports=exports)
                overviews(work, renderer, exports=exports)
            _share(work, pack, shares, exports=exports)
            work.steps.add(*data())
    return _generated(work, whole=exports)


@without_collecting()
def generate_some(
    project: Project, folder: Path, before: Before, wanted: Callable[[str], bool], *, changed: bool
) -> dict[str, bytes]:
    """The pages that are wanted, of which it is told the path, and with `changed` those of all entries that are not as
    before: for a preview that shows an edit before all that follows from it. Raises as `generate`."""
    from hfm.site.page_files import renderer_of, some_pages

    work = Work(project, folder, before)
    with renderer_of(project) as renderer:
        some_pages(work, renderer, wanted, changed=changed)
    return {path: it.encode() if isinstance(it, str) else it for path, it in work.steps.files.items()}


def _data(work: Work, pack: Pack, shares: Shares, *, exports: bool) -> Taken:
    from hfm.site.data_files import data_files

    return data_files(work, pack, shares, whole=exports)


def _share(work: Work, pack: Pack, shares: Shares, *, exports: bool) -> None:
    """Who has made the pages makes of the data what nobody else does."""
    parts: dict[str, list[Callable[[], Any]]] = {}
    for pile in _PILES:
        for number in shares.taken(pile):
            if not parts:
                from hfm.site.data_files import data_parts

                parts = data_parts(work, pack, whole=exports)
            parts[pile][number]()


def _generated(work: Work, *, whole: bool) -> Generated:
    """What was made. Who takes it has the files alone: the work stays in memory when it is done."""
    made = Generated(work.steps.files, work.steps.kept, work.catalog.version, work.steps.made(whole=whole))
    work.steps.files = {}
    return made
