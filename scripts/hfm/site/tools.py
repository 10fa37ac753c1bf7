"""Run the programs of others that a build needs: what they said, or in one line why they failed."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_MOST_TOLD = 4000  # letters; the last ones, where a program says what went wrong


class ToolError(Exception):
    """A tool outside this program failed or is missing; the message says which and what to do."""


def run_tool(
    name: str, command: Sequence[str | Path], folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """Everything the program said. Raises ToolError with its own words, or with the signal that ended it."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    said = (done.stdout + done.stderr).strip()
    if done.returncode < 0:
        raise ToolError(f"{name} was ended by {signal.Signals(-done.returncode).name}; run the build again")
    if done.returncode:
        words = said[-_MOST_TOLD:] or f"it said nothing (status {done.returncode})"
        raise ToolError(f"{name} failed:{chr(10) if chr(10) in words else ' '}{words}")
    return said
