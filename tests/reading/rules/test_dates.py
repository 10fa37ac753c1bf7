"""Dates do not contradict each other in silence."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place
from hfm.reading.validate import examine


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


# id, lines of a model of 2020, line and column, what is told on 27 November 2026
FUTURE = [
    ("checked", "verified: 2099-01-01", "6:11", "verified: 2099-01-01"),
    ("a preprint", "preprint: {server: arXiv, date: 2026-12}\ncorrections: [{field: year, source: list, source_value: a, reason: b.}]", "6:33", "preprint.date: 2026-12"),
    ("only an issue", "publication: {venue: Cell, kind: journal, year: 2020, date: 2027-01}\ncorrections: [{field: year, source: list, source_value: a, reason: b.}]", "6:61", "publication.date: 2027-01"),
    ("an issue far ahead", "preprint: {server: arXiv, date: '2020'}\npublication: {venue: Cell, kind: journal, year: 2090}", "7:49", "publication.year: 2090"),
    ("an arXiv id", "preprint: {server: arXiv, id: '2612.00001'}", "6:31", "2026-12, which"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "where", "said"), [it[1:] for it in FUTURE], ids=[it[0] for it in FUTURE])
def test_nothing_is_from_the_future(faulty: FaultyCatalog, lines: str, where: str, said: str) -> None:
    [problem] = examine(faulty.model(lines + "\n").folder, "2026-11-27")[1]

    assert place(problem) == f"models/vision/x-net.yaml:{where} from-the-future"
    assert f"{said} is in the future" in problem.message


def test_added_and_year_are_not_from_the_future(faulty: FaultyCatalog) -> None:
    path = faulty.model("").folder / "models/vision/x-net.yaml"
    path.write_text(path.read_text("utf-8").replace("2020", "2090").replace("2026-11-22", "2099-01-01"), "utf-8")
    year, added = examine(faulty.folder, "2026-11-27")[1]

    assert (place(year), place(added)) == (
        "models/vision/x-net.yaml:3:7 from-the-future",
        "models/vision/x-net.yaml:5:8 from-the-future",
    )
    assert added.tip == "write added: 2026-11-27"
    assert "2099" in examine(faulty.folder, "2098-01-01")[1][0].message
    assert "2098" not in examine(faulty.folder, "2098-01-01")[1][0].tip, "today, where the last zone is a day ahead"
    assert faulty.problems() == [], "a build is the same on any day"


def test_an_issue_may_be_dated_ahead_of_a_preprint(faulty: FaultyCatalog) -> None:
    more = "preprint: {server: arXiv, date: '2020'}\npublication: {venue: Cell, kind: journal, date: 2027-01}\n"

    assert examine(faulty.model(more).folder, "2026-11-27")[1] == []


@pytest.mark.parametrize("line", ["removed: [{kind: model, id: gone, day: 2027-01-01, reason: R.}]"])
def test_what_went_has_gone(faulty: FaultyCatalog, line: str) -> None:
    [problem] = examine(faulty.write("removed.yaml", line + "\n").folder, "2026-11-27")[1]

    assert place(problem) == "removed.yaml:1:40 from-the-future"


def test_a_year_to_come_is_told_once_with_the_year_to_write(faulty: FaultyCatalog) -> None:
    faulty.model("preprint: {server: arXiv, date: 2023-01}\n").change(
        "models/vision/x-net.yaml", "year: 2020", "year: 2032"
    )
    told = examine(faulty.folder, "2026-11-27")[1]

    assert [(it.code, it.tip) for it in told] == [("from-the-future", "write year: 2023")]
