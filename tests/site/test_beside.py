"""Work beside other work gives what it would give alone, and fails as it would alone: in a program of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

import pytest

from checkouts import ROOT
from hfm.site.beside import Shares, beside


@pytest.fixture
def shares() -> Iterator[Shares]:
    with closing(Shares("ab")) as made:
        yield made


CORES = {"two cores": 2, "one core": 1}
PROGRAM = """
import os
from hfm.site.beside import beside, standing_by
from hfm.site.tools import ToolError

os.sched_getaffinity = lambda _: set(range({cores}))

def fail():
    raise ToolError("a tool is missing")

try:
    {lines}
except (ToolError, ZeroDivisionError) as error:
    print(type(error).__name__, error)
"""


def run(cores: int, work: str, other: str = "pass") -> str:
    """What a program says that does this work beside the other."""
    return said(cores, f"with beside({work}) as found: {other}; print(found() == os.getpid())")


def ask(cores: int, prepare: str) -> str:
    """What a program says that has two questions for who stands by."""
    return said(cores, f"with standing_by({prepare}) as ask: print(ask(1) == ask(2) == os.getpid())")


def said(cores: int, lines: str) -> str:
    program = PROGRAM.format(cores=cores, lines=lines)
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

    def test_who_stands_by_answers_every_question(self, cores: int) -> None:
        assert ask(cores, "lambda: lambda question: os.getpid()") == str(cores == 1)

    def test_who_stands_by_and_is_not_ready_says_so_when_asked(self, cores: int) -> None:
        assert ask(cores, "fail") == "ToolError a tool is missing"


def test_each_share_is_taken_once(shares: Shares) -> None:
    """Whoever is free takes the next; there is none before some are offered."""
    assert list(shares.taken("b")) == []

    shares.offer("b", 200)
    with beside(lambda: list(shares.taken("b"))) as others:
        taken = [*shares.taken("b"), *others()]

    assert sorted(taken) == [*range(200)]
    assert list(shares.taken("a")) == list(shares.taken("b")) == []


def test_what_began_beside_may_begin_more() -> None:
    """Others have ended before, of whom it knows nothing."""
    lines = """with beside(os.getpid) as first: first()
    def nested():
        with beside(os.getpid) as innermost: return innermost()
    with beside(nested) as second: print(second() != os.getpid())"""

    assert said(2, lines) == "True"


@pytest.mark.parametrize("end", [partial(run, 2, "lambda: os._exit(9)"), partial(ask, 2, "lambda: os._exit")])
def test_that_it_was_ended_is_told(end: Callable[[], str]) -> None:
    assert end() == "ToolError a part of the build was ended from outside; run the build again"


def test_who_is_left_behind_ends_and_holds_no_lock_for_ever() -> None:
    """The program is killed alone; what it says ends when the last of its processes has."""
    assert run(2, "lambda: b'x' * 10_000_000", "os.kill(os.getpid(), 9)") == ""
