"""What a contributor brings is found where the catalog has it: by an id, an address, code, a near title or a name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rapidfuzz import fuzz

from catalogs import real_catalog
from checkouts import FIXTURE
from hfm.model import KINDS, Work
from hfm.model.identity import letters
from hfm.model.likeness import titles_alike
from hfm.pages.form import FIRST, QUESTIONS, known, known_works, settings
from hfm.project import Addresses
from hfm.reading.validate import examine
from node import run_script

CATALOG = examine(FIXTURE)[0]
TABLES = json.loads(settings(CATALOG, Addresses(), ""))
KNOWN = json.loads(known(CATALOG, known_works(CATALOG)))
MEDSAM = ["model", "medsam", "MedSAM", "vision"]

# What is brought → whether MedSAM is surely it, perhaps it, or not told.
BROUGHT: dict[str, tuple[dict[str, Any], str]] = {
    "its DOI": ({"publication": {"doi": "10.1038/S41467-024-44824-Z"}}, "surely"),
    "its title in another spelling": ({"title": "Segment Anything in Medical Images."}, "surely"),
    "its title with a slip": ({"title": "Segment anything in medical image"}, "perhaps"),
    "its title with another word": ({"title": "Segment anything in medical scans"}, ""),
    "its repository": ({"links": {"code": "https://github.com/Bowang-Lab/MedSAM.git"}}, "perhaps"),
    "a file of its repository": ({"links": {"code": "https://github.com/bowang-lab/MedSAM/blob/main/README.md"}}, "perhaps"),
    "another repository of the lab": ({"links": {"code": "https://github.com/bowang-lab/Other"}}, ""),
    "its name": ({"name": "Med-SAM", "title": "Another title altogether"}, "perhaps"),
    "an id that no entry states": ({"preprint": {"server": "arXiv", "id": "2501.12345"}}, ""),
}  # fmt: skip


@pytest.mark.parametrize("case", BROUGHT)
def test_what_is_brought_is_found_where_the_catalog_has_it(case: str) -> None:
    entry, expected = BROUGHT[case]
    found = asked("return all.there(given.it, given.known);", entry)

    assert (MEDSAM in found["surely"], MEDSAM in [it["row"] for it in found["perhaps"]]) == (
        expected == "surely",
        expected == "perhaps",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MedSAM", "surely"),
        ("med-sam", "surely"),
        ("MedSA", "perhaps"),
        ("MedSAN", "perhaps"),
        ("bowang-lab/MedSAM", "perhaps"),
        ("Segment anything in medical image", "perhaps"),
        ("J. Ma et al., Segment anything in medical images, Nature Communications, 2024.", "surely"),
        ("OrganNet", ""),
    ],
)
def test_words_are_compared_with_names_and_titles(text: str, expected: str) -> None:
    found = asked("return all.named(given.it, given.known);", text)

    assert (MEDSAM in found["surely"], MEDSAM in [it["row"] for it in found["perhaps"]]) == (
        expected == "surely",
        expected == "perhaps",
    )


PASTED: dict[str, dict[str, Any]] = {
    "PMID: 31501885": {"links": {"paper": "https://pubmed.ncbi.nlm.nih.gov/31501885/"}, "sources": [{"url": "https://pubmed.ncbi.nlm.nih.gov/31501885/"}]},
    "31501885": {"links": {"paper": "https://pubmed.ncbi.nlm.nih.gov/31501885/"}, "sources": [{"url": "https://pubmed.ncbi.nlm.nih.gov/31501885/"}]},
    "github.com/lab/net": {"links": {"code": "https://github.com/lab/net"}, "sources": [{"url": "https://github.com/lab/net"}]},
    "see https://gitlab.com/lab/net.": {"links": {"code": "https://gitlab.com/lab/net"}, "sources": [{"url": "https://gitlab.com/lab/net"}]},
    "https://huggingface.co/lab/net": {"weights": {"url": "https://huggingface.co/lab/net"}, "sources": [{"url": "https://huggingface.co/lab/net"}]},
    "hf.co/datasets/lab/scans": {"links": {"data": "https://hf.co/datasets/lab/scans"}, "sources": [{"url": "https://hf.co/datasets/lab/scans"}]},
    "10.1101/2024.01.02.123456": {"preprint": {"server": "bioRxiv", "id": "10.1101/2024.01.02.123456"}, "links": {"paper": "https://doi.org/10.1101/2024.01.02.123456"}, "sources": [{"url": "https://doi.org/10.1101/2024.01.02.123456"}]},
    "[2501.12345v2] OrganNet: a net for organs": {"name": "OrganNet", "title": "OrganNet: a net for organs", "preprint": {"server": "arXiv", "id": "2501.12345"}, "links": {"paper": "https://arxiv.org/abs/2501.12345"}, "sources": [{"url": "https://arxiv.org/abs/2501.12345"}]},
}  # fmt: skip


def test_an_id_or_an_address_fills_the_field_that_it_belongs_to() -> None:
    texts = [*PASTED, "lab/net", "MedSAM", "2024", ""]
    found = asked("return given.it.map(it => all.statedByAddress(it)?.entry ?? null);", texts)

    assert dict(zip(texts, found, strict=True)) == {**PASTED, "lab/net": None, "MedSAM": None, "2024": None, "": None}


def test_titles_are_as_near_to_each_other_as_the_command_line_finds_them() -> None:
    titles = [letters(it.title) for it in real_catalog().all_entries if isinstance(it, Work) and it.title][::7]
    changed = [it[:-1] + "x" + it[-1:] for it in titles] + [it[: len(it) * 6 // 7] for it in titles] + [*titles[1:], ""]
    pairs = list(zip([*titles, *titles, *titles], changed, strict=True))

    made = run_script("contribute/logic.js", "return given.map(([one, other]) => all.ratio(one, other));", pairs)

    assert made == pytest.approx([fuzz.ratio(*pair) for pair in pairs])
    assert len({titles_alike(*pair) for pair in pairs}) == 2, "there are titles on both sides"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("86M", 86_000_000),
        ("1.2B", 1_200_000_000),
        ("12k", 12_000),
        ("1,000", 1_000),
        ("1 204 567", 1_204_567),
        ("1’000’000", 1_000_000),
        ("3.5 million", 3_500_000),
        ("7 b", 7_000_000_000),
        ("0.6T", 600_000_000_000),
        (" 42 ", 42),
        ("1.5", None),  # no whole number
        ("1.200", None),  # a thousand and two hundred in one country, one and a fifth in another
        ("1,2B", None),
        ("1.2345k", None),
        ("1,00", None),
        ("about 86M", None),
        ("86 MB", None),
        ("constructor", None),
        ("9999999999T", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(text: str, number: int | None) -> None:
    assert run_script("contribute/logic.js", "return all.wholeNumber(given);", text) == number


def test_a_number_is_shown_for_a_person_to_compare() -> None:
    numbers = [7, 999, 1000, 86_000_000]
    assert run_script("contribute/logic.js", "return given.map(all.apart);", numbers) == [f"{it:,}" for it in numbers]


@pytest.mark.parametrize(
    ("kind", "id_", "entry", "free"),
    [
        ("model", "organ", {}, "organ"),
        ("model", "medsam", {}, "medsam-2"),
        ("model", "medsam", {"year": 2025, "authors": ["Ann Author"]}, "medsam-2025"),
        ("model", "medsam", {"authors": ["Ann Müller", "Ben Other"]}, "medsam-muller"),
        ("dataset", "medsam", {}, "medsam"),
        ("model", "vision", {"year": 2025}, "vision-2025"),  # the page of a sub-field
    ],
)
def test_the_id_that_is_advised_is_free(kind: str, id_: str, entry: dict[str, Any], free: str) -> None:
    found = asked("return all.freeId(given.it.id, given.it.entry, given.it.kind, given.known);", {"id": id_, "entry": entry, "kind": kind})  # fmt: skip

    assert found == free


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_asked_once_first_or_below_a_question(kind: str) -> None:
    it = TABLES["kinds"][kind]
    names = [*it["first"], *(name for _, some in it["questions"] for name in some)]

    assert sorted(names) == sorted(set(KINDS[kind].model_fields) - {"id", "group"})
    assert {name for name, info in KINDS[kind].model_fields.items() if info.is_required()} <= {*it["first"], "id", "group", "added"}  # fmt: skip


def test_no_question_asks_for_a_field_that_there_is_not() -> None:
    there = {name for kind in KINDS.values() for name in kind.model_fields}
    assert {name for some in (*QUESTIONS.values(), *FIRST.values()) for name in some} <= there


def asked(body: str, it: Any) -> Any:
    script = f"all.learn(given.tables); {body}"
    return run_script("contribute/logic.js", script, {"tables": TABLES, "known": KNOWN, "it": it})
