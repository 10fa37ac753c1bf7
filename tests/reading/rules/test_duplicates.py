"""One work, one entry, unless catalog/allowed-duplicates.yaml says why."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

# MedSAM of the fixture has the DOI 10.1038/s41467-024-44824-z, USFM the arXiv id 2401.00153.
SAME = [
    ("DOI", "publication: {venue: Cell, kind: journal, doi: 10.1038/s41467-024-44824-z}", "48"),
    ("DOI in capitals", "publication: {venue: Cell, kind: journal, doi: 10.1038/S41467-024-44824-Z}", "48"),
    ("DOI inside an address", "links: {paper: https://doi.org/10.1038/s41467-024-44824-z}", "16"),
    (
        "DOI in a publisher's address",
        "links: {paper: https://www.nature.com/articles/s41467-024-44824-z.pdf?utm_source=x}",
        "16",
    ),
    ("DOI as the id of a preprint", "preprint: {server: medRxiv, id: 10.1038/s41467-024-44824-z}", "33"),
    ("arXiv id", "preprint: {server: arXiv, id: '2401.00153'}", "31"),
    ("arXiv id in an address", "links: {paper: https://arxiv.org/pdf/2401.00153v3.pdf}", "16"),
    ("arXiv id in a DOI", "links: {paper: 'https://doi.org/10.48550/arXiv.2401.00153'}", "16"),
    ("arXiv id on another site", "links: {paper: https://huggingface.co/papers/2401.00153}", "16"),
    ("address by http", "links: {paper: http://arxiv.org/abs/2306.15006}", "16"),
]
ONE_ADDRESS = [
    "http://proceedings.example.org/paper/7",
    "https://www.proceedings.example.org/paper/7",
    "https://Proceedings.Example.org/paper/7/",
    "https://proceedings.example.org/paper/7?utm_source=a&fbclid=b",
    "https://proceedings.example.org/paper/7#abstract",
    "https://proceedings.example.org/paper/7.",
    "https://proceedings.example.org/paper/7.pdf",
]


@pytest.mark.parametrize(("line", "column"), [it[1:] for it in SAME], ids=[it[0] for it in SAME])
def test_two_entries_are_never_the_same_work(faulty: FaultyCatalog, line: str, column: str) -> None:
    problem = faulty.model(line + "\n").one_problem()

    assert place(problem) == f"models/vision/x-net.yaml:6:{column} duplicate-work"
    assert "X-Net is the same work as catalog/models/" in problem.message
    assert "catalog/allowed-duplicates.yaml: - {field: " in problem.tip


@pytest.mark.parametrize("address", ONE_ADDRESS)
def test_an_address_is_the_same_in_every_spelling(faulty: FaultyCatalog, address: str) -> None:
    faulty.model("links: {paper: https://proceedings.example.org/paper/7}\n", "a-net")
    faulty.change("models/vision/a-net.yaml", "name: X-Net\ntitle: A network", "name: A-Net\ntitle: Another")
    faulty.model(f"links: {{paper: '{address}'}}\n")

    assert [it.code for it in faulty.problems()] == ["duplicate-work", "duplicate-work"]


def test_what_an_address_asks_for_tells_works_apart(faulty: FaultyCatalog) -> None:
    faulty.model("links: {paper: 'https://a.example.org/view?id=7'}\n", "a-net")
    faulty.change("models/vision/a-net.yaml", "name: X-Net\ntitle: A network", "name: A-Net\ntitle: Another")
    faulty.model("links: {paper: 'https://a.example.org/view?id=8'}\n")

    assert faulty.problems() == []


def test_it_is_told_at_the_younger_and_where_both_are_of_one_day_at_both(faulty: FaultyCatalog) -> None:
    faulty.model("preprint: {server: arXiv, id: '2401.00153'}\n", "aaa")
    younger = faulty.one_problem()
    usfm = (faulty.folder / "models/vision/usfm.yaml").read_text(encoding="utf-8")
    usfm_day = usfm.partition("added: ")[2][:10]
    faulty.change("models/vision/aaa.yaml", "added: 2026-11-22", "added: " + usfm_day)
    both = faulty.problems()

    assert place(younger) == "models/vision/aaa.yaml:6:31 duplicate-work"
    assert {it.path for it in both} == {"catalog/models/vision/aaa.yaml", "catalog/models/vision/usfm.yaml"}


@pytest.mark.parametrize("name", ["medsam", "Med SAM", "MÉDSAM", "Medical-SAM"])
def test_names_that_people_would_confuse_are_told_within_a_kind(faulty: FaultyCatalog, name: str) -> None:
    faulty.model("")
    problem = faulty.change("models/vision/x-net.yaml", "name: X-Net", f"name: {name}").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:1:7 same-name"
    assert f"- {{field: name, value: {name}, entries: [model/medsam, model/x-net], reason: …}}" in problem.tip


def test_a_sign_tells_names_apart(faulty: FaultyCatalog) -> None:
    faulty.model("")

    assert faulty.change("models/vision/x-net.yaml", "name: X-Net", "name: MedSAM+").problems() == []


def test_an_alias_is_no_other_entrys_name(faulty: FaultyCatalog) -> None:
    problem = faulty.model("aliases: [A, MedSAM]\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:14 same-name"


def test_a_title_stands_once_within_a_kind(faulty: FaultyCatalog) -> None:
    faulty.model("")
    title = "title: Segment Anything in Medical Images."
    problem = faulty.change("models/vision/x-net.yaml", "title: A network", title).one_problem()

    assert place(problem) == "models/vision/x-net.yaml:2:8 same-title"


def test_a_work_may_be_of_two_kinds_only_with_a_reason(faulty: FaultyCatalog) -> None:
    faulty.write("allowed-duplicates.yaml", "allowed: []\n")
    paths = {it.path.removeprefix("catalog/") for it in faulty.problems()}

    assert {it.code for it in faulty.problems()} == {"duplicate-work"}
    assert "models/language/clinicalgpt.yaml" in paths


def test_a_study_that_presents_a_model_needs_no_other_reason(faulty: FaultyCatalog) -> None:
    faulty.change("studies/chatcad.yaml", "presents: chatcad\n", "")

    assert {it.path for it in faulty.problems()} == {
        "catalog/models/multimodal/chatcad.yaml",
        "catalog/studies/chatcad.yaml",
    }


def test_data_published_with_a_model_need_no_other_reason(faulty: FaultyCatalog) -> None:
    faulty.write("allowed-duplicates.yaml", "allowed: []\n")
    faulty.change("datasets/language/md-her.yaml", "added:", "published_with: [clinicalgpt]\nadded:")

    assert faulty.problems() == []


def test_a_reason_holds_for_the_entries_it_names_and_only_others_are_told(faulty: FaultyCatalog) -> None:
    problem = faulty.model("preprint: {server: arXiv, id: '2306.09968'}\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:31 duplicate-work"
    assert "does not name model/x-net" in problem.tip


def allow(faulty: FaultyCatalog, line: str) -> None:
    path = faulty.folder / "allowed-duplicates.yaml"
    faulty.write("allowed-duplicates.yaml", path.read_text(encoding="utf-8") + f"  - {line}\n")


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("publication: {venue: Cell, kind: journal, doi: 10.1038/s41467-024-44824-z}", "field: doi, value: 10.1038/S41467-024-44824-Z"),
        ("links: {paper: https://doi.org/10.1038/s41467-024-44824-z}", "field: paper, value: 'https://www.nature.com/articles/s41467-024-44824-z'"),
        ("aliases: [MedSAM]", "field: name, value: Med-SAM"),
    ],
    ids=["DOI", "address", "name"],
)  # fmt: skip
def test_a_reason_may_write_what_is_shared_in_its_own_spelling(faulty: FaultyCatalog, more: str, reason: str) -> None:
    faulty.model(more + "\n")
    allow(faulty, f"{{{reason}, entries: [model/medsam, model/x-net], reason: Both.}}")

    assert faulty.problems() == []


@pytest.mark.parametrize(
    "reason", ["field: arxiv, value: '2306.09999'", "field: name, value: MedSAM", "field: title, value: A network"]
)
def test_a_reason_that_is_not_needed_is_a_problem(faulty: FaultyCatalog, reason: str) -> None:
    faulty.model("")
    allow(faulty, f"{{{reason}, entries: [model/medsam, model/x-net], reason: Both.}}")
    problem = faulty.one_problem()

    assert problem.code == "unneeded-allowance"
    assert problem.message.startswith("no two entries share the ")


def test_a_reason_is_not_called_unneeded_while_its_entry_cannot_be_read(faulty: FaultyCatalog) -> None:
    faulty.change("datasets/language/md-her.yaml", "year: 2023", "year: soon")

    assert place(faulty.one_problem()) == "datasets/language/md-her.yaml:4:7 not-a-number"
