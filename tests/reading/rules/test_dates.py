"""Dates do not contradict each other in silence."""

from __future__ import annotations

from faults import FaultyCatalog, place


def test_a_work_is_published_in_its_year(faulty: FaultyCatalog) -> None:
    problem = faulty.model("published: 2021-03\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:12 dates-disagree"
    assert problem.message == "published 2021-03 is not in the year 2020"


def test_a_correction_explains_why_two_dates_differ(faulty: FaultyCatalog) -> None:
    more = "corrections: [{field: year, source: list, source_value: '2021', reason: The table has 2020.}]\n"

    assert faulty.model("published: 2021-03\n" + more).problems() == []
