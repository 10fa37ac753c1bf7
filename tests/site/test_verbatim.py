"""What goes onto the site past the publisher: the same files with either, none of them touched, none of them lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from checkouts import BASE, Checkout
from webpages import read_site

PROMISED = [
    "api/v1/index.json",
    "api/v1/openapi.json",
    "api/v1/models/medsam.json",
    "api/v1/citations.json",
    "api/v1/schema/model.json",
    "api/v1/charts/growth.json",
    "data/models.csv",
    "data/datapackage.json",
    "data/catalog.sqlite",
    "data/references.bib",
    "data/references.ris",
    "data/references.json",
    "feed.xml",
    "feed.json",
    "models/feed.xml",
    "sitemap.xml",
    "llms.txt",
    "awesome-hfm.md",
    "cards/models/medsam.png",
    "models/med-sam/index.html",
]


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_every_promised_file_is_there(publisher: str, small_sites: Mapping[str, Path]) -> None:
    assert [path for path in PROMISED if not (small_sites[publisher] / path).is_file()] == []


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_no_publisher_touches_them(publisher: str, small: Checkout, small_sites: Mapping[str, Path]) -> None:
    folder = small.pages / "verbatim"
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]

    assert len(files) > 80
    assert [
        str(path) for path in files if (small_sites[publisher] / path).read_bytes() != (folder / path).read_bytes()
    ] == []
    assert not (small_sites[publisher] / "verbatim").exists()
    assert not (small_sites[publisher] / "cards.json").exists()


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_an_old_address_sends_its_reader_on(publisher: str, small_sites: Mapping[str, Path]) -> None:
    page = read_site(small_sites[publisher])["models/med-sam/index.html"]

    assert page.attribute("meta", "content", **{"http-equiv": "refresh"}) == ["0; url=../medsam/"]
    assert (small_sites[publisher] / "models" / "medsam" / "index.html").is_file()


def test_the_sitemap_lists_every_page_with_the_day_of_its_facts(real: Checkout) -> None:
    written = (real.site / "sitemap.xml").read_text(encoding="utf-8")
    listed = dict(re.findall(r"<loc>([^<]+)</loc><lastmod>([0-9-]+)</lastmod>", written))
    pages = read_site(real.site)
    shown = {
        path.removesuffix("index.html")
        for path, page in pages.items()
        if path.endswith("index.html") and not page.redirects
    }

    assert {f"https://site.example{BASE}{path}" for path in shown} == set(listed)
    assert len(listed) == written.count("<url>")
    assert "<!--" not in written
    assert not (real.site / "sitemap.xml.gz").exists(), "the publisher's, with days of its own"


def test_an_entry_in_the_sitemap_has_the_day_it_was_last_verified(small: Checkout) -> None:
    assert "<loc>models/medsam/</loc><lastmod>2026-11-10</lastmod>" in (small.site / "sitemap.xml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_a_sitemap_without_the_address_of_the_site_says_so(publisher: str, small_sites: Mapping[str, Path]) -> None:
    assert "<!-- Built without SITE_URL" in (small_sites[publisher] / "sitemap.xml").read_text(encoding="utf-8")


def test_every_download_of_the_data_page_is_there(small: Checkout) -> None:
    page = read_site(small.site)["data/index.html"]
    inside = [page.absolute(it).split("#")[0].lstrip("/") for it in page.links if "://" not in it]

    assert {"data/catalog.sqlite", "data/models.csv", "api/v1/models.json", "feed.xml"} <= set(inside)
    assert [
        it for it in inside if not (small.site / it / "index.html").is_file() and not (small.site / it).is_file()
    ] == []
