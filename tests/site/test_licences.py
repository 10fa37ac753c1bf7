"""Whoever gets the site gets the licences of what it holds."""

from __future__ import annotations

from checkouts import Checkout


def test_the_licences_of_the_chart_library_and_the_fonts_stand_on_the_site(small: Checkout) -> None:
    told = (small.site / "licences.txt").read_text(encoding="utf-8")

    parts = {part.split(" ")[0]: part for part in told.split("-" * 80 + "\n\n")}
    assert "MIT" in parts["plotly.js"]
    assert "SIL OPEN FONT LICENSE" in parts["@fontsource-variable/source-serif-4"]
    assert "SIL OPEN FONT LICENSE" in parts["@fontsource-variable/atkinson-hyperlegible-next"]
    assert "esbuild" not in parts
