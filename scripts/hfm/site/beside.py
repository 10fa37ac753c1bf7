"""Work that goes on beside other work: in a process of its own, where there is a core for it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from hfm.site.tools import ToolError

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
    with _process(lambda told: told.send(_outcome(work))) as other:
        yield lambda: _result(other)


@contextmanager
def standing_by(prepare: Callable[[], Callable[[Q], A]]) -> Iterator[Callable[[Q], A]]:
    """Begin to prepare; what is given asks who is prepared, waits for the answer, or raises what was raised.

    Where there is no process of its own for it, it is prepared when somebody first asks.
    """
    prepared = cache(prepare)

    def answer(question: Q) -> A:
        return prepared()(question)

    def answer_all(told: Connection) -> None:
        with suppress(Exception):  # it is raised again for who asks
            prepared()
        while True:
            told.send(_outcome(partial(answer, told.recv())))

    if not _may_split():
        yield answer
        return
    with _process(answer_all) as other:
        yield partial(_result, other)


def _may_split() -> bool:
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


@contextmanager
def _process(work: Callable[[Connection], None]) -> Iterator[Connection]:
    """A process that does this with its end of the connection, and ends with who began it."""
    split = multiprocessing.get_context("fork")
    here, there = split.Pipe()
    process = split.Process(target=_work, args=(work, here, there))
    process.start()
    there.close()
    try:
        yield here
    finally:
        process.kill()
        process.join()
        here.close()


def _work(work: Callable[[Connection], None], other_end: Connection, told: Connection) -> None:
    other_end.close()  # else nobody would notice that who began it was killed, and it would wait for ever, with every lock
    with suppress(KeyboardInterrupt, ConnectionError, EOFError):  # who began it has stopped, and says so
        work(told)


def _outcome(work: Callable[[], Any]) -> tuple[Any, Exception | None]:
    try:
        return work(), None
    except Exception as error:
        return None, error


def _result(other: Connection, *questions: Any) -> Any:
    try:
        for question in questions:
            other.send(question)
        made, error = other.recv()
    except (ConnectionError, EOFError):
        raise ToolError("a part of the build was ended from outside; run the build again") from None
    if error:
        raise error
    return made
