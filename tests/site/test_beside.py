"""Work beside other work gives what it would give alone, and fails as it would alone: in a program of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checkouts import ROOT

CORES = {"two cores": 2, "one core": 1}
PROGRAM = """
import os
from hfm.site.beside import beside
from hfm.site.tools import ToolError

os.sched_getaffinity = lambda _: set(range({cores}))

def fail():
    raise ToolError("a tool is missing")

try:
    with beside({work}) as found:
        {other}
        print(found() == os.getpid())
except (ToolError, ZeroDivisionError) as error:
    print(type(error).__name__, error)
"""


def run(cores: int, work: str, other: str = "") -> str:
    """What a program says that does this work beside the other."""
    program = PROGRAM.format(cores=cores, work=work, other=other or "pass")
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r})\n{program}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout.strip() or done.stderr


@pytest.mark.parametrize("cores", CORES.values(), ids=CORES)
class TestBeside:
    def test_its_result_is_given(self, cores: int) -> None:
        assert run(cores, "os.getpid") == str(cores == 1)

    def test_what_it_raises_is_raised(self, cores: int) -> None:
        assert run(cores, "fail") == "ToolError a tool is missing"

    def test_nobody_waits_for_it_where_the_other_work_failed(self, cores: int) -> None:
        assert run(cores, "lambda: os.read(os.pipe()[0], 1)", "1 / 0") == "ZeroDivisionError division by zero"


def test_that_it_was_ended_is_told() -> None:
    told = run(2, "lambda: os.kill(os.getpid(), 9)")
    assert told == "ToolError a part of the build was ended from outside; run the build again"


def test_who_is_left_behind_ends_and_holds_no_lock_for_ever() -> None:
    """The program is killed alone; what it says ends when the last of its processes has."""
    assert run(2, "lambda: b'x' * 10_000_000", "os.kill(os.getpid(), 9)") == ""
