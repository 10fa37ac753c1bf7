"""What is kept between builds, proven when it is taken out, and forgotten when there is too much of it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hfm.project import Project
from hfm.site.write import BusyError, locked, write_file

_LENGTH = sha256().digest_size
_PASSING = "preview-", "nothing-"  # what folders are called that go with the process that made them
_LONG, _SELDOM = 3, 3600  # seconds
_MOST = 400_000_000  # bytes: some thousand pictures of every entry, and the pages of a few other places


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What `make` gave once; the file begins with the digest of what follows. What disk or hand changed is made anew."""
    try:
        told, content = (data := path.read_bytes())[:_LENGTH], data[_LENGTH:]
    except FileNotFoundError:
        told, content = b"", b""
    if sha256(content).digest() == told:
        os.utime(path)  # it was used today
    else:
        content = make()
        write_file(path, sha256(content).digest() + content)
    return content


@contextmanager
def nothing_kept(project: Project) -> Iterator[Project]:
    """The project with nothing kept of what it made before; what it makes now is not kept either."""
    project.cache.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=project.cache, prefix=_PASSING[1]) as name, locked(Path(name), project.locks):
        yield replace(project, kept=Path(name))


def tidy(cache: Path, began: float) -> None:
    """Remove what a killed preview left, or a build that keeps nothing; forget what there is too much of.

    To look through all that is kept takes a tenth of a second: after builds that took long, and once an hour.
    """
    for folder in [it for name in _PASSING for it in cache.glob(f"{name}*")]:
        _remove_unless_busy(folder, cache)
    last = cache / "tidied"
    with suppress(OSError):
        if time.time() - began < _LONG and abs(began - last.stat().st_mtime) < _SELDOM:
            return
    forget(cache, unless_used_since=began)
    with suppress(OSError):
        last.touch()


def forget(cache: Path, unless_used_since: float, most: int = _MOST) -> None:
    """Remove what was not used for longest, until at most so many bytes are kept; never what this build used."""
    found = sorted(_used(cache))
    left = sum(size for _, size, _ in found)
    for when, size, name in found:
        if left <= most or when >= unless_used_since:
            return
        path = Path(name)
        if path.is_dir():
            _remove_unless_busy(path, cache)
        else:
            path.unlink(missing_ok=True)
        left -= size


def _used(cache: Path) -> Iterator[tuple[float, int, str]]:
    """(when it was used last, bytes, path) of each picture and each shelf, and of the pages for each other place."""
    for name in ("cards", "charts", "pages", "shelves"):
        for it in _inside(str(cache / name)):
            with suppress(FileNotFoundError):  # another build put it in its place, or forgot it
                yield it.stat().st_mtime, _size(it), it.path


def _size(it: os.DirEntry[str]) -> int:
    return sum(map(_size, _inside(it.path))) if it.is_dir() else it.stat().st_size


def _inside(folder: str) -> list[os.DirEntry[str]]:
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        return list(found)
    return []


def _remove_unless_busy(folder: Path, cache: Path) -> None:
    with suppress(BusyError), locked(folder, cache / "locks", wait=False):
        shutil.rmtree(folder, ignore_errors=True)
