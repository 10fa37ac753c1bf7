"""What is kept between builds, proven when it is taken out, and forgotten when there is too much of it."""

from __future__ import annotations

import os
import shutil
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


def forget(cache: Path, unless_used_since: float, most: int = _MOST) -> None:
    """Remove what was not used for longest, until at most so many bytes are kept; never what this build used.

    What a killed preview left, or a build that keeps nothing, goes at once.
    """
    for folder in [it for name in _PASSING for it in cache.glob(f"{name}*")]:
        _remove_unless_busy(folder, cache)
    found = sorted(_used(cache))
    left = sum(size for _, size, _ in found)
    for when, size, path in found:
        if left <= most or when >= unless_used_since:
            return
        if path.is_dir():
            _remove_unless_busy(path, cache)
        else:
            path.unlink(missing_ok=True)
        left -= size


def _used(cache: Path) -> Iterator[tuple[float, int, Path]]:
    """(when it was used last, bytes, path) of each picture and each shelf, and of the pages for each other place."""
    for path in [it for name in ("cards", "charts", "pages", "shelves") for it in (cache / name).glob("*")]:
        with suppress(FileNotFoundError):  # another build put it in its place, or forgot it
            inside = (Path(here, name) for here, _, names in os.walk(path) for name in names)
            size = sum(it.stat().st_size for it in inside) if path.is_dir() else path.stat().st_size
            yield path.stat().st_mtime, size, path


def _remove_unless_busy(folder: Path, cache: Path) -> None:
    with suppress(BusyError), locked(folder, cache / "locks", wait=False):
        shutil.rmtree(folder, ignore_errors=True)
