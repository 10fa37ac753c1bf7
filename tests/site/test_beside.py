"""Work beside other work gives what it would give alone, and fails as it would alone."""

from __future__ import annotations

import os

import pytest

from hfm.site.beside import beside
from hfm.site.tools import ToolError


@pytest.fixture(params=["two cores", "one core"], autouse=True)
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    number = 2 if request.param == "two cores" else 1
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(number)))
    return number


def fail() -> None:
    raise ToolError("a tool is missing")


def test_its_result_is_given(cores: int) -> None:
    with beside(os.getpid) as found:
        other = found()

    assert (other == os.getpid()) == (cores == 1)


def test_what_it_raises_is_raised() -> None:
    with pytest.raises(ToolError, match="a tool is missing"), beside(fail) as found:
        found()


def test_nobody_waits_for_it_where_the_other_work_failed() -> None:
    with pytest.raises(ZeroDivisionError), beside(lambda: os.read(os.pipe()[0], 1)):
        print(1 // 0)


def test_that_it_was_ended_is_told(cores: int) -> None:
    if cores == 2:
        with pytest.raises(ToolError, match="ended from outside"), beside(lambda: os.kill(os.getpid(), 9)) as found:
            found()
