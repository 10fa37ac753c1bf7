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


PLACES = [
    ("{source: survey, table: XXIX}", "35", "unknown-table", "survey has no table 'XXIX'"),
    ("{source: list, row: 3}", "31", "no-place", "a row, but no table"),
    ("{source: trust-survey, table: '2', row: 0}", "51", "out-of-range", "there is no row 0"),
    ("{source: survey, table: II, row: 68}", "44", "out-of-range", "there is no row 68"),
    ("{source: survey, table: II}", "35", "no-place", "a table, but no row"),
    ("{source: survey, table: II, row: 33}", "44", "row-taken", "row 33 of table II of survey is catalog/models/"),
]


@pytest.mark.parametrize(("source", "column", "code", "message"), PLACES)
def test_a_place_in_a_source_is_there_and_free(
    faulty: FaultyCatalog, source: str, column: str, code: str, message: str
) -> None:
    faulty.model("")
    problem = faulty.change("models/vision/x-net.yaml", "{source: list}", source).one_problem()

    assert place(problem) == f"models/vision/x-net.yaml:4:{column} {code}"
    assert message in problem.message


def test_a_correction_names_a_source_of_the_entry(faulty: FaultyCatalog) -> None:
    more = "corrections: [{field: year, source: survey, source_value: '2019', reason: R.}]\n"
    problem = faulty.model(more).one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:37 unnamed-source"
    assert problem.tip == "add `- source: survey` below sources, or name one of list"


def test_a_source_that_has_the_same_is_not_corrected(faulty: FaultyCatalog) -> None:
    value = "corrections: [{field: weights.access, url: 'https://a.org/x', source_value: by request, reason: So.}]\n"
    problem = faulty.model("weights: {url: 'https://a.org/w', access: by-request}\n" + value).one_problem()

    assert problem.code == "no-correction"
    assert problem.message == "corrections: the entry has 'by-request' too, so this source is not corrected"
