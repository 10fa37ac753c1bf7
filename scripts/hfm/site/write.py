"""Put files on disk: the only module that writes pages. Whole files or nothing, and only what changed."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from threading import get_ident


class BusyError(Exception):
    """Somebody else has the folder."""


@dataclass(frozen=True)
class Written:
    """How many files were written anew, left as they were, and removed."""

    changed: int
    same: int
    removed: int


def write_tree(
    folder: Path, files: Mapping[str, str | bytes], owned: Collection[str], kept: Collection[str] = ()
) -> Written:
    """Make the owned names below `folder` hold exactly `files` (relative posix path → content), and what is `kept` there.

    Raises ValueError for a path outside the owned names, before anything is written.
    """
    for path in files:
        if path.split("/")[0] not in owned or ".." in path.split("/"):
            raise ValueError(f"{path} is not among the owned names {', '.join(sorted(owned))}")
    known = {*files, *kept}
    removed = sum(_remove_strangers(folder, name, known) for name in owned)  # a folder may stand where a page goes
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

    `sizes` has the bytes of each file that was put here, by its path.
    """

    def __init__(self, folder: Path, before: Path | None = None) -> None:
        self.folder, self._before = folder, before
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


def _remove_strangers(folder: Path, name: str, files: Collection[str]) -> int:
    """Remove what stands below an owned name and is not in `files`; empty folders go too."""
    top = folder / name
    if top.is_file():
        if name in files:
            return 0
        top.unlink()
        return 1
    removed = 0
    for here, _, names in os.walk(top, topdown=False):
        for each in names:
            path = Path(here, each)
            if path.relative_to(folder).as_posix() not in files:
                path.unlink()
                removed += 1
        if not os.listdir(here):
            Path(here).rmdir()
    return removed
