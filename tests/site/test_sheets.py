"""A page names every sheet that its parts need: a class that only another sheet knows would be drawn as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from webpages import read_site

_CLASS = re.compile(r"\.([a-z][a-z0-9_-]*)(?=[^{}]*\{)")


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_every_class_of_a_page_is_in_a_sheet_it_loads(publisher: str, small_sites: Mapping[str, Path]) -> None:
    folder = small_sites[publisher]
    known = {path.name: set(_CLASS.findall(path.read_text("utf-8"))) for path in (folder / "assets").glob("*.css")}
    assert {"site.css", "explorer.css", "written.css"} <= known.keys()
    for path, page in read_site(folder).items():
        loaded = {Path(it).name for it in page.attribute("link", "href", rel="stylesheet")}
        used = {name for _, tag in page.tags for name in tag.get("class", "").split()}
        here = set().union(*(known[name] for name in loaded))
        elsewhere = set().union(*known.values()) - here
        assert page.redirects or sorted(used & elsewhere) == [], f"{path} loads {sorted(loaded)}"
