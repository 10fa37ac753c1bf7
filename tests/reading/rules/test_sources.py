"""Every fact has a place where it was read."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place


@pytest.mark.parametrize("source", ["{}", "{states: the year}", "{table: II}"])
def test_a_source_names_a_place(faulty: FaultyCatalog, source: str) -> None:
    faulty.model("")
    problem = faulty.change("models/vision/x-net.yaml", "{source: list}", source).one_problem()

    assert place(problem).endswith(" no-place")
    assert "an address" in problem.tip


def test_a_correction_says_what_has_the_other_value(faulty: FaultyCatalog) -> None:
    problem = faulty.model("corrections: [{field: year, source_value: '2019', reason: R.}]\n").one_problem()

    assert place(problem).endswith(" no-place")


@pytest.mark.parametrize("name", ["x.yaml~", "x.yaml.orig", "Thumbs.db"])
def test_what_a_program_left_is_told_as_such(faulty: FaultyCatalog, name: str) -> None:
    problem = faulty.write(f"models/vision/{name}", "x").one_problem()

    assert (problem.code, problem.tip) == ("left-over", "delete it")
