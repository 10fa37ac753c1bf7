"""Whoever gets the site gets the licences of what it holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from checkouts import ROOT, Checkout
from webpages import read_site

FONTS = json.loads((ROOT / "web" / "fonts.json").read_text(encoding="utf-8"))["files"]


@pytest.fixture(scope="module")
def told(small: Checkout) -> str:
    return (small.site / "licences.txt").read_text(encoding="utf-8")


def test_the_licences_of_the_search_the_chart_library_and_the_fonts_stand_on_the_site(told: str) -> None:
    parts = {part.split(" ")[0]: part for part in told.split("-" * 80 + "\n\n")}

    assert "Permission is hereby granted" in parts["plotly.js"]
    assert "Permission is hereby granted" in parts["pagefind"]
    assert "SIL OPEN FONT LICENSE" in parts["@fontsource-variable/source-serif-4"]
    assert "SIL OPEN FONT LICENSE" in parts["@fontsource-variable/atkinson-hyperlegible-next"]
    assert "esbuild" not in parts


def test_every_page_leads_there(small: Checkout) -> None:
    for path, page in read_site(small.site).items():
        assert (
            page.redirects or path.endswith("/embed.html") or any(link.endswith("licences.txt") for link in page.links)
        ), path


@pytest.mark.parametrize("name", FONTS)
def test_a_font_that_was_cut_has_no_name_that_its_makers_reserve(name: str, small: Checkout, told: str) -> None:
    """The OFL leaves a reserved name to the font as its makers gave it out; the copyright stays."""
    whole = TTFont(ROOT / "node_modules" / FONTS[name]["source"])["name"]
    cut = TTFont(small.site / "assets" / "fonts" / name)["name"]
    copyright_, *reserved = str(whole.getDebugName(0)).split("Reserved Font Name")

    assert str(cut.getDebugName(0)) == str(whole.getDebugName(0))
    assert copyright_ in told
    for word in (part.strip(" ‘’'\".") for part in reserved):
        assert [str(it) for it in cut.names if it.nameID not in (0, 5, 13, 14) and word in str(it)] == []
        styles = Path(small.site / "assets" / "site.css").read_text(encoding="utf-8")
        assert f'"{word}' not in styles.split("/*")[0] and f"family:{word}" not in styles
