"""The search index: Pagefind reads the finished pages, whichever publisher made them."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2

from hfm.site.collecting import without_collecting
from hfm.site.shelf import Shelf, made_of
from hfm.site.tools import ToolError, run_tool
from hfm.site.write import Site, write_file

_MAGIC = b"pagefind_dcd"  # what every unpacked file of an index begins with
_LIST_OF_ONE = cbor2.dumps([0])[:1]
_SHELF = 12_000  # bytes of words in a part, before it is packed
_DIGITS = 7  # of the digest in a part's name

# What pages say to the index alone. In a tag: text and values hold no `<` and no `>`.
_TOLD = (*(f"data-pagefind-{it}" for it in ("body", "filter", "ignore", "weight", "meta", "index-attrs")), "data-also")
_MARKS = frozenset(name.encode() for name in (*_TOLD, "data-lead"))
_MARKED = re.compile(rb"<[a-z][^<>]* data-(?:pagefind-|also=|lead=)[^<>]*>")
_ATTRIBUTE = re.compile(rb' ([^\s=<>"]+)(?:="[^"]*")?')


def put_page(site: Site, path: str, make: Callable[[], bytes]) -> None:
    """Put a page onto the site without what only the index reads: that is kept for the index, and no reader loads it."""
    page = make()
    if site.told is None:
        site.put(path, page)
    else:
        site.put(path, unmarked(page))
        site.told[path] = sha256(page).digest(), make


def index_search(site: Site, kept: Shelf) -> None:
    """Write `pagefind/` into the site: the same pages give the same bytes. Raises ToolError.

    The index lies on the shelf for as long as no page changes.
    """
    made_from = made_of(sorted(_digests(site).items()))
    index = kept.get(made_from)
    if index is None:
        with _as_indexed(site) as folder:
            _index(folder)
            files = [path for path in (folder / "pagefind").rglob("*") if path.is_file()]
            index = {path.relative_to(folder / "pagefind").as_posix(): path.read_bytes() for path in files}
        kept[made_from] = index
    for name, data in index.items():
        site.put(f"pagefind/{name}", data)


def _digests(site: Site) -> dict[str, bytes]:
    """Path → digest of each page with all it says to the index."""
    if site.told:
        return {path: digest for path, (digest, _) in site.told.items()}
    pages = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")]
    return {path: sha256((site.folder / path).read_bytes()).digest() for path in pages}


@contextmanager
def _as_indexed(site: Site) -> Iterator[Path]:
    """A folder of the pages with all they say to the index, until the block ends."""
    if not site.told:
        yield site.folder
        return
    with tempfile.TemporaryDirectory(dir=site.folder.parent) as name:
        for path, (_, make) in site.told.items():
            write_file(Path(name, path), make())
        yield Path(name)


def unmarked(page: bytes) -> bytes:
    """The page without what it says to the index."""
    return _MARKED.sub(lambda tag: _ATTRIBUTE.sub(lambda it: b"" if it[1] in _MARKS else it[0], tag[0]), page)


def _index(site: Path) -> None:
    shutil.rmtree(site / "pagefind", ignore_errors=True)  # it would leave an older index beside its own
    run_tool("pagefind", [sys.executable, "-m", "pagefind", "--site", site, "--quiet"])
    folder = site / "pagefind"
    try:
        _put_in_order(folder)
    except (
        FileNotFoundError,
        gzip.BadGzipFile,
        zlib.error,
        EOFError,
        LookupError,
        ValueError,
        cbor2.CBORError,
    ) as error:
        raise ToolError(f"the search index of pagefind cannot be read: {error}") from error
    for name in ("component-ui", "modular-ui", "ui"):  # ready-made dialogs; ours is web/search/
        for path in folder.glob(f"pagefind-{name}.*"):
            path.unlink()


@without_collecting()
def _put_in_order(folder: Path) -> None:
    """Number the pages by name, and put filters and their values in order, each file under a name that follows from it.

    Pagefind takes pages as the disk lists them and filters as a hash map does: elsewhere, or next time, in another order.
    """
    entry = folder / "pagefind-entry.json"
    text = entry.read_text(encoding="utf-8")
    for path in sorted(folder.glob("*.pf_meta")):
        meta = _unpacked(path)
        pages = _named_by_kind(folder, meta)
        number = {old: new for new, old in enumerate(sorted(range(len(pages)), key=lambda it: str(pages[it][0])))}
        meta[1] = sorted(pages)
        words = [word for *_, file in meta[2] for word in _words_in_order(folder / "index", file, number)]
        meta[2] = [_shelved(folder / "index", path, shelf) for shelf in _shelves(words)]
        meta[3] = sorted([name, _filter_in_order(folder / "filter", file, number)] for name, file in meta[3])
        meta[4] = sorted([name, [number[it] for it in sorted_pages]] for name, sorted_pages in meta[4])
        text = text.replace(path.stem.removeprefix("pagefind."), _repacked(path, meta).removeprefix("pagefind."))
    entry.write_text(text, encoding="utf-8")


def _named_by_kind(folder: Path, meta: list[Any]) -> list[list[Any]]:
    """The pages, with their kind in their name: so an answer says of each page what it is, before the page is fetched."""
    pages: list[list[Any]] = meta[1]
    for name, file in meta[3]:
        for value, numbers in _unpacked(folder / "filter" / f"{file}.pf_filter")[1] if name == "kind" else ():
            for number in numbers:
                old = pages[number][0]
                language, _, rest = old.partition("_")
                pages[number][0] = f"{language}_{value.lower().replace(' ', '-')}_{rest}"
                (folder / "fragment" / f"{old}.pf_fragment").rename(
                    folder / "fragment" / f"{pages[number][0]}.pf_fragment"
                )
    return pages


def _words_in_order(folder: Path, file: str, number: Mapping[int, int]) -> list[Any]:
    """What a file of words holds, each with its pages under their new numbers, and so for its other spellings."""
    path = folder / f"{file}.pf_index"
    [words] = _unpacked(path)
    path.unlink()
    return [
        [word, _renumbered(pages, number), [[other, _renumbered(theirs, number)] for other, theirs in others]]
        for word, pages, others in words
    ]


def _shelves(words: Iterable[Any]) -> Iterator[list[tuple[str, bytes]]]:
    """The words, packed, in parts of which a search loads one a word: small, and none cut between words that begin alike.

    Pagefind makes parts of some 25 kB; a search looks for the longer forms of a word in the part of the word alone.
    """
    shelf: list[tuple[str, bytes]] = []
    size = 0
    for word in words:
        packed = cbor2.dumps(word)
        whole = size + len(packed)
        if shelf and whole > _SHELF and (word[0][:4] != shelf[-1][0][:4] or whole > 3 * _SHELF):
            yield shelf
            shelf, size = [], 0
        shelf.append((word[0], packed))
        size += len(packed)
    if shelf:
        yield shelf


def _shelved(folder: Path, meta: Path, shelf: list[tuple[str, bytes]]) -> list[str]:
    """Write a part; its first word, its last and its name."""
    language = meta.stem.removeprefix("pagefind.").split("_")[0]
    content = _LIST_OF_ONE + _list_head(len(shelf)) + b"".join(packed for _, packed in shelf)
    name = _packed(folder, f"{language}_", ".pf_index", content, _DIGITS)
    return [shelf[0][0], shelf[-1][0], name]


def _renumbered(pages: list[list[Any]], number: Mapping[int, int]) -> list[list[Any]]:
    """A word's pages, each of which stands as its distance from the one before it."""
    old = accumulate(page[0] for page in pages)
    new = sorted((number[it], page[1:]) for it, page in zip(old, pages, strict=True))
    before = [0, *(it for it, _ in new)]
    return [[it - last, *places] for (it, places), last in zip(new, before, strict=False)]


def _filter_in_order(folder: Path, file: str, number: Mapping[int, int]) -> str:
    """The new name of a filter's file, its values and their pages in order."""
    path = folder / f"{file}.pf_filter"
    name, values = _unpacked(path)
    return _repacked(path, [name, sorted([value, sorted(number[it] for it in pages)] for value, pages in values)])


def _unpacked(path: Path) -> list[Any]:
    found: list[Any] = cbor2.load(io.BytesIO(gzip.decompress(path.read_bytes())[len(_MAGIC) :]))
    return found


def _repacked(path: Path, content: list[Any]) -> str:
    """Write the content in place of the file, under a name that follows from it; the name without its ending."""
    before, _, old = path.stem.rpartition("_")
    path.unlink()
    return _packed(path.parent, f"{before}_", path.suffix, cbor2.dumps(content), len(old))


def _list_head(length: int) -> bytes:
    """How CBOR begins a list of so many items, which then stand one after the other."""
    out = io.BytesIO()
    cbor2.CBOREncoder(out).encode_length(4, length)
    return out.getvalue()


def _packed(folder: Path, before: str, ending: str, content: bytes, length: int) -> str:
    data = _MAGIC + content
    name = before + sha256(data).hexdigest()[:length]
    (folder / (name + ending)).write_bytes(gzip.compress(data, mtime=0))
    return name
