"""Everything the generator writes below site_src/, as text: pure apart from reading the catalog and the assets.

Pages and data are made by two processes where there are two cores; each imports what it needs when it has begun.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from hfm.project import Project
from hfm.site.beside import Shares, beside, standing_by
from hfm.site.collecting import without_collecting
from hfm.site.packing import Pack, packer
from hfm.site.steps import Before, Files, Made, Taken
from hfm.site.work import Work


@dataclass(frozen=True)
class Generated:
    """The files that were made (path below site_src/ → content), those that lie there already, and the catalog's version.

    `made` gives what the next build should know of it.
    """

    files: Files
    kept: list[str]
    version: str
    made: Callable[[], Made]


@without_collecting()
def generate(project: Project, folder: Path, before: Before | None = None, *, exports: bool = True) -> Generated:
    """All that this catalog gives. Raises CatalogError, TemplateMistakeError or ToolError.

    What stands from `before` is not made again. Without `exports` only what pages need, for a preview that cannot wait.
    """
    with standing_by(packer) as pack:  # to get ready takes as long as to read the catalog
        work = Work(project, folder, before or Before())
        with (
            closing(Shares(("pages", "data"))) as shares,
            beside(lambda: _data_first(work, pack, shares, exports=exports)) as others,
        ):
            _pages_first(work, pack, shares, exports=exports)
            work.steps.add(*others())
        _finish(work, exports=exports)
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


def _pages_first(work: Work, pack: Pack, shares: Shares, *, exports: bool) -> None:
    """Make the pages of entries, then what charts are drawn for, then of the other pages and of the data what is left."""
    from hfm.site.chart_data import chart_data
    from hfm.site.page_files import entries, overview_parts, renderer_of

    with renderer_of(work.project) as renderer:
        drawn, others = overview_parts(work, renderer, exports=exports)
        shares.offer("pages", len(others))
        entries(work, renderer, exports=exports)
        for part in drawn:
            part()
        chart_data(work, exports=exports)
        for number in shares.taken("pages"):
            others[number]()
    _data_left(work, pack, shares)


def _data_first(work: Work, pack: Pack, shares: Shares, *, exports: bool) -> Taken:
    """Make the data, then of the pages what is left: there is something for who is free sooner."""
    if exports:
        from hfm.site.data_files import data_parts

        shares.offer("data", len(data_parts(work, pack)))
        _data_left(work, pack, shares)
    _pages_left(work, shares, exports=exports)
    return work.steps.taken_with


def _data_left(work: Work, pack: Pack, shares: Shares) -> None:
    numbers = shares.taken("data")
    for first in numbers:
        from hfm.site.data_files import data_parts

        parts = data_parts(work, pack)
        for number in chain((first,), numbers):
            parts[number]()


def _pages_left(work: Work, shares: Shares, *, exports: bool) -> None:
    numbers = shares.taken("pages")
    for first in numbers:
        from hfm.site.page_files import overview_parts, renderer_of

        with renderer_of(work.project) as renderer:
            _, parts = overview_parts(work, renderer, exports=exports)
            for number in chain((first,), numbers):
                parts[number]()


def _finish(work: Work, *, exports: bool) -> None:
    from hfm.site.page_files import finish

    finish(work, exports=exports)


def _generated(work: Work, *, whole: bool) -> Generated:
    """What was made. Who takes it has the files alone: the rest stays in memory when it is done."""
    made = Generated(work.steps.files, work.steps.kept, work.catalog.version, partial(work.steps.made, whole=whole))
    work.steps.files = {}
    return made
