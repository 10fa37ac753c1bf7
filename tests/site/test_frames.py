"""A publisher reads of a page only what it changes, of many alike only one, and is asked again only for what it would
make otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from hfm.site.frames import framed, in_known_frame
from hfm.site.shelf import Shelf
from hfm.site.tools import ToolError
from hfm.site.write import Site

HOME = "---\ntitle: Home\n---\n<div>\n<!--head-->\n<meta>\n<!--head-->\n<h1>Home</h1>\n</div>\n"
ENTRY = "---\ntitle: {}\n---\n<div>\n<!--head-->\n<meta {}>\n<!--head-->\n<h1>{}</h1>\n</div>\n"
DOCS = {
    "index.md": HOME,
    "models/a/index.md": ENTRY.format("A", "a", "A"),
    "models/b/index.md": ENTRY.format("B", "b", "B"),
    "about.md": "---\ntitle: About\n---\n# About\n\nBy [hand](index.md).\n",
    "images/mark.svg": "<svg/>",
}


class Publisher:
    """One that puts a frame around each page, and remembers what it was given the last time."""

    def __init__(self, warning: str = "", leaves_out: str = "") -> None:
        self.given: Mapping[str, str] = {}
        self.warning, self.leaves_out = warning, leaves_out

    def site(self, work: Path, docs: Mapping[str, str], frames: Shelf, theme: str = "plain") -> dict[str, str]:
        """The site of these docs, made with these frames known."""
        work.mkdir()
        site, read = Site(work / "whole"), Site(work / "read")
        for path, text in docs.items():
            read.put(path, text.encode())
        self.given = {}
        files = {path: read.folder / path for path in docs}
        self.said = framed(files, work, site, frames, theme, lambda: self._publish(work, theme))
        return {path: (site.folder / path).read_text() for path in site.sizes}

    def _publish(self, work: Path, theme: str) -> str:
        docs, site = work / "docs", work / "site"
        for path in docs.rglob("*.*"):
            text, name = path.read_text(encoding="utf-8"), str(path.relative_to(docs))
            if name.endswith(".md"):
                self.given = {**self.given, name: text}
                front, _, body = text.removeprefix("---\n").partition("\n---\n")
                text = f"<html>{theme} {front}\n{body.split('<!--head-->')[1:2]}{body}</html>"
                name = name.replace("index.md", "index.html").replace("about.md", "about/index.html")
            if name != self.leaves_out:
                (site / name).parent.mkdir(parents=True, exist_ok=True)
                (site / name).write_text(text, encoding="utf-8")
        (site / "404.html").write_text(f"<html>{theme}</html>", encoding="utf-8")
        return self.warning


@pytest.fixture
def frames() -> Shelf:
    return Shelf({})


def test_what_is_html_already_is_not_read_and_stands_in_its_page(tmp_path: Path, frames: Shelf) -> None:
    publisher = Publisher()
    site = publisher.site(tmp_path / "a", DOCS, frames)

    assert sorted(site) == ["404.html", "about/index.html", "images/mark.svg", "index.html", *ENTRIES]
    assert "<h1>" not in "".join(publisher.given.values())
    assert "By [hand](index.md)." in publisher.given["about.md"]
    assert site["models/a/index.html"].startswith("<html>plain title: A\n['\n<meta a>\n']")
    assert site["models/a/index.html"].endswith("<h1>A</h1>\n</div>\n</html>")


ENTRIES = ["models/a/index.html", "models/b/index.html"]


def test_the_same_docs_are_not_published_again(tmp_path: Path, frames: Shelf) -> None:
    publisher = Publisher()
    first = publisher.site(tmp_path / "a", DOCS, frames)
    again = publisher.site(tmp_path / "b", DOCS, Shelf(frames.used))

    assert again == first
    assert publisher.given == {}


def test_a_page_that_says_something_else_needs_no_publisher(tmp_path: Path, frames: Shelf) -> None:
    publisher = Publisher()
    publisher.site(tmp_path / "a", DOCS, frames)
    docs = {**DOCS, "models/a/index.md": ENTRY.format("A", "changed", "Changed")}
    again = publisher.site(tmp_path / "b", docs, Shelf(frames.used))

    assert publisher.given == {}
    assert again == Publisher().site(tmp_path / "c", docs, Shelf({}))
    assert "<h1>Changed</h1>" in again["models/a/index.html"]


@pytest.mark.parametrize(
    ("docs", "theme", "asked"),
    [
        ({"models/a/index.md": ENTRY.format("Another", "a", "A")}, "plain", {"models/a/index.md"}),
        ({"models/c/index.md": ENTRY.format("C", "c", "C")}, "plain", {"models/c/index.md"}),
        ({"about.md": "---\ntitle: About\n---\n# Changed\n"}, "plain", set()),
        ({"images/other.svg": "<svg/>"}, "plain", set()),
        ({}, "new", {"models/a/index.md", "models/b/index.md"}),
    ],
    ids=["a title", "an entry", "a page written by hand", "a picture", "a theme"],
)
def test_what_it_would_make_otherwise_is_asked_for(
    tmp_path: Path, frames: Shelf, docs: dict[str, str], theme: str, asked: set[str]
) -> None:
    publisher = Publisher()
    publisher.site(tmp_path / "a", DOCS, frames)
    again = publisher.site(tmp_path / "b", DOCS | docs, Shelf(frames.used), theme)

    assert set(publisher.given) == asked | {"index.md", "about.md"}
    assert again == Publisher().site(tmp_path / "c", DOCS | docs, Shelf({}), theme)


def test_a_page_in_which_a_place_is_linked_to_is_read(tmp_path: Path, frames: Shelf) -> None:
    publisher = Publisher()
    publisher.site(tmp_path / "a", DOCS | {"about.md": "[there](models/b/index.md#place)"}, frames)

    assert "<h1>" not in publisher.given["models/a/index.md"]
    assert publisher.given["models/b/index.md"] == DOCS["models/b/index.md"]


def test_what_it_warns_of_is_told_every_time(tmp_path: Path, frames: Shelf) -> None:
    publisher = Publisher("a link leads nowhere")
    for name in "ab":
        publisher.site(tmp_path / name, DOCS, frames)
        assert publisher.said == "a link leads nowhere"
        assert len(publisher.given) == 4


def test_a_page_that_it_leaves_out_is_missed(tmp_path: Path, frames: Shelf) -> None:
    with pytest.raises(ToolError, match=r"models/b/index\.html is missing"):
        Publisher(leaves_out="models/b/index.html").site(tmp_path / "a", DOCS, frames)
    assert frames.used == {}


ALIKE = '---\ntitle: "{0}"\ndescription: "About {0}"\nsection: models\n---\n<div>\n<!--head-->\n<meta {1}>\n<!--head-->\n<h1>{1}</h1>\n</div>\n'
MANY = DOCS | {
    f"models/{it}/index.md": ALIKE.format(title, it)
    for it, title in zip("abcde", ["A", "B & B's", "C", "D", "E"], strict=True)
}


def test_pages_alike_share_a_frame_and_one_of_them_shows_that_it_fits(tmp_path: Path, frames: Shelf) -> None:
    publisher = Publisher()
    site = publisher.site(tmp_path / "a", MANY, frames)
    entries = {path for path in publisher.given if path.startswith("models/")}

    assert entries == {"models/hfm-name-of-the-page/index.md", "models/b/index.md"}
    assert sorted(it for it in site if it.startswith("models/")) == [f"models/{it}/index.html" for it in "abcde"]
    assert 'title: "C"\ndescription: "About C"\nsection: models' in site["models/c/index.html"]
    assert 'description: "About B &amp; B&#39;s"' in site["models/b/index.html"]
    assert "hfm-" not in "".join(site.values())


def test_another_title_or_page_needs_no_publisher_where_pages_are_alike(tmp_path: Path, frames: Shelf) -> None:
    publisher = Publisher()
    publisher.site(tmp_path / "a", MANY, frames)
    more = MANY | {"models/a/index.md": ALIKE.format("Another", "a"), "models/f/index.md": ALIKE.format("F", "f")}
    site = publisher.site(tmp_path / "b", more, Shelf(frames.used))

    assert publisher.given == {}
    assert 'title: "Another"' in site["models/a/index.html"]
    assert "<h1>f</h1>" in site["models/f/index.html"]


def test_each_page_gets_a_frame_of_its_own_where_one_does_not_fit_all(tmp_path: Path, frames: Shelf) -> None:
    class Counting(Publisher):
        """Its theme says how long a title is."""

        def _publish(self, work: Path, theme: str) -> str:
            said = super()._publish(work, theme)
            for page in (work / "site").rglob("models/*/index.html"):
                title = page.read_text().partition('title: "')[2].partition('"')[0]
                page.write_text(f"{page.read_text()}{len(title)} letters")
            return said

    site = Counting().site(tmp_path / "a", MANY, frames)
    assert sorted(it for it in site if it.startswith("models/")) == [f"models/{it}/index.html" for it in "abcde"]
    assert site["models/b/index.html"].endswith("7 letters")
    assert site["models/c/index.html"].endswith("1 letters")


def test_a_page_alone_is_put_into_a_frame_that_is_known(tmp_path: Path, frames: Shelf) -> None:
    docs = MANY | {"charts/x/index.md": ENTRY.format("X", "x", "X")}
    site = Publisher().site(tmp_path / "a", docs, frames)
    for path in ("models/b/index.md", "charts/x/index.md"):
        made = in_known_frame(Shelf(frames.used), "plain", path, docs[path].encode())
        assert made == site[path.replace(".md", ".html")].encode()
    for path, theme, text in (
        ("models/b/index.md", "new", docs["models/b/index.md"]),
        ("charts/x/index.md", "plain", ENTRY.format("Y", "x", "X")),
        ("about.md", "plain", docs["about.md"]),
    ):
        assert in_known_frame(Shelf(frames.used), theme, path, text.encode()) is None
