"""The explorers as a reader drives them; what they should show is counted from the catalog's own entries."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from catalogs import real_catalog
from explorers import OpenPage, drawn, facet, ids, names, not_wanted, ready, shows, tick, values
from hfm.model import Benchmark
from hfm.views.explored import EXPLORED
from soundness import broken_rules, too_wide

KINDS = {kind.FOLDER: kind for kind in EXPLORED}


@pytest.fixture
def models(open_page: OpenPage) -> Page:
    """The explorer of models at a desk."""
    return ready(open_page("models/"))


def test_terms_are_wanted_together_alone_or_not_at_all(models: Page) -> None:
    known = {it.id: values(it, "modalities") for it in real_catalog().models}

    def leaves(wanted: Callable[[set[str]], bool]) -> None:
        shows(models, [it for it in real_catalog().models if wanted(known[it.id])])

    tick(models, "modalities", "CT")
    leaves(lambda has: "ct" in has)
    panel = facet(models, "modalities")
    panel.get_by_label("and nothing else").check()
    leaves(lambda has: has == {"ct", "imaging"})
    tick(models, "modalities", "MRI")
    leaves(lambda has: has & {"ct", "mri"} and has <= {"ct", "mri", "fmri", "imaging"})
    panel.get_by_label("and nothing else").uncheck()
    panel.get_by_label("with all of these").check()
    leaves(lambda has: {"ct", "mri"} <= has)
    not_wanted(models, "modalities", "MRI")
    leaves(lambda has: "ct" in has and "mri" not in has)
    assert models.url.endswith("?modalities=ct&modalities.not=mri")
    expect(models.locator(".explorer__chosen")).to_contain_text("Modalities: not MRI")
    models.reload()
    leaves(lambda has: "ct" in has and "mri" not in has)


def test_a_filter_that_was_folded_up_counts_what_is_left_when_it_is_opened(models: Page) -> None:
    tick(models, "modalities", "CT")
    left = [it for it in real_catalog().models if "ct" in values(it, "modalities")]
    for field, term, label in (("pretraining", "none", "No own pre-training"), ("code", "yes", "Public code")):
        count = sum(term in values(it, field) for it in left)
        expect(facet(models, field).get_by_label(re.compile(rf"^{label} [\d,]+$"))).to_have_accessible_name(
            f"{label} {count}"
        )


def test_what_a_broader_word_hides_is_told_and_added_with_a_click(models: Page) -> None:
    tick(models, "modalities", "CT")
    expect(models.locator(".explorer__count")).to_have_text(re.compile(" of "))
    more = models.get_by_role("button", name="May include CT: add")
    before, promised = len(ids(models)), int((more.text_content() or "").rsplit(" ", 1)[1])
    more.click()
    found = [
        it
        for it in real_catalog().models
        if "ct" in values(it, "modalities") or {"imaging", "multimodal-images"} & set(it.modalities)
    ]

    shows(models, found)
    assert len(found) == before + promised
    models.get_by_role("button", name="Drop the filter Modalities: a broader word").click()
    expect(more).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "first"), [("medsam", "MedSAM"), ("sam med 3d", "SAM-Med3D"), ("retfoudn", "RETFound")]
)
def test_what_was_meant_stands_first_unless_the_reader_chose_an_order(models: Page, typed: str, first: str) -> None:
    models.get_by_label("Find in models").fill(typed)
    expect(models.locator(".explorer__count")).to_have_text(re.compile(" of .*best match first"))
    assert first in names(models)[:2]
    models.get_by_label("Sort").select_option("Name, Z to A")

    expect(models.locator(".explorer__count")).to_have_text(re.compile("by name, Z to A$"))
    assert names(models) == sorted(names(models), key=str.casefold, reverse=True)


def test_a_head_sorts_both_ways_and_back(models: Page) -> None:
    head = models.locator("thead th[data-field=tasks]")
    for direction, words in (("ascending", "A to Z"), ("descending", "Z to A")):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", direction)
        expect(models.locator(".explorer__count")).to_have_text(re.compile(f", by downstream tasks, {words}$"))
    head.get_by_role("button").click()
    expect(head).not_to_have_attribute("aria-sort", re.compile("."))


def test_a_selection_is_saved_to_a_file_and_loaded_again(models: Page, tmp_path: Path) -> None:
    picked = ids(models)[:3]
    for row in picked:
        models.locator(f"tr[data-id={row}] .pick").click()
    models.get_by_text("Cite or save", exact=True).click()
    with models.expect_download() as saved:
        models.get_by_role("button", name=re.compile("^Selection")).click()
    saved.value.save_as(tmp_path / "selection.json")
    models.get_by_role("region", name="Picked rows").get_by_role("button", name="Clear").click()
    expect(models.locator("tr.picked")).to_have_count(0)
    models.get_by_text("Cite or save", exact=True).click()
    with models.expect_file_chooser() as chooser:
        models.get_by_role("button", name="Load a selection").click()
    chooser.value.set_files(tmp_path / "selection.json")

    expect(models.locator(".export [role=status]")).to_have_text("3 models picked.")
    assert models.eval_on_selector_all("tr.picked", "all => all.map(it => it.dataset.id)") == picked


def test_benchmarks_are_found_by_task_kind_of_data_and_number_of_models(open_page: OpenPage) -> None:
    page = ready(open_page("benchmarks/"))
    tick(page, "modalities", "Pathology")
    tick(page, "tasks", "Classification")
    found = [it for it in real_catalog().of(Benchmark) if "pathology" in it.modalities and "classification" in it.tasks]
    shows(page, found)
    page.get_by_label("Sort").select_option("Models, largest first")
    numbers = [int(it) for it in page.locator("tbody [data-label=Models]").all_inner_texts()]

    assert len(found) > 3
    assert numbers == sorted(numbers, reverse=True)
    page.get_by_text("Save", exact=True).click()
    expect(page.get_by_role("button", name="BibTeX")).to_have_count(0)


def test_without_javascript_every_row_is_there_or_one_click_away(open_page: OpenPage, site: Any) -> None:
    page = open_page("models/", java_script_enabled=False)
    expect(page.locator(".explorer tbody tr:visible")).to_have_count(100)
    expect(page.locator(".explorer__tools, .explorer__facets, .pick").locator("visible=true")).to_have_count(0)
    parts = page.locator(".scriptless:visible").get_by_role("link").all()
    shown: set[str] = set()
    for href in [it.get_attribute("href") or "" for it in parts]:
        html = (site.folder / "models" / href.rstrip("/").rsplit("/", 1)[1] / "index.html").read_text()
        assert len(html.encode()) < 400_000
        shown |= set(re.findall(r'<tr><th scope="row"><a href="[./]*models/([^/"]+)/', html))

    assert shown == {it.id for it in real_catalog().models}


def test_typing_is_one_step_back(models: Page) -> None:
    tick(models, "code", "Public code")
    before = models.url
    models.get_by_label("Find in models").press_sequentially("pathology", delay=120)
    expect(models).to_have_url(re.compile("q=pathology"))
    models.go_back()

    assert models.url == before
    expect(models.get_by_label("Find in models")).to_have_value("")


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


def test_filters_stay_beside_rows_that_are_in_view_after_every_click(models: Page) -> None:
    models.mouse.move(900, 600)
    models.mouse.wheel(0, 3000)
    models.wait_for_function("() => scrollY > 1000")  # the wheel turns the page a little later
    box = facet(models, "set").get_by_role("checkbox").first
    box.click()

    expect(models.locator("tbody tr").first).to_be_in_viewport()
    expect(box).to_be_in_viewport()
    expect(models.get_by_role("button", name=re.compile("^Show [0-9]+ models"))).to_be_hidden()


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


def test_the_rows_that_came_with_the_page_are_those_that_scripts_draw(open_page: OpenPage) -> None:
    page = ready(open_page("models/"))
    came = page.locator(".explorer tbody").inner_html()
    page.get_by_label("Sort").select_option("Name, A to Z")
    expect(page.locator("thead th[data-field=name]")).to_have_attribute("aria-sort", "ascending")
    page.get_by_label("Sort").select_option("Newest first")
    expect(page.locator("thead [aria-sort]")).to_have_count(0)
    expect(page.locator("tbody a[title^='Code of']").first).to_be_attached()
    now = drawn(page).locator(".explorer tbody").inner_html()

    assert _shape(now) == _shape(came)


def test_rows_below_those_in_view_come_a_moment_later_and_move_nothing(models: Page) -> None:
    models.locator(".pick").nth(60).click()
    picked = models.locator("tr.picked").get_attribute("data-id")
    first, later = models.evaluate(_TWO_PICTURES, "In the last 12 months")
    assert first["rows"] < later["rows"] == 100
    assert first["widths"] == pytest.approx(later["widths"], abs=1)
    assert drawn(models).locator("tr.picked").get_attribute("data-id") == picked


_TWO_PICTURES = """async name => {
  const seen = () => ({
    rows: document.querySelectorAll(".explorer tbody tr").length,
    widths: [...document.querySelectorAll(".explorer thead th")].map(it => it.getBoundingClientRect().width),
  });
  [...document.querySelectorAll(".facet__term")].find(it => it.textContent.startsWith(name)).querySelector("input").click();
  await new Promise(requestAnimationFrame);
  const first = seen();
  while (document.querySelector("table[aria-busy]")) await new Promise(requestAnimationFrame);
  return [first, seen()];
}"""


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


def test_on_a_phone_filters_open_and_close_and_rows_are_cards_or_compact(open_page: OpenPage) -> None:
    page = ready(open_page("models/", width=390))
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


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_every_state_is_sound_for_eye_and_ear(open_page: OpenPage, width: int, scheme: str) -> None:
    """Filters on, a menu open, rows picked, the filters of a phone open, nothing left."""
    page = ready(
        open_page(
            "models/?modalities=ct&modalities.not=mri&backbone_families=sam&sort=-year", width=width, scheme=scheme
        )
    )
    page.locator(".pick").first.click()
    page.get_by_text("Cite or save", exact=True).click()
    _is_sound(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Filters").click() if width < 1000 else tick(page, "code", "None known")
    _is_sound(page)
    tick(page, "subfield", "Bioinformatics")
    _is_sound(page)


def _is_sound(page: Page) -> None:
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


@pytest.mark.parametrize("folder", KINDS)
@pytest.mark.parametrize("width", [390, 800])
def test_nothing_moves_when_the_tools_come(open_page: OpenPage, watch: Any, folder: str, width: int) -> None:
    """They have their place before the script is there."""
    page = ready(open_page(f"{folder}/", width=width))
    measure = "document.querySelector('.explorer__main').getBoundingClientRect().top"
    there = page.evaluate(measure)
    watch.forgiven.append("net::ERR_FAILED")
    page.route("**/explorer.js", lambda route: route.abort())
    page.goto(f"{folder}/")

    assert page.evaluate(measure) == pytest.approx(there, abs=2)
