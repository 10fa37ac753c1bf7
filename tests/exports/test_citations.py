"""Every work can be cited in every format, and the readers of each format find in it what the catalog says."""

from __future__ import annotations

import json
import re

import pytest
import rispy
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string
from pybtex.database.input.bibtex import Parser
from pybtex.richtext import Text

from catalogs import dataset, model, study
from exported import CATALOGS, catalog, exported, text
from hfm.model import Work
from hfm.views.citations.bibtex import bibtex, latex
from hfm.views.citations.citation import Name, citation, parse_name


def works(name: str) -> dict[str, Work]:
    return {f"{it.KIND}-{it.id}": it for it in catalog(name).all_entries if isinstance(it, Work)}


@pytest.mark.parametrize("name", CATALOGS)
class TestAllWorks:
    def test_pybtex_reads_every_record(self, name: str) -> None:
        found = Parser().parse_string(text(name, "data/references.bib")).entries

        assert list(found) == list(works(name)), "each once, under a key of its own"
        for key, work in works(name).items():
            assert found[key].fields.get("doi") == work.doi, key
            assert found[key].fields.get("eprint") == work.arxiv, key
            assert found[key].fields.get("year", "") == str(work.year or (work.published or "")[:4]), key

    def test_rispy_reads_every_record(self, name: str) -> None:
        found = {it["id"]: it for it in rispy.loads(text(name, "data/references.ris"))}

        assert list(found) == list(works(name))
        for key, work in works(name).items():
            assert found[key]["title"] == (work.title or work.name).strip(), key
            assert found[key].get("doi") == work.doi, key

    def test_a_citation_processor_accepts_every_record(self, name: str) -> None:
        records = json.loads(text(name, "data/references.json"))
        source = CiteProcJSON(records)
        bibliography = CitationStylesBibliography(
            CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain
        )
        for record in records:
            bibliography.register(Cited([CitationItem(record["id"])]))

        assert list(source) == [it["id"] for it in records] == list(works(name))
        assert len([it for it in bibliography.bibliography() if str(it).strip()]) == len(records)

    def test_the_api_has_the_same_records(self, name: str) -> None:
        found = json.loads(text(name, "api/v1/citations.json"))

        assert list(found) == [f"{it.KIND}/{it.id}" for it in works(name).values()]
        assert "\n".join(it["bibtex"] for it in found.values()) == text(name, "data/references.bib")
        assert [it["csl"] for it in found.values()] == json.loads(text(name, "data/references.json"))


def test_titles_and_authors_come_back_from_bibtex_as_they_are() -> None:
    found = Parser().parse_string(text("real", "data/references.bib")).entries
    for key, work in works("real").items():
        assert plain(found[key].fields["title"]) == plain(latex(work.title or work.name)), key
        authors = [
            " ".join([*it.first_names, *it.middle_names, *it.prelast_names, *it.last_names, *it.lineage_names])
            for it in found[key].persons.get("author", [])
        ]
        expected = ["others" if it == "et al." else plain(latex(it)) for it in work.authors]
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
    "The RNAcentral Consortium": Name("The RNAcentral Consortium"),
    "Gene Ontology Consortium": Name("Gene Ontology Consortium"),
    "OpenAI": Name("OpenAI"),
}


@pytest.mark.parametrize("text_", NAMES)
def test_a_name_is_taken_apart_where_that_is_clear(text_: str) -> None:
    assert parse_name(text_) == NAMES[text_]


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
    record = bibtex(citation(model(name="A", authors=[name, "et al."])))
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
    "arXiv": ("misc", "UNPB", "article"),
    "bioRxiv": ("misc", "UNPB", "article"),
    "Nature": ("article", "JOUR", "article-journal"),
    "MICCAI": ("inproceedings", "CPAPER", "paper-conference"),
    "NeurIPS 2024": ("inproceedings", "CPAPER", "paper-conference"),
    "Findings of EMNLP": ("inproceedings", "CPAPER", "paper-conference"),
    "GitHub": ("misc", "GEN", "document"),
}


@pytest.mark.parametrize("venue", FORMS)
def test_a_venue_decides_what_a_work_is(venue: str) -> None:
    from exported import edition

    made = edition(model(name="A", venue=venue)).formats["model/a"]
    written = (
        made["bibtex"].split("{")[0].strip("@"),
        rispy.loads(made["ris"])[0]["type_of_reference"],
        made["csl"]["type"],
    )

    assert written == FORMS[venue]


def test_a_key_is_made_of_its_entry_alone() -> None:
    assert citation(model(name="ChatCAD")).key == "model-chatcad"
    assert citation(study(name="ChatCAD")).key == "study-chatcad"
    assert citation(dataset(name="Bare", title=None)).form == "data"
    assert citation(model(name="Third", previously=["first", "second"])).key == "model-first", "a new id keeps the key"


def test_every_format_is_among_the_files() -> None:
    assert {f"data/references.{ending}" for ending in ("bib", "ris", "json")} <= set(exported("real"))
