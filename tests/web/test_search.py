"""How the search reads a query, and which names and terms it means: in Node, without a page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from catalogs import dataset, make_catalog, model
from hfm.model import Entry
from hfm.views.search_index import common_names, ids_index, named_entries, search_index, words_index
from hfm.views.spellings import plain
from node import run_script

# The entries that a query names, best first, as `name: how well`; then the terms, as `list/id`.
NAMES = "return given.queries.map(it => all.named(given.rows, it).map(found => found.row[2]));"
TERMS = "return given.queries.map(it => all.termsNamed(given.index, it).map(found => `${found.list}/${found.id}`));"
SYNONYMS = "return given.queries.map(it => all.synonyms(given.index, it.split(' ')).map(found => found.label));"
GROUPS = """return given.queries.map(it => {
  const { typed, kind } = all.readQuery(it);
  return [all.grouped(typed, given.index).map(found => found.words.join(" ")), kind];
});"""

ENTRIES: tuple[Entry, ...] = (
    model(name="MedSAM", title="Segment anything in medical images"),
    model(name="MedSAM2", title="MedSAM2: Segment Anything in 3D Medical Images and Videos"),
    model(name="Prov-GigaPath", title="A whole-slide foundation model"),
    model(name="BioMedLM", aliases=["PubMedGPT"], title="A language model"),
    model(name="M3AE", aliases=["M³AE"], title="Multi-modal masked autoencoders"),
    model(name="Ødegård-Net", title="A net"),
    model(name="HuatuoGPT", aliases=["华佗大模型"], title="Taming language models"),
    model(name="ChatCAD+", title="A chat"),
    dataset(name="UK Biobank"),
    dataset(name="Brain Tumour Atlas"),
)


def files(*entries: Entry) -> dict[str, Any]:
    catalog = make_catalog(*entries)
    pages = {"charts/growth": ("How fast?", "It grows."), "foundation": ("Foundation model", "")}
    ids, called = ids_index(catalog)
    found = {
        **ids,
        **words_index(catalog),
        **search_index(catalog, named_entries(catalog), pages, common_names(catalog), called),
    }
    return {name: json.loads(text) for name, text in found.items()}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("medsam", "MedSAM", id="the name itself before a longer one"),
        pytest.param("Med SAM 2", "MedSAM2", id="a name in parts"),
        pytest.param("ukbiobank", "UK Biobank", id="a name in one"),
        pytest.param("Segment anything in medical images", "MedSAM", id="a title"),
        pytest.param("segment anything in 3D medical images and videos", "MedSAM2", id="a title without the name"),
        pytest.param("gigapath", "Prov-GigaPath", id="a word of a name"),
        pytest.param("PubMedGPT", "BioMedLM", id="another name"),
        pytest.param("m³ae", "M3AE", id="small digits"),
        pytest.param("odegard net", "Ødegård-Net", id="letters that are no accents"),
        pytest.param("大模型", "HuatuoGPT", id="a part of a Chinese name"),
        pytest.param("chatcad plus", "ChatCAD+", id="a sign as a word"),
        pytest.param("growth chart", "How fast?", id="a chart"),
        pytest.param("foundation model", "Foundation model", id="a page"),
        pytest.param("whole-slide foundation model", "Prov-GigaPath", id="a title without its article"),
        pytest.param("brain tumor atlas", "Brain Tumour Atlas", id="the other spelling"),
    ],
)
def test_an_entry_is_named_however_it_is_written(query: str, first: str) -> None:
    """In the small file of names that the query loads."""
    made = files(*ENTRIES)
    whole = run_script("spelling.js", "return all.joined(given);", query)
    beginning = whole[:2] if whole.isascii() else "other"
    rows = made[f"names/{beginning}.json"]

    assert run_script("search/name_match.js", NAMES, {"rows": rows, "queries": [query]})[0][0] == first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("MIMIC-IV v2.2", "MIMIC-IV"),
        ("medsam ct", "MedSAM"),
        ("medsam2 ct video", "MedSAM2"),
        ("State results", "State"),
    ],
)
def test_a_name_counts_before_other_words(query: str, first: str) -> None:
    rows = [model(name=it) for it in ("MedSAM", "MedSAM2", "MIMIC-IV", "State")]
    made = files(*rows, model(name="Net", title="The state of the art"))
    given = {"rows": made[f"names/{plain(query)[:2]}.json"], "common": made["index.json"]["common"], "query": query}
    ask = "return all.namedBefore(given.rows, given.common, given.query).map(found => found.row[2]);"

    assert run_script("search/name_match.js", ask, given) == [first]
    assert made["index.json"]["common"] == ["state"]
    assert run_script("search/name_match.js", ask, {**given, "query": "state of the art"}) == []


def test_a_word_is_looked_for_in_either_spelling() -> None:
    asked = run_script(
        "spelling.js", "return given.map(all.otherSpellings);", ["tumour", "pediatric", "tokenized", "cell"]
    )
    assert asked == [["tumor"], ["paediatric"], ["tokenised"], []]


def test_a_number_is_no_beginning_of_another() -> None:
    rows = files(model(name="Net 4"), model(name="Net 40"))["names/ne.json"]
    assert run_script("search/name_match.js", NAMES, {"rows": rows, "queries": ["net 4", "net"]}) == [
        ["Net 4"],
        ["Net 4", "Net 40"],
    ]


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("EHR", "modalities/clinical-data"),
        ("wsi", "modalities/pathology"),
        ("EKG", "modalities/ecg"),
        ("CXR", "modalities/x-ray"),
        ("RAG", "techniques/retrieval-augmentation"),
        ("PEFT", "techniques/parameter-efficient-fine-tuning"),
        ("electrocardiogram", "modalities/ecg"),
        ("mammography", "modalities/x-ray"),
        ("drug discovery", "tasks/disease-research-and-drug-response"),
        ("NER", "tasks/named-entity-recognition"),
    ],
)
def test_another_word_means_its_term(query: str, term: str) -> None:
    index = files()["index.json"]
    given = {"index": index, "queries": [query]}

    assert run_script("search/name_match.js", TERMS, given)[0][0] == term


def test_another_word_inside_a_query_means_its_term_and_names_of_backbones_do_not() -> None:
    given = {"index": files()["index.json"], "queries": ["cxr segmentation", "gpt 4 agents", "low rank"]}
    assert run_script("search/name_match.js", SYNONYMS, given) == [["X-ray"], [], []]


@pytest.mark.parametrize(
    ("query", "groups", "kind"),
    [
        pytest.param("GPT-4", ["gpt 4"], "", id="a number belongs to its name"),
        pytest.param("isic 2020 images", ["isic 2020", "images"], "", id="also after a blank"),
        pytest.param("retinal foundation model", ["retinal", "foundation"], "models", id="a kind of page"),
        pytest.param("the model", ["the", "model"], "", id="nothing else to look for"),
        pytest.param("segmentation of the polyp", ["segmentation", "polyp"], "", id="small words"),
        pytest.param("optical coherence tomography", ["optical coherence tomography"], "", id="a term's other words"),
        pytest.param("chatcad+", ["chatcad", "plus"], "", id="a sign is a word"),
    ],
)
def test_a_query_is_read_in_its_telling_words(query: str, groups: list[str], kind: str) -> None:
    given = {"index": files()["index.json"], "queries": [query]}
    assert run_script("search/query.js", GROUPS, given) == [[groups, kind]]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("medsma", "medsam"),
        ("histopatology", "histopathology"),
        ("totalsegmentor", "totalsegmentator"),
        ("segmantation", "segmentation"),
        ("xyz", ""),
        ("qwertyuiop", ""),
    ],
)
def test_a_slip_means_the_nearest_word(typed: str, meant: str) -> None:
    known = ["medical", "medsa", "medsam", "segmentation", "histopathology", "totalsegmentator", "mesam"]
    assert run_script("spelling.js", "return all.nearest(given[0], given[1]);", [typed, known]) == meant


def test_both_languages_spell_alike() -> None:
    texts = ["Ødegård & Łukasz", "M³AE+", "Straße", "Wölflein", "SAM-Med3D", "İnce, ı", "œuvre Ægir", "Đặng"]
    assert run_script("spelling.js", "return given.map(all.plain);", texts) == [plain(it) for it in texts]
