"""A tool that ends well and has done half is found out, and the last good site stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checkouts import Checkout, tree
from hfm.project import Project
from hfm.site.proof import prove
from hfm.site.publish import documents
from hfm.site.tools import ToolError
from hfm.site.write import Site

# Programs that stand in the place of the real ones: the checkout's scripts/ comes first in its PYTHONPATH.
ONE_PAGE = """
import pathlib
pathlib.Path("site/assets").mkdir(parents=True)
pathlib.Path("site/index.html").write_text("<html></html>")
"""
EMPTY_FILES = """
import pathlib, sys
index = pathlib.Path(sys.argv[sys.argv.index("--site") + 1], "pagefind")
index.mkdir()
(index / "pagefind-entry.json").write_text('{"languages": {"en": {"hash": "en_1", "page_count": 1}}}')
(index / "pagefind.en_1.pf_meta").touch()
"""
NOTHING = ""


@pytest.mark.parametrize(
    ("tool", "program", "said"),
    [
        ("mkdocs", ONE_PAGE, "the new site is not whole: "),
        ("pagefind", EMPTY_FILES, "the search index of pagefind cannot be read"),
        ("pagefind", NOTHING, "the search index of pagefind cannot be read"),
    ],
    ids=["one page", "an empty search index", "no search index"],
)
def test_half_a_site_is_not_published(checkout: Checkout, small: Checkout, tool: str, program: str, said: str) -> None:
    shutil.copytree(small.site, checkout.site)
    (checkout.root / "scripts" / f"{tool}.py").write_text(program, encoding="utf-8")
    done = checkout.hfm("build")

    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1), done.stderr
    assert said in done.stderr
    assert tree(checkout.site) == tree(small.site)


def remove(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


SPOILT: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "a page less": ("models/medsam/index.html", remove, r"models/medsam/index\.html is missing"),
    "an empty page": ("models/medsam/index.html", empty, r"models/medsam/index\.html is empty"),
    "half a page": ("models/medsam/index.html", cut, r"models/medsam/index\.html is cut"),
    "half a script": ("assets/site.js", cut, r"assets/site\.js has \d+ bytes and not \d+"),
    "half an export": ("data/models.csv", cut, r"data/models\.csv has \d+ bytes and not \d+"),
    "no page for what is not found": ("404.html", remove, r"404\.html is missing"),
    "no beginning of the search index": ("pagefind/pagefind-entry.json", cut, "the search index has no beginning"),
    "a page the search does not know": ("pagefind/fragment/*", remove, r"the search index has \d+ of \d+ pages"),
    "half a part of the search index": ("pagefind/index/*", cut, r"pagefind/index/.* cannot be read"),
    "no program for the search": ("pagefind/pagefind.js", remove, r"pagefind/pagefind\.js is missing"),
    "half a program for the search": ("pagefind/pagefind.js", cut, r"pagefind/pagefind\.js is cut"),
    "half a helper of the search": ("pagefind/pagefind-worker.js", cut, r"pagefind/pagefind-worker\.js is cut"),
    "half of what the search runs": (
        "pagefind/wasm.unknown.pagefind",
        cut,
        r"pagefind/wasm\.unknown\.pagefind cannot be read",
    ),
    "nothing for the search to run": ("pagefind/wasm.en.pagefind", remove, r"pagefind/wasm\.en\.pagefind is missing"),
    "no list of the search's pages": (
        "pagefind/pagefind.*.pf_meta",
        remove,
        r"pagefind/pagefind\.en_.*\.pf_meta is missing",
    ),
    "an empty program for the search": ("pagefind/wasm.en.pagefind", empty, r"pagefind/wasm\.en\.pagefind is empty"),
}


@pytest.fixture
def site(tmp_path: Path, small: Checkout) -> Site:
    """A copy of the published site, with what was put there past the publisher."""
    site = Site(shutil.copytree(small.site, tmp_path / "site"))
    for top in (small.pages, small.pages / "verbatim"):
        files = (path.relative_to(top).as_posix() for path in top.rglob("*.*") if path.is_file())
        site.sizes |= {it: (top / it).stat().st_size for it in files if (site.folder / it).is_file()}
    return site


@pytest.fixture
def docs(small: Checkout) -> list[str]:
    """The Markdown files that the publisher read, each of which must have its page."""
    return [path for path in documents(Project(small.root), small.pages) if path.endswith(".md")]


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_not_whole_is_named(site: Site, docs: list[str], name: str) -> None:
    pattern, spoil, said = SPOILT[name]
    assert prove(site, docs) == ""
    spoil(next(site.folder.glob(pattern)))

    with pytest.raises(ToolError, match=said):
        prove(site, docs)


def test_a_link_that_leads_nowhere_is_told(site: Site, docs: list[str]) -> None:
    page = site.folder / "about" / "index.html"
    page.write_text('<a href="../models/">a</a> <a href="gone/#x">b</a> <a href="/x"></html>', encoding="utf-8")

    assert prove(site, docs) == "links that lead nowhere: about/index.html → gone/"


def test_only_what_was_put_there_empty_may_be_empty(site: Site, docs: list[str]) -> None:
    (site.folder / "empty.txt").touch()
    with pytest.raises(ToolError, match=r"empty\.txt is empty"):
        prove(site, docs)
    site.put("empty.txt", b"")

    assert prove(site, docs) == ""
