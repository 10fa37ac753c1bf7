"""Put files on disk: the only module that writes pages. Whole files or nothing, and only what changed."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from threading import get_ident

Looks = dict[str, list[int]]
Told = dict[str, tuple[bytes, Callable[[], bytes]]]
"""Size and time of files, by their path. A folder that holds nothing is here too, with a slash behind its path."""


class BusyError(Exception):
    """Somebody else has the folder."""


@dataclass(frozen=True)
class Written:
    """How many files were written anew, left as they were, and removed."""

    changed: int
    same: int
    removed: int


def write_tree(
    folder: Path,
    files: Mapping[str, str | bytes],
    owned: Collection[str],
    kept: Collection[str] = (),
    there: Looks | None = None,
) -> Written:
    """Make the owned names below `folder` hold exactly `files` (relative posix path → content), and what is `kept` there.

    Who knows what is `there` already saves another look. Raises ValueError for a path outside the owned names, before
    anything is written.
    """
    for path in files:
        if path.split("/")[0] not in owned or ".." in path.split("/"):
            raise ValueError(f"{path} is not among the owned names {', '.join(sorted(owned))}")
    known = {*files, *kept}
    found = looks(folder, owned) if there is None else there
    strangers = [path for path in found if path not in known and path.split("/")[0] in owned]
    removed = sum(_remove(folder, path) for path in strangers)  # a folder may stand where a page goes
    changed = sum(write_file(folder / path, content) for path, content in files.items())
    return Written(changed, len(known) - changed, removed)


def write_file(path: Path, content: str | bytes, *, lasting: bool = False) -> bool:
    """Write the file unless it already says this; True if it was written. Readers see old or new, never half.

    With `lasting` that holds after a power cut too: for what a person wrote, not for what can be made again.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except (FileNotFoundError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
    # A name that nobody else has: of this process and of this thread. To find one by trying takes twice as long.
    fresh = path.with_name(f".writing-{os.getpid()}-{get_ident()}")
    try:
        with fresh.open("wb") as file:
            os.fchmod(file.fileno(), 0o644)
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return True


def settle(folder: Path) -> None:
    """Wait until what was written on the disk of this folder would outlast a power cut."""
    try:
        place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:  # it could not be made: nothing was written
        return
    try:
        ctypes.CDLL(None).syncfs(place)
    except (AttributeError, OSError):  # only Linux can do it for one disk
        os.sync()
    finally:
        os.close(place)


class Site:
    """A folder in the making. What `before` has just so is taken from there: a file is not written to say the same.

    `sizes` has the bytes of each file that was put here, by its path. `told` has what pages say to the search index and
    to no reader, by their paths: the digest of such a page, and how to make it; without it, pages are put here as such.
    """

    def __init__(self, folder: Path, before: Path | None = None, told: Told | None = None) -> None:
        self.folder, self._before, self.told = folder, before, told
        self.sizes: dict[str, int] = {}

    def put(self, path: str, content: bytes) -> None:
        """Put a file here, in place of one of this name."""
        before = self._before / path if self._before else None
        if before and _says(before, content):
            self.take(path, before)
        else:
            write_file(self.folder / path, content)
        self.sizes[path] = len(content)

    def take(self, path: str, source: Path) -> None:
        """The same file here too: a hard link, or a copy where the disk has none."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)


def _says(path: Path, content: bytes) -> bool:
    """Whether this is a file, and no link, that says just this."""
    try:
        status = path.lstat()
        return S_ISREG(status.st_mode) and status.st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def open_to_readers(folder: Path) -> None:
    """Let everyone read the folder, as a web server of another user must; tools make files by the user's umask."""
    for here, _, names in os.walk(folder):
        Path(here).chmod(0o755)
        for name in names:
            Path(here, name).chmod(0o644)


@contextmanager
def locked(folder: Path, locks: Path, *, wait: bool = True) -> Iterator[str]:
    """Have a folder to oneself, under a name of its own: the second of two builds waits for the first.

    Without `wait` it raises BusyError instead.
    """
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    locks.mkdir(parents=True, exist_ok=True)
    with (locks / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise BusyError from error
        yield name  # the kernel gives it back, however this process ends


def looks(folder: Path, owned: Collection[str]) -> Looks:
    """How all that stands below the owned names looks now."""
    found: Looks = {}
    for name in owned:
        place = folder / name
        if place.is_dir():
            _look(str(place), name, found)
        else:
            with suppress(FileNotFoundError, NotADirectoryError):
                found[name] = look(str(place))
    return found


def look(path: str) -> list[int]:
    """Size and time of a file; of a link its own."""
    status = os.lstat(path)
    return [status.st_size, status.st_mtime_ns]


def _look(folder: str, name: str, found: Looks) -> None:
    with suppress(FileNotFoundError), os.scandir(folder) as inside:
        known = len(found)
        for each in inside:
            path = f"{name}/{each.name}"
            if each.is_dir(follow_symlinks=False):
                _look(each.path, path, found)
            else:
                status = each.stat(follow_symlinks=False)
                found[path] = [status.st_size, status.st_mtime_ns]
        if len(found) == known:
            found[f"{name}/"] = [0, 0]


def _remove(folder: Path, path: str) -> bool:
    """Remove a file, or a folder that holds nothing, and the folders that are empty then; True if it was a file."""
    place, is_file = folder / path, not path.endswith("/")
    if is_file:
        place.unlink(missing_ok=True)
        place = place.parent
    with suppress(OSError):  # something else is in it
        while place != folder:
            place.rmdir()
            place = place.parent
    return is_file
