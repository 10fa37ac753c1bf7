"""Work in a program of its own, which is ended at once when it is no longer wanted."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from hfm.site.tools import ToolError

_PAUSE = 0.1  # seconds between two questions whether the work is wanted still


def apart(work: Callable[..., Any], *given: Any, unwanted: Callable[[], bool]) -> bool:
    """Do the work; False where it was ended before it was done. Raises what it raised.

    Another Python does it, and whatever that begins ends with it: work and what it is given must bear to be pickled.
    """
    fresh = multiprocessing.get_context("spawn")
    here, there = fresh.Pipe(duplex=False)
    process = fresh.Process(target=_work, args=(work, given, there))
    process.start()
    there.close()
    try:
        while not here.poll(_PAUSE):
            if unwanted():
                return False
        error = here.recv()
    except EOFError:
        raise ToolError("a part of the build was ended from outside; save a file to begin again") from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid or 0, signal.SIGKILL)
        process.kill()  # where it had no group of its own yet
        process.join()
        here.close()
    if error:
        raise error
    return True


def _work(work: Callable[..., Any], given: tuple[Any, ...], told: Connection) -> None:
    os.setsid()
    error = None
    try:
        work(*given)
    except Exception as raised:
        error = raised
    with suppress(BrokenPipeError):  # nobody waits for it any more
        told.send(error)
