"""Whatever a field of the catalog holds, a page shows it: nothing runs, nothing loads, nothing breaks out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from checkouts import Checkout
from hfm.model import KINDS
from hfm.model.fields import Prose
from hfm.reading.validate import examine
from hostile import CALCULATED, ENTRIES, PRODUCT, TRICKS, legal, not_shown, write_hostile_catalog
from webpages import WebPage, broken_links, leads_out, read_site

# Tags with which a page can run, load, send or hide something.
ACTIVE = {
    "script", "style", "iframe", "object", "embed", "applet", "form", "input", "button", "textarea", "select", "img", "picture",
    "source", "video", "audio", "link", "meta", "base", "math", "template", "noscript", "frame", "frameset", "dialog", "portal",
    "foreignobject", "animate", "set", "image", "use", "slot", "marquee",
}  # fmt: skip


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def folder(request: pytest.FixtureRequest, hostile_sites: dict[str, Path]) -> Path:
    return hostile_sites[request.param]


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, WebPage]:
    return read_site(folder)


@pytest.fixture(scope="module")
def clean(small: Checkout, small_sites: dict[str, Path]) -> dict[str, WebPage]:
    """Pages by both publishers of a catalog that tries nothing."""
    return {f"{name}/{path}": page for name, folder in small_sites.items() for path, page in read_site(folder).items()}


def test_the_catalog_tries_every_trick_in_every_text_of_every_kind(tmp_path: Path) -> None:
    texts = write_hostile_catalog(tmp_path / "catalog")
    catalog, problems = examine(tmp_path / "catalog")
    said = "\n".join(text for found in texts.values() for text in found)

    assert problems == [], "the tricks are legal values, and it is the pages that must hold"
    assert len(catalog.all_entries) == ENTRIES * len(KINDS)
    lost = [trick for trick in TRICKS if trick not in said]
    assert [trick for trick in lost if not PRODUCT or legal(Prose, trick)] == [], "alone, some are refused everywhere"
    for entry in catalog.all_entries:
        empty = [
            name
            for name in type(entry).model_fields
            if getattr(entry, name) in (None, ()) and name not in LEGITIMATELY_EMPTY
        ]
        assert empty == [], f"{entry.KIND} leaves these out"


# The first model has no predecessor: else they would go round in a circle.
LEGITIMATELY_EMPTY = {"group", "predecessor", "previously", "unsettled", "verified"}


# Tags of our own that a clean catalog is too small for: the rows that an explorer brings later.
OF_MANY = {("tbody", ("class",))}


def test_no_tag_is_there_that_a_clean_site_does_not_have(pages: dict[str, WebPage], clean: dict[str, WebPage]) -> None:
    known = {shape(tag, attributes) for page in clean.values() for tag, attributes in page.tags}
    known |= OF_MANY if PRODUCT else set()
    for page in pages.values():
        strange = {shape(tag, attributes) for tag, attributes in page.tags} - known
        assert not {it for it in strange if it[0] in ACTIVE}, page.path
        assert not strange, page.path


def shape(tag: str, attributes: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """A tag with the names of its attributes; a column has an order or none, as its measures go together."""
    return tag, tuple(sorted("data-first" if name == "data-unsorted" else name for name in attributes))


def test_no_script_is_there_that_a_clean_site_does_not_have(
    pages: dict[str, WebPage], clean: dict[str, WebPage]
) -> None:
    known = {unrooted(text) for page in clean.values() for _, text in page.scripts}
    for page in pages.values():
        for attributes, text in page.scripts:
            if ("type", "application/ld+json") in attributes:
                json.loads(text)
            else:
                assert unrooted(text) in known, f"{page.path}: {text[:200]}"


def unrooted(script: str) -> str:
    """Without the way to the root, which differs from page to page."""
    return re.sub(r'(?<=")\.{1,2}(/\.\.)*/?(?=")', "", script)


def test_no_attribute_runs_anything(pages: dict[str, WebPage], clean: dict[str, WebPage]) -> None:
    styles = {
        unnumbered(attributes["style"])
        for page in clean.values()
        for _, attributes in page.tags
        if "style" in attributes
    }
    for page in pages.values():
        for tag, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on")], (page.path, tag, attributes)
            assert unnumbered(attributes.get("style", "")) in {*styles, ""}, (page.path, tag)
            for name in ("href", "src", "action", "formaction", "xlink:href", "data"):
                scheme = urlsplit(attributes.get(name, "").strip()).scheme
                assert scheme in ("", "http", "https"), (page.path, tag, attributes[name])


def unnumbered(style: str) -> str:
    return re.sub(r"[\d.]+", "0", style)


def test_nothing_is_fetched_from_another_host(pages: dict[str, WebPage]) -> None:
    assert [(page.path, it) for page in pages.values() for it in page.loads if leads_out(it)] == []


def test_nothing_is_calculated(pages: dict[str, WebPage]) -> None:
    for page in pages.values():
        attributes = " ".join(value for _, found in page.tags for value in found.values())
        assert CALCULATED not in page.text + attributes, page.path


def test_every_text_is_shown_as_it_is(pages: dict[str, WebPage], hostile_texts: dict[str, list[str]]) -> None:
    for path, texts in hostile_texts.items():
        missing = not_shown(texts, pages[path].text)
        assert missing == [], f"{path} does not show {len(missing)} of {len(texts)}"


def test_no_text_breaks_a_page(pages: dict[str, WebPage], folder: Path) -> None:
    for page in pages.values():
        assert page.unclosed == [], page.path
        assert page.doubled == [], page.path
        assert sum(tag == "h1" for tag, _ in page.tags) == 1, page.path
    assert broken_links(folder, pages) == []


def test_the_title_of_a_page_is_its_name_and_nothing_more(
    pages: dict[str, WebPage], hostile_texts: dict[str, list[str]]
) -> None:
    """A dataset that has the name of a model says what it is; a study is called by its title."""
    for path, texts in hostile_texts.items():
        title = pages[path].text.split(" · Awesome HFM")[0].lstrip("\n ")
        kind = next((it.KIND for it in KINDS.values() if path.startswith(it.FOLDER)), "")
        headings = ["Vocabulary"] if path.startswith("vocabulary") else [it.lstrip() for it in texts]
        assert title.removesuffix(f" ({kind})") in headings, path


def test_the_description_of_a_page_is_text(pages: dict[str, WebPage], hostile_texts: dict[str, list[str]]) -> None:
    for path, page in pages.items():
        [description] = page.attribute("meta", "content", name="description")
        assert description, path
        kind = path.split("/")[0]
        if kind in ("applications", "challenges", "directions", "topics") and path in hostile_texts:
            assert description in hostile_texts[path], f"{path}: the summary describes it"


def test_tables_keep_their_columns(pages: dict[str, WebPage]) -> None:
    page = pages["models/language/index.html"]
    rows = sum(tag == "tr" for tag, _ in page.tags)
    cells = sum(tag in ("td", "th") for tag, _ in page.tags)

    assert rows == 1 + len(range(0, ENTRIES, len(KINDS["model"].GROUPS)))
    assert cells % rows == 0
