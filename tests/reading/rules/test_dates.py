"""Dates do not contradict each other in silence."""

from __future__ import annotations

from faults import FaultyCatalog, place


def test_the_year_is_that_of_the_first_public_day(faulty: FaultyCatalog) -> None:
    problem = faulty.model("preprint: {server: arXiv, date: 2021-03}\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:3:7 dates-disagree"
    assert problem.message == "year: 2020, but the work was first public in 2021"


def test_the_year_may_be_that_of_the_publication(faulty: FaultyCatalog) -> None:
    more = "preprint: {server: arXiv, date: 2019-12}\npublication: {venue: Cell, kind: journal, year: 2020}\n"

    assert faulty.model(more).problems() == []


def test_a_correction_explains_why_two_dates_differ(faulty: FaultyCatalog) -> None:
    more = "corrections: [{field: year, source: list, source_value: '2021', reason: The table has 2020.}]\n"

    assert faulty.model("preprint: {server: arXiv, date: 2021-03}\n" + more).problems() == []


def test_an_entry_is_not_verified_before_it_was_added(faulty: FaultyCatalog) -> None:
    problem = faulty.model("verified: 2026-11-21\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:11 dates-disagree"
    assert problem.tip == "write verified: 2026-11-22"
