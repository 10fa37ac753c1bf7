"""Which bytes of its styles and scripts a page uses, when it is used as its readers do: on any screen, in any scheme, with
a pointer and with keys, on paper, with colours of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

LOOKS: tuple[tuple[int, dict[str, Any]], ...] = (
    (1440, {"color_scheme": "light", "media": "screen"}),
    (390, {"color_scheme": "dark", "media": "screen"}),
    (1440, {"color_scheme": "light", "media": "screen", "forced_colors": "active"}),
    (1440, {"color_scheme": "light", "media": "print", "forced_colors": "none"}),
)
# What a reader presses on a page that has it: the scheme and back, an address to copy, another view, another order.
PRESSED = (
    ".bar__scheme",
    ".bar__scheme",
    "details:not([open]) > summary",
    ".cited__tools button",
    ".chart__switch button:last-child",
    "[data-list] thead button",
    ".facet__term input",
    ".contribute__form button[aria-pressed]",
)
BIBTEX = r"""@article{doe, title={Segment any organ in {MR} images}, author={Doe, Jane and M{\"u}ller, Karl}, year={2025},
  journal={Nature Medicine}, doi={10.1038/s41591-025-00001-1}, url={https://arxiv.org/abs/2501.01234}}"""
TYPED = {
    ".list__filter input": "sam",
    ".chart__find input": "sam",
    ".contribute textarea": BIBTEX,
    ".contribute input[type=text]": "10 B",
}
# One element of each kind, by its tag, its classes and those around it: a pointer that comes to it meets the same rules.
ONE_OF_EACH = """(() => {
  const kinds = new Map(), sort = (it) => it ? it.tagName + "." + (it.getAttribute("class") ?? "") : "";
  for (const it of document.body.querySelectorAll("*")) {
    const kind = [it, it.parentElement, it.parentElement?.parentElement].map(sort).join(" ") + [...it.attributes].map((it) => it.name);
    if (!kinds.has(kind) && it.checkVisibility()) kinds.set(kind, it);
  }
  return [...kinds.values()];
})()"""


def one_of_each(site: Path) -> list[str]:
    """The address of the smallest page of each sort: of one template, with the same styles and scripts; every chart."""
    found: dict[tuple[str, ...], tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        text, address = path.read_text("utf-8"), path.relative_to(site).as_posix().removesuffix("index.html")
        loaded = sorted(set(re.findall(r"assets/([a-z/]+\.(?:css|js))", text)))
        sort = re.search(r'class="hfm hfm-([a-z]+)', text)
        apart = address if address.startswith("charts/") else address.split("/")[0]
        if loaded:
            key = (sort[1] if sort else "", apart, *loaded)
            found[key] = min(found.get(key, (len(text), address)), (len(text), address))
    two = ",".join(path.stem for path in sorted((site / "api/v1/models").glob("*.json"))[:2])
    return [f"{address}?ids={two}" if address == "compare/" else address for _, address in found.values()]


def unused(browser: Browser, address: str) -> dict[str, float]:
    """File → percent that no use of the page touched, but of the chart library."""
    context = browser.new_context(viewport={"width": LOOKS[0][0], "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    coverage = Coverage(session)
    page.goto(address, wait_until="networkidle")
    use(page, session)
    found = coverage.unused()
    context.close()
    return found


def use(page: Page, session: CDPSession) -> None:
    """Look at the page as its readers do, point at each of its parts, and press what can be pressed."""
    press(page)
    point(session)
    for width, media in (*LOOKS, LOOKS[0]):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**media)
        page.wait_for_timeout(100)
    write(page)
    press(page)


def press(page: Page) -> None:
    """Press each thing that the page has."""
    for selector in PRESSED:
        if page.evaluate("it => [...document.querySelectorAll(it)].map((one) => one.click()).length", selector):
            page.wait_for_timeout(200)


def write(page: Page) -> None:
    """Type where one can."""
    for selector, text in TYPED.items():
        boxes = page.locator(selector).locator("visible=true")
        for place in range(min(8, boxes.count())):
            if place < boxes.count():  # what is written can take others away
                boxes.nth(place).fill(text)
                page.wait_for_timeout(100)


def point(session: CDPSession) -> None:
    """Let the browser draw one part of each kind as it looks under the pointer, and with the keyboard's focus."""
    session.send("DOM.getDocument", {"depth": 0})
    parts = session.send("Runtime.evaluate", {"expression": ONE_OF_EACH})["result"]["objectId"]
    for it in session.send("Runtime.getProperties", {"objectId": parts, "ownProperties": True})["result"]:
        if not it["name"].isdigit():
            continue
        node = session.send("DOM.requestNode", {"objectId": it["value"]["objectId"]})["nodeId"]
        states = {"nodeId": node, "forcedPseudoClasses": ["hover", "focus", "focus-visible"]}
        session.send("CSS.forcePseudoState", states)


class Coverage:
    """Counts from now on which rules and which functions are used."""

    def __init__(self, session: CDPSession) -> None:
        self.session = session
        self.sheets: dict[str, dict[str, Any]] = {}
        session.on("CSS.styleSheetAdded", lambda it: self.sheets.update({it["header"]["styleSheetId"]: it["header"]}))
        session.on("CSS.styleSheetRemoved", lambda it: self.sheets.pop(it["styleSheetId"], None))
        for command in ("DOM.enable", "CSS.enable", "CSS.startRuleUsageTracking", "Profiler.enable"):
            session.send(command)
        session.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": True})

    def unused(self) -> dict[str, float]:
        """File → percent that was not used."""
        return dict(self._styles()) | dict(self._scripts())

    def _styles(self) -> Iterator[tuple[str, float]]:
        usage = self.session.send("CSS.stopRuleUsageTracking")["ruleUsage"]
        found: dict[str, float] = {}  # a sheet that a page names in its body can be told of twice
        for number, sheet in self.sheets.items():
            used = bytearray(int(sheet["length"]))
            for it in usage:
                if it["used"] and it["styleSheetId"] == number:
                    _mark(used, it, True)
            text = self.session.send("CSS.getStyleSheetText", {"styleSheetId": number})["text"]
            for face in re.finditer(r"@font-face\{[^}]*\}", text):  # the browser counts rules that match elements alone
                _mark(used, {"startOffset": face.start(), "endOffset": face.end()}, True)
            name = Path(sheet["sourceURL"]).name
            if name.endswith(".css"):
                found[name] = max(found.get(name, 0), sum(used) / len(used))
        yield from ((name, 100 * (1 - share)) for name, share in found.items())

    def _scripts(self) -> Iterator[tuple[str, float]]:
        for script in self.session.send("Profiler.takePreciseCoverage")["result"]:
            name = Path(urlsplit(script["url"]).path).name
            if not name.endswith(".js") or name.startswith("plotly."):
                continue
            ranges = [part for function in script["functions"] for part in function["ranges"]]
            used = bytearray(max(part["endOffset"] for part in ranges))
            for part in ranges:  # the inner ones come after those around them
                _mark(used, part, part["count"] > 0)
            yield name, 100 * (1 - sum(used) / len(used))


def _mark(used: bytearray, part: dict[str, Any], is_used: bool) -> None:
    start, end = int(part["startOffset"]), int(part["endOffset"])
    used[start:end] = bytes([is_used]) * (end - start)
