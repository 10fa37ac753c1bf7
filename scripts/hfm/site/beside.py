"""Work that goes on beside other work: in a process of its own, where there is a core for it."""

from __future__ import annotations

import fcntl
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from io import BytesIO
from itertools import accumulate, chain, pairwise
from mmap import PROT_READ, mmap
from tempfile import TemporaryFile
from typing import IO, Any, NoReturn, TypeVar

from hfm.site.tools import ToolError

_ROOM = 1 << 20  # bytes on their way

A = TypeVar("A")
Q = TypeVar("Q")
R = TypeVar("R")


@contextmanager
def beside(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Begin the work; what is given waits for its result, or raises what it raised.

    With one core, or in a program of several threads, which must not be split in two, the work is done when its result
    is wanted. Nobody waits for it where the other work failed.
    """
    if not _may_split():
        yield work
        return
    with _shared() as place, _process(lambda asker: asker.tell(_outcome(partial(_leave, work, place)))) as other:
        yield lambda: _left(place, other)


@contextmanager
def standing_by(prepare: Callable[[], Callable[[Q], A]]) -> Iterator[Callable[[Q], A]]:
    """Begin to prepare; what is given asks who is prepared, waits for the answer, or raises what was raised.

    Where there is no process of its own for it, it is prepared when somebody first asks.
    """
    prepared = cache(prepare)

    def answer(question: Q) -> A:
        return prepared()(question)

    def answer_all(asker: _Line) -> None:
        with suppress(Exception):  # it is raised again for who asks
            prepared()
        while True:
            asker.tell(_outcome(partial(answer, asker.hear())))

    if not _may_split():
        yield answer
        return
    with _process(answer_all) as other:
        yield partial(_result, other)


class Shares:
    """Parts of some work, by their numbers in piles: each part is done by the process that comes first."""

    def __init__(self, piles: Iterable[str]) -> None:
        self._piles = {pile: os.pipe() for pile in piles}
        for here, _ in self._piles.values():
            os.set_blocking(here, False)

    def offer(self, pile: str, parts: int) -> None:
        """Let whoever is free take from so many parts, 256 at most."""
        os.write(self._piles[pile][1], bytes(range(parts)))

    def taken(self, pile: str) -> Iterator[int]:
        """The part of a pile that nobody has taken, as long as there is one."""
        with suppress(BlockingIOError):
            while True:
                yield os.read(self._piles[pile][0], 1)[0]

    def close(self) -> None:
        for end in chain.from_iterable(self._piles.values()):
            os.close(end)


def _shared() -> IO[bytes]:
    """A file of no name, in memory where there is such: who leaves much there waits for nobody who takes it."""
    return os.fdopen(os.memfd_create("left"), "w+b") if hasattr(os, "memfd_create") else TemporaryFile()


def _may_split() -> bool:
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


class _Line:
    """One end of a line between two processes: what is told at one end is heard at the other."""

    def __init__(self, hears: int, tells: int) -> None:
        self._hears, self._tells = os.fdopen(hears, "rb"), os.fdopen(tells, "wb")

    def tell(self, thing: Any) -> None:
        pickle.dump(thing, self._tells, pickle.HIGHEST_PROTOCOL)
        self._tells.flush()

    def hear(self) -> Any:
        return pickle.load(self._hears)  # noqa: S301  of a process of our own

    def close(self) -> None:
        self._hears.close()
        with suppress(BrokenPipeError):  # of what was not told to the end
            self._tells.close()


def _line() -> tuple[_Line, _Line]:
    (here, from_there), (there, from_here) = os.pipe(), os.pipe()
    with suppress(AttributeError, OSError):  # Linux alone; who tells much waits less for who hears
        for end in (from_here, from_there):
            fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, _ROOM)
    return _Line(here, from_here), _Line(there, from_there)


@contextmanager
def _process(work: Callable[[_Line], None]) -> Iterator[_Line]:
    """A process that does this with its end of the line, and ends with who began it."""
    _forget_ended()
    here, there = _line()
    process = os.fork()
    if not process:
        _ended.clear()  # which are not its own
        here.close()  # else nobody would notice that who began it was killed, and it would wait for ever, with every lock
        _work(work, there)
    there.close()
    try:
        yield here
    finally:
        os.kill(process, signal.SIGKILL)
        _ended.append(process)  # nobody waits until all of its memory is free
        here.close()


_ended: list[int] = []


def _forget_ended() -> None:
    _ended[:] = [process for process in _ended if not os.waitpid(process, os.WNOHANG)[0]]


def _work(work: Callable[[_Line], None], asker: _Line) -> NoReturn:
    try:
        with suppress(KeyboardInterrupt, ConnectionError, EOFError):  # who began it has stopped, and says so
            work(asker)
    except BaseException:
        sys.excepthook(*sys.exc_info())  # as what it wanted to tell cannot be told
    os._exit(0)


def _outcome(work: Callable[[], Any]) -> tuple[Any, Exception | None]:
    try:
        return work(), None
    except Exception as error:
        return None, error


def _result(other: _Line, question: Any) -> Any:
    with _ended_from_outside():
        other.tell(question)
        made, error = other.hear()
    if error:
        raise error
    return made


class _Pickler(pickle.Pickler):
    """What is seen through a window of memory stands by itself, so that who takes it need not copy it."""

    def reducer_override(self, thing: Any) -> Any:
        return (memoryview, (pickle.PickleBuffer(thing),)) if isinstance(thing, memoryview) else NotImplemented


def _leave(work: Callable[[], Any], place: IO[bytes]) -> list[int]:
    """Do the work and put there what came of it; how long its parts are, of which the first says what the others are."""
    seen: list[pickle.PickleBuffer] = []
    _Pickler(head := BytesIO(), pickle.HIGHEST_PROTOCOL, buffer_callback=seen.append).dump(_outcome(work))
    parts = [head.getbuffer(), *(it.raw() for it in seen)]
    place.writelines(parts)
    place.flush()
    return [part.nbytes for part in parts]


def _left(place: IO[bytes], other: _Line) -> Any:
    with _ended_from_outside():
        lengths, error = other.hear()
        if not error:
            whole = memoryview(mmap(place.fileno(), 0, prot=PROT_READ))
            head, *seen = (whole[start:end] for start, end in pairwise(accumulate(lengths, initial=0)))
            made, error = pickle.loads(head, buffers=seen)  # noqa: S301  of a process of our own
    if error:
        raise error
    return made


@contextmanager
def _ended_from_outside() -> Iterator[None]:
    try:
        yield
    except (ConnectionError, EOFError, pickle.UnpicklingError):
        raise ToolError("a part of the build was ended from outside; run the build again") from None
