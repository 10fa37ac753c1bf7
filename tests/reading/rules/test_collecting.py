"""How far the catalog is collected: days in order, sub-fields that are some, each part once."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place
from hfm.reading.validate import examine

WRONG = [
    ("in part for a shorter time", "kind: model, whole_until: 2026-05-01, partly_until: 2026-04-30", "2:32 bad-value"),
    ("a sub-field of no model", "kind: model, subfield: visoin, partly_until: 2026-04-30", "2:29 unknown-term"),
    ("a kind without sub-fields", "kind: study, subfield: vision, partly_until: 2026-04-30", "2:29 unknown-term"),
    ("a day that is none", "kind: model, partly_until: 2026-02-30", "2:33 bad-date"),
]


@pytest.mark.parametrize(("line", "where"), [it[1:] for it in WRONG], ids=[it[0] for it in WRONG])
def test_what_does_not_fit_is_told_at_its_place(faulty: FaultyCatalog, line: str, where: str) -> None:
    problems = faulty.write("collected.yaml", f"collected:\n  - {{{line}}}\n").problems()

    assert [place(it) for it in problems] == [f"collected.yaml:{where}"]


def test_a_part_stands_once(faulty: FaultyCatalog) -> None:
    part = "  - {kind: study, partly_until: 2026-04-30}\n"
    faulty.write("collected.yaml", f"collected:\n{part}{part}")

    assert [place(it) for it in faulty.problems()] == ["collected.yaml:3:5 duplicate-item"]


def test_the_days_come_with_the_catalog(faulty: FaultyCatalog) -> None:
    faulty.write("collected.yaml", "collected:\n  - {kind: dataset, partly_until: 2026-04-30}\n")

    assert [(it.kind, it.whole_until, it.partly_until) for it in examine(faulty.folder)[0].collected] == [
        ("dataset", None, "2026-04-30")
    ]
