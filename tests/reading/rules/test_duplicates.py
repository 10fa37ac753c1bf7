"""One work, one entry, unless catalog/allowed-duplicates.yaml says why."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

SAME = [
    ("DOI", "doi: 10.1038/s41467-024-44824-z", "6:6", "doi"),
    ("DOI in capitals", "doi: 10.1038/S41467-024-44824-Z", "6:6", "doi"),
    ("arXiv id", "arxiv: '2401.00153'", "6:8", "arxiv"),
    ("paper", "links: {paper: https://arxiv.org/abs/2306.15006}", "6:16", "paper"),
    ("paper with a slash", "links: {paper: https://arxiv.org/abs/2306.15006/}", "6:16", "paper"),
    ("paper by http", "links: {paper: http://arxiv.org/abs/2306.15006}", "6:16", "paper"),
]


@pytest.mark.parametrize(("line", "where", "field"), [it[1:] for it in SAME], ids=[it[0] for it in SAME])
def test_two_entries_never_share_a_work(faulty: FaultyCatalog, line: str, where: str, field: str) -> None:
    problem = faulty.model(line + "\n").one_problem()

    assert place(problem) == f"models/vision/x-net.yaml:{where} duplicate-work"
    assert f"X-Net has the same {field} as catalog/models/" in problem.message
    assert "allowed-duplicates.yaml" in problem.tip


def test_a_work_may_be_of_two_kinds_only_with_a_reason(faulty: FaultyCatalog) -> None:
    faulty.write("allowed-duplicates.yaml", "allowed: []\n")

    assert [place(it) for it in faulty.problems()] == [
        "models/language/clinicalgpt.yaml:7:8 duplicate-work",
        "studies/chatcad.yaml:7:8 duplicate-work",
        "studies/chatcad.yaml:23:10 duplicate-work",
    ]


def test_a_reason_holds_for_the_entries_it_names_and_no_other(faulty: FaultyCatalog) -> None:
    problems = faulty.model("arxiv: '2302.07257'\n").problems()

    assert {it.code for it in problems} == {"duplicate-work", "unneeded-allowance"}
    assert "models/vision/x-net.yaml:6:8 duplicate-work" in map(place, problems)


def test_a_reason_may_write_an_id_in_its_own_spelling(faulty: FaultyCatalog) -> None:
    faulty.model("doi: 10.1038/s41467-024-44824-z\n")
    more = "  - {field: doi, value: 10.1038/S41467-024-44824-Z, entries: [model/medsam, model/x-net], reason: Both.}\n"
    faulty.write("allowed-duplicates.yaml", (faulty.folder / "allowed-duplicates.yaml").read_text() + more)

    assert faulty.problems() == []


def test_a_reason_that_is_no_longer_needed_is_a_problem(faulty: FaultyCatalog) -> None:
    faulty.change("datasets/language/md-her.yaml", "arxiv: '2306.09968'\n", "")
    problem = faulty.one_problem()

    assert place(problem) == "allowed-duplicates.yaml:6:5 unneeded-allowance"
    assert "no two entries share the arxiv 2306.09968 any more" in problem.message


def test_a_reason_is_not_called_unneeded_while_its_entry_cannot_be_read(faulty: FaultyCatalog) -> None:
    faulty.change("datasets/language/md-her.yaml", "year: 2023", "year: soon")

    assert place(faulty.one_problem()) == "datasets/language/md-her.yaml:4:7 not-a-number"
