"""Python's search for garbage, which costs much where so many values are made and kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Nothing made here is garbage before the end; to look for some among so many values takes a fifth of the time.

    What is left then goes with the process; one that lives on, such as a preview, calls `gc.unfreeze`.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_collecting:
            gc.enable()
