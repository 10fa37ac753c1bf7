"""Every type of page in a real browser: by eye and by screen reader, on a phone, by keyboard, on paper, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from catalogs import real_catalog
from soundness import broken_rules, thinned, too_wide

PAGES = {
    "home": "", "models": "models/", "sub-field": "models/vision/", "model": "models/medsam/", "datasets": "datasets/",
    "dataset": "datasets/mimic-cxr/", "studies": "studies/", "study": "studies/chatcad/", "applications": "applications/",
    "application": "applications/disease-prognosis/", "challenge": "challenges/cost/", "direction": "directions/secure-hfm/",
    "surveys": "surveys/", "topics": "topics/", "events": "events/", "survey": "surveys/azad-et-al/", "topic": "topics/agent-for-healthcare/", "event": "events/bert/", "field": "field/",
    "observations": "observations/", "timeline": "timeline/", "techniques": "techniques/", "vocabulary": "vocabulary/",
    "corrections": "corrections/", "charts": "charts/", "chart": "charts/growth/",
    "benchmarks": "benchmarks/", "benchmark": "benchmarks/pathvqa/", "results": "results/", "table": "results/aido-rna-bprna/",
    "a model's results": "models/prottrans/results/",
    "disagreements": "benchmarks/disagreements/", "coverage": "coverage/", "new": "new/",
    "about": "about/", "contribute": "contribute/", "data": "data/", "compare": "compare/", "not found": "404.html",
}  # fmt: skip
OpenPage = Callable[..., Page]
each_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


# Each width and each scheme once a page; `python tests/bench/sound.py` looks at all of them together.
LOOKS = {"light": (1440, 320), "dark": (768, 390)}


@each_page
@pytest.mark.parametrize("scheme", LOOKS)
def test_a_page_is_sound_for_eye_and_ear_at_every_width(look_at: OpenPage, path: str, scheme: str) -> None:
    page = look_at(path, color_scheme=scheme)

    assert page.title().strip(" ·")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").count() == 1
    for width in LOOKS[scheme]:
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator("h1")).to_be_visible()
        assert too_wide(page) == [], f"at {width} px it scrolls sideways"
    thinned(page)
    for width in LOOKS[scheme]:
        page.set_viewport_size({"width": width, "height": 900})
        assert broken_rules(page) == [], f"at {width} px axe finds these"


def test_the_way_through_the_site_works_below_any_base_path(page: Page) -> None:
    page.locator(".bar__nav").get_by_role("link", name="Models", exact=True).click()
    page.wait_for_url("**/hfm/models/")
    page.goto("models/vision/")
    page.wait_for_url("**/hfm/models/vision/")
    page.get_by_role("link", name="MedSAM", exact=True).first.click()
    page.wait_for_url("**/hfm/models/medsam/")
    page.locator(".bar__brand").click()
    page.wait_for_url("**/hfm/")


def test_a_page_that_is_not_there_helps_on(open_page: OpenPage, watch: Any) -> None:
    watch.forgiven.append("the server responded with a status of 404")
    page = open_page("models/no-such-model/")

    expect(page.locator("h1")).to_have_text("This page is not here")
    page.locator("#content").get_by_role("link", name="Browse the models").click()
    page.wait_for_url("**/hfm/models/")


def scheme_of(page: Page) -> str:
    """What the page is painted in: the lightness of its background."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    parts = [float(it) for it in re.findall(r"[\d.]+", colour)[:3]]
    return "dark" if sum(parts) < 3 * 128 else "light"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_can_be_changed_and_stays(open_page: OpenPage, scheme: str) -> None:
    other = "dark" if scheme == "light" else "light"
    page = open_page(scheme=scheme)
    assert scheme_of(page) == scheme
    page.locator(".bar__scheme").click()

    assert scheme_of(page) == other
    page.reload()
    assert scheme_of(page) == other
    page.goto("models/medsam/")
    assert scheme_of(page) == other


def test_a_theme_that_was_not_chosen_follows_the_system(open_page: OpenPage) -> None:
    page = open_page(scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.locator(".bar__scheme").click()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")

    assert scheme_of(page) == "light", "chosen here, whatever the system says"
    page.locator(".bar__scheme").click()
    page.emulate_media(color_scheme="light")  # the system's own is no choice to keep
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")


def test_a_page_is_dark_from_its_first_paint(open_page: OpenPage, watch: Any) -> None:
    """Nothing is painted before the script in the head is there, however late, and no other script is needed."""
    page = open_page(scheme="light")
    page.locator(".bar__scheme").click()
    watch.forgiven.append("net::ERR_FAILED")
    page.route("**/*.js", lambda route: route.abort())
    page.route("**/site.js", lambda route: (page.wait_for_timeout(400), route.continue_()))
    page.goto("models/medsam/")
    page.wait_for_function("performance.getEntriesByName('first-paint').length")
    painted, there = page.evaluate(
        """() => [
            performance.getEntriesByName("first-paint")[0].startTime,
            performance.getEntriesByType("resource").find((it) => it.name.endsWith("/site.js")).responseEnd,
        ]"""
    )

    assert painted >= there > 400
    assert page.locator(".bar").evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 23, 31)"


def test_the_theme_can_be_changed_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("models/medsam/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.bar__scheme')"):
            break
    else:
        pytest.fail("no Tab leads to the theme")
    page.keyboard.press("Space")

    assert scheme_of(page) == "dark"


def test_the_first_tab_skips_to_the_content(open_page: OpenPage) -> None:
    page = open_page("models/vision/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")

    expect(focused).to_have_text("Skip to the content")
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_typefaces_come_with_the_page_so_that_nothing_moves(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    fonts = page.evaluate(
        """performance.getEntriesByType("resource").filter(it => it.name.endsWith(".woff2")).map(it => it.initiatorType)"""
    )

    assert fonts == ["link", "link"], "asked for by the page itself, and not late by its style"


def test_focus_can_be_seen_wherever_it_is(open_page: OpenPage) -> None:
    page = open_page("models/medsam/")
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
            return {html: it.outerHTML.slice(0, 90), ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
            || style.boxShadow !== 'none', shown: box.width > 0 && box.height > 0}; }"""
        )
        if not found["ring"] and not found["html"].startswith(("<body", "<input")):
            unseen.append(found["html"])

    assert unseen == []


def test_the_menu_of_a_phone_opens_by_keyboard_and_by_touch(open_page: OpenPage) -> None:
    page = open_page("", width=390, has_touch=True)
    menu = page.locator(".bar__menu")
    link = menu.get_by_role("link", name="Datasets")
    expect(link).not_to_be_visible()
    page.locator(".bar__menu summary").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Enter")
    expect(link).not_to_be_visible()
    page.locator(".bar__menu summary").tap()
    link.tap()
    page.wait_for_url("**/hfm/datasets/")


def table_rows(page: Page, visible: bool = False) -> list[list[str]]:
    """The cells of the rows of the first list of a page."""
    found: list[list[str]] = page.evaluate(
        """visible => [...document.querySelectorAll("[data-list] tbody tr")]
        .filter(row => !visible || row.offsetParent).map(row => [...row.cells].map(cell => cell.textContent.trim()))""",
        visible,
    )
    return found


@pytest.mark.parametrize("words", ["sam", "SAM segmentation", "Pathology", "zzz", "é-SAM!"])
def test_typing_leaves_the_rows_that_have_all_the_words(look_at: OpenPage, words: str) -> None:
    page = look_at("models/vision/")
    everything = table_rows(page)
    page.locator("[data-list] input[type=search]").first.fill(words)
    wanted = re.sub(r"[^a-z0-9+]+", " ", words.lower().replace("é", "e")).split()

    def plain(row: list[str]) -> str:
        return re.sub(r"[^a-z0-9+]+", " ", " ".join(row).lower())

    expected = [row[0] for row in everything if all(word in plain(row) for word in wanted)]
    assert [row[0] for row in table_rows(page, visible=True)] == expected
    expect(page.locator(".list__count").first).to_contain_text(f"{len(expected)} of {len(everything)}")
    expect(page.locator(".list__none").first).to_be_visible(visible=not expected)


def test_the_rows_of_a_table_are_the_models_of_the_catalog(look_at: OpenPage) -> None:
    models = [model for model in real_catalog().models if model.group == "vision"]
    rows = table_rows(look_at("models/vision/"))

    assert [row[0] for row in rows] == [model.name for model in models]
    assert [row[1] for row in rows] == [str(model.year) for model in models]


def test_the_buttons_of_a_citation_come_when_it_is_opened(open_page: OpenPage) -> None:
    page = open_page("models/medsam/")
    scripts = "performance.getEntriesByType('resource').map(it => it.name.split('/').pop())"
    assert "citation.js" not in page.evaluate(scripts)

    page.get_by_text("Cite this work").click()
    expect(page.locator(".cited").get_by_role("button")).to_have_text(["Copy", "Save .bib", "Save .ris", "Save .json"])
    assert "citation.js" in page.evaluate(scripts)


def test_a_long_citation_is_a_file_and_is_shown_when_it_is_opened(open_page: OpenPage) -> None:
    path = "models/medgemma/"
    plain = open_page(path, java_script_enabled=False)
    plain.get_by_text("Cite this work").click()
    with plain.expect_download() as saved:
        plain.locator(".cited").get_by_role("link", name="BibTeX").click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert text.count(" and ") > 20

    page = open_page(path)
    page.get_by_text("Cite this work").click()
    expect(page.locator(".cited pre")).to_have_text(text)
    expect(page.locator(".cited").get_by_role("button")).to_have_text(["Copy", "Save .bib", "Save .ris", "Save .json"])
    assert page.locator(".cited").get_by_role("link").count() == 0


def test_a_column_of_results_sorts_the_best_first(look_at: OpenPage) -> None:
    """Higher or lower as the measure has it; what is best first already turns round."""
    page = look_at("benchmarks/mimic-cxr-report-generation/")
    glance, first = page.locator("table.results").nth(0), page.locator("table.results").nth(1)
    heads = first.locator("thead th")
    ranks = {}
    for measure in ("BERTScore", "RadCliQ-v1"):
        [column] = [n for n, text in enumerate(heads.all_inner_texts()) if text.startswith(measure)]
        heads.nth(column).get_by_role("button").click()
        ranks[measure] = first.locator(f"tbody tr:first-child > :nth-child({column + 1}) .rank").inner_text()

    assert {it.split()[0] for it in ranks.values()} == {"1"}
    heads.nth(1).get_by_role("button").click()
    assert heads.nth(1).get_attribute("aria-sort") == "descending"
    assert glance.get_by_role("button", name="Best number").count() == 0, "measures of many kinds have no order"


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round(look_at: OpenPage) -> None:
    page = look_at("models/vision/")
    before = table_rows(page)
    heading = page.locator("[data-list] thead th", has_text="Year")
    heading.get_by_role("button").click()
    up = table_rows(page)
    assert heading.get_attribute("aria-sort") == "ascending"
    heading.get_by_role("button").click()
    down = table_rows(page)

    assert heading.get_attribute("aria-sort") == "descending"
    assert [row[1] for row in up] == sorted(row[1] for row in before)
    assert [row[1] for row in down] == sorted((row[1] for row in before), reverse=True)
    assert sorted(up) == sorted(before) == sorted(down)


def test_rows_without_a_value_stay_at_the_end(look_at: OpenPage) -> None:
    page = look_at("models/vision/")
    heading = page.locator("[data-list] thead th", has_text="Backbone")
    column = [it.strip() for it in page.locator("[data-list] thead th").all_inner_texts()].index("Backbone")
    for _ in range(2):
        heading.get_by_role("button").click()
        values = [row[column] for row in table_rows(page)]
        assert any(values)
        assert "" not in values[: len([it for it in values if it])]


def test_sorting_works_by_keyboard(look_at: OpenPage) -> None:
    page = look_at("models/vision/")
    button = page.locator("[data-list] thead th", has_text="Name").get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    names = [row[0].casefold() for row in table_rows(page)]

    assert names[0] > names[-1]
    expect(button).to_be_focused()


class TestWithoutScripts:
    """Every fact and every table is there when JavaScript is off."""

    @each_page
    def test_a_page_shows_its_content(self, look_at: OpenPage, path: str) -> None:
        page = look_at(path, java_script_enabled=False)

        expect(page.locator("h1")).to_be_visible()
        assert len(page.locator("#content").inner_text()) > 100
        assert page.locator("button:not([type=submit]):visible").all_inner_texts() == [], "no button that does nothing"

    def test_an_entry_shows_every_fact(self, open_page: OpenPage) -> None:
        model = real_catalog().get("model", "medsam")
        text = open_page("models/medsam/", java_script_enabled=False).locator("#content").inner_text()

        for fact in (
            "Segment anything in medical images",
            "Nature Communications",
            "2023",
            "ViT (SAM)",
            "Segmentation",
        ):
            assert fact in text
        assert "Fine-tuning" in text
        assert all(correction.reason in text for correction in model.corrections)

    def test_a_table_is_whole(self, open_page: OpenPage) -> None:
        page = open_page("models/vision/", java_script_enabled=False)
        models = [model for model in real_catalog().models if model.group == "vision"]

        assert page.locator("[data-list] tbody tr:visible").count() == len(models)
        expect(page.locator(".list__tools").first).not_to_be_visible()

    def test_the_menu_of_a_phone_opens(self, open_page: OpenPage) -> None:
        page = open_page("", width=390, java_script_enabled=False)
        page.locator(".bar__menu summary").click()

        expect(page.locator(".bar__menu").get_by_role("link", name="Datasets")).to_be_visible()


def test_nothing_moves_by_itself(open_page: OpenPage) -> None:
    """So nobody has to ask for rest."""
    page = open_page("models/")
    moving = """() => [...document.querySelectorAll("*")].map(it => getComputedStyle(it))
        .filter(it => parseFloat(it.transitionDuration) > 0.01 || it.scrollBehavior === "smooth").length"""

    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) == 0
    page.add_style_tag(content="a { transition: color 1s }")
    assert page.evaluate(moving) > 0, "the measure can see it"


class TestOnPaper:
    """A print holds the facts and the addresses, and nothing to click."""

    @pytest.mark.parametrize("path", ["", "models/medsam/", "models/vision/", "charts/growth/", "vocabulary/"])
    def test_navigation_and_tools_stay_on_the_screen(self, open_page: OpenPage, path: str) -> None:
        page = open_page(path)
        page.emulate_media(media="print")

        expect(page.locator("h1")).to_be_visible()
        for name in (
            "header.bar",
            "footer.foot",
            ".skip",
            ".bar__nav",
            ".list__tools",
            ".hero__search",
            ".turn",
            ":not(th) > button",
        ):
            for found in page.locator(name).all():
                expect(found).not_to_be_visible()

    def test_links_show_where_they_lead(self, open_page: OpenPage) -> None:
        page = open_page("models/medsam/")
        page.emulate_media(media="print")
        shown = page.locator(".needs a").first.evaluate("it => getComputedStyle(it, '::after').content")

        assert "nature.com" in shown

    def test_an_explorer_prints_whole_and_without_tools(self, open_page: OpenPage) -> None:
        page = open_page("models/?modalities=ct")
        expect(page.locator("[data-explorer][data-ready]")).to_be_attached()
        page.emulate_media(media="print")
        for width in (718, 1040):  # A4 upright and across
            page.set_viewport_size({"width": width, "height": 900})
            assert too_wide(page) == []
        for name in (".explorer__tools", ".explorer__facets", ".explorer__chosen button.chosen__clear", ".pick"):
            expect(page.locator(name).first).not_to_be_visible()
        rows = page.locator("tbody tr")
        assert {it.evaluate("it => getComputedStyle(it).contentVisibility") for it in rows.all()[-2:]} == {"visible"}

    def test_the_print_of_a_dark_page_is_ink_on_white(self, open_page: OpenPage) -> None:
        page = open_page("models/medsam/", scheme="dark")
        page.emulate_media(media="print", color_scheme="dark")

        assert scheme_of(page) == "light"


def test_wishes_at_the_same_moment_draw_one_figure_of_a_chart(open_page: OpenPage) -> None:
    page = open_page("charts/growth/")
    page.evaluate(
        """() => { const stage = document.querySelector(".chart__stage");
        for (let n = 0; n < 4; n++) stage.dispatchEvent(new PointerEvent("pointerenter", {pointerType: "mouse"})); }"""
    )

    expect(page.locator("figure.chart .chart__live")).to_have_attribute("aria-pressed", "true")
    assert page.locator(".js-plotly-plot").count() == 1
