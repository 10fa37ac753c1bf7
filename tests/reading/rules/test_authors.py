"""Each of the authors is one person, or a group that is said to be one."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

# id, authors, which of them, part of the tip
ODD = [
    ("an e-mail address", "A. Author (a@example.org), B. C", 1, "write A. Author"),
    ("an e-mail address alone", "B. C, a@example.org", 2, "write authors: [B. C]"),
    ("surnames and first names apart", "Smith, John, Doe, Jane", 1, "write authors: [John Smith, Jane Doe]"),
    ("several in one", "'A. B, C. D and E. F'", 1, "write authors: [A. B, C. D, E. F]"),
    ("two with and", "A. B and C. D", 1, "write authors: [A. B, C. D]"),
    ("two with a semicolon", "'A. B; C. D'", 1, "write authors: [A. B, C. D]"),
    ("et al without a dot", "A. B, et al", 2, "write et al."),
    ("and others", "A. B, and others", 2, "write et al."),
    ("others", "A. B, others", 2, "write et al."),
    ("et al. behind a name", "A. B, C. D et al.", 2, "write authors: [A. B, C. D, et al.]"),
    ("records of BibTeX in one", "'Smith, John and Doe, Jane'", 1, "write authors: [John Smith, Jane Doe]"),
    ("the surname first", "'Smith, John'", 1, "write John Smith"),
    ("a mark of a footnote", "A. B*, C. D", 1, "write A. B"),
    ("the number of a footnote", "A. Bee1, C. D", 1, "write A. Bee"),
]  # fmt: skip


@pytest.mark.parametrize(("authors", "number", "tip"), [it[1:] for it in ODD], ids=[it[0] for it in ODD])
def test_an_author_is_one_person(faulty: FaultyCatalog, authors: str, number: int, tip: str) -> None:
    problem = faulty.model(f"authors: [{authors}]\n").one_problem()

    assert place(problem).startswith("models/vision/x-net.yaml:6:")
    assert problem.code == "bad-authors"
    assert number == 1 or problem.column > len("authors: [A.")
    assert tip in problem.tip


@pytest.mark.parametrize(
    "authors",
    ["'Robert Downey, Jr.', A. B", "Ludwig van Beethoven", "'John Smith, III'", "Aristotle", "J.-P. O’Neil, 李明", "Ødegård, et al."],
)  # fmt: skip
def test_a_name_of_another_form_is_taken(faulty: FaultyCatalog, authors: str) -> None:
    assert faulty.model(f"authors: [{authors}]\n").problems() == []


def test_a_group_may_be_called_as_it_likes(faulty: FaultyCatalog) -> None:
    more = "authors: [Smith and Sons; Team 7]\ngroup_authors: [Smith and Sons; Team 7]\n"

    assert faulty.model(more).problems() == []


def test_a_group_is_one_of_the_authors(faulty: FaultyCatalog) -> None:
    problem = faulty.model("authors: [A. B]\ngroup_authors: [The Team]\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:7:17 bad-authors"


def test_nobody_is_an_author_twice_unless_a_correction_says_that_two_are(faulty: FaultyCatalog) -> None:
    problem = faulty.model("authors: [Jane Doe, A. B, Jane Doe]\n").one_problem()
    why = "corrections: [{field: authors, source: list, source_value: a, reason: Two people.}]\n"

    assert place(problem) == "models/vision/x-net.yaml:6:27 repeated-item"
    assert faulty.model("authors: [Jane Doe, A. B, Jane Doe]\n" + why).problems() == []


def test_a_list_that_stands_twice_is_told_once(faulty: FaultyCatalog) -> None:
    problem = faulty.model("authors: [A. B, C. D, A. B, C. D]\n").one_problem()

    assert problem.tip == "write authors: [A. B, C. D]"
