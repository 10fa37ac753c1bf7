"""Whether a page is sound: for a screen reader, as far as axe-core can say, and for a narrow window."""

from __future__ import annotations

from playwright.sync_api import Page

from checkouts import ROOT

_AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_RULES = """() => axe.run({resultTypes: ["violations"]}).then(found => found.violations.flatMap(
rule => rule.nodes.slice(0, 3).map(node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`)))"""
_BEYOND = """() => document.documentElement.scrollWidth <= innerWidth ? [] : ["something", ...[
...document.body.querySelectorAll("*")].filter(it => it.getBoundingClientRect().right > innerWidth + 1)
.slice(0, 5).map(it => it.outerHTML.slice(0, 120))]"""


def broken_rules(page: Page) -> list[str]:
    """What axe-core has against the page as it stands."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_RULES)
    return found


def too_wide(page: Page) -> list[str]:
    """What makes a page scroll sideways."""
    found: list[str] = page.evaluate(_BEYOND)
    return found
