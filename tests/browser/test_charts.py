"""Charts in a browser: a drawing with links at once, the interactive figure on the reader's wish, nothing unasked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from catalogs import real_catalog
from drawings import chart_of, counted, drawings, figure_marks, is_page, linked_cells, marks
from explorers import ready
from hfm.charts import CHARTS
from hfm.charts.drawing.svg import address
from hfm.model import Dataset, Event, Model
from hfm.views.stats import NOT_STATED
from node import run_script
from soundness import broken_rules, thinned, too_wide
from webpages import WebPage

OpenPage = Callable[..., Page]
PAGES = ["", "charts/", *(f"charts/{name}/" for name in CHARTS), *(f"charts/{name}/embed.html" for name in CHARTS)]
WIDTHS = pytest.mark.parametrize("width", [1440, 390])
_BUTTONS = ["Download as PNG", "Download as SVG"]
TOUCH = {"has_touch": True, "is_mobile": True}  # a finger, so that nothing takes over unasked


def _figure(page: Page) -> Locator:
    return page.locator("figure.chart").first


# --- Before and without JavaScript ---


@WIDTHS
def test_without_javascript_every_drawing_is_there_and_reads_well(open_page: OpenPage, width: int) -> None:
    """Every view is drawn with its links, no label is cut, tiny or on another, and nothing scrolls sideways."""
    page = open_page("about:blank", width=width, java_script_enabled=False)
    for path in PAGES:
        page.goto(path)
        for chart in page.locator("figure.chart").all():
            expect(chart.locator(".chart__tools")).to_be_hidden()
            for view in chart.locator(".chart__view").all():
                drawing = view.locator(".chart__stage > svg:visible")
                expect(drawing).to_have_count(1)
                assert drawing.locator("a[href] > title").count() > 1, path
        assert too_wide(page) == [], path
        assert page.evaluate(_BAD_LABELS) == [], path


# Labels outside the window or below 11 px; and pairs that lie on each other, turned ones apart.
_BAD_LABELS = """() => [...document.querySelectorAll('.chart .chart__stage > svg')].filter(it => it.getClientRects().length)
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


def test_in_the_dark_a_frame_is_dark_without_javascript_too(open_page: OpenPage) -> None:
    """It has no switch: it follows the reader's system, in the page's own colours."""
    papers = set()
    for scheme in ("light", "dark"):
        whole = open_page("charts/growth/", scheme=scheme)
        paper = whole.evaluate("getComputedStyle(document.body).backgroundColor")
        frame = open_page("charts/growth/embed.html", scheme=scheme, java_script_enabled=False)
        assert frame.locator("body").evaluate("it => getComputedStyle(it).backgroundColor") == paper
        papers.add(paper)
    assert len(papers) == 2


# --- Where marks lead ---


@cache
def _addresses() -> dict[str, set[int]]:
    """Address → what marks of drawings and figures, and cells of tables, say is counted there."""
    found: dict[str, set[int]] = {}
    for view in (view for name in CHARTS for view in chart_of(name).views):
        every = [mark for svg in drawings(view).values() for mark in marks(svg)] + figure_marks(view.figure)
        for href, words in every:
            if not is_page(href):
                found.setdefault(href, set()).add(counted(words))
        for href, cell in linked_cells(view):
            if isinstance(cell, int):
                found.setdefault(href, set()).add(cell)
    return found


def _queries(hrefs: Iterable[str]) -> dict[str, dict[str, str]]:
    """Folder → address → what stands after the folder."""
    found: dict[str, dict[str, str]] = {}
    for href in hrefs:
        folder, _, query = href.partition("/")
        found.setdefault(folder, {})[href] = query
    return found


def test_every_mark_of_every_chart_counts_what_the_explorer_s_filters_find(site: Any) -> None:
    """The page's own reading of addresses and its filter, in Node."""
    wanted = _addresses()
    assert len(wanted) > 1000
    queries = _queries(wanted)
    assert set(queries) == {"models", "datasets", "studies"}
    for folder, asked in queries.items():
        rows = json.loads((site.folder / folder / "rows.json").read_text(encoding="utf-8"))
        body = "return all.countedRows(given.rows, given.queries);"
        found = run_script("../tests/web/counted_rows.js", body, {"rows": rows, "queries": list(asked.values())})
        assert {it: n for it, n in zip(asked, found, strict=True) if {n} != wanted[it]} == {}


def test_a_mark_of_every_form_opens_as_many_rows_as_it_counts(open_page: OpenPage) -> None:
    """Each address is put into the address of an open explorer, which is quicker than to load it: both read it alike."""
    forms = {_form(href): href for href in _addresses()}
    for folder, asked in _queries(forms.values()).items():
        shown = ready(open_page(f"{folder}/")).evaluate(_ROWS, asked)
        assert {it: n for it, n in shown.items() if {n[0]} != _addresses()[it]} == {}, "another number than the mark's"
        assert {it: n for it, n in shown.items() if min(n[0], 100) != n[1]} == {}, "another number than rows"


def _form(href: str) -> tuple[Any, ...]:
    """What an address filters by, whatever the words and numbers."""
    folder, _, query = href.partition("?")
    return folder, *((field, value == NOT_STATED, ".." in value) for field, value in parse_qsl(query))


# What the explorer says, and how many rows its table has (100 at most before a reader asks for more).
_ROWS = """async queries => {
  const found = {};
  for (const [href, query] of Object.entries(queries)) {
    history.replaceState(null, "", query || location.pathname);
    dispatchEvent(new PopStateEvent("popstate"));
    for (let n = 0; n < 9; n += 1) await null;  // nothing is fetched for these: all is done in a few microtasks
    const said = document.querySelector(".explorer__count").textContent.split(" ")[0].replaceAll(",", "");
    const table = document.querySelector(".explorer__list");
    found[href] = [Number(said), table.hidden ? 0 : table.querySelectorAll("tbody tr").length];
  }
  return found;
}"""


def test_a_mark_that_is_one_entry_leads_to_its_page_which_says_the_same(site: Any) -> None:
    """A dot is a dataset with the size its source prints, a flag is an event with its date."""
    catalog = real_catalog()
    pages = {
        href
        for name in CHARTS
        for view in chart_of(name).views
        for href, _ in marks(drawings(view)["wide"])
        if is_page(href) and "://" not in href
    }
    assert len(pages) > 100
    for href in pages:
        folder, ident = href.strip("/").split("/")
        entry: Any = catalog.get(folder.removesuffix("s"), ident)
        html = (site.folder / href / "index.html").read_text(encoding="utf-8")
        assert isinstance(entry, Dataset | Event | Model)
        said = (
            entry.date
            if isinstance(entry, Event)
            else entry.scale
            if isinstance(entry, Dataset)
            else entry.first_public
        )
        assert said in html, href


@pytest.mark.parametrize(
    "path", ["", "charts/trust-landscape/", "charts/term-frequencies/"], ids=lambda it: it or "home"
)
@WIDTHS
def test_enter_on_a_mark_opens_the_explorer(open_page: OpenPage, path: str, width: int) -> None:
    """By keyboard: the mark has the focus, and Enter leads to the address it names."""
    page = open_page(path, width=width, **TOUCH)
    link = _figure(page).locator(".chart__stage > svg:visible a").nth(2)
    target = link.get_attribute("href") or ""
    link.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert urlsplit(target).query
    assert urlsplit(target).path.strip("./") == urlsplit(page.url).path.removeprefix("/hfm/").strip("/")
    assert set(urlsplit(target).query.split("&")) <= set(urlsplit(page.url).query.split("&"))


# --- The interactive figure ---


@dataclass(frozen=True)
class Live:
    """The page of a chart, on a device that waits to be asked; `name` is the chart's."""

    name: str
    page: Page

    @property
    def view(self) -> Locator:
        return self.page.locator(".chart__view:visible")

    @property
    def stage(self) -> Locator:
        return self.view.locator(".chart__stage")

    def show(self, live: bool, view: str = "", width: int = 1440) -> None:
        """Bring the page into this state, by its own buttons."""
        self.page.set_viewport_size({"width": width, "height": 900})
        button = self.page.locator(".chart__live")
        expect(button).to_be_visible(visible=width > 1000)
        was = button.get_attribute("aria-pressed") == "true"
        if (
            switch := self.page.locator(f".chart__switch [data-view='{view or chart_of(self.name).views[0].id}']")
        ).count():
            switch.click()
        if width > 1000:
            if was != live:
                button.click()
            expect(button).to_have_attribute("aria-pressed", str(live).lower())
            expect(self.stage.locator(".plot-container .main-svg").first).to_be_visible(visible=live)


@pytest.fixture(scope="module", params=CHARTS)
def live(request: pytest.FixtureRequest, browser: Browser, site: Any, new_watch: Callable[[], Any]) -> Iterator[Live]:
    """Each chart's page in turn, for all tests of it; none may leave an error in the console or ask another site."""
    context = browser.new_context(base_url=site.address, viewport={"width": 1440, "height": 900}, **TOUCH)
    page, watch = context.new_page(), new_watch()
    watch.page(page)
    page.goto(f"charts/{request.param}/")
    # Where a mark leads is written down, and the page stays.
    page.evaluate(
        """() => { window.opened = []; window.open = (...it) => opened.push(it);
        addEventListener("click", it => { const link = it.target.closest?.("svg a");
          if (link) { it.preventDefault(); opened.push([link.getAttribute("href")]); } }); }"""
    )
    yield Live(request.param, page)
    context.close()
    assert not watch.unforgiven, "\n".join(watch.unforgiven)


def test_the_figure_takes_the_drawing_s_place_without_a_jump(live: Live) -> None:
    """On `Interactive` the figure lies exactly where the drawing was; pressed again, the drawing is back."""
    live.show(live=False)
    tall = "document.documentElement.scrollHeight"
    before = live.stage.bounding_box(), live.page.evaluate(tall)
    live.show(live=True)
    assert (live.stage.bounding_box(), live.page.evaluate(tall)) == before
    assert live.stage.locator(".plot-container").bounding_box() == before[0]
    live.show(live=False)
    assert (live.stage.bounding_box(), live.page.evaluate(tall)) == before


def test_the_figure_can_be_saved_and_leads_nowhere_else(live: Live) -> None:
    """Two buttons; no logo, no upload, no link to a cloud."""
    live.show(live=True)
    assert [it.get_attribute("data-title") for it in live.stage.locator(".modebar-btn").all()] == _BUTTONS
    assert live.stage.locator(".chart__plot a[href], .chart__plot .plotlyjsicon").count() == 0
    assert "plotly.com" not in live.stage.inner_html()


def test_a_click_on_a_mark_of_the_figure_opens_what_the_drawing_s_mark_opens(live: Live) -> None:
    """In every view: the first, a middle and the last mark that leads somewhere and is large enough for a mouse."""
    for view in chart_of(live.name).views:
        live.show(live=True, view=view.id)
        known = {href for href, _ in marks(drawings(view)["wide"])}
        places = live.stage.evaluate(_PLACES)
        assert places, view.id
        for n in {0, len(places) // 2, len(places) - 1}:
            place, href = places[n]
            live.page.evaluate("opened.length = 0")
            live.page.mouse.click(*place)
            assert href in known
            assert live.page.evaluate("opened") == [[address(href, "../../"), "_top"]], (view.id, href)


# [[x, y], address] of the middle of each mark that is on top there; Plotly knows the places of its dots itself.
_PLACES = """stage => {
  const plot = stage.querySelector('.js-plotly-plot'), found = [];
  plot.scrollIntoView({block: 'center'});
  const around = plot.getBoundingClientRect();
  const add = (x, y, told) => told?.[0] && found.push([[x, y], told[0]]);
  for (const it of stage.querySelectorAll('.sankey-node')) {
    const box = it.querySelector('rect').getBoundingClientRect(), node = it.__data__.node;
    if (box.height > 6) add(box.x + box.width / 2, box.y + box.height / 2, node.customdata);
  }
  for (const it of stage.querySelectorAll('.bars .point')) {
    const box = it.getBoundingClientRect(), data = it.__data__;
    const told = plot._fullData[data.trace?.index ?? it.closest('.trace').__data__[0].trace.index].customdata[data.i];
    if (box.height > 3 && box.width > 3) add(box.x + box.width / 2, box.y + box.height / 2, told);
  }
  for (const trace of plot._fullData) {
    const xa = plot._fullLayout[(trace.xaxis ?? 'x').replace('x', 'xaxis')];
    const ya = plot._fullLayout[(trace.yaxis ?? 'y').replace('y', 'yaxis')];
    const at = (x, y, told) => add(around.x + xa._offset + xa.d2p(x), around.y + ya._offset + ya.d2p(y), told);
    if (trace.type === 'scatter' && trace.mode === 'markers') trace.x.forEach((x, n) => at(x, trace.y[n], trace.customdata[n]));
  }
  return found.filter(([place]) => plot.contains(document.elementFromPoint(...place)));
}"""


@pytest.mark.parametrize("live", ["growth", "dataset-scale"], indirect=True)
def test_a_click_counts_however_long_the_button_is_down_after_a_move(live: Live) -> None:
    """Most presses last 55 to 100 ms: in that time the library looks at the mouse, and sees nothing while it is down."""
    live.show(live=True)
    place, href = live.stage.evaluate(_PLACES)[0]
    for milliseconds in (0, 75, 150):
        live.page.evaluate("opened.length = 0")
        live.page.evaluate(_PRESS, [*place, milliseconds])
        assert live.page.evaluate("opened") == [[address(href, "../../"), "_top"]], milliseconds


# Events made in the page, with no other process between them.
_PRESS = """async ([clientX, clientY, pressed]) => {
  const fire = type => document.elementFromPoint(clientX, clientY).dispatchEvent(
    new MouseEvent(type, {bubbles: true, cancelable: true, view: window, clientX, clientY}));
  ['mouseover', 'mousemove', 'mousemove', 'mousedown'].forEach(fire);
  await new Promise(then => setTimeout(then, pressed));
  ['mouseup', 'click'].forEach(fire);
}"""


@pytest.mark.parametrize("live", ["growth", "task-modality"], indirect=True)
def test_a_figure_is_drawn_again_only_where_it_changed(live: Live) -> None:
    """Not when its view is shown again, nor twice at first: it would take the mark from under the mouse."""
    live.show(live=True)
    live.page.evaluate(
        """() => { window.drawings = 0;
        document.querySelector('.chart__view:not([hidden]) .js-plotly-plot').on('plotly_afterplot', () => drawings++); }"""
    )
    first, *others = chart_of(live.name).views
    for view in (*others, first):
        live.show(live=True, view=view.id)
    live.show(live=False)
    live.show(live=True)
    assert live.page.evaluate("drawings") == 0
    live.show(live=True, width=1040)
    live.page.wait_for_function("() => drawings > 0")


@WIDTHS
def test_a_switch_changes_drawing_words_table_and_figure(live: Live, width: int) -> None:
    """One view at a time, and its button says so."""
    said = []
    for view in chart_of(live.name).views:
        live.show(live=True, view=view.id, width=width)
        expect(live.view).to_have_count(1)
        expect(live.view.locator(".chart__stage > svg:visible")).to_have_count(1)
        expect(live.page.locator(".chart__data:visible")).to_have_attribute("data-view", view.id)
        expect(live.page.locator("table:visible caption")).to_contain_text(view.label)
        expect(live.stage.locator(".plot-container")).to_be_visible(visible=width > 1000)
        pressed = live.page.locator(".chart__switch [aria-pressed=true]").all_inner_texts()
        assert live.page.url.endswith(f"/#{view.id}") or len(chart_of(live.name).views) == 1
        assert pressed == ([view.label] if len(chart_of(live.name).views) > 1 else [])
        said.append(live.view.locator(".chart__summary").inner_text())
    assert len(set(said)) == len(chart_of(live.name).views)


def test_the_theme_s_colours_reach_drawing_and_figure_without_a_reload(live: Live) -> None:
    """Dark and light, in one page: the ink of both changes with the scheme."""
    live.show(live=True)
    inks = []
    for _ in range(2):
        drawn = live.stage.evaluate("it => getComputedStyle(it.querySelector('.chart__wide .n')).fill")
        live.page.wait_for_function(
            """ink => [...document.querySelectorAll('.chart__view:not([hidden]) .annotation-text')]
            .some(it => getComputedStyle(it).fill === ink)""",
            arg=drawn,
        )
        inks.append(drawn)
        _other_scheme(live.page)
    assert inks[0] != inks[1]
    assert live.page.evaluate("Array.isArray(window.opened)"), "the page was not loaded anew"


def _other_scheme(page: Page) -> None:
    before = page.evaluate("document.documentElement.dataset.scheme")
    page.locator(".bar__scheme").click()
    page.wait_for_function("before => document.documentElement.dataset.scheme !== before", arg=before)


@WIDTHS
def test_every_mark_is_reached_by_keyboard_and_enter_opens_it(live: Live, width: int) -> None:
    """All marks of every view take the focus, and say a number; Tab goes from one to the next; Enter follows the first and last."""
    for view in chart_of(live.name).views:
        live.show(live=True, view=view.id, width=width)
        wanted = marks(drawings(view)["wide" if width > 1000 else "narrow"])
        reached = live.stage.evaluate(
            """stage => [...stage.querySelectorAll('svg a')].filter(it => it.checkVisibility()).map(it => { it.focus();
            return document.activeElement === it && it.tabIndex === 0 ? [it.getAttribute('href'), it.querySelector('title').textContent] : [it.outerHTML, ''] })"""
        )
        assert [(href.removeprefix("../../"), words) for href, words in reached] == wanted
        live.view.locator(".chart__skip").focus()
        live.page.evaluate("opened.length = 0")
        live.page.keyboard.press("Tab")
        expect(live.stage.locator(".plot-container")).to_be_hidden()  # the drawing is back while the keyboard is in it
        live.page.keyboard.press("Enter")
        live.stage.locator("svg:visible a").last.focus()
        live.page.keyboard.press("Enter")
        assert live.page.evaluate("opened") == [[address(wanted[n][0], "../../")] for n in (0, -1)]


# --- Forced colours and paper ---


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_forced_colours_series_and_the_chosen_view_are_told_apart(open_page: OpenPage, scheme: str) -> None:
    """Fills keep their colours, each has an edge, words are the reader's colour, the pressed button is another."""
    page = open_page("charts/growth/", scheme=scheme, forced_colors="active", **TOUCH)
    for live in (False, True):
        if live:
            page.locator(".chart__live").click()
            expect(page.locator(".chart__stage--live .main-svg").first).to_be_visible()
        fills = page.evaluate(_FILLS, ".bars .point path" if live else ".chart__wide .mark > rect:not(.hit)")
        assert len(fills) >= 4, "a colour for each sub-field"
    edges = page.evaluate("""() => [...document.querySelectorAll('.chart__view:not([hidden]) .chart__wide .mark > rect:not(.hit)')]
        .filter(it => getComputedStyle(it).stroke === 'none').length""")
    assert edges == 0
    buttons = page.locator(".chart__switch button")
    looks = [it.evaluate("it => getComputedStyle(it).backgroundColor") for it in buttons.all()]
    assert looks[0] != looks[1]
    assert len(set(looks[1:])) == 1


_FILLS = """where => [...new Set([...document.querySelectorAll('.chart__view:not([hidden]) ' + where)]
  .map(it => getComputedStyle(it).fill))]"""


@pytest.mark.parametrize("name", ["growth", "task-modality", "paradigm-flow", "lineage", "dataset-scale"])
def test_a_chart_page_prints_its_drawing_first_and_its_whole_table(open_page: OpenPage, name: str) -> None:
    """On A4: the wide drawing on the first page, no buttons, no column beyond the edge of the paper, no number broken."""
    page = open_page(f"charts/{name}/", width=718, **TOUCH)
    page.emulate_media(media="print")
    expect(page.locator(".chart__stage > svg.chart__wide").first).to_be_visible()
    expect(page.locator(".chart__stage > svg.chart__narrow").first).to_be_hidden()
    expect(page.locator(".chart__tools").first).to_be_hidden()
    drawing = page.locator(".chart__stage > svg.chart__wide").first.bounding_box()
    assert drawing
    assert drawing["y"] + drawing["height"] < 1043, "it ends on the first page"
    assert (
        page.evaluate("""Math.max(...[...document.querySelectorAll('.chart__data:not([hidden]) :is(th, td)')]
        .map(it => it.getBoundingClientRect().right)) - innerWidth""")
        <= 0
    )
    assert page.evaluate(_BROKEN_NUMBERS) == []


_BROKEN_NUMBERS = """() => [...document.querySelectorAll('.chart__data:not([hidden]) td.n')].filter(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return /^[\\d.,]+$/.test(cell.textContent.trim()) && range.getBoundingClientRect().height > 1.8 * parseFloat(getComputedStyle(cell).fontSize);
}).map(cell => cell.textContent)"""


# --- Looking for a model ---


@WIDTHS
def test_a_model_is_found_in_the_family_tree(open_page: OpenPage, width: int) -> None:
    """Whichever branch it is on: that branch is shown, its mark stands out, and a link leads to it."""
    page = open_page("charts/lineage/", width=width, **TOUCH)
    page.get_by_label("Find a model").fill("medsam")
    found = page.locator(".chart__find li a")
    expect(found.first).to_have_text("MedSAM")
    expect(page.locator(".chart__find output")).to_contain_text("found")
    expect(page.locator(".chart__switch [aria-pressed=true]")).to_have_text("SAM")
    if width > 1000:  # a phone folds all but the newest away
        expect(page.locator(".chart__view:visible .chart__stage > svg:visible a.found").first).to_be_attached()
    page.get_by_label("Find a model").fill("no such model")
    expect(page.locator(".chart__find output")).to_have_text("None has this name.")
    page.get_by_label("Find a model").fill("MedSAM")
    found.first.click()
    page.wait_for_url("**/models/medsam/")


# --- What is loaded, and when ---


def test_the_library_is_not_fetched_before_it_is_wanted(open_page: OpenPage) -> None:
    """With a finger and no wish, neither the library nor a figure is asked for; a wish fetches both."""
    page = open_page("about:blank", **TOUCH)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "charts/", "charts/growth/embed.html", "charts/growth/"):
        page.goto(path)
        page.mouse.wheel(0, 600)
        page.wait_for_load_state("networkidle")
        assert _bundle(asked) == [], path
    _figure(page).locator(".chart__live").click()
    expect(page.locator(".chart__stage--live .main-svg").first).to_be_visible()
    assert len(_bundle(asked)) == 2


def _bundle(asked: list[str]) -> list[str]:
    return [url for url in asked if "plotly" in url]


@pytest.mark.parametrize("path", ["charts/growth/", "charts/growth/embed.html"])
def test_a_link_can_lead_to_a_view(open_page: OpenPage, path: str) -> None:
    """The address of a chart names the view that is shown; one that is not there shows the first."""
    for view, shown in (("as-surveyed", "as-surveyed"), ("by-month", "by-month"), ("yesterday", "today")):
        page = open_page(f"{path}#{view}", **TOUCH)
        expect(page.locator(".chart__switch [aria-pressed=true]")).to_have_attribute("data-view", shown)
        expect(page.locator(".chart__view:visible")).to_have_attribute("data-view", shown)


def test_a_mouse_over_the_drawing_brings_the_figure(open_page: OpenPage) -> None:
    """A hover is a wish."""
    page = open_page("charts/growth/")
    page.locator(".chart__stage").first.hover()
    expect(page.locator(".chart__stage--live .main-svg").first).to_be_visible()


# --- For ears, for other sites ---


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_chart_and_its_frame_are_sound_for_eye_and_ear(open_page: OpenPage, width: int, scheme: str) -> None:
    """axe has nothing against them; a figure with a name, a summary with a number, a table with a caption and links."""
    page = open_page("about:blank", width=width, scheme=scheme, **TOUCH)
    for path in PAGES[1:]:
        page.goto(path)
        assert broken_rules(thinned(page)) == [], path
        for chart in page.locator("figure.chart").all():
            name = chart.get_attribute("aria-labelledby") or ""
            assert page.locator(f"#{name}").inner_text().endswith("?")
            assert re.search(r"\d", chart.locator(".chart__summary:visible").inner_text())
            expect(chart.locator("figcaption")).not_to_be_empty()
        if "embed" not in path and path != "charts/":
            expect(page.get_by_role("table")).to_have_count(1)
            expect(page.locator("caption:visible")).not_to_be_empty()
            assert page.locator("tbody:visible a").count() > 3


def test_the_gallery_shows_every_chart_with_what_it_found(open_page: OpenPage) -> None:
    """The first whole, the others as a glimpse that is no second way for ears: the question is the link."""
    page = open_page("charts/")
    links = page.locator("h2 a")
    assert [it.get_attribute("href") for it in links.all()] == [f"../charts/{name}/" for name in CHARTS]
    expect(page.locator(".teaser__drawing[aria-hidden] > svg:visible")).to_have_count(len(CHARTS) - 1)
    expect(page.locator(".teaser__drawing a, .teaser__drawing title")).to_have_count(0)
    assert all(re.search(r"\d", it) for it in page.locator(".teaser__finding").all_inner_texts())
    page.locator(".teaser").last.click(position={"x": 60, "y": 300})
    page.wait_for_url(f"**/charts/{list(CHARTS)[-1]}/")


def test_what_can_be_taken_along_is_there(site: Any) -> None:
    """Every file of every view is where its link leads, in the format it says."""
    for chart in CHARTS:
        folder = site.folder / "charts" / chart
        page = WebPage(f"charts/{chart}/index.html", (folder / "index.html").read_text(encoding="utf-8"))
        files = [folder / it for it in page.attribute("a", "href") if re.match(r"../../charts/.*\.\w+$", it)]
        kinds = [it.suffix for it in files]
        assert kinds == [".csv", ".json", ".svg", ".png"] * len(chart_of(chart).views)
        for csv, numbers, svg, png in zip(*[iter(files)] * 4, strict=True):
            assert len(csv.read_text(encoding="utf-8").splitlines()) > 2
            assert json.loads(numbers.read_text(encoding="utf-8"))["title"] == chart_of(chart).title
            assert svg.read_text(encoding="utf-8").startswith("<svg ")
            assert png.read_bytes().startswith(b"\x89PNG")


def test_another_site_shows_a_chart_whose_links_leave_the_frame(open_page: OpenPage) -> None:
    """The line to copy is a frame; in it views switch, and a mark opens the explorer in the whole window."""
    page = open_page("charts/paradigm-flow/", width=1000)
    page.get_by_text("Show it on your site").click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".chart__embed").get_by_role("button", name="Copy").click()
    expect(page.locator(".chart__embed [role=status]")).to_have_text("Copied.")
    line = page.evaluate("navigator.clipboard.readText()")
    assert line.startswith('<iframe src="https://site.example/hfm/charts/paradigm-flow/embed.html"')
    line = line.replace("https://site.example/hfm", page.url.split("/charts/")[0])

    frame = _framed(page, line)
    frame.get_by_role("button", name="Today").click()
    expect(frame.locator(".chart__view:visible")).to_have_attribute("data-view", "today")
    assert page.frames[1].evaluate("document.documentElement.scrollHeight <= innerHeight"), "it fits the frame"
    frame.locator("svg:visible a").last.focus()
    with page.expect_navigation(url="**/models/?*"):
        page.keyboard.press("Enter")

    frame = _framed(page, line)
    frame.locator(".chart__stage").first.hover()
    with page.expect_navigation(url="**/models/?*"):
        frame.locator(".sankey-node rect").first.click()


def _framed(page: Page, line: str) -> FrameLocator:
    """A page of another site, which has no policy of ours, with nothing but this line in it."""
    page.route(
        "**/another/site/", lambda it: it.fulfill(body="<!doctype html><title>A</title>", content_type="text/html")
    )
    page.goto("another/site/")
    page.evaluate("html => { document.body.innerHTML = html }", line)
    return page.frame_locator("iframe")
