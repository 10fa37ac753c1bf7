"""Whether a page is sound: for a screen reader, as far as axe-core can say, and for a narrow window."""

from __future__ import annotations

from playwright.sync_api import Page

from checkouts import ROOT

_AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_RULES = """() => axe.run({resultTypes: ["violations"]}).then(found => found.violations.flatMap(
rule => rule.nodes.slice(0, 3).map(node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`)))"""
_THINNED = """() => {
  for (const it of document.querySelectorAll("#content :is(tbody, ul, ol, dl), .chart__stage > svg"))
    [...(it.matches("svg") ? it.querySelectorAll("a") : it.children)].slice(24).forEach(more => more.remove());
}"""
_BEYOND = """() => document.documentElement.scrollWidth <= innerWidth ? [] : ["something", ...[
...document.body.querySelectorAll("*")].filter(it => it.getBoundingClientRect().right > innerWidth + 1)
.slice(0, 5).map(it => it.outerHTML.slice(0, 120))]"""


def broken_rules(page: Page) -> list[str]:
    """What axe-core has against the page as it stands."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_RULES)
    return found


def thinned(page: Page) -> Page:
    """The page with two dozen of whatever repeats: rows, lines of a list, marks of a drawing.

    In them axe finds what it would find in a thousand that the same code wrote; a page of a thousand takes it seconds.
    """
    page.evaluate(_THINNED)
    return page


def too_wide(page: Page) -> list[str]:
    """What makes a page scroll sideways."""
    found: list[str] = page.evaluate(_BEYOND)
    return found
