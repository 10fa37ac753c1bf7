"""The search index is the same bytes wherever it is made, and finds the same pages."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from checkouts import Checkout, tree
from hfm.site import search
from hfm.site.shelf import Shelf
from hfm.site.write import Site

MEMORY = Path("/dev/shm")  # noqa: S108  a tmpfs lists files by the time they were made, so we choose the order


@pytest.fixture
def memory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)


def put(pages: list[Path], small: Checkout, site: Path) -> Path:
    """Copies of published pages, marked anew: which kind a page is of, it says to the index alone."""
    for path in pages:
        target = site / path.relative_to(small.site)
        target.parent.mkdir(parents=True, exist_ok=True)
        mark = f'data-pagefind-body data-pagefind-filter="kind:{path.relative_to(small.site).parts[0]}"'
        target.write_text(path.read_text(encoding="utf-8").replace("<article", f"<article {mark}", 1), encoding="utf-8")
    return site


def found(index: Path) -> dict[str, set[str]]:
    """Word, or filter and value → the pages that have it, by the name that Pagefind gives their fragment."""
    [meta] = [search._unpacked(path) for path in index.glob("*.pf_meta")]
    names, told = [re.sub("_.*_", "_", name) for name, _ in meta[1]], {}
    for *_, file in meta[2]:
        for word, pages, _ in search._unpacked(index / "index" / f"{file}.pf_index")[0]:
            number = 0
            told[word] = {names[number := number + page[0]] + str(page[1:]) for page in pages}
    for name, file in meta[3]:
        for value, pages in search._unpacked(index / "filter" / f"{file}.pf_filter")[1]:
            told[f"{name}={value}"] = {names[page] for page in pages}
    return told


@pytest.mark.skipif(not MEMORY.is_dir(), reason="no tmpfs")
def test_the_order_of_a_folder_does_not_show(memory: Path, small: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = sorted(small.site.rglob("*.html"))
    one, other, raw = (
        put(pages, small, memory / "1"),
        put(pages[::-1], small, memory / "2"),
        put(pages, small, memory / "3"),
    )
    search.index_search(Site(one), Shelf({}))
    search.index_search(Site(other), Shelf({}))
    monkeypatch.setattr(search, "_put_in_order", lambda _: None)
    search.index_search(Site(raw), Shelf({}))

    assert tree(one / "pagefind") == tree(other / "pagefind")
    assert found(one / "pagefind") == found(raw / "pagefind")


def test_the_same_pages_are_not_indexed_again(tmp_path: Path, small: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = sorted(small.site.rglob("*.html"))[:3]
    one, other, changed = (put(pages, small, tmp_path / name) for name in ("one", "other", "changed"))
    kept = Shelf({})
    search.index_search(Site(one), kept)
    asked: list[Path] = []
    monkeypatch.setattr(search, "_index", asked.append)
    search.index_search(Site(other), Shelf(kept.used))
    (changed / "index.html").write_text("<html><body>Another page</body></html>", encoding="utf-8")

    assert tree(one / "pagefind") == tree(other / "pagefind")
    assert asked == []
    search.index_search(Site(changed), Shelf(kept.used))
    assert asked == [changed]


def test_a_page_is_named_by_its_kind_and_words_that_begin_alike_stay_together(small: Checkout) -> None:
    """The search reads the kind there, and looks for the longer forms of a word in the part of the word alone."""
    index = small.site / "pagefind"
    [meta] = [search._unpacked(path) for path in index.glob("*.pf_meta")]
    kinds = {value for _, file in meta[3] for value, _ in search._unpacked(index / "filter" / f"{file}.pf_filter")[1]}
    edges = [(one[1][:4], other[0][:4]) for one, other in pairwise(meta[2])]
    sizes = [(index / "index" / f"{file}.pf_index").stat().st_size for *_, file in meta[2]]

    assert {name.split("_")[1] for name, _ in meta[1]} == {it.lower().replace(" ", "-") for it in kinds}
    assert all((index / "fragment" / f"{name}.pf_fragment").is_file() for name, _ in meta[1])
    assert len(sizes) > 3
    assert max(sizes) < 12_000
    assert all(one != other for one, other in edges)


def test_what_only_the_index_reads_is_on_no_page(small: Checkout) -> None:
    for path in small.site.rglob("*.html"):
        assert not re.search(r"<[^>]* data-(also|lead|pagefind-(?!path))", path.read_text(encoding="utf-8")), path


def test_a_page_keeps_what_looks_like_a_mark_and_is_none() -> None:
    page = '<p title="a data-pagefind-ignore b" data-pagefind-ignore data-value="1">x data-pagefind-ignore data-lead="y"</p>'

    assert (
        search.unmarked(page.encode()).decode()
        == '<p title="a data-pagefind-ignore b" data-value="1">x data-pagefind-ignore data-lead="y"</p>'
    )


def test_an_index_in_the_place_of_an_older_one_holds_nothing_of_it(tmp_path: Path) -> None:
    """The preview makes it anew below the same folder after each edit."""

    def make(folder: Path, words: str) -> None:
        (folder / "a").mkdir(parents=True, exist_ok=True)
        mark = 'data-pagefind-body data-pagefind-filter="kind:Models"'
        (folder / "a" / "index.html").write_text(f'<html lang="en"><body {mark}>{words}</body></html>', "utf-8")
        search.index_search(Site(folder), Shelf({}))

    make(tmp_path / "one", "first words")
    make(tmp_path / "one", "other words")
    make(tmp_path / "new", "other words")

    assert tree(tmp_path / "one" / "pagefind") == tree(tmp_path / "new" / "pagefind")
