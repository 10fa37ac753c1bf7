"""Work in another Python: done, failed, or ended at once with all that it began."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hfm.site.apart import apart
from hfm.site.tools import ToolError

# A tool that writes its number into a file, and waits for ever.
_TOOL = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(9999)"


def _is_alive(process: int) -> bool:
    status = Path(f"/proc/{process}/status")
    return status.is_file() and "State:\tZ" not in status.read_text(encoding="utf-8")


def test_what_is_wanted_to_the_end_is_done(tmp_path: Path) -> None:
    assert apart(Path.write_text, tmp_path / "done", "well", unwanted=lambda: False)
    assert (tmp_path / "done").read_text(encoding="utf-8") == "well"


def test_what_it_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="no number"):
        apart(int, "no number", unwanted=lambda: False)


def test_what_is_ended_from_outside_is_told_in_one_line() -> None:
    with pytest.raises(ToolError, match="ended from outside"):
        apart(os._exit, 1, unwanted=lambda: False)


def test_what_is_not_wanted_any_more_ends_with_all_that_it_began(tmp_path: Path) -> None:
    told = tmp_path / "tool"
    tool = [sys.executable, "-c", _TOOL, str(told)]
    assert not apart(subprocess.run, tool, unwanted=lambda: told.is_file() and bool(told.read_text(encoding="utf-8")))
    until = time.monotonic() + 60
    while _is_alive(int(told.read_text(encoding="utf-8"))) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _is_alive(int(told.read_text(encoding="utf-8")))
