"""What was made, kept under the digest of all it was made from: what lies on a shelf cannot be out of date."""

from __future__ import annotations

import io
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from hfm.project import Project
from hfm.site.write import write_file

_LENGTH = sha256().digest_size
_MUCH = 8  # of so many things that lie together one may be another before all are written anew


class Shelf:
    """Things by what they were made from. A thing that nobody asked for since the shelf was opened is put away.

    What lies on one that is `lasting` stays: there a thing has a name, and another of this name takes its place.
    """

    def __init__(self, found: Mapping[Any, Any], *, lasting: bool = False) -> None:
        self._found = found
        self.used: dict[Any, Any] = dict(found) if lasting else {}
        self.new: set[Any] = set()

    def __bool__(self) -> bool:
        """Whether something lay on it when it was opened."""
        return bool(self._found)

    def get(self, made_from: Any) -> Any:
        """What was made from this, or None."""
        if made_from not in self.used and made_from in self._found:
            self.used[made_from] = self._found[made_from]
        return self.used.get(made_from)

    def __setitem__(self, made_from: Any, thing: Any) -> None:
        self.used[made_from] = thing
        self.new.add(made_from)

    @property
    def differs(self) -> bool:
        """Whether it holds another selection than the one it was opened with."""
        return bool(self.new) or len(self.used) != len(self._found)


class _Packed(Mapping[Any, Any]):
    """Things that were packed one by one: only what is asked for is unpacked, and only what is new is packed."""

    def __init__(self, packed: Mapping[Any, bytes]) -> None:
        self._packed = packed

    def __contains__(self, made_from: object) -> bool:
        return made_from in self._packed

    def __getitem__(self, made_from: Any) -> Any:
        return unpacked(self._packed[made_from])

    def __iter__(self) -> Iterator[Any]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def with_new(self, on: Shelf) -> dict[Any, bytes]:
        """What is on the shelf now, packed."""
        return {
            made_from: pickle.dumps(thing, pickle.HIGHEST_PROTOCOL) if made_from in on.new else self._packed[made_from]
            for made_from, thing in on.used.items()
        }


@contextmanager
def shelf(project: Project, name: str, *, lasting: bool = False) -> Iterator[Shelf]:
    """The shelf of this name as the last build left it; empty when this program is another one than then.

    What disk or hand changed is not taken. A disk that is full or may not be written to takes nothing from what is made.
    """
    path, edition = project.cache / "shelves" / name, program(project).encode()
    _, told = _read(path, edition)
    found = _Packed(told or {})
    open_shelf = Shelf(found, lasting=lasting)
    yield open_shelf
    if open_shelf.differs:
        with suppress(OSError):
            _write(path, edition, found.with_new(open_shelf))


@contextmanager
def whole_shelf(project: Project, name: str) -> Iterator[Shelf]:
    """The same for thousands of things that are all asked for: they are taken out at once.

    What is other after an edit stands in a file beside them, until it is much; what lies there for other things than
    these is not taken.
    """
    path, edition = project.cache / "shelves" / name, program(project).encode()
    beside = path.with_name(f"{name}-since")
    seal, told = _read(path, edition)
    things: dict[Any, Any] = told or {}
    _, since = _read(beside, seal)
    new, gone = since or ({}, set())
    found = things | new
    for made_from in gone:
        del found[made_from]
    open_shelf = Shelf(found)
    yield open_shelf
    if not open_shelf.differs:
        return
    used = open_shelf.used
    new = {made_from: thing for made_from, thing in used.items() if things.get(made_from) is not thing}
    gone = things.keys() - used.keys()
    with suppress(OSError):
        if _MUCH * (len(new) + len(gone)) <= len(things):
            _write(beside, seal, (new, gone))
        else:
            beside.unlink(missing_ok=True)
            _write(path, edition, used)


def made_of(thing: Any) -> bytes:
    """The digest of a value, all that is in it included: the same for what is equal, and for nothing else."""
    return sha256(packed(thing)).digest()


def packed(thing: Any) -> bytes:
    """A value as bytes: the same for what is equal, and for nothing else."""
    out = io.BytesIO()
    writer = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    writer.fast = True  # without it, equal values that share other parts of themselves would differ
    writer.dump(thing)
    return out.getvalue()


def unpacked(content: bytes) -> Any:
    return pickle.loads(content)  # noqa: S301  of a file of our own cache, as it was written


def shelf_name(folder: Path) -> str:
    """What the shelf of a folder is called."""
    return sha256(str(folder.resolve()).encode()).hexdigest()[:16]


@cache
def program(project: Project) -> str:
    """A digest of this program, its libraries and the Python that runs it."""
    digest = sha256(sys.version.encode())
    package = Path(__file__).parents[1]
    for here, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(it for it in names if it.endswith(".py")):
            with open(f"{here}/{name}", "rb") as file:  # noqa: PTH123  there are hundreds
                digest.update(f"{here[len(str(package)) :]}/{name}\0".encode() + sha256(file.read()).digest())
    with suppress(FileNotFoundError):
        digest.update((project.root / "requirements.txt").read_bytes())
    return digest.hexdigest()


def _read(path: Path, belongs_to: bytes) -> tuple[bytes, Any]:
    """What was written to go with this, and its seal; None where something else lies there, or nothing."""
    try:
        data = path.read_bytes()
    except OSError:
        return b"", None
    seal, content = data[:_LENGTH], memoryview(data)[_LENGTH:]
    if seal != _seal(belongs_to, content):
        return b"", None
    with suppress(OSError):
        os.utime(path)  # it was used today
    return seal, pickle.loads(content)  # noqa: S301  a file of our own cache, as it was written


def _write(path: Path, belongs_to: bytes, thing: Any) -> None:
    content = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    write_file(path, _seal(belongs_to, content) + content)


def _seal(belongs_to: bytes, content: bytes | memoryview) -> bytes:
    """What a file begins with: a digest of what follows, and of what that goes with."""
    digest = sha256(belongs_to)
    digest.update(content)
    return digest.digest()
