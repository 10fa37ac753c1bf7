"""Turn the Markdown tree into the site, in a folder of its own, and put it in place in one step."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from hfm.project import CARDS, OWNED, VERBATIM, Addresses, Project
from hfm.site.chart_pictures import draw_charts
from hfm.site.disk import write_for_disk
from hfm.site.frames import framed
from hfm.site.pictures import draw_cards
from hfm.site.proof import prove
from hfm.site.search import index_search
from hfm.site.shelf import Shelf, shelf, shelf_name
from hfm.site.theme import drop_unloaded
from hfm.site.tools import ToolError, run_tool
from hfm.site.write import Site, locked, open_to_readers, settle

PUBLISHERS = ("mkdocs", "zensical")
# What a publisher says to its developers and to a terminal: its progress, its stack, colours. The rest are warnings.
_NOISE = re.compile(
    r"(?m)^(?:INFO |Build |(?:No|\d+) issues? found|.*'dirty').*\n|Traceback \(most recent call last\):\n(?:[ ].*\n)*|\x1b\[[0-9;]*m"
)


def publish(
    project: Project, pages: Path, out: Path, addresses: Addresses, publisher: str, clock: str, *, strict: bool
) -> str:
    """Publish `pages` (and the hand-written pages) to `out`; what the publisher warns of, if anything.

    `clock` is the catalog's own day, YYYY-MM-DD. With `strict` a warning is a ToolError.

    The publisher works on a snapshot in a folder of its own, so two builds do not meet, and `out` changes only when
    everything succeeded. Raises ToolError with the publisher's own words.
    """
    out = Path(os.path.realpath(out))  # a link stays a link, and what it leads to is replaced
    # A site that is not whole raises, and then nothing of it is kept.
    with _workplace(project, out) as work, shelf(project, f"site-{shelf_name(out)}") as kept:
        docs, site = documents(project, pages), Site(work / "whole", before=out, told={})
        lay_out(project, work, addresses, strict=strict)
        with _drawing(project, pages, site):
            warnings = run_publisher(publisher, docs, work, site, clock, kept)
        put_verbatim(pages, site)
        write_for_disk(site)
        index_search(site, kept)
        dangling = prove(site, filter(_is_page, docs))
        if dangling and strict:
            raise ToolError(dangling)
        open_to_readers(site.folder)
        _replace(site.folder, out)
    return "\n".join(filter(None, [warnings, dangling]))


def run_publisher(publisher: str, docs: Mapping[str, Path], work: Path, site: Site, clock: str, kept: Shelf) -> str:
    """Put onto the site what the publisher makes of the docs; what it warns of. What is kept it need not make again."""
    return framed(docs, work, site, kept, made_by(publisher, work, clock), partial(_site_of, publisher, work, clock))


def made_by(publisher: str, work: Path, clock: str) -> object:
    """All that a publisher works with but the docs."""
    return publisher, clock, *_read(work, "mkdocs.yml", "theme")


def _site_of(publisher: str, work: Path, clock: str) -> str:
    """Run the publisher, and leave of its site what is ours and what pages load; what it warns of."""
    warnings = _said_by([publisher, "build", "-f", "mkdocs.yml"], work, clock)
    if not (work / "site" / "index.html").is_file():
        raise ToolError(f"{publisher} made no site")
    drop_unloaded(work / "site", work / "docs")
    return warnings


def _read(work: Path, *names: str) -> list[tuple[str, bytes]]:
    """Each file of these names and below them, with what it says."""
    found = [path for name in names for path in [work / name, *sorted((work / name).rglob("*"))] if path.is_file()]
    return [(path.relative_to(work).as_posix(), path.read_bytes()) for path in found]


@contextmanager
def _workplace(project: Project, out: Path) -> Iterator[Path]:
    """An empty folder to publish in, while nobody else publishes to `out`; what a killed build left is gone.

    No build before had a folder of this name: the publisher of one that was killed may still be writing into its own.
    """
    with locked(out, project.locks) as name:
        place = project.cache / "publish" / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True, exist_ok=True)
        try:
            yield Path(tempfile.mkdtemp(dir=place))
        finally:
            shutil.rmtree(place, ignore_errors=True)


def documents(project: Project, pages: Path) -> dict[str, Path]:
    """What a publisher reads: the generated pages and those written by hand, path → file."""
    by_hand = _below(project.pages, lambda name: name not in OWNED)
    generated = _below(pages, lambda name: name in OWNED and name not in (VERBATIM, CARDS))
    return {**dict(by_hand), **dict(generated)}


def lay_out(project: Project, work: Path, addresses: Addresses, *, strict: bool = False) -> None:
    """Put below `work` what a publisher reads beside the docs: theme/ and mkdocs.yml."""
    shutil.copytree(project.templates / "theme", work / "theme")
    (work / "mkdocs.yml").write_text(yaml.safe_dump(_config(project, addresses) | {"strict": strict}), encoding="utf-8")


def put_verbatim(pages: Path, site: Site) -> None:
    """Put what no publisher may touch onto the site as it is; where both have a file, this one stays."""
    for path, file in _below(pages / VERBATIM):
        site.put(path, file.read_bytes())


@contextmanager
def _drawing(project: Project, pages: Path, site: Site) -> Iterator[None]:
    """Draw the pictures meanwhile: a publisher keeps one core busy. Raises what the drawing raised."""
    left = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        drawn = [
            pool.submit(draw_cards, project, pages / CARDS, site, left.is_set),
            pool.submit(draw_charts, project, pages / "charts", site, left.is_set),
        ]
        try:
            yield
        except BaseException:
            left.set()
            raise
        for each in drawn:
            each.result()


def _config(project: Project, addresses: Addresses) -> dict[str, Any]:
    """mkdocs.yml with the folders of the snapshot and the addresses of this build."""
    config = project.config()
    config |= {"docs_dir": "docs", "site_dir": "site", "site_url": addresses.site, "repo_url": addresses.repository}
    config["theme"] |= {"custom_dir": "theme"}
    return config


def _said_by(command: list[str], work: Path, clock: str) -> str:
    """What a publisher said, run on the catalog's clock, not the wall's, without Material's end-of-life notice."""
    seconds = int(_seconds(clock))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(seconds), "NO_MKDOCS_2_WARNING": "1", "TZ": "UTC"}
    # Never with --quiet: MkDocs then sees no warnings, and being strict means nothing.
    try:
        said = run_tool(" ".join(command[:2]), [sys.executable, "-m", *command], work, environment)
    except ToolError as error:
        raise ToolError(_NOISE.sub("", str(error))) from error
    return _NOISE.sub("", f"{said}\n").strip()


def _seconds(day: str) -> float:
    from datetime import UTC, datetime

    return datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()


def _below(top: Path, wanted: Callable[[str], bool] = lambda _: True) -> Iterator[tuple[str, Path]]:
    """Every file below a folder with its path there, but hidden ones; `wanted` is asked of the names directly below."""
    for here, folders, names in os.walk(top):
        if here == str(top):
            folders[:], names = filter(wanted, folders), [*filter(wanted, names)]
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                path = Path(here, name)
                yield path.relative_to(top).as_posix(), path


def _is_page(path: str) -> bool:
    return path.endswith(".md")


def _replace(site: Path, out: Path) -> None:
    """Put the finished site at `out` in one step: the old one is there before it, the new one after it."""
    new, old = out.parent / f".{out.name}.new", out.parent / f".{out.name}.old"
    out.parent.mkdir(parents=True, exist_ok=True)
    _remove(new)
    try:
        shutil.move(site, new)
        settle(new)
        if not out.is_dir() or not _exchange(new, out):
            _remove(old)
            if out.is_dir():
                out.rename(old)  # where the system has no single step, it takes two
            new.rename(out)
    finally:
        if old.is_dir() and not out.exists():
            old.rename(out)
        settle(out.parent)
        _remove(new)
        _remove(old)


def _remove(path: Path) -> None:
    """Remove what stands here, be it a folder, a file or a link."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    shutil.rmtree(path, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step of the kernel (Linux); False where there is no such step."""
    here, swap = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of linux/fs.h
    try:
        return bool(ctypes.CDLL(None).renameat2(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)
    except (AttributeError, OSError, TypeError):
        return False
