"""Every work can be cited in every format, and the readers of each format find in it what the catalog says."""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar

import pytest
import rispy
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string
from pybtex.database.input.bibtex import Parser
from pybtex.richtext import Text

from catalogs import dataset, model, real_catalog, study
from exported import CATALOGS, catalog, edition, exported, text
from hfm.exports.citations import citations
from hfm.exports.edition import Edition
from hfm.model import KINDS, Result, Work
from hfm.model.windows import Windows, digest_of_fields
from hfm.project import Addresses
from hfm.views.citations.bibtex import bibtex, latex
from hfm.views.citations.citation import Citation, Name, citation, citation_of_table, cited, key_of, parse_name


def works(name: str) -> dict[str, Work]:
    """By the key under which each is cited: an entry keeps that of its first id."""
    return {f"{it.KIND}-{it.first_id}": it for it in catalog(name).all_entries if isinstance(it, Work)}


def papers(name: str) -> dict[str, Citation]:
    """Each paper once, by the key it is cited under."""
    return {(it := cited(work, catalog(name))).key: it for work in works(name).values()}


@pytest.mark.parametrize("name", CATALOGS)
class TestAllWorks:
    def test_pybtex_reads_every_record(self, name: str) -> None:
        found = Parser().parse_string(text(name, "data/references.bib")).entries

        assert list(found) == list(papers(name)), "each paper once"
        assert set(found) <= set(works(name)), "under the key of an entry"
        for key, paper in papers(name).items():
            assert found[key].fields.get("doi", "") == paper.doi, key
            assert found[key].fields.get("eprint", "") == paper.arxiv, key
            assert found[key].fields.get("year", "") == paper.year, key

    def test_rispy_reads_every_record(self, name: str) -> None:
        found = {it["id"]: it for it in rispy.loads(text(name, "data/references.ris"))}

        assert list(found) == list(papers(name))
        for key, paper in papers(name).items():
            assert found[key]["title"] == paper.title.strip(), key
            assert found[key].get("doi", "") == paper.doi, key
            assert len(found[key].get("authors", [])) == (0 if paper.more else len(paper.authors)), key

    def test_a_citation_processor_accepts_every_record(self, name: str) -> None:
        records = json.loads(text(name, "data/references.json"))
        source = CiteProcJSON(records)
        bibliography = CitationStylesBibliography(
            CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain
        )
        for record in records:
            bibliography.register(Cited([CitationItem(record["id"])]))

        assert list(source) == [it["id"] for it in records] == list(papers(name))
        assert len([it for it in bibliography.bibliography() if str(it).strip()]) == len(records)

    def test_the_api_has_the_same_records(self, name: str) -> None:
        found = json.loads(text(name, "api/v1/citations.json"))

        assert list(found) == [f"{it.KIND}/{it.id}" for it in works(name).values()]
        once = {it["csl"]["id"]: it for it in found.values()}.values()
        assert "\n".join(it["bibtex"] for it in once) == text(name, "data/references.bib")
        assert [it["csl"] for it in once] == json.loads(text(name, "data/references.json"))

    def test_no_citation_mixes_two_publications(self, name: str) -> None:
        for key, paper in papers(name).items():
            of = [it for it in works(name).values() if cited(it, catalog(name)) is paper or key_of(it) == key]
            formal = {(it.publication.venue, it.publication.doi or "") for it in of if it.publication}
            server = {(it.preprint.server, it.preprint.id or "") for it in of if it.preprint}
            if paper.form == "preprint":
                assert (paper.venue, paper.arxiv or paper.doi) in server | {(paper.venue, "")}, key
            else:
                assert not paper.arxiv, key
                assert not paper.venue or (paper.venue, paper.doi) in formal, key


def test_titles_and_authors_come_back_from_bibtex_as_they_are() -> None:
    found = Parser().parse_string(text("real", "data/references.bib")).entries
    for key, paper in papers("real").items():
        assert plain(found[key].fields["title"]) == plain(latex(paper.title)), key
        authors = [
            " ".join([*it.first_names, *it.middle_names, *it.prelast_names, *it.last_names, *it.lineage_names])
            for it in found[key].persons.get("author", [])
        ]
        names = [" ".join(filter(None, (it.given, it.family, it.suffix))) for it in paper.authors]
        expected = [*(plain(latex(it)) for it in names), *(["others"] if paper.more and names else [])]
        assert [plain(it).replace("- ", "-") for it in authors] == [it.replace(". ", ". ") for it in expected], key


def plain(value: str) -> str:
    """What LaTeX prints, in the letters of everyday, runs of blanks as one. Asking pybtex takes 20 ms."""
    shown = Text.from_latex(value).render_as("text") if re.search(r"[\\~`']|--", value) else value
    return re.sub(r"\s+", " ", shown.replace("{", "").replace("}", "").replace("\u00a0", " ")).strip()


NAMES = {
    "J. Ma": Name("Ma", "J."),
    "J.-B. Alayrac": Name("Alayrac", "J.-B."),
    "S. G. Armato III": Name("Armato", "S. G.", "III"),
    "T. van Sonsbeek": Name("van Sonsbeek", "T."),
    "A. García Seco de Herrera": Name("García Seco de Herrera", "A."),
    "Qi Dou": Name("Dou", "Qi"),
    "Ludwig van Beethoven": Name("van Beethoven", "Ludwig"),
    "Smith, John": Name("Smith", "John"),
    "Robert Downey, Jr.": Name("Downey", "Robert", "Jr."),
    "OpenAI": Name("OpenAI", is_group=True),
}


@pytest.mark.parametrize("text_", NAMES)
def test_a_name_is_taken_apart_where_that_is_clear(text_: str) -> None:
    assert parse_name(text_, ("OpenAI",)) == NAMES[text_]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("T. van Sonsbeek", "Sonsbeek"),
        ("A. García Seco de Herrera", "García Seco de Herrera"),
        ("Black and White Group", "Black and White Group"),
        ("S. G. Armato III", "Armato"),
        ("É. Öz and Sons", "Öz and Sons"),
    ],
)
def test_bibtex_takes_a_name_apart_as_we_do(name: str, last: str) -> None:
    record = bibtex(citation(model(name="A", authors=[name, "et al."], group_authors=["Black and White Group"])))
    first, others = parse_string(record, "bibtex").entries["model-a"].persons["author"]

    assert plain(" ".join(first.last_names)) == last
    assert others.last_names == ["others"]


LETTERS = {
    "Zürich": r"Z{\"{u}}rich",
    "naïve": r"na{\"\i}ve",
    "Garcés": r"Garc{\'{e}}s",
    "Łukasz": r"{\L}ukasz",
    "β-VAE": r"$\beta$-VAE",
    "50% & #1_a": r"50\% \& \#1\_a",
    "{odd": r"\textbraceleft{}odd",
    "a–b — c": "a--b --- c",
    "“q”": "``q''",
    '"Why?" it asks': "``Why?'' it asks",
    'it asks ("why?")': "it asks (``why?'')",
    "\\input{x}": r"\textbackslash{}input\textbraceleft{}x\textbraceright{}",
    "ế漢": "ế漢",
}


@pytest.mark.parametrize("letters", LETTERS)
def test_accents_and_signs_are_spelled_for_latex(letters: str) -> None:
    assert latex(letters) == LETTERS[letters]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("MedSAM: Segment anything in CT", "{MedSAM}: Segment anything in {CT}"),
        ("A chest X-ray study", "A chest {X}-ray study"),
        ("Vitamin C and 3D data", "Vitamin {C} and {3D} data"),
        ("Large-Scale Study", "Large-Scale Study"),
    ],
)
def test_a_style_may_lower_words_but_not_names(title: str, written: str) -> None:
    assert f"title = {{{written}}}" in bibtex(citation(model(name="A", title=title)))


FORMS = {
    "journal": ("article", "JOUR", "article-journal"),
    "proceedings": ("inproceedings", "CPAPER", "paper-conference"),
    "workshop": ("inproceedings", "CPAPER", "paper-conference"),
    "thesis": ("phdthesis", "THES", "thesis"),
    "report": ("techreport", "RPRT", "report"),
    "release": ("misc", "GEN", "document"),
}


@pytest.mark.parametrize("kind", FORMS)
def test_the_kind_of_its_publication_decides_what_a_work_is(kind: str) -> None:
    assert written(publication={"venue": "Natural Language Processing", "kind": kind, "year": 2024}) == FORMS[kind]


def test_a_work_on_a_preprint_server_alone_is_no_article() -> None:
    assert written(preprint={"server": "bioRxiv", "id": "10.1101/1"}) == ("misc", "UNPB", "article")


def formats(*entries: Work) -> dict[str, dict[str, Any]]:
    """`kind/id` of each of these → its citation in every format."""
    return {it.name: it.formats for it in citations(edition(*entries))}


def test_all_that_is_read_for_a_citation_is_known_to_be_read() -> None:
    fields = {id(it): digest_of_fields(it) for it in real_catalog().all_entries}
    windows = Windows(real_catalog(), fields, "")
    with windows.noting() as read:
        assert [cited(it, windows) for kind in KINDS.values() if issubclass(kind, Work) for it in windows.of(kind)]
    with windows.noting() as known:
        citations(Edition(windows, {}, Addresses()))

    assert read <= known


def written(**facts: Any) -> tuple[str, str, str]:
    """What BibTeX, RIS and CSL call a model with these facts."""
    made = formats(model(name="A", **facts))["model/a"]
    return (
        made["bibtex"].split("{")[0].strip("@"),
        rispy.loads(made["ris"])[0]["type_of_reference"],
        made["csl"]["type"],
    )


class TestOnePublication:
    PREPRINT: ClassVar = {"server": "arXiv", "id": "2304.12306", "date": "2023-04-24"}

    def test_the_formal_one_is_cited_where_its_year_is_known(self) -> None:
        publication = {"venue": "Nature Communications", "kind": "journal", "year": 2024, "doi": "10.1000/x"}
        found = citation(model(name="A", year=2023, preprint=self.PREPRINT, publication=publication))

        assert (found.venue, found.year, found.doi, found.arxiv) == ("Nature Communications", "2024", "10.1000/x", "")

    def test_else_the_preprint_with_its_own_date(self) -> None:
        publication = {"venue": "NEJM AI", "kind": "journal"}
        found = citation(model(name="A", year=2023, preprint=self.PREPRINT, publication=publication))

        assert (found.form, found.venue, found.date, found.doi) == ("preprint", "arXiv", "2023-04-24", "")
        assert found.url == "https://arxiv.org/abs/2304.12306"

    def test_one_paper_is_cited_once_and_by_the_fuller_entry(self) -> None:
        bare = model(name="A", authors=["J. Ma", "et al."], preprint=self.PREPRINT)
        full = study(name="A", year=2023, authors=["J. Ma", "Y. He"], preprint=self.PREPRINT)
        found = formats(bare, full)

        assert found["model/a"] == found["study/a"]
        assert "@misc{model-a" in found["model/a"]["bibtex"]
        assert "Ma, J. and He, Y." in found["model/a"]["bibtex"]

    def test_who_stops_at_the_first_author_claims_no_sole_author(self) -> None:
        made = formats(model(name="A", authors=["J. Ma", "et al."]))["model/a"]

        assert "author" not in made["csl"]
        assert "AU  -" not in made["ris"]
        assert "Ma, J. and others" in made["bibtex"]

    def test_a_doi_is_an_address_a_browser_understands(self) -> None:
        assert (
            citation(
                dataset(
                    name="A",
                    year=2020,
                    links={},
                    publication={"venue": "V", "kind": "journal", "year": 2020, "doi": "10.1000/a#b"},
                )
            ).url
            == "https://doi.org/10.1000/a%23b"
        )


def test_a_table_of_results_is_cited_by_its_reporter_and_its_place() -> None:
    for table in real_catalog().of(Result):
        [record] = parse_string(bibtex(citation_of_table(table)), "bibtex").entries.values()

        assert str(record.persons["author"][0]).strip("{}") == latex(table.reporter)
        assert (record.key, record.fields["url"]) == (f"result-{table.id}", table.address)
        assert record.fields["howpublished"] == latex(table.place)


def test_a_key_is_made_of_its_entry_alone() -> None:
    assert citation(model(name="ChatCAD")).key == "model-chatcad"
    assert citation(study(name="ChatCAD")).key == "study-chatcad"
    assert citation(dataset(name="Bare", title=None)).form == "data"
    assert citation(model(name="Third", previously=["first", "second"])).key == "model-first", "a new id keeps the key"


def test_every_format_is_among_the_files() -> None:
    assert {f"data/references.{ending}" for ending in ("bib", "ris", "json")} <= set(exported("real"))
