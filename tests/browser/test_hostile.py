"""A catalog full of tricks in a real browser: no dialog, no error, no request, and every text is only text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., Page]
PATHS = [
    "", "models/", "models/language/", "models/model-0/", "models/model-3/", "datasets/dataset-1/", "studies/study-2/", "studies/",
    "applications/application-0/", "challenges/challenge-4/", "directions/direction-5/", "surveys/survey-6/", "topics/topic-7/",
    "events/event-0/", "vocabulary/", "corrections/", "charts/", "charts/paradigm-flow/", "charts/growth/", "techniques/",
    "timeline/", "observations/",
]  # fmt: skip


@pytest.fixture(scope="session")
def site(hostile_sites: Mapping[str, Path], serve: Callable[[Path], Any]) -> Any:
    """The hostile catalog, in place of the real one."""
    return serve(hostile_sites["mkdocs"])


@pytest.mark.parametrize("path", PATHS, ids=lambda it: it or "home")
def test_nothing_of_it_runs(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.pwned") is None
    assert page.locator("h1").count() == 1
    assert page.locator("#content").is_visible()


def test_every_text_is_in_the_page_as_it_is(open_page: OpenPage, hostile_texts: dict[str, list[str]]) -> None:
    page = open_page()
    for path, texts in hostile_texts.items():
        page.goto(path.removesuffix("index.html"))
        shown = page.evaluate("document.body.textContent")
        assert [it for it in texts if it not in shown] == [], path


def test_no_word_is_too_long_for_a_phone(open_page: OpenPage, hostile_texts: dict[str, list[str]]) -> None:
    page = open_page(width=390)
    wide = []
    for path in [*PATHS, *(it.removesuffix("index.html") for it in hostile_texts)]:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)

    assert wide == []


@pytest.mark.parametrize("chart", ["paradigm-flow", "growth"])
def test_the_interactive_figure_shows_labels_as_text(open_page: OpenPage, chart: str) -> None:
    page = open_page(f"charts/{chart}/")
    page.locator(".chart__stage").first.hover()
    page.locator("figure.chart .js-plotly-plot:visible").first.wait_for(timeout=20_000)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.pwned") is None


def test_the_search_shows_what_it_finds_as_text(open_page: OpenPage) -> None:
    page = open_page()
    button = page.locator("[data-search]")
    if not button.is_visible():
        pytest.skip("the search has no button yet")
    button.click()
    for words in ("script alert", "img onerror", "7777"):
        page.keyboard.type(words)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
        assert page.evaluate("window.pwned") is None
        assert page.locator("dialog img, dialog iframe, dialog script, dialog svg[onload]").count() == 0
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
