"""What a page may run: files of the site, and no script inside it that its policy does not know by its digest."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from checkouts import ROOT
from webpages import WebPage, leads_out, read_site


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def pages(request: pytest.FixtureRequest, hostile_sites: Mapping[str, Path]) -> dict[str, WebPage]:
    return read_site(hostile_sites[request.param])


def policy(page: WebPage) -> dict[str, str]:
    """Directive → what it allows."""
    [said] = page.attribute("meta", "content", **{"http-equiv": "Content-Security-Policy"})
    return {name: allowed for name, _, allowed in (it.strip().partition(" ") for it in said.split(";"))}


def test_every_page_has_a_policy_that_knows_its_scripts(pages: dict[str, WebPage]) -> None:
    for path, page in pages.items():
        said = policy(page)
        inside = [text for kept, text in page.scripts if not {"src", "type"} & dict(kept).keys()]
        digests = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inside]
        assert said["default-src"] == "'none'", path
        assert [it for it in digests if it not in said["script-src"]] == [], f"{path}: put it into partials/policy.html"
        assert "unsafe-inline" not in said.get("script-src", ""), path


def test_a_page_says_its_policy_before_anything_is_loaded(pages: dict[str, WebPage]) -> None:
    for path, page in pages.items():
        tags = [(tag, it.get("http-equiv")) for tag, it in page.tags]
        first = next((n for n, (tag, _) in enumerate(tags) if tag in ("script", "link", "img")), len(tags))
        assert tags.index(("meta", "Content-Security-Policy")) < first, path


def test_links_to_other_sites_say_so(pages: dict[str, WebPage]) -> None:
    for path, page in pages.items():
        foreign = [it for tag, it in page.tags if tag == "a" and leads_out(it.get("href", ""))]
        assert [it["href"] for it in foreign if "external" not in it.get("rel", "").split()] == [], path


def test_only_charts_that_are_made_for_it_may_stand_in_a_frame() -> None:
    """Read from the files for hosts, whose rules take the place of what a page cannot say."""
    nginx = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    [inside] = re.findall(r'"~(.*?)"\s+"frame-ancestors \*"', nginx)
    assert re.search(inside, "/hfm/charts/growth/embed.html")
    assert not re.search(inside, "/hfm/charts/growth/")
    for name in ("nginx.conf", "_headers"):
        assert "frame-ancestors 'none'" in (ROOT / "hosting" / name).read_text(encoding="utf-8")
