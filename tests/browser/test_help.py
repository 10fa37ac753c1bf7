"""The help says what is true: a reader who follows it gets what it promises, step by step."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from catalogs import real_catalog
from checkouts import ROOT
from explorers import OpenPage, facet, ids, names, not_wanted, ready, tick, values
from hfm.model import Model
from soundness import broken_rules, too_wide

HELP = (ROOT / "site_src" / "help.md").read_text(encoding="utf-8").split("---\n", 2)[2]
STEPS: dict[str, Callable[[Page], None]] = {}


def step(title: str) -> Callable[[Callable[[Page], None]], Callable[[Page], None]]:
    """The deed of a chapter of the help, by its title."""

    def keep(deed: Callable[[Page], None]) -> Callable[[Page], None]:
        STEPS[title] = deed
        return deed

    return keep


@step("Search everything")
def search(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_label("Search the catalog").fill("qqqqqq medsma")
    expect(page.locator(".search__status")).to_contain_text("“qqqqqq”")
    page.keyboard.press("Enter")
    page.wait_for_url("**/models/medsam/")


@step("Filter a list")
def filter_(page: Page) -> None:
    page.locator(".bar__nav").get_by_role("link", name="Models", exact=True).click()
    choice = facet(ready(page), "modalities").get_by_role("checkbox", name=re.compile(r"^CT \d+$"))
    promised = re.findall(r"\d+$", choice.get_attribute("aria-label") or choice.locator("..").inner_text())
    tick(page, "modalities", "CT")
    expect(page.locator(".explorer__count")).to_have_text(re.compile(rf"^{promised[0]} "))
    tick(page, "modalities", "MRI")
    found = [it for it in real_catalog().models if {"ct", "mri"} & values(it, "modalities")]
    expect(page.locator(".explorer__count")).to_have_text(re.compile(rf"^{len(found)} "))


@step("Set a limit")
def limit(page: Page) -> None:
    facet(page, "parameters").get_by_label("Parameters to").fill("10B")
    page.keyboard.press("Enter")
    expect(page.locator(".explorer__chosen")).to_contain_text("10B")
    assert all(min(it.count for it in _model(entry).parameters) <= 10**10 for entry in ids(page))


@step("Leave something out")
def leave_out(page: Page) -> None:
    tick(page, "tasks", "Segmentation")
    not_wanted(page, "tasks", "Segmentation")
    expect(page.locator(".explorer__chosen")).to_contain_text(re.compile("not Segmentation", re.IGNORECASE))
    assert not any("segmentation" in values(_model(entry), "tasks") for entry in ids(page))


@step("See what is new")
def new(page: Page) -> None:
    page.get_by_role("button", name="Clear all", exact=True).click()
    page.get_by_role("button", name="New in the last 12 months").click()
    assert all("12-months" in values(_model(entry), "new") for entry in ids(page)[:50])
    page.get_by_text("Columns", exact=True).click()
    expect(page.get_by_label("Title", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Sort")).to_be_visible()


@step("Keep your list")
def keep(page: Page) -> None:
    before = names(page)
    page.reload()
    assert names(ready(page)) == before


@step("Compare")
def compare(page: Page) -> None:
    first, second = names(page)[:2]
    for name in (first, second):
        page.get_by_role("checkbox", name=f"Select {name}", exact=True).check()
    page.locator(".picks").get_by_role("link", name="Compare").click()
    expect(ready(page).locator("thead th a")).to_have_text([first, second])
    page.goto("models/medsam/")
    page.get_by_role("link", name="Compare", exact=True).click()
    ready(page).get_by_label("Add one of the models").fill("SAM-Med2D")
    page.keyboard.press("Enter")
    expect(page.locator("tr.differs .compare__mark").first).to_have_text("differs")
    expect(page.get_by_text("not stated by all").first).to_be_visible()


@step("Cite or save")
def save(page: Page) -> None:
    page.goto("models/")
    ready(page).get_by_text("Cite or save", exact=True).click()
    for label in ("BibTeX", "RIS", "Table", "Records", "Selection, to load again"):
        expect(page.get_by_role("button", name=re.compile(rf"^{label} \("))).to_be_visible()
    expect(page.get_by_role("button", name="Load a selection …")).to_be_visible()


@step("Check a fact")
def check(page: Page) -> None:
    entry = next(it for it in real_catalog().models if it.unsettled and it.sources)
    page.goto(f"models/{entry.id}/")
    expect(page.get_by_role("heading", name="Where the facts come from")).to_be_visible()
    expect(page.get_by_text("not settled").first).to_be_visible()


@step("Say what is wrong")
def report(page: Page) -> None:
    expect(page.get_by_role("link", name="Report a problem")).to_have_attribute("href", re.compile("^https://"))


def _model(entry_id: str) -> Model:
    found = real_catalog().get("model", entry_id)
    assert isinstance(found, Model)
    return found


def test_a_reader_can_do_what_the_help_says(open_page: OpenPage) -> None:
    """In the order of the page, which has no chapter that is not driven here."""
    page = open_page("help/")
    titles = page.locator("article h2").all_inner_texts()
    assert [it.replace("¶", "").strip() for it in titles] == list(STEPS)
    for deed in STEPS.values():
        deed(page)


def test_the_help_is_short_and_every_page_leads_to_it(open_page: OpenPage) -> None:
    assert len(HELP.split()) <= 400
    page = open_page("models/")
    expect(page.get_by_role("contentinfo").get_by_role("link", name="Help")).to_be_visible()
    ready(page).locator(".explorer__head").get_by_role("link", name="Help").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("How to find, compare and cite")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_the_help_is_sound(open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page("help/", width=width, scheme=scheme)

    assert too_wide(page) == []
    assert broken_rules(page) == []
