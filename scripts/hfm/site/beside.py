"""Work that goes on beside other work: in a process of its own, where there is a core for it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from hfm.site.tools import ToolError

R = TypeVar("R")


@contextmanager
def beside(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Begin the work; what is given waits for its result, or raises what it raised.

    With one core, or in a program of several threads, which must not be split in two, the work is done when its result
    is wanted. Nobody waits for it where the other work failed.
    """
    if len(os.sched_getaffinity(0)) < 2 or threading.active_count() > 1:
        yield work
        return
    split = multiprocessing.get_context("fork")
    here, there = split.Pipe(duplex=False)
    process = split.Process(target=_work, args=(work, here, there))
    process.start()
    there.close()
    try:
        yield lambda: _result(here)
    finally:
        process.kill()
        process.join()
        here.close()


def _work(work: Callable[[], Any], other_end: Connection, told: Connection) -> None:
    other_end.close()  # else nobody would notice that who began it was killed, and it would wait for ever, with every lock
    with suppress(KeyboardInterrupt, BrokenPipeError):  # who began it has stopped, and says so
        answer: tuple[Any, Exception | None]
        try:
            answer = work(), None
        except Exception as error:
            answer = None, error
        told.send(answer)


def _result(told: Connection) -> Any:
    try:
        made, error = told.recv()
    except EOFError:
        raise ToolError("a part of the build was ended from outside; run the build again") from None
    if error:
        raise error
    return made
