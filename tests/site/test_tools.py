"""A program that fails, dies or says nothing ends in one line that names it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hfm.project import Project
from hfm.site.faults import told
from hfm.site.tools import ToolError, run_tool


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("raise SystemExit('no such page')", "painter failed: no such page"),
        ("raise SystemExit(7)", "painter failed: it said nothing (status 7)"),
        ("import os; os.kill(os.getpid(), 9)", "painter was ended by SIGKILL; run the build again"),
        ("import os; os.write(2, b'\\xff'); raise SystemExit(1)", "painter failed: \ufffd"),
    ],
    ids=["fails", "says nothing", "is killed", "speaks no UTF-8"],
)
def test_why_a_tool_failed(program: str, said: str) -> None:
    with pytest.raises(ToolError) as error:
        run_tool("painter", [sys.executable, "-c", program])

    assert str(error.value) == said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "site/a"), "error: site/a: No space left on device"),
        (OSError(24, "Too many open files"), "error: Too many open files"),
        (MemoryError(), "error: there is not enough memory"),
        (ImportError("a.so: failed to map segment from shared object"), "error: there is not enough memory"),
        (RuntimeError("can't start new thread"), "error: the system lets this program start no further thread"),
    ],
    ids=["disk", "files", "memory", "memory for a library", "threads"],
)
def test_what_the_machine_lacks_is_told_and_is_no_fault_of_ours(error: Exception, said: str, tmp_path: Path) -> None:
    assert told(error, Project(tmp_path)) == said
    assert not (tmp_path / ".cache").exists()
