"""Every entry has a page, and a page is the same text for the same catalog.

Three pages of the fixture catalog are kept whole in tests/golden/. `pytest --update-golden` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from checkouts import FIXTURE, ROOT
from hfm.model import KINDS
from hfm.model.catalog import Catalog
from hfm.pages import Page, plan_pages
from hfm.project import OWNED, Addresses
from hfm.reading.validate import RESERVED, read_catalog
from hfm.site.render import Renderer

ADDRESSES = Addresses("https://example.org/hfm/", "https://example.org/repository", "main")
ASSETS = {"plotly": ""}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(FIXTURE)


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> dict[str, Page]:
    planned = list(plan_pages(catalog, ADDRESSES, ASSETS))
    assert len({page.path for page in planned}) == len(planned), "no two pages have one address"
    return {page.path: page for page in planned}


@pytest.fixture(scope="module")
def texts(pages: dict[str, Page]) -> dict[str, str]:
    renderer = Renderer(ROOT / "templates")
    return {path: renderer.page(page) for path, page in pages.items()}


GOLDEN = {
    "model.md": "models/medsam/index.md",
    "index.md": "models/vision/index.md",
    "vocabulary.md": "vocabulary/index.md",
}


@pytest.mark.parametrize("name", GOLDEN)
def test_a_page_is_the_text_we_read_and_agreed_to(
    name: str, texts: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    golden(name, texts[GOLDEN[name]])


def test_every_entry_has_a_page_and_every_kind_and_group_an_index(catalog: Catalog, pages: dict[str, Page]) -> None:
    expected = {f"{entry.FOLDER}/{entry.id}/index.md" for entry in catalog.all_entries}
    expected |= {f"{kind.FOLDER}/index.md" for kind in KINDS.values()}
    expected |= {f"{kind.FOLDER}/{group}/index.md" for kind in KINDS.values() for group in kind.GROUPS}

    assert expected <= set(pages)
    assert {"index.md", "charts/index.md", "vocabulary/index.md", "corrections/index.md"} <= set(pages)


def test_every_page_lies_where_the_generator_owns_the_place(pages: dict[str, Page]) -> None:
    assert {path.split("/")[0] for path in pages} <= set(OWNED)


def test_no_entry_can_take_the_address_of_a_page(catalog: Catalog, pages: dict[str, Page]) -> None:
    taken = {f"{entry.FOLDER}/{entry.id}/index.md" for entry in catalog.all_entries}
    folders = {kind.FOLDER for kind in KINDS.values()}
    own = {path.split("/")[1] for path in set(pages) - taken if path.split("/")[0] in folders and path.count("/") == 2}

    assert own <= RESERVED


def test_the_root_is_found_from_every_page(pages: dict[str, Page]) -> None:
    assert pages["index.md"].root == "./"
    assert pages["models/index.md"].root == "../"
    assert pages["models/medsam/index.md"].root == "../../"


def test_every_page_has_a_title_and_a_description(pages: dict[str, Page]) -> None:
    assert [path for path, page in pages.items() if not page.title or not page.description] == []


def test_neighbours_stay_in_the_group_and_follow_the_alphabet(pages: dict[str, Page]) -> None:
    context = pages["models/medsam/index.md"].context

    assert context["before"] is None, "MedSAM is the first of two vision models"
    assert context["after"].text == "USFM"


def test_code_that_was_never_released_is_no_public_code(texts: dict[str, str]) -> None:
    assert "<b>5</b> with public code" in texts["index.md"]


def test_every_entry_offers_its_correction_in_its_head(catalog: Catalog, texts: dict[str, str]) -> None:
    for entry in catalog.all_entries:
        head, _, body = texts[f"{entry.FOLDER}/{entry.id}/index.md"].partition("</header>")
        way = (
            f'<a class="button button--quiet" href="../../contribute/?entry={entry.FOLDER}/{entry.id}">Correct this</a>'
        )

        assert way in head, entry.id
        assert "Correct this" not in body, "one way, in one place"


def test_links_to_the_repository_are_shown_only_where_it_is_known(catalog: Catalog, texts: dict[str, str]) -> None:
    edit = "https://example.org/repository/edit/main/catalog/models/vision/medsam.yaml"
    unknown = {page.path: page for page in plan_pages(catalog, Addresses(), ASSETS)}
    text = Renderer(ROOT / "templates").page(unknown["models/medsam/index.md"])

    assert f'href="{edit}"' in texts["models/medsam/index.md"]
    assert "Edit the file" not in text
    assert "Report a problem" not in text


def test_a_page_is_one_block_of_html_below_its_front_matter(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        _, front, body = text.split("---\n", 2)
        assert front.startswith('title: "'), path
        assert body.startswith("<div "), path
        assert body.endswith("</div>\n"), path
        assert "\n\n" not in body, f"{path}: a blank line would end the block"
        assert not [line for line in body.splitlines() if line != line.strip()], f"{path}: an indent would begin code"


def test_the_same_catalog_gives_the_same_pages(texts: dict[str, str]) -> None:
    again = Renderer(ROOT / "templates")
    planned = plan_pages(read_catalog(FIXTURE), ADDRESSES, ASSETS)

    assert {page.path: again.page(page) for page in planned} == texts


def test_results_say_which_way_is_better_and_nothing_twice(texts: dict[str, str]) -> None:
    text = texts["benchmarks/medqa/index.md"]

    assert "Higher is better: Accuracy." in text
    assert ">ClinicalGPT-7B</a></th>" in text, "the variant stands in the name"
    assert not re.search(r"zero-shot[^<]*<small>zero-shot</small>", text)
