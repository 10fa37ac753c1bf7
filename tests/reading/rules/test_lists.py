"""Lists say each thing once, and what names a field names a real one."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

TWICE = [
    ("a term", "tasks: [segmentation, question-answering, segmentation]\n", "6:43"),
    ("a reference", "applications:\n  - disease-prognosis\n  - disease-prognosis\n", "8:5"),
    ("a name", "aliases: [X, Z, X]\n", "6:17"),
]


@pytest.mark.parametrize(("lines", "where"), [it[1:] for it in TWICE], ids=[it[0] for it in TWICE])
def test_a_list_never_holds_an_item_twice(faulty: FaultyCatalog, lines: str, where: str) -> None:
    problem = faulty.model(lines).one_problem()

    assert place(problem) == f"models/vision/x-net.yaml:{where} repeated-item"
    assert problem.tip == "keep one"


def test_a_source_is_never_given_twice(faulty: FaultyCatalog) -> None:
    faulty.change(
        "studies/chatcad.yaml", "added:", "  - {source: trust-survey, table: '2', row: 30, reference: 64}\nadded:"
    )

    assert place(faulty.one_problem()) == "studies/chatcad.yaml:30:5 repeated-item"


def test_two_authors_may_share_a_name(faulty: FaultyCatalog) -> None:
    assert faulty.model("authors: [Y. Wang, Y. Wang]\n").problems() == []


def test_a_correction_speaks_of_a_field_of_the_entry(faulty: FaultyCatalog) -> None:
    problem = faulty.model("corrections: [{field: yaer, source: list, source_value: a, reason: b}]\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:23 unknown-field"
    assert problem.message == "'yaer' is not a field of a model"
    assert problem.tip == "did you mean 'year'?"


def test_a_correction_may_speak_of_a_single_link(faulty: FaultyCatalog) -> None:
    more = "corrections: [{field: links.code, source: list, source_value: a, reason: b}]\n"

    assert faulty.model(more).problems() == []


def test_what_is_not_settled_is_a_field_of_the_entry(faulty: FaultyCatalog) -> None:
    problem = faulty.model("unsettled: [year, task]\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:19 unknown-field"
    assert problem.tip == "did you mean 'tasks'?"


@pytest.mark.parametrize("name", ["links.nonsense", "preprint.di", "training_data.names", "year.month"])
def test_a_correction_never_speaks_of_a_part_that_no_field_has(faulty: FaultyCatalog, name: str) -> None:
    more = f"corrections: [{{field: {name}, source: list, source_value: a, reason: b}}]\n"

    assert place(faulty.model(more).one_problem()) == "models/vision/x-net.yaml:6:23 unknown-field"


def test_a_part_that_no_field_has_brings_the_whole_names(faulty: FaultyCatalog) -> None:
    more = "corrections: [{field: licence.model, source: list, source_value: a, reason: b}]\n"

    assert faulty.model(more).one_problem().tip == "write licence.code or licence.weights"


def test_what_is_not_settled_has_a_value(faulty: FaultyCatalog) -> None:
    problem = faulty.model("unsettled: [year, backbone]\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:19 absent-field"
    assert problem.message == "unsettled: there is no backbone in this entry"
