"""The explorers as a reader drives them; what they should show is counted from the catalog's own entries."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from catalogs import real_catalog
from explorers import OpenPage, facet, ids, names, ready, shows, term_counts, tick, values
from hfm.model import Dataset, Entry, Model, Study
from soundness import broken_rules, too_wide

KINDS: dict[str, type[Entry]] = {"models": Model, "datasets": Dataset, "studies": Study}


@pytest.fixture
def models(open_page: OpenPage) -> Page:
    """The explorer of models at a desk."""
    return ready(open_page("models/"))


def _labels(page: Page, field: str) -> dict[str, str]:
    """id → label of each term of a filter, as the page's data has them."""
    terms: list[list[str]] = page.evaluate(
        "async field => (await (await fetch('rows.json')).json()).facets[field].terms", field
    )
    return {it[0]: it[1] for it in terms} | {"not-stated": "Not stated"}


@pytest.mark.parametrize("folder", KINDS)
def test_every_term_says_how_many_entries_the_catalog_has_of_it(open_page: OpenPage, folder: str) -> None:
    page = ready(open_page(f"{folder}/"))
    entries = real_catalog().of(KINDS[folder])
    shown = page.eval_on_selector_all(".facet:has(.facet__terms)", "all => all.map(it => it.dataset.field)")
    for field in [it for it in shown if it != "results"]:  # what tables report is no field of the entry
        labels = _labels(page, field)
        counted = Counter(labels[value] for entry in entries for value in values(entry, field))
        assert {label: n for label, n in term_counts(page, field).items() if n} == dict(counted), field


def test_within_a_filter_either_counts_and_across_filters_both(models: Page) -> None:
    tick(models, "modalities", "CT")
    tick(models, "modalities", "MRI")
    tick(models, "tasks", "Segmentation")
    expected = [it for it in real_catalog().models if {"ct", "mri"} & set(it.modalities) and "segmentation" in it.tasks]

    shows(models, expected)
    counted = Counter(family for it in expected for family in values(it, "backbone_families"))
    labels = _labels(models, "backbone_families")
    shown = {label: n for label, n in term_counts(models, "backbone_families").items() if n}
    assert shown == {labels[family]: n for family, n in counted.items()}


def test_the_counts_of_a_filter_say_what_one_term_more_would_show(models: Page) -> None:
    tick(models, "modalities", "CT")
    with_pet = term_counts(models, "modalities")["PET"]

    assert with_pet == sum("pet" in values(it, "modalities") for it in real_catalog().models)
    expect(facet(models, "modalities").locator(".facet__on")).to_have_text("1")


def test_a_term_stands_for_the_terms_below_it(models: Page) -> None:
    tick(models, "modalities", "Physiological signals")
    found = [it for it in real_catalog().models if "physiological-signals" in values(it, "modalities")]

    shows(models, found)
    assert any("ecg" in it.modalities for it in found), "ECG is such a signal"


def test_all_of_several_terms_can_be_asked_for(models: Page) -> None:
    tick(models, "modalities", "X-ray")
    tick(models, "modalities", "CT")
    models.get_by_label("with all of these").locator("visible=true").check()

    shows(models, [it for it in real_catalog().models if {"x-ray", "ct"} <= set(it.modalities)])
    assert "all=modalities" in models.url


def test_what_is_not_stated_can_be_asked_for(models: Page) -> None:
    tick(models, "pretraining", "Not stated")

    shows(models, [it for it in real_catalog().models if not it.pretraining])


@pytest.mark.parametrize(
    ("first", "last", "address"),
    [
        ("2021", "2022", "year=2021..2022"),
        ("2025", "", "year=2025.."),
        ("", "2019", "year=..2019"),
        ("2020", "2020", "year=2020"),
    ],
)
def test_years_are_a_range_open_where_an_end_is_empty(models: Page, first: str, last: str, address: str) -> None:
    panel = facet(models, "year")
    panel.get_by_label("Year from").fill(first)
    panel.get_by_label("Year to").fill(last)
    panel.get_by_label("Year to").blur()

    expect(models).to_have_url(re.compile(rf"\?{re.escape(address)}$"))
    shows(models, [it for it in real_catalog().models if int(first or 0) <= it.year <= int(last or 9999)])


@pytest.mark.parametrize("typed", ["100000", "100,000", "100k", "0.1 M"])
def test_a_size_counts_in_the_unit_that_is_chosen(open_page: OpenPage, typed: str) -> None:
    page = ready(open_page("datasets/"))
    tick(page, "unit", "images")
    panel = facet(page, "size")
    panel.get_by_label("Size from").fill(typed)
    panel.get_by_label("Size from").blur()

    images = ("images", "image-tiles", "whole-slide-images")
    large = [it for it in real_catalog().of(Dataset) if any(n.unit in images and n.count >= 100_000 for n in it.size)]
    shows(page, large)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("SAM med 3d", "SAM-Med3D"), ("sammed3d", "SAM-Med3D"), ("clinical bert", "Clinical-BERT"), ("CHATCAD+", "ChatCAD+"),
        ("chatcad plus", "ChatCAD+"), ("m3ae", "M3AE"), ("Med–PaLM", "MedPaLM"), ("retfoudn", "RETFound"), ("medsam", "MedSAM"),
    ],
)  # fmt: skip
def test_the_box_forgives_case_signs_blanks_and_a_typo(models: Page, typed: str, first: str) -> None:
    models.get_by_label("Find in models").fill(typed)

    expect(models.locator(".explorer__count")).to_have_text(re.compile(" of "))
    assert first in names(models)[:10]


def test_a_mistyped_word_finds_what_was_meant(models: Page) -> None:
    box = models.get_by_label("Find in models")
    box.fill("retinal")
    expect(models.locator(".explorer__count")).to_have_text(re.compile(" of "))
    meant = ids(models)
    box.fill("reitnal")
    expect(models.locator(".explorer__chosen")).to_contain_text("reitnal")

    assert meant
    assert set(meant) <= set(ids(models))


def test_typing_is_one_step_back(models: Page) -> None:
    tick(models, "code", "Public code")
    before = models.url
    models.get_by_label("Find in models").press_sequentially("pathology", delay=120)
    expect(models).to_have_url(re.compile("q=pathology"))
    models.go_back()

    assert models.url == before
    expect(models.get_by_label("Find in models")).to_have_value("")


_TOLD = {
    "year": ("oldest first", "newest first"),
    "first_public": ("oldest first", "newest first"),
    "scale": ("smallest first", "largest first"),
    "parameters": ("smallest first", "largest first"),
    "code": ("those that have it first", "those without it first"),
}


@pytest.mark.parametrize("folder", KINDS)
def test_every_column_sorts_both_ways_and_says_so(open_page: OpenPage, site: Any, folder: str) -> None:
    columns = json.loads(Path(site.folder, folder, "rows.json").read_text(encoding="utf-8"))["columns"]
    page = ready(open_page(f"{folder}/?cols={','.join(it[0] for it in columns)}&rows=all"))
    for field, label in [("name", "Name"), *(it[:2] for it in columns)]:
        head = page.locator(f"thead th[data-field={field}]")
        for direction, words in zip(("ascending", "descending"), _TOLD.get(field, ("A to Z", "Z to A")), strict=True):
            head.get_by_role("button").click()
            expect(head).to_have_attribute("aria-sort", direction)
            expect(page.locator(".explorer__count")).to_have_text(re.compile(rf", by {label}, {words}$", re.I))
            if field not in ("scale", "code"):
                shown = page.evaluate(_COLUMN, label if field != "name" else "")
                filled = [text for text in shown if text]
                assert shown == filled + [""] * (len(shown) - len(filled)), f"{field}: what is not stated comes last"
                assert _is_sorted(page, filled, direction == "ascending"), f"{field} {direction}"
        head.get_by_role("button").click()
        expect(head).not_to_have_attribute("aria-sort", re.compile("."))


_COLUMN = """label => [...document.querySelectorAll(".explorer tbody tr")].map(row =>
  (label ? row.querySelector(`[data-label="${label}"]`) : row.querySelector("a")).textContent)"""


def _is_sorted(page: Page, texts: list[str], up: bool) -> bool:
    """Whether the texts are in the order of an English alphabet, those that begin with an amount by it."""
    amounts = [_amount(text) for text in texts]
    if all(amounts[: len(texts) // 2]) and any(re.match(r"[\d.]+[MB]", text) for text in texts):
        known = [it for it in amounts if it]
        return amounts == sorted(known, reverse=not up) + [0.0] * (len(amounts) - len(known))
    found: bool = page.evaluate(
        """([texts, sign]) => texts.every((text, n) => !n ||
        sign * new Intl.Collator("en", {numeric: true, sensitivity: "base"}).compare(texts[n - 1], text) <= 0)""",
        [texts, 1 if up else -1],
    )
    return found


def _amount(text: str) -> float:
    """The first number of a text such as `8B, 70B`; 0 where there is none."""
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)\s?([KMB]?)\b", text, re.I)
    return float(found[1].replace(",", "")) * {"": 1, "K": 1e3, "M": 1e6, "B": 1e9}[found[2].upper()] if found else 0.0


def test_datasets_sort_by_how_much_they_hold_in_the_unit_that_is_chosen(open_page: OpenPage) -> None:
    page = ready(open_page("datasets/?unit=texts&sort=-scale"))
    counts = {
        it.id: next(n.count for n in it.size if n.unit in _below("units", "texts"))
        for it in real_catalog().of(Dataset)
        if any(n.unit in _below("units", "texts") for n in it.size)
    }

    assert [counts[it] for it in ids(page)] == sorted(counts.values(), reverse=True)
    assert len(counts) > 5


def _below(vocabulary: str, top: str) -> set[str]:
    """A term and those below it."""
    found = {top}
    terms = real_catalog().vocabularies[vocabulary].terms
    while more := {it.id for it in terms if it.parent in found} - found:
        found |= more
    return found


def test_models_with_public_code_can_stand_first_or_last(open_page: OpenPage) -> None:
    public = sum((it.links.code or "").startswith("http") for it in real_catalog().models)
    for sort, first in (("code", True), ("-code", False)):
        shown = ready(open_page(f"models/?sort={sort}&rows=all")).evaluate(_COLUMN, "Code")
        count = public if first else len(shown) - public
        assert shown == ["Code" if first else ""] * count + ["" if first else "Code"] * (len(shown) - count)


def test_the_newest_come_first_and_what_has_no_day_last(models: Page) -> None:
    day = {it.id: it.first_public for it in real_catalog().models}
    expect(models.locator(".explorer__count")).to_have_text(re.compile("newest first$"))
    first = [day[it] for it in ids(models)]
    rest = [day[it] for it in ids(ready(_goto(models, "models/?rows=all")))]

    assert first == sorted(first, reverse=True) == rest[:100]
    assert rest == sorted(rest, reverse=True)


def _goto(page: Page, address: str) -> Page:
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [1440, 390])
def test_one_click_shows_what_is_new_and_one_choice_another_order(open_page: OpenPage, width: int) -> None:
    page = ready(open_page("models/", width=width))
    button = page.get_by_role("button", name="New in the last 12 months")
    button.click()
    shows(page, [it for it in real_catalog().models if "12-months" in values(it, "new")])
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    page.get_by_label("Sort").select_option("Name, Z to A")

    assert names(page)[:50] == sorted(names(page)[:50], key=str.casefold, reverse=True)
    assert page.url.endswith("?sort=-name")


def test_models_that_can_be_used_under_10_billion_parameters_are_found(models: Page) -> None:
    tick(models, "weights", "Open")
    tick(models, "commercial_use", "Allowed")
    tick(models, "modalities", "CT")
    panel = facet(models, "parameters")
    panel.get_by_label("Parameters to").fill("10B")
    panel.get_by_label("Parameters to").blur()
    expect(models.locator(".explorer__chosen")).to_contain_text("Parameters: up to 10B")

    wanted = {"weights": "open", "commercial_use": "allowed", "modalities": "ct"}
    passes = [it for it in real_catalog().models if all(of in values(it, field) for field, of in wanted.items())]
    shows(models, [it for it in passes if any(n.count <= 10**10 for n in it.parameters)])


def test_filters_stay_beside_rows_that_are_in_view_after_every_click(models: Page) -> None:
    models.mouse.move(900, 600)
    models.mouse.wheel(0, 3000)
    box = facet(models, "set").get_by_role("checkbox").first
    box.click()

    expect(models.locator("tbody tr").first).to_be_in_viewport()
    expect(box).to_be_in_viewport()
    expect(models.get_by_role("button", name=re.compile("^Show [0-9]+ models"))).to_be_hidden()


def test_a_range_typed_the_wrong_way_round_is_turned(models: Page) -> None:
    panel = facet(models, "year")
    panel.get_by_label("Year from").fill("2022")
    panel.get_by_label("Year to").fill("2020")
    panel.get_by_label("Year to").blur()

    shows(models, [it for it in real_catalog().models if 2020 <= it.year <= 2022])
    assert "year=2020..2022" in models.url


def test_columns_are_the_reader_s_choice(models: Page) -> None:
    models.get_by_text("Columns", exact=True).click()
    menu = models.locator(".menu[open]")
    menu.get_by_label("Title").check()
    menu.get_by_label("Adaptation").uncheck()
    models.keyboard.press("Escape")

    expect(models.locator("thead th[data-field=title]")).to_be_visible()
    expect(models.locator("thead th[data-field=adaptation]")).to_have_count(0)
    first = models.locator("tbody tr").first
    entry = next(it for it in real_catalog().models if it.id == first.get_attribute("data-id"))
    expect(first.locator("[data-label=Title]")).to_have_text(entry.title)
    assert "cols=" in models.url


def test_reload_back_forward_and_a_shared_link_show_the_same_rows(open_page: OpenPage) -> None:
    page = ready(open_page("models/"))
    seen = [(page.url, ids(page))]
    for step in (
        lambda: tick(page, "subfield", "Vision"),
        lambda: tick(page, "tasks", "Segmentation"),
        lambda: page.locator("thead th[data-field=year] button").click(),
        lambda: page.get_by_role("button", name="Compact").click(),
        lambda: page.get_by_role("button", name="Drop the filter Sub-field: Vision").click(),
    ):
        step()
        page.wait_for_url(lambda url, last=seen[-1][0]: url != last)
        seen.append((page.url, ids(page)))

    assert len({tuple(rows) for _, rows in seen}) == 5, "every step but one changed the rows"
    for url, rows in reversed(seen[:-1]):
        page.go_back()
        expect(page).to_have_url(url)
        assert ids(page) == rows
    for url, rows in seen[1:]:
        page.go_forward()
        expect(page).to_have_url(url)
        assert ids(page) == rows
    page.reload()
    assert ids(ready(page)) == seen[-1][1]
    for url, rows in seen[1:3]:
        assert ids(ready(open_page(url))) == rows


def test_back_from_an_entry_shows_the_rows_that_were_there(models: Page) -> None:
    models.get_by_role("button", name="Show 100 more").click()
    before = ids(models)
    models.locator("tbody tr").nth(150).get_by_role("link").first.click()
    models.wait_for_url(f"**/models/{before[150]}/")
    models.go_back()

    assert ids(ready(models)) == before
    assert len(before) == 200


def test_back_on_a_phone_leads_to_the_card_that_was_left(open_page: OpenPage) -> None:
    """Cards far away are not laid out, and so their heights are guesses."""
    page = ready(open_page("models/?sort=-year&rows=200", width=390))
    card = page.locator("tbody tr").nth(150).get_by_role("link").first
    name = card.text_content() or ""
    card.click()
    expect(page.locator("h1")).to_have_text(name)
    page.go_back()

    expect(ready(page).locator("tbody tr").nth(150).get_by_role("link").first).to_be_in_viewport()


def test_how_many_rows_are_shown_is_in_the_address(open_page: OpenPage) -> None:
    page = ready(open_page("models/?code=yes"))
    page.get_by_role("button", name="Show 100 more").click()
    assert page.url.endswith("?code=yes&rows=200")
    page.get_by_role("button", name="Compact").click()
    assert len(ids(ready(open_page(page.url)))) == len(ids(page)) == 200, "a look changes no rows"
    tick(page, "subfield", "Vision")
    expect(page).not_to_have_url(re.compile("rows="))


@pytest.mark.parametrize("folder", KINDS)
def test_without_javascript_the_whole_table_is_there(open_page: OpenPage, folder: str) -> None:
    page = open_page(f"{folder}/", java_script_enabled=False)

    every = {it.id for it in real_catalog().of(KINDS[folder])}
    shown = ids_without_scripts(page)
    # A page holds so many rows; the pages of the sub-fields, which it links to, hold the rest.
    assert set(shown) == every if len(every) <= 500 else (len(shown) == 100 and set(shown) <= every)
    expect(page.locator(".explorer__tools, .explorer__facets, .pick").locator("visible=true")).to_have_count(0)


def ids_without_scripts(page: Page) -> list[str]:
    """The ids of the rows that show, read without running anything in the page."""
    return [row.get_attribute("data-id") or "" for row in page.locator(".explorer tbody tr:visible").all()]


def test_the_rows_that_came_with_the_page_are_those_that_scripts_draw(open_page: OpenPage) -> None:
    page = ready(open_page("models/"))
    came = page.locator(".explorer tbody").inner_html()
    page.get_by_label("Sort").select_option("Name, A to Z")
    expect(page.locator("thead th[data-field=name]")).to_have_attribute("aria-sort", "ascending")
    page.get_by_label("Sort").select_option("Newest first")
    expect(page.locator("thead [aria-sort]")).to_have_count(0)
    expect(page.locator("tbody a[title^='Code of']").first).to_be_attached()
    drawn = page.locator(".explorer tbody").inner_html()

    assert _shape(drawn) == _shape(came)


def _shape(html: str) -> list[str]:
    """Tags with their attributes in order, and texts: what differs in writing only is the same."""
    tags = re.findall(r"<[^>]+>|[^<\s][^<]*", html)
    return [
        " ".join(sorted(re.findall(r'[\w-]+="[^"]*"|^<\/?\w+', tag))) if tag[0] == "<" else tag.strip() for tag in tags
    ]


def test_when_nothing_is_left_the_page_says_what_to_drop(open_page: OpenPage) -> None:
    page = ready(open_page("models/?modalities=ct&tasks=sequence-analysis&year=2020..2021"))
    expect(page.locator(".explorer__none")).to_contain_text("None of the models passes all of these filters")
    line = page.locator(".explorer__none li").first
    promised = int((line.text_content() or "").rsplit(" ", 1)[1])
    line.get_by_role("button").click()

    expect(page.locator(".explorer__count")).to_have_text(re.compile(rf"^{promised} of "))
    expect(page.locator(".explorer__none")).to_be_hidden()
    assert len(ids(page)) == promised


def test_an_unknown_term_in_the_address_is_said_and_matches_nothing(open_page: OpenPage) -> None:
    page = ready(open_page("models/?tasks=segmentaton&colour=red&sort=nothing&year=soon"))

    expect(page.locator(".explorer__chosen")).to_contain_text("segmentaton (no such term)")
    assert ids(page) == []
    page.get_by_role("button", name="Clear all filters").click()
    shows(page, real_catalog().models)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_filters_open_and_close_and_rows_are_cards_or_compact(open_page: OpenPage, scheme: str) -> None:
    page = ready(open_page("models/", width=390, scheme=scheme))
    expect(page.locator(".facet").first).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_role("heading", name="Filters")).to_be_in_viewport()
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".facet").first).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    tick(page, "modalities", "ECG")
    found = [it for it in real_catalog().models if "ecg" in it.modalities]
    page.get_by_role("button", name=f"Show {len(found)} models").click()

    expect(page.locator(".facet").first).to_be_hidden()
    shows(page, found)
    tall = page.locator("tbody tr").first.bounding_box()
    page.get_by_role("button", name="Compact").click()
    low = page.locator("tbody tr").first.bounding_box()
    assert tall and low and low["height"] < 50 < tall["height"]
    assert too_wide(page) == []


def test_everything_can_be_done_by_keyboard(models: Page) -> None:
    models.get_by_label("Find in models").focus()
    models.keyboard.type("segmentation")
    expect(models.locator(".explorer__chosen")).to_contain_text("segmentation")
    box = facet(models, "code").get_by_role("checkbox").first
    box.focus()
    models.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    head = models.locator("thead th[data-field=year] button")
    head.focus()
    models.keyboard.press("Enter")
    expect(head).to_be_focused()
    assert {"q=segmentation", "code=yes", "sort=year"} <= set(models.url.split("?")[1].split("&"))


def test_if_the_rows_cannot_be_loaded_the_whole_table_stays(open_page: OpenPage) -> None:
    page = open_page("about/")
    page.route("**/rows.json*", lambda route: route.fulfill(status=200, body="this is not JSON"))
    page.goto("models/")

    expect(page.locator(".explorer--plain")).to_be_attached()
    assert len(ids(page)) == 100, "the first rows stay, and the pages of the sub-fields hold all"


@pytest.mark.parametrize("folder", KINDS)
def test_the_data_stays_within_its_budget(site: Any, folder: str) -> None:
    rows = Path(site.folder, folder, "rows.json").read_bytes()
    assert len(gzip.compress(rows)) <= 40_000
    assert len(json.loads(rows)["names"]) == len(real_catalog().of(KINDS[folder]))


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")])
def test_every_state_is_sound_for_eye_and_ear(open_page: OpenPage, width: int, scheme: str) -> None:
    """Filters on, a menu open, rows picked, the filters of a phone open, nothing left."""
    page = ready(open_page("models/?modalities=ct&modalities=mri&year=2023..&sort=-year", width=width, scheme=scheme))
    states = [
        lambda: page.locator(".pick").first.click(),
        lambda: page.get_by_text("Cite or save", exact=True).click(),
        lambda: page.keyboard.press("Escape"),
        lambda: (
            page.get_by_role("button", name="Filters").click() if width < 1000 else tick(page, "code", "None known")
        ),
        lambda: tick(page, "subfield", "Bioinformatics"),
    ]
    for act in states:
        act()
        assert broken_rules(page) == []
        assert too_wide(page) == []


def test_it_works_whichever_publisher_made_the_site(small_page: Page) -> None:
    page = small_page
    page.goto("models/")
    tick(ready(page), "subfield", "Vision")
    expect(page.locator("tbody tr")).to_have_count(2)
    for row in page.locator(".pick").all():
        row.click()
    page.get_by_role("link", name="Compare").click()
    expect(ready(page).locator("thead th a")).to_have_text(["USFM", "MedSAM"])
