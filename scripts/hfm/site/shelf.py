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

    The file begins with the digest of what follows: what disk or hand changed is not taken. A disk that is full or may
    not be written to takes nothing from what is made.
    """
    path = project.cache / "shelves" / name
    edition = program(project)
    found = _Packed(_read(path, edition))
    open_shelf = Shelf(found, lasting=lasting)
    yield open_shelf
    if open_shelf.differs:
        content = pickle.dumps((edition, found.with_new(open_shelf)), pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            write_file(path, sha256(content).digest() + content)


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


def _read(path: Path, edition: str) -> dict[Any, bytes]:
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    content = memoryview(data)[_LENGTH:]
    if sha256(content).digest() != data[:_LENGTH]:
        return {}
    known, found = pickle.loads(content)  # noqa: S301  a file of our own cache, as it was written
    return dict(found) if known == edition else {}
