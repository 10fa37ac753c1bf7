"""A catalog full of tricks in a real browser: no dialog, no error, no request, and every text is only text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from hostile import PRODUCT, not_shown

OpenPage = Callable[..., Page]
OVERVIEWS = [
    "", "models/", "models/language/", "datasets/", "studies/", "surveys/", "field/", "corrections/", "techniques/", "timeline/",
    "observations/", "charts/", "charts/paradigm-flow/", "charts/growth/",
]  # fmt: skip


@pytest.fixture(scope="session")
def site(hostile_sites: Mapping[str, Path], serve: Callable[[Path], Any]) -> Any:
    """The hostile catalog, in place of the real one."""
    return serve(hostile_sites["mkdocs"])


def test_nothing_of_it_runs_and_everything_is_shown(open_page: OpenPage, hostile_texts: dict[str, list[str]]) -> None:
    """On a phone, too: no word is so long that the page scrolls sideways."""
    page = open_page(width=390)
    for path in [*OVERVIEWS, *(it.removesuffix("index.html") for it in hostile_texts)]:
        page.goto(path)
        found = page.evaluate(
            """() => ({ran: "pwned" in window, headings: document.querySelectorAll("h1").length,
            text: document.body.textContent, wide: document.documentElement.scrollWidth > innerWidth})"""
        )
        assert not found["ran"], path
        assert found["headings"] == 1, path
        assert not found["wide"], f"{path} scrolls sideways"
        assert not_shown(hostile_texts.get(f"{path}index.html", []), found["text"]) == [], path


@pytest.mark.parametrize("chart", ["paradigm-flow", "growth"])
def test_an_interactive_figure_shows_labels_as_text(open_page: OpenPage, chart: str) -> None:
    page = open_page(f"charts/{chart}/")
    page.locator(".chart__stage").first.hover()
    page.locator("figure.chart .js-plotly-plot:visible").first.wait_for()
    page.wait_for_load_state("networkidle")

    assert not page.evaluate("'pwned' in window")


def test_the_search_shows_what_it_finds_as_text(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("[data-search]").click()
    for word in ("heading", "quote", "title"):
        page.locator("dialog.search input").first.fill(word)
        page.locator(".search__hits mark", has_text=word).first.wait_for()
        hits = page.locator(".search__hits")
        assert not page.evaluate("'pwned' in window")
        assert PRODUCT or "<" in hits.inner_text(), "markup is among what was found"
        assert hits.locator("img, iframe, script, svg, style, h1, [onmouseover]").count() == 0
