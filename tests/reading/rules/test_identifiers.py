"""The ids of a work and the addresses beside them speak of one work."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

ARXIV, JOURNAL = (
    "preprint: {server: arXiv, id: '2004.00001'}\n",
    "publication: {venue: Cell, kind: journal, doi: 10.1016/x.1}\n",
)
WHY = "corrections: [{field: links.paper, source: list, source_value: a, reason: Both are of this work.}]\n"

# id, lines of a model, line and column, part of the message
APART = [
    ("arXiv id of the paper", ARXIV + "links: {paper: https://arxiv.org/abs/2004.00002}\n", "7:16", "it holds the arXiv id 2004.00002, but preprint.id is 2004.00001"),
    ("arXiv id in a DOI", ARXIV + "links: {paper: 'https://doi.org/10.48550/arXiv.2004.00002'}\n", "7:16", "2004.00002, but"),
    ("DOI of the paper", JOURNAL + "links: {paper: https://doi.org/10.1016/x.2}\n", "7:16", "it holds the DOI 10.1016/x.2, but publication.doi is 10.1016/x.1"),
    ("address of the publication", "publication: {venue: Cell, kind: journal, doi: 10.1016/x.1, url: 'https://doi.org/10.1016/x.2'}\n", "6:66", "publication.url: it holds"),
    ("address of the preprint", "preprint: {server: arXiv, id: '2004.00001', url: 'https://arxiv.org/abs/2004.00002'}\n", "6:50", "preprint.url: it holds"),
    ("PubMed number", "identifiers: {pubmed: '11'}\nlinks: {paper: 'https://pubmed.ncbi.nlm.nih.gov/12/'}\n", "7:16", "it holds the PubMed number 12"),
]  # fmt: skip
TOGETHER = [
    ("the same in other spellings", ARXIV + "links: {paper: 'https://www.arxiv.org/pdf/2004.00001v3.pdf?download=1'}\n"),
    ("the preprint where there is a journal too", ARXIV + JOURNAL + "links: {paper: https://arxiv.org/abs/2004.00001}\n"),
    ("another server's id", "preprint: {server: OpenReview, id: abc12}\nlinks: {paper: https://arxiv.org/abs/2004.00001}\n"),
    ("a DOI with what a site puts behind it", JOURNAL + "links: {paper: https://academic.oup.com/a/10.1016/x.1/7608}\n"),
    ("both publications, explained", JOURNAL + "links: {paper: https://doi.org/10.1016/x.2}\n" + WHY),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "where", "said"), [it[1:] for it in APART], ids=[it[0] for it in APART])
def test_an_address_never_contradicts_an_id(faulty: FaultyCatalog, lines: str, where: str, said: str) -> None:
    problem = faulty.model(lines).one_problem()

    assert place(problem) == f"models/vision/x-net.yaml:{where} ids-disagree"
    assert said in problem.message
    assert "one of the two is of another work: write " in problem.tip


@pytest.mark.parametrize("lines", [it[1] for it in TOGETHER], ids=[it[0] for it in TOGETHER])
def test_an_address_that_says_the_same_or_something_else_is_taken(faulty: FaultyCatalog, lines: str) -> None:
    assert faulty.model(lines).problems() == []


@pytest.mark.parametrize("doi", ["10.48550/arXiv.2004.00001", "10.1101/2020.01.01.123456"])
def test_the_doi_of_a_preprint_is_no_publication(faulty: FaultyCatalog, doi: str) -> None:
    problem = faulty.model(f"publication: {{venue: Cell, kind: journal, doi: {doi}}}\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:48 preprint-as-publication"
    assert problem.tip.startswith("write it below preprint: id: ")


def test_a_journal_of_the_press_that_has_a_preprint_server_is_a_publication(faulty: FaultyCatalog) -> None:
    lines = "publication: {venue: Genome Research, kind: journal, doi: 10.1101/gr.278870.123}\n"
    assert faulty.model(lines).problems() == []


@pytest.mark.parametrize(
    ("date", "fits"),
    [
        ("2020-04", True),
        ("2020-03-31", True),
        ("2020-03", True),
        ("2020-02", False),
        ("2020", True),
        ("2020-05", False),
        ("2019-12", False),
    ],
)
def test_an_arxiv_id_is_as_old_as_its_date(faulty: FaultyCatalog, date: str, fits: bool) -> None:
    faulty.model(f"preprint: {{server: arXiv, id: '2004.00001', date: {date}}}\n".replace(" 2020}", " '2020'}"))
    told = [place(it) for it in faulty.problems() if "2004.00001 is an id of 2020-04" in it.message]

    assert told == ([] if fits else ["models/vision/x-net.yaml:6:51 dates-disagree"])


def test_an_id_of_arxiv_is_of_arxiv(faulty: FaultyCatalog) -> None:
    problem = faulty.model("preprint: {server: medRxiv, id: '2004.00001'}\n").one_problem()

    assert (problem.code, problem.tip) == ("ids-disagree", "write server: arXiv")
