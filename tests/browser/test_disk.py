"""The site opened from disk, without any server: links, explorer, comparison and charts work; the search knows names alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
Opened = Callable[[str], Page]


@pytest.fixture
def opened(open_page: OpenPage, site: Any, watch: Any) -> Opened:
    """Open a file of the site in the browser."""
    watch.forgiven += ["file://", "origin 'null'", "net::ERR_FAILED"]  # preloads, which a browser refuses on disk
    return lambda path: open_page(site.folder.as_uri() + "/" + path)


def test_links_lead_from_page_to_page(opened: Opened) -> None:
    page = opened("index.html")
    page.locator(".bar__nav").get_by_role("link", name="Models", exact=True).click()
    page.wait_for_url("**/models/index.html")
    page.goto(page.url.replace("models/index.html", "models/vision/index.html"))
    page.get_by_role("link", name="MedSAM", exact=True).first.click()
    page.wait_for_url("**/models/medsam/index.html")

    expect(page.locator("h1")).to_have_text("MedSAM")
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") != "inline", "its style is there"


def test_the_search_of_the_home_page_arrives_in_the_explorer(opened: Opened) -> None:
    page = opened("index.html")
    page.locator(".hero__search input").fill("medsam")
    page.locator(".hero__search button").click()

    expect(page.locator("[data-explorer][data-ready] tbody a").filter(has_text="MedSAM").first).to_be_visible()


def test_an_explorer_filters_and_its_rows_lead_on(opened: Opened) -> None:
    page = opened("models/index.html?modalities=ct")
    expect(page.locator("[data-explorer][data-ready]")).to_be_attached()
    expect(page.locator(".explorer__count")).to_contain_text(" of ")
    page.locator(".explorer__find input").fill("medsam")
    page.locator("tbody a", has_text="MedSAM").first.click()

    page.wait_for_url("**/models/*/index.html")


def test_entries_stand_side_by_side(opened: Opened) -> None:
    page = opened("compare/index.html?ids=medsam,usfm&kind=model")

    expect(page.locator(".compare__said")).to_contain_text("2 models")
    expect(page.locator(".compare__place")).to_contain_text("USFM")


def test_a_long_citation_is_shown_when_it_is_opened(opened: Opened) -> None:
    page = opened("models/medgemma/index.html")
    page.get_by_text("Cite this work").click()

    expect(page.locator(".cited pre")).to_contain_text("@misc{model-medgemma")


def test_a_chart_becomes_interactive(opened: Opened) -> None:
    page = opened("charts/growth/index.html")
    page.locator(".chart__stage").first.dispatch_event("pointerenter", {"pointerType": "mouse"})

    expect(page.locator(".js-plotly-plot")).to_have_count(1)


def test_the_search_knows_names_and_says_why_it_cannot_know_more(opened: Opened) -> None:
    page = opened("models/medsam/index.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Search the catalog").fill("retfound")

    expect(page.locator(".search__status")).to_contain_text("does not let a page on your disk read the search index")
    page.locator(".search__hit").first.click()
    page.wait_for_url("**/models/retfound/index.html")
