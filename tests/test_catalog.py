"""The real catalog: sound, whole, and the same numbers as a second, independent reading of the survey's tables."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import catalogs
from catalogs import real_catalog, survey_tables
from checkouts import BASE, ROOT, Checkout
from hfm.model import KINDS, Benchmark, Challenge, Correction, Entry, Model, Result
from hfm.model.catalog import Catalog, is_surveyed, surveyed
from hfm.reading.validate import examine
from webpages import WebPage, broken_links, leads_out, read_site

CODES = {"SL": "supervised", "GL": "generative", "CL": "contrastive", "HL": "hybrid", "none": "none"}
HOW = {"FT": "fine-tuning", "AT": "adapter-tuning", "PE": "prompt-engineering"}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return real_catalog()


@pytest.fixture(scope="module", params=["as it stands", "after corrections that are legal"])
def counted(request: pytest.FixtureRequest, catalog: Catalog) -> Catalog:
    """The catalog, and the same where someone knew better in every field that the survey's figures count."""
    return catalog if request.param == "as it stands" else after_corrections(catalog)


def after_corrections(catalog: Catalog) -> Catalog:
    """Each surveyed model with other values, and the survey's in `counted_as`, as CONTRIBUTING describes it."""
    other = {"pretraining": "supervised", "adaptation": ("fine-tuning", "adapter-tuning"), "year": 2025}
    models = {it.id: mended(it, other) if is_surveyed(it) else it for it in catalog.models}
    more = [catalogs.model(id="new-one", name="New One", group="vision", sources=[{"source": "list"}])]
    return replace(catalog, entries={**catalog.entries, "model": models | {it.id: it for it in more}})


def mended(it: Model, other: dict[str, Any]) -> Model:
    known = {correction.field for correction in it.corrections if correction.counted_as is not None}
    why = [
        Correction(field=name, source="survey", source_value="other", reason="The paper.", counted_as=printed(it, name))
        for name in other
        if name not in known
    ]
    return it.model_copy(update={**other, "corrections": (*it.corrections, *why)})


def printed(it: Model, name: str) -> tuple[str, ...]:
    value = getattr(it, name)
    return value if isinstance(value, tuple) else () if value is None else (str(value),)


def rows() -> Iterator[tuple[str, int, str, list[Any]]]:
    """(table, row, sub-field, what the row prints) of the second reading."""
    for table, content in survey_tables()["tables"].items():
        for number, row in enumerate(content["rows"], 1):
            yield table, number, content["subfield"], row


ROWS = [pytest.param(*it, id=f"{it[0]}-{it[1]}-{it[3][0]}") for it in rows()]


def test_the_catalog_has_no_problem() -> None:
    assert examine(ROOT / "catalog")[1] == []


def test_the_check_of_the_command_line_agrees(real: Checkout) -> None:
    done = real.hfm("check")

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(("table", "number", "subfield", "row"), ROWS)
def test_a_row_of_the_survey_is_one_model_with_its_facts(
    catalog: Catalog, table: str, number: int, subfield: str, row: list[Any]
) -> None:
    name, references, pretraining, adaptation, year = row
    here = ("survey", table, number)
    [model] = [
        it for it in catalog.models if any((found.source, found.table, found.row) == here for found in it.sources)
    ]
    read = {it.reference for it in model.sources if (it.source, it.table, it.row) == here}
    corrected = {it.field for it in model.corrections}

    assert model.group == subfield
    assert read == set(references)
    assert model.pretraining == CODES[pretraining] or "pretraining" in corrected
    assert set(model.adaptation) == {HOW[code] for code in adaptation} or "adaptation" in corrected
    assert model.year == year or "year" in corrected
    known = {plain(it) for it in (model.name, *model.aliases)}
    assert "name" in corrected or {plain(it) for it in name.split("(")} <= known or plain(name) in known


def plain(name: str) -> str:
    """The letters and digits of a name: tables set dashes and blanks as they find room."""
    return "".join(char for char in name.casefold() if char.isalnum())


def test_the_survey_has_as_many_models_as_it_says(counted: Catalog) -> None:
    models = surveyed(counted.models)
    totals = survey_tables()["totals"]

    assert len(models) == totals["works"] == 200
    assert Counter(model.group for model in models) == {
        "language": 44,
        "vision": 67,
        "bioinformatics": 31,
        "multimodal": 58,
    }
    assert sum(model.pretraining == "none" for model in models) == totals["without_own_pretraining"] == 89
    assert sum(len(model.adaptation) for model in models) == totals["paper_adaptation_pairs"] == 270
    assert sum("fine-tuning" in model.adaptation for model in models) == totals["with_fine_tuning"] == 144


def test_paradigms_and_adaptations_add_up(counted: Catalog) -> None:
    models = surveyed(counted.models)
    totals = survey_tables()["totals"]
    pairs = Counter((model.pretraining, how) for model in models for how in model.adaptation)

    assert Counter(model.pretraining for model in models) == {
        CODES[code]: n for code, n in totals["pretraining"].items()
    }
    assert Counter(how for model in models for how in model.adaptation) == {
        HOW[it]: n for it, n in totals["adaptation"].items()
    }
    assert pairs == {
        (CODES[one], HOW[other]): n for one, found in totals["pairs"].items() for other, n in found.items()
    }


def test_the_years_are_those_of_the_tables(counted: Catalog) -> None:
    stated = Counter(row[4] for _, _, _, row in rows())

    assert Counter(model.year for model in surveyed(counted.models)) == stated


def test_every_row_is_taken_once(catalog: Catalog) -> None:
    taken = {
        (model.id, it.table, it.row)
        for model in catalog.models
        for it in model.sources
        if it.source == "survey" and it.row
    }

    assert sorted(it[1:] for it in taken) == sorted((table, number) for table, number, _, _ in rows())


@pytest.mark.parametrize(
    ("kind", "source", "table", "count"),
    [
        ("dataset", "survey", "V", 34), ("dataset", "survey", "VI", 42), ("dataset", "survey", "VII", 17),
        ("dataset", "survey", "VIII", 17), ("dataset", "survey", "IX", 4), ("study", "trust-survey", "2", 45),
    ],
)  # fmt: skip
def test_every_row_of_the_other_tables_is_taken_once(
    catalog: Catalog, kind: str, source: str, table: str, count: int
) -> None:
    """The datasets of Tables V-IX and the studies of the trust survey's Table 2."""
    here = [it for entry in catalog.entries[kind].values() for it in entry.sources]

    assert sorted(it.row or 0 for it in here if (it.source, it.table) == (source, table)) == list(range(1, count + 1))


@pytest.mark.parametrize(
    ("kind", "source", "groups"),
    [
        ("application", "survey", {"language": 4, "vision": 4, "bioinformatics": 4, "multimodal": 4}),
        ("challenge", "survey", {"data": 4, "algorithm": 4, "computing": 2}),
        ("direction", "survey", {"role": 3, "implementation": 3, "application": 3, "emphasis": 3}),
        ("topic", "workshop", {"": 11}),
    ],
)
def test_every_idea_of_the_sources_is_there(catalog: Catalog, kind: str, source: str, groups: dict[str, int]) -> None:
    found = [it for it in catalog.entries[kind].values() if any(one.source == source for one in it.sources)]

    assert Counter(it.group for it in found) >= Counter(groups), "there may be more by now"


def test_the_challenges_have_their_aspects(catalog: Catalog) -> None:
    assert sum(len(it.points) for it in catalog.of(Challenge)) >= 22


def test_the_models_of_the_list_that_no_table_has_are_there(catalog: Catalog) -> None:
    more = {
        it.name
        for it in catalog.models
        if not is_surveyed(it) and any(source.source == "list" for source in it.sources)
    }

    assert {"CellPLM", "GeneCompass", "M3D", "MDAgents", "scEval"} <= more


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_entry_says_where_its_facts_come_from(catalog: Catalog, kind: type[Any]) -> None:
    for entry in catalog.of(kind):
        for source in entry.sources:
            assert source.source or source.url, f"{entry.id}: a source that names nothing"


def test_every_word_of_the_lists_says_what_it_means(catalog: Catalog) -> None:
    for words in catalog.vocabularies.values():
        for term in words.terms:
            assert term.definition.endswith((".", "”", ")")), f"{words.id}: {term.id}"


@pytest.fixture(scope="module")
def pages(real: Checkout) -> dict[str, WebPage]:
    return read_site(real.site)


class TestTheSite:
    """The real catalog, really published."""

    def test_every_entry_has_a_page_that_names_it(self, catalog: Catalog, pages: dict[str, WebPage]) -> None:
        for entry in catalog.all_entries:
            page = pages[f"{entry.FOLDER}/{entry.id}/index.html"]
            assert entry.name in page.text, page.path

    def test_every_model_stands_in_the_table_of_its_subfield(self, catalog: Catalog, pages: dict[str, WebPage]) -> None:
        for group in Model.GROUPS:
            links = set(pages[f"models/{group}/index.html"].links)
            for model in catalog.models:
                assert (model.group == group) == (f"../../models/{model.id}/" in links), (group, model.id)

    def test_every_link_and_every_anchor_arrives(self, real: Checkout, pages: dict[str, WebPage]) -> None:
        assert broken_links(real.site, pages, BASE) == []

    def test_nothing_is_fetched_from_another_host(self, pages: dict[str, WebPage]) -> None:
        assert {it for page in pages.values() for it in page.loads if leads_out(it)} == set()

    def test_every_page_is_sound_html(self, pages: dict[str, WebPage]) -> None:
        for page in pages.values():
            ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
            assert page.unclosed == [], page.path
            assert page.doubled == [], page.path
            assert [it for it, count in ids.items() if count > 1] == [], page.path
            assert page.redirects or sum(tag == "h1" for tag, _ in page.tags) == 1, page.path

    def test_no_two_pages_have_one_title(self, pages: dict[str, WebPage]) -> None:
        titles = Counter(page.text.strip().split("\n")[0] for page in pages.values() if not page.redirects)
        shared = {title for title, count in titles.items() if count > 1}

        assert len(shared) < 60, "a chart and its frame share a title; most pages must not"

    def test_an_entry_page_stays_small(self, real: Checkout, catalog: Catalog) -> None:
        """20 kB, and 5 kB with gzip, whatever its facts, its authors and its sources, and however large the catalog is."""
        heavy = [
            it for it in catalog.all_entries if not isinstance(it, (Benchmark, Result)) if is_heavy(page_of(it, real))
        ]

        assert [f"{it.FOLDER}/{it.id}" for it in heavy] == []

    def test_a_page_of_numbers_is_heavy_by_its_numbers_alone(self, real: Checkout, catalog: Catalog) -> None:
        """A benchmark and a table of results are what they print, and that stands on their pages whole."""
        tables = re.compile(
            rb'<section class="reported".*?(?=<section class="provenance|<nav class="turn|</article>)', re.DOTALL
        )
        heavy = [it for it in catalog.all_entries if is_heavy(tables.sub(b"", page_of(it, real)))]

        assert [f"{it.FOLDER}/{it.id}" for it in heavy] == []


def page_of(entry: Entry, real: Checkout) -> bytes:
    return (real.site / entry.FOLDER / entry.id / "index.html").read_bytes()


def is_heavy(page: bytes) -> bool:
    return len(page) > 20_000 or len(gzip.compress(page)) > 5_000


def test_every_file_of_the_catalog_ends_its_last_line() -> None:
    files = list(Path(ROOT / "catalog").rglob("*.yaml"))

    assert len(files) > 400
    assert [path.name for path in files if not path.read_bytes().endswith(b"\n")] == []
