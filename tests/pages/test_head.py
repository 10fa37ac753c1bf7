"""What a published page says to programs: JSON-LD, Open Graph, the tags of reference managers, whoever published it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import extruct

from catalogs import real_catalog
from checkouts import BASE, Checkout
from exported import catalog
from hfm.model import KINDS, Dataset, Model, Result, Study, Survey, Work
from hfm.pages.linked_data import described_entry
from hfm.views.citations.bibtex import bibtex
from hfm.views.citations.citation import LONG, cited, people
from webpages import WebPage, read_site

SITE = f"https://site.example{BASE}"


@cache
def pages(folder: Path) -> dict[str, WebPage]:
    """Those that stand for themselves: no redirect, no chart for a frame, not the 404 page."""
    return {path: it for path, it in read_site(folder).items() if not it.redirects and path.endswith("index.html")}


def nodes(folder: Path, path: str) -> list[dict[str, Any]]:
    """Every JSON-LD node of a page, as extruct finds it."""
    html = (folder / path).read_text(encoding="utf-8")
    found = extruct.extract(html, syntaxes=["json-ld"], errors="strict")["json-ld"]
    return [node for it in found for node in it.get("@graph", [it])]


def test_every_page_describes_itself(real: Checkout) -> None:
    for path in pages(real.site):
        found = nodes(real.site, path)
        assert found, path
        assert all(node["@type"] for node in found), path


def test_a_paper_is_described_with_its_code(real: Checkout) -> None:
    paper, _, code = nodes(real.site, "models/medsam/index.html")

    assert paper["@type"] == "ScholarlyArticle"
    assert paper["headline"] == "Segment anything in medical images"
    assert paper["sameAs"] == ["https://doi.org/10.1038/s41467-024-44824-z"]
    assert (code["@type"], code["codeRepository"]) == ("SoftwareSourceCode", "https://github.com/bowang-lab/MedSAM")
    assert code["citation"]["@id"] == paper["@id"]


def test_a_model_is_described_beside_its_paper(real: Checkout) -> None:
    paper, found, _ = nodes(real.site, "models/medsam/index.html")

    assert (found["@id"], found["name"]) == (f"{SITE}models/medsam/", "MedSAM")
    assert found["citation"]["@id"] == paper["@id"]
    assert "https://doi.org/10.1038/s41467-024-44824-z" in paper["sameAs"]
    assert "DOI" not in {it["propertyID"] for it in found.get("identifier", [])}, "it stands with the paper"
    assert {"Segmentation"} <= set(found["keywords"])
    assert found["isPartOf"]["@id"] == f"{SITE}data/"


def test_the_licence_of_a_model_is_that_of_its_weights() -> None:
    """The licence of the code stands with the code."""
    for entry in real_catalog().models:
        _, found, *_ = described_entry(entry, cited(entry, real_catalog()), "", SITE, real_catalog())
        assert ("license" in found) == bool(entry.licence and entry.licence.weights), entry.id


def test_a_benchmark_names_its_data_and_its_measures(real: Checkout) -> None:
    [found] = nodes(real.site, "benchmarks/medqa/index.html")

    assert found["additionalType"] == "Benchmark"
    assert found["variableMeasured"]
    assert all(it.startswith(f"{SITE}datasets/") for it in found.get("isBasedOn", []))


def test_a_table_of_results_leads_to_its_source() -> None:
    for entry in real_catalog().of(Result):
        [found] = described_entry(entry, None, "", SITE, real_catalog())
        assert (found["isBasedOn"], found["datePublished"]) == (entry.address, entry.date)
        assert {it["@id"] for it in found["about"]} == {f"{SITE}benchmarks/{it.benchmark}/" for it in entry.columns}


def test_a_dataset_says_who_gets_it(real: Checkout) -> None:
    for entry in real_catalog().of(Dataset):
        [found] = nodes(real.site, f"datasets/{entry.id}/index.html")
        assert found.get("isAccessibleForFree", False) == (entry.access == "open")
        assert found.get("conditionsOfAccess") == (entry.access if entry.access != "open" else None)


def test_what_describes_an_entry_is_what_the_catalog_says(real: Checkout) -> None:
    for entry in real_catalog().all_entries:
        found = nodes(real.site, f"{entry.FOLDER}/{entry.id}/index.html")[0]
        if isinstance(entry, Dataset):
            assert (found["@type"], found["name"]) == ("Dataset", entry.name)
            assert 50 <= len(found["description"]) <= 5000, f"Dataset Search asks for it: {entry.id}"
            assert found["includedInDataCatalog"]["@id"] == SITE
        elif isinstance(entry, (Model, Study, Survey)):
            assert (found["@type"], found["headline"]) == ("ScholarlyArticle", cited(entry, real_catalog()).title)
        else:
            assert found["name"] == entry.name


def test_a_dataset_says_where_it_is_at_home_and_how_it_was_made(real: Checkout) -> None:
    [found] = nodes(real.site, "datasets/mimic-cxr/index.html")

    assert found["url"] == f"{SITE}datasets/mimic-cxr/"
    assert found["sameAs"] == ["https://physionet.org/content/mimic-cxr/2.0.0/"]
    assert found["measurementTechnique"] == ["X-ray"], "reports are no technique"
    assert found["citation"]["sameAs"] == ["https://doi.org/10.1038/s41597-019-0322-0"]
    assert "identifier" not in found, "the paper's DOI is not the dataset's"
    assert "creator" not in found, "the source stops after the first author"
    [own] = nodes(real.site, "datasets/totalsegmentatorv2/index.html")
    assert own["identifier"] == ["https://doi.org/10.5281/zenodo.6802613"]


def test_the_catalog_is_described_with_its_downloads(real: Checkout) -> None:
    described = {node["@type"]: node for node in nodes(real.site, "data/index.html")}
    whole = described["Dataset"]
    parts = whole["hasPart"]
    files = [it["contentUrl"] for part in (whole, *parts) for it in part["distribution"]]

    assert described["DataCatalog"]["dataset"] == [{"@id": whole["@id"]}]
    assert len({it["encodingFormat"] for it in whole["distribution"]}) > 3

    assert described["DataCatalog"]["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [it for it in files if not (real.site / it.removeprefix(SITE)).is_file()] == []
    assert [it["url"] for it in parts] == [f"{SITE}{kind.FOLDER}/" for kind in KINDS.values()]


def test_a_reference_manager_finds_the_paper(real: Checkout) -> None:
    page = pages(real.site)["studies/chatcad/index.html"]
    tags = [
        (it["name"], it["content"])
        for tag, it in page.tags
        if tag == "meta" and it.get("name", "").startswith("citation_")
    ]

    paper = cited(real_catalog().get("study", "chatcad"), real_catalog())
    assert tags[0] == ("citation_title", paper.title)
    assert [value for name, value in tags if name == "citation_author"] == [
        f"{it.family}, {it.given}" for it in paper.authors
    ]
    assert ("citation_publication_date", paper.date.replace("-", "/")) in tags


def test_a_long_list_of_authors_is_one_text_in_the_tag_and_in_the_data(real: Checkout) -> None:
    works = [it for it in real_catalog().all_entries if isinstance(it, Work) and it.title and it.authors]
    long = [it for it in works if cited(it, real_catalog()).is_long and len(it.authors) > LONG]
    assert long

    for work in long:
        page = pages(real.site)[f"{work.FOLDER}/{work.id}/index.html"]
        paper = cited(work, real_catalog())
        names = "; ".join(it.inverted for it in paper.authors)
        described = nodes(real.site, page.path)[0]

        assert page.attribute("meta", "content", name="citation_authors") == ([] if paper.more else [names]), work.id
        assert page.attribute("meta", "content", name="citation_author") == [], work.id
        assert people(work) in page.text, work.id
        assert not {"author", "creator"} & described.keys(), f"none of many may claim to be all: {work.id}"
        assert described.get("creditText") == (None if paper.more else names), work.id


def test_a_short_list_has_a_tag_for_each_author(real: Checkout) -> None:
    page = pages(real.site)["models/medsam/index.html"]
    paper = cited(real_catalog().get("model", "medsam"), real_catalog())

    assert page.attribute("meta", "content", name="citation_author") == [it.inverted for it in paper.authors]


def test_a_citation_is_on_its_page_or_in_a_file_beside_it(real: Checkout) -> None:
    files = 0
    for work in real_catalog().all_entries:
        if isinstance(work, Work):
            page = pages(real.site)[f"{work.FOLDER}/{work.id}/index.html"]
            citation = bibtex(cited(work, real_catalog()))
            links = [it for it in page.links if it == f"{work.id}.bib"]
            read = [(real.site / work.FOLDER / work.id / it).read_text(encoding="utf-8") for it in links]
            assert read == ([] if citation.strip() in page.text else [citation]), work.id
            files += len(links)
    assert files


def test_the_tags_of_a_reference_manager_lead_to_the_paper(real: Checkout) -> None:
    """Dublin Core said it before; Zotero reads this one."""
    paper = cited(real_catalog().get("study", "chatcad"), real_catalog())
    page = pages(real.site)["studies/chatcad/index.html"]

    assert page.attribute("meta", "content", name="citation_public_url") == [paper.url]


def test_every_page_has_a_card_of_its_own_or_its_kind(real: Checkout) -> None:
    images = {path: page.attribute("meta", "content", property="og:image") for path, page in pages(real.site).items()}

    assert images["models/medsam/index.html"] == [f"{SITE}cards/models/medsam.png"]
    assert images["models/vision/index.html"] == [f"{SITE}cards/models.png"]
    assert images["charts/growth/index.html"] == [f"{SITE}charts/growth.png"]
    assert images["index.html"] == [f"{SITE}cards/site.png"]
    missing = [
        path
        for path, found in images.items()
        if len(found) != 1 or not (real.site / found[0].removeprefix(SITE)).is_file()
    ]
    assert missing == []


def test_open_graph_and_the_canonical_address_agree(real: Checkout) -> None:
    for path, page in pages(real.site).items():
        address = SITE + path.removesuffix("index.html")
        assert page.attribute("link", "href", rel="canonical") == [address], path
        assert page.attribute("meta", "content", property="og:url") == [address], path
        assert page.attribute("meta", "content", property="og:title") != [], path
        assert page.attribute("meta", "content", property="og:description") == page.attribute(
            "meta", "content", name="description"
        ), path


def test_the_json_of_an_entry_is_named_in_its_head(real: Checkout) -> None:
    page = pages(real.site)["models/medsam/index.html"]
    [address] = page.attribute("link", "href", type="application/json")

    assert json.loads((real.site / page.absolute(address).lstrip("/")).read_text(encoding="utf-8"))["id"] == "medsam"


def test_both_publishers_write_the_same_head(small_sites: Mapping[str, Path]) -> None:
    first, second = (dict(heads(folder)) for folder in small_sites.values())

    assert first == second
    assert first["models/medsam/index.html"]


def heads(folder: Path) -> Iterator[tuple[str, list[Any]]]:
    for path, page in pages(folder).items():
        tags = [
            it
            for tag, it in page.tags
            if tag == "meta" and ("property" in it or it.get("name", "").startswith("citation_"))
        ]
        yield path, [tags, nodes(folder, path)]


def test_the_head_is_in_the_head_and_not_in_the_body(small_sites: Mapping[str, Path]) -> None:
    for folder in small_sites.values():
        html = (folder / "models/medsam/index.html").read_text(encoding="utf-8")
        assert html.index("citation_title") < html.index("</head>") < html.index("<body")
        assert "<!--head" not in html


def test_hostile_facts_are_described_as_they_are(hostile_sites: Mapping[str, Path]) -> None:
    for folder in hostile_sites.values():
        for entry in catalog("hostile").models:
            [paper, *_] = nodes(folder, f"models/{entry.id}/index.html")
            assert paper["headline"] == entry.title
    for entry in catalog("hostile").all_entries:
        assert described_entry(entry, None, entry.name, "", catalog("hostile"))
