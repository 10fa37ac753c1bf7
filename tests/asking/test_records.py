"""What each service states, in the catalog's own fields, read from recorded answers."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from asking.conftest import Services
from hfm.asking.records import Answer, arxiv, crossref, github, hugging_face, openalex, pubmed, short_author, wikidata
from hfm.asking.web import ARXIV, AskError, Web


def stated(answer: Answer) -> dict[str, Any]:
    return {it.field: it.value for it in answer.statements}


def test_arxiv_states_title_authors_and_the_first_day(services: Services, web: Web) -> None:
    services.gives("/arxiv/query", "arxiv.xml")

    assert stated(arxiv(web, "2501.00001")) == {
        "title": "Segment Any Organ: A Model of Everything",
        "authors": ["A. M. Author", "J.-L. de la Tour", "R. Downey, Jr."],
        "year": 2025,
        "preprint.server": "arXiv",
        "preprint.id": "2501.00001",
        "preprint.date": "2025-01-02",
        "publication.doi": "10.1000/organ",
        "links.paper": "https://arxiv.org/abs/2501.00001",
    }


def test_crossref_states_the_publication_and_its_earliest_day(services: Services, web: Web) -> None:
    services.gives("/crossref/works/10.1000/organ", "crossref.json")
    found = stated(crossref(web, "10.1000/organ"))

    assert found["authors"] == ["A. M. Author", "J.-L. de la Tour", "The Organ Consortium"]
    assert found["group_authors"] == ["The Organ Consortium"]
    assert {key: it for key, it in found.items() if key.startswith("publication.")} == {
        "publication.venue": "Journal of Examples", "publication.kind": "journal", "publication.doi": "10.1000/organ",
        "publication.year": 2025, "publication.date": "2025-07-01",
    }  # fmt: skip


def test_crossref_leads_from_a_preprint_to_its_publication(services: Services, web: Web) -> None:
    services.gives("/crossref/works/10.1101/2025.01.01.000001", "crossref-preprint.json")
    found = stated(crossref(web, "10.1101/2025.01.01.000001"))

    assert (found["preprint.server"], found["preprint.date"]) == ("bioRxiv", "2025-01-03")
    assert found["publication.doi"] == "10.1000/organ"
    assert "publication.venue" not in found


@pytest.mark.parametrize(
    ("ask", "name", "path", "recorded", "fields"),
    [
        (github, "lab/organ", "/github/repos/lab/organ/license", "github-license.json", {"licence.code": "Apache-2.0"}),
        (hugging_face, "Lab/Organ-7B", "/hugging-face/models/Lab/Organ-7B", "hugging-face.json", {"weights.access": "by-request", "licence.weights": "cc-by-nc-4.0"}),
        (openalex, "10.1000/organ", "/openalex/works/doi:10.1000/organ", "openalex.json", {"identifiers.openalex": "W4400000001", "identifiers.pubmed": "12345"}),
        (wikidata, "10.1000/organ", "/wikidata/api.php", "wikidata.json", {"identifiers.wikidata": "Q1000001"}),
        (pubmed, "12345", "/pubmed/esummary.fcgi", "pubmed.json", {"publication.doi": "10.1000/organ"}),
    ],
)  # fmt: skip
def test_the_others_state_what_they_know(
    services: Services, web: Web, ask: Any, name: str, path: str, recorded: str, fields: Any
) -> None:
    services.gives(path, recorded)
    answer = ask(web, name)

    assert stated(answer) == fields
    assert all(it.address.startswith("https://") for it in answer.statements)


@pytest.mark.parametrize(
    ("ask", "name", "path", "recorded", "said"),
    [
        (crossref, "10.1000/gone", "/crossref/works/10.1000/gone", "crossref-retracted.json", "10.1000/gone was retracted (https://doi.org/10.1000/notice)"),
        (pubmed, "12345", "/pubmed/esummary.fcgi", "pubmed.json", "12345 was retracted"),
        (github, "lab/organ", "/nothing", "github-license.json", "no repository lab/organ any more"),
        (hugging_face, "Lab/Organ-7B", "/nothing", "hugging-face.json", "no model Lab/Organ-7B any more"),
    ],
)  # fmt: skip
def test_a_retraction_and_a_thing_that_is_gone_are_told(
    services: Services, web: Web, ask: Any, name: str, path: str, recorded: str, said: str
) -> None:
    services.gives(path, recorded)

    assert said in ask(web, name).warning


@pytest.mark.parametrize("ask", [arxiv, crossref, pubmed, openalex, wikidata])
def test_what_a_service_does_not_know_is_nothing(services: Services, web: Web, ask: Any) -> None:
    assert ask(web, "2501.99999") == Answer()


@pytest.mark.parametrize(
    ("name", "short"),
    [("Jun Ma", "J. Ma"), ("J. Ma", "J. Ma"), ("Ludwig van Beethoven", "L. van Beethoven"), ("DeepMind", "DeepMind"),
     ("Xiao-Yu Zhang", "X.-Y. Zhang"), ("Robert Downey, Jr.", "R. Downey, Jr.")],
)  # fmt: skip
def test_a_name_is_written_as_the_catalog_does(name: str, short: str) -> None:
    assert short_author(name) == short


class TestPoliteness:
    def test_it_says_who_it_is(self, services: Services, web: Web) -> None:
        web.ask(ARXIV, "query", id_list="x")

        assert services.asked == [("/arxiv/query?id_list=x", services.asked[0][1])]
        assert services.asked[0][1].startswith("awesome-hfm")

    def test_it_asks_once_a_day_for_the_same(self, services: Services, web: Web) -> None:
        services.gives("/arxiv/query", "arxiv.xml")
        first, second = web.ask(ARXIV, "query", id_list="x"), web.ask(ARXIV, "query", id_list="x")

        assert first == second != ""
        assert len(services.asked) == 1

    def test_it_comes_again_when_a_service_is_busy_and_gives_up_at_last(self, services: Services, web: Web) -> None:
        services.gives("/arxiv/query", "arxiv.xml")
        services.busy = 2
        assert web.ask(ARXIV, "query", id_list="x")

        services.busy = 3
        with pytest.raises(AskError, match="arXiv refused to answer: 429"):
            web.ask(ARXIV, "query", id_list="y")

    def test_it_waits_between_two_questions(
        self, services: Services, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        waited: list[float] = []
        monkeypatch.setattr("hfm.asking.web.time.sleep", waited.append)
        patient = Web(at=services.address)
        patient.ask(ARXIV, "query", id_list="x")
        patient.ask(ARXIV, "query", id_list="y")

        assert waited[0] == 0
        assert 2 < waited[1] <= ARXIV.pause

    def test_offline_it_says_so_in_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        nobody = Web(at="http://127.0.0.1:9", pause=0)
        with pytest.raises(AskError, match=r"^arXiv cannot be reached; is this machine online\? \([^\n]*\)$"):
            nobody.ask(ARXIV, "query", id_list="x")
        assert isinstance(nobody.client, httpx.Client)

    def test_an_answer_that_is_something_else_is_an_error(self, services: Services, web: Web) -> None:
        services.answers["/crossref/works/"] = (200, {}, "<html>Sign in</html>")
        with pytest.raises(AskError, match="no JSON"):
            crossref(web, "10.1000/organ")
        services.answers["/arxiv/query"] = (200, {}, "<html>Sign in")
        with pytest.raises(AskError, match="no Atom feed"):
            arxiv(web, "2501.00001")
