"""Charts in a browser: a drawing with links at once, the interactive figure on the reader's wish, nothing unasked."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from hfm.views.charts import CHARTS

OpenPage = Callable[..., Page]
PAGES = ["", *(f"charts/{name}/" for name in CHARTS)]
WIDTHS = pytest.mark.parametrize("width", [1440, 390])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
EACH = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
expect.set_options(timeout=15_000)  # the library is large, and the machine may be busy
NAMED = pytest.mark.parametrize("name", CHARTS)
_BUTTONS = ["Download as PNG", "Download as SVG"]
TOUCH = {"has_touch": True, "is_mobile": True}  # a finger, so that nothing takes over unasked


def _chart(page: Page, name: str = "") -> Locator:
    return page.locator(f"#chart-{name}" if name else "figure.chart").first


def _bundle(asked: list[str]) -> list[str]:
    return [url for url in asked if "plotly" in url or re.search(r"charts/[\w.-]+\.json", url)]


@pytest.fixture
def still(open_page: OpenPage) -> Callable[..., tuple[Page, list[str]]]:
    """A page on a device that waits to be asked, and the addresses it asked for."""

    def open_(path: str, width: int = 1440, **more: object) -> tuple[Page, list[str]]:
        page = open_page("about:blank", width=width, **TOUCH, **more)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path)
        return page, asked

    return open_


@EACH
@WIDTHS
def test_without_javascript_every_drawing_is_there_and_reads_well(open_page: OpenPage, path: str, width: int) -> None:
    """Every view is drawn with its links, no label is cut, tiny or on another, and nothing scrolls sideways."""
    page = open_page(path, width=width, java_script_enabled=False)
    for chart in page.locator("figure.chart").all():
        expect(chart.locator(".chart__tools")).to_be_hidden()
        for view in chart.locator(".chart__view").all():
            drawing = view.locator(".chart__stage > svg:visible")
            expect(drawing).to_have_count(1)
            assert drawing.locator("a[href] > title, g > title").count() > 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(_BAD_LABELS) == []


# Labels outside the window or below 11 px; and pairs that lie on each other, turned ones apart.
_BAD_LABELS = """() => [...document.querySelectorAll('.chart__stage > svg')].filter(it => it.getClientRects().length)
.flatMap(svg => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll('text')];
  const bad = texts.flatMap(it => {
    const box = it.getBoundingClientRect(), size = parseFloat(getComputedStyle(it).fontSize) * scale;
    const out = box.left < -1 || box.right > innerWidth + 1;
    return size < 10.9 || out ? [`${it.textContent}: ${size.toFixed(1)} px, ${box.left} to ${box.right}`] : [];
  });
  const straight = texts.filter(it => !it.closest('[transform]')).map(it => [it.textContent, it.getBoundingClientRect()]);
  const pairs = straight.flatMap(([a, p], n) => straight.slice(n + 1).filter(([b, q]) =>
    Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 &&
    Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > p.height * 0.35).map(([b]) => `${a} lies on ${b}`));
  return [...bad, ...pairs];
})"""


@pytest.mark.parametrize("path", ["", "charts/", "charts/growth/"])
def test_the_library_is_not_fetched_before_it_is_wanted(
    still: Callable[..., tuple[Page, list[str]]], path: str
) -> None:
    """With a finger and no wish, neither the library nor a figure is asked for; a wish fetches both."""
    page, asked = still(path)
    page.mouse.wheel(0, 600)
    page.wait_for_load_state("networkidle")
    assert _bundle(asked) == []
    _chart(page).locator(".chart__live").click()
    expect(_chart(page).locator(".chart__stage--live .main-svg").first).to_be_visible()
    assert len(_bundle(asked)) == 2


@NAMED
def test_the_figure_takes_the_drawing_s_place_without_a_jump(
    still: Callable[..., tuple[Page, list[str]]], name: str
) -> None:
    """On `Interactive` the figure lies where the drawing was, with two buttons to download it and no way elsewhere.

    Pressed again, the drawing is back.
    """
    page, _ = still(f"charts/{name}/")
    stage, button = page.locator(".chart__stage").first, page.locator(".chart__live")
    before = stage.bounding_box(), page.evaluate("document.documentElement.scrollHeight")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(stage.locator(".plot-container .main-svg").first).to_be_visible()
    assert (stage.bounding_box(), page.evaluate("document.documentElement.scrollHeight")) == before
    assert stage.locator(".plot-container").bounding_box() == before[0]
    assert [it.get_attribute("data-title") for it in stage.locator(".modebar-btn").all()] == _BUTTONS
    assert stage.locator(".chart__plot a[href], .chart__plot .plotlyjsicon").count() == 0
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(stage.locator(".plot-container")).to_be_hidden()
    assert (stage.bounding_box(), page.evaluate("document.documentElement.scrollHeight")) == before


def test_a_mouse_over_the_drawing_brings_the_figure(open_page: OpenPage) -> None:
    """A hover is a wish."""
    page = open_page("charts/growth/")
    page.locator(".chart__stage").first.hover()
    expect(page.locator(".chart__stage--live .main-svg").first).to_be_visible()


@pytest.mark.parametrize("path", ["", "charts/paradigm-flow/", "charts/growth/"], ids=lambda path: path or "home")
@WIDTHS
def test_enter_on_a_mark_opens_the_explorer(
    still: Callable[..., tuple[Page, list[str]]], path: str, width: int
) -> None:
    """By keyboard: the mark has the focus, the focus shows, and Enter leads to the address it names."""
    page, _ = still(path, width)
    link = _chart(page).locator(".chart__stage > svg:visible a").nth(2)
    target = link.get_attribute("href") or ""
    link.focus()
    assert page.evaluate("document.activeElement.tagName") == "a"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "models/?" in target
    assert urlsplit(page.url).path.endswith("/models/")
    assert set(urlsplit(target).query.split("&")) <= set(urlsplit(page.url).query.split("&"))


def test_the_keyboard_keeps_its_place_when_the_figure_is_there(open_page: OpenPage) -> None:
    """A focused mark stays focused and visible: the drawing comes back for as long as the keyboard is in it."""
    page = open_page("charts/paradigm-flow/")
    expect(page.locator(".chart__stage--live .main-svg").first).to_be_visible()
    page.locator(".chart__skip:visible").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg.chart__wide') !== null")
    expect(page.locator(".chart__plot:visible")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.activeElement.closest('svg')).opacity") == "1"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/models/" in page.url


def test_a_click_on_a_bar_of_the_figure_opens_the_entries_it_counts(
    still: Callable[..., tuple[Page, list[str]]],
) -> None:
    """The figure's marks lead where the drawing's do."""
    page, _ = still("charts/growth/")
    page.locator(".chart__live").click()
    bar = page.locator(".chart__stage--live .bars .point path").last
    expect(bar).to_be_attached()
    box = page.locator(".chart__stage--live .trace.bars").first.locator(".point").nth(4).bounding_box()
    assert box
    with page.expect_navigation():
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "subfield=language" in page.url
    assert "year=2023" in page.url


@NAMED
@WIDTHS
def test_a_switch_changes_drawing_words_table_and_figure(
    still: Callable[..., tuple[Page, list[str]]], name: str, width: int
) -> None:
    """One view at a time, and its button says so."""
    page, asked = still(f"charts/{name}/", width)
    chart = _chart(page)
    buttons = chart.locator(".chart__switch button")
    if not buttons.count():
        pytest.skip("a chart of one view")
    first = chart.locator(".chart__summary:visible").inner_text()
    if width > 1000:
        chart.locator(".chart__live").click()
        expect(chart.locator(".chart__stage--live .main-svg").first).to_be_visible()
    buttons.nth(1).click()
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(buttons.nth(0)).to_have_attribute("aria-pressed", "false")
    expect(chart.locator(".chart__view:visible")).to_have_count(1)
    expect(chart.locator("table:visible")).to_have_count(1)
    assert chart.locator(".chart__summary:visible").inner_text() != first
    view = buttons.nth(1).get_attribute("data-view")
    if width > 1000:
        expect(chart.locator(f".chart__view[data-view={view}] .chart__stage--live .main-svg").first).to_be_visible()
        assert any(url.endswith(f"charts/{name}.{view}.json") for url in asked)


@pytest.mark.parametrize("name", ["paradigm-flow", "growth", "task-modality"])
def test_the_theme_s_colours_reach_drawing_and_figure_without_a_reload(
    still: Callable[..., tuple[Page, list[str]]], name: str
) -> None:
    """Dark and light, in one page: the ink of both changes with the scheme."""
    page, _ = still(f"charts/{name}/")
    page.locator(".chart__live").click()
    expect(page.locator(".chart__stage--live .annotation-text").first).to_be_visible()
    page.evaluate("window.here = true")
    inks = []
    for _ in range(2):
        drawn = page.evaluate("getComputedStyle(document.querySelector('.chart__wide .n')).fill")
        page.wait_for_function(
            """ink => [...document.querySelectorAll('.chart__stage--live .annotation-text')]
            .some(it => getComputedStyle(it).fill === ink)""",
            arg=drawn,
        )
        inks.append(drawn)
        _other_scheme(page)
    assert inks[0] != inks[1]
    assert page.evaluate("window.here")


def _other_scheme(page: Page) -> None:
    before = page.evaluate("document.body.dataset.mdColorScheme")
    page.locator("label[for^=__palette]:visible").first.click()
    page.wait_for_function("before => document.body.dataset.mdColorScheme !== before", arg=before)


@pytest.mark.parametrize("path", ["charts/", "charts/paradigm-flow/", "charts/growth/"])
@SCHEMES
def test_every_chart_of_a_page_has_a_name_a_summary_and_its_table(open_page: OpenPage, path: str, scheme: str) -> None:
    """What a screen reader finds: a figure with a name, a described group of links, a table with a caption."""
    page = open_page(path, scheme=scheme)
    for chart in page.locator("figure.chart").all():
        view = chart.locator(".chart__view:visible")
        name = chart.get_attribute("aria-labelledby") or ""
        assert page.locator(f"#{name}").inner_text().endswith("?")
        assert re.search(r"\d", view.locator(".chart__summary").inner_text())
        expect(view.locator(".chart__stage > svg:visible, .chart__stage > svg.chart__wide").first).to_be_attached()
        if path != "charts/":
            expect(view.get_by_role("table")).to_have_count(1)
            expect(view.locator("caption")).not_to_be_empty()
            assert view.locator("tbody a").count() > 3


def test_a_drawing_is_taken_along_as_a_picture(open_page: OpenPage) -> None:
    """The page's own drawing at twice its size, made in the browser; the other files have addresses."""
    page = open_page("charts/growth/")
    take = page.locator(".chart__take:visible")
    with page.expect_download() as download:
        take.get_by_role("button").click()
    assert download.value.suggested_filename == "growth.as-surveyed.png"
    picture = download.value.path().read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2 * 940
    for address in [link.get_attribute("href") for link in take.get_by_role("link").all()]:
        assert page.request.get(page.url + str(address)).ok, address
