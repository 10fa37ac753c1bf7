"""Closed fields use the words of the vocabularies, and the vocabularies are sound."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

WORDS = [
    ("a slip", "tasks: [segmentaton]", "6:9", "did you mean 'segmentation'?"),
    ("the label", "tasks: [Question answering]", "6:9", "did you mean 'question-answering'?"),
    ("an alias", "tasks: [qa]", "6:9", "did you mean 'question-answering'?"),
    ("the code", "pretraining: GL", "6:14", "did you mean 'generative'?"),
    ("nothing near", "tasks: [zzzzzz]", "6:9", "Its words are question-answering, segmentation"),
    ("two in one", "tasks: [segmentation; QA]", "6:9", "write tasks: [segmentation, question-answering], one word"),
    ("by commas", "tasks: ['segmentation, segmentaton']", "6:9", "write tasks: [segmentation, segmentaton], one"),
    ("inside a record", "sources: [{source: lisst}]", "5:20", "did you mean 'list'?"),
]


@pytest.mark.parametrize(("line", "where", "tip"), [it[1:] for it in WORDS], ids=[it[0] for it in WORDS])
def test_a_word_outside_the_list_brings_the_nearest(faulty: FaultyCatalog, line: str, where: str, tip: str) -> None:
    faulty.model(line + "\n")
    if line.startswith("sources"):
        faulty.change("models/vision/x-net.yaml", "sources: [{source: list}]\n", "")
    problem = faulty.one_problem()

    assert place(problem) == f"models/vision/x-net.yaml:{where} unknown-term"
    assert tip in problem.tip


LIST = "label: Organs\ndefinition: What is imaged.\nterms:\n  - {id: chest, label: Chest, definition: D.}\n"
UNSOUND = [
    (
        "an id twice",
        "{id: chest, label: Thorax, definition: D.}",
        "10",
        "duplicate-term",
        "the id 'chest' stands twice",
    ),
    (
        "no such parent",
        "{id: a, label: A, definition: D., parent: chst}",
        "47",
        "unknown-parent",
        "'chst' is not a term",
    ),
    ("its own parent", "{id: a, label: A, definition: D., parent: a}", "47", "circular-parent", "its own ancestor"),
]


@pytest.mark.parametrize(
    ("term", "column", "code", "message"), [it[1:] for it in UNSOUND], ids=[it[0] for it in UNSOUND]
)
def test_a_word_list_is_sound(faulty: FaultyCatalog, term: str, column: str, code: str, message: str) -> None:
    problem = faulty.write("vocabulary/organs.yaml", f"{LIST}  - {term}\n").one_problem()

    assert place(problem) == f"vocabulary/organs.yaml:5:{column} {code}"
    assert message in problem.message


def test_parents_that_go_round_are_told_for_each_of_them(faulty: FaultyCatalog) -> None:
    terms = "".join(f"  - {{id: {it}, label: {it}, definition: D., parent: {up}}}\n" for it, up in ("ab", "bc", "cb"))
    problems = faulty.write("vocabulary/organs.yaml", LIST + terms).problems()

    assert [(it.line, it.code) for it in problems] == [(6, "circular-parent"), (7, "circular-parent")]


def test_a_name_means_one_term_which_is_told_at_the_later(faulty: FaultyCatalog) -> None:
    words = "  - {id: trunk, label: Trunk, definition: D., aliases: [chest]}\n"
    problems = faulty.write("vocabulary/organs.yaml", f"{LIST}{words}").problems()

    assert [(it.line, it.code) for it in problems] == [(5, "duplicate-term")]
    assert problems[0].message == "'chest' is a name of 'chest' already"


def test_a_word_of_another_list_is_sent_there(faulty: FaultyCatalog) -> None:
    problem = faulty.model("tasks: [fine-tuning]\n").one_problem()

    assert problem.tip.startswith("it is a word of adaptation")


def test_the_words_of_a_short_list_are_named(faulty: FaultyCatalog) -> None:
    assert "Its words are" in faulty.model("pretraining: zzzzzz\n").one_problem().tip
