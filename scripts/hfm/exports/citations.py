"""The citation of every work in every format; all in one file, from which the explorer serves the rows a reader has chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from hfm.exports.edition import API, Edition, one_line
from hfm.exports.pieces import Pieces, joined, separated
from hfm.model import KINDS, Work
from hfm.model.catalog import Catalog, once
from hfm.model.windows import Windows
from hfm.views.citations.bibtex import bibtex
from hfm.views.citations.citation import CITED, Citation, cited, first_of, key_of
from hfm.views.citations.csl import csl
from hfm.views.citations.ris import ris

_KINDS = tuple(kind for kind in KINDS.values() if issubclass(kind, Work))


def citations_json(edition: Edition) -> dict[str, str | bytes]:
    """`{"model/medsam": {"bibtex", "ris", "csl"}, …}`, a work a line."""
    path = f"{API}/citations.json"
    lines = pieces_of(edition, path, citations(edition), lambda it: f'"{it.name}": {one_line(it.formats)}')
    return {path: joined([(b"", b"{\n"), *separated(b",\n", lines), (b"", b"\n}\n")])}


@dataclass(frozen=True)
class Cited:
    """How a work is cited: written in all formats when it is first wanted. Works of one paper have the same key.

    `made_from` is a digest of all that is read for it, where somebody knows what was made before.
    """

    work: Work
    catalog: Catalog
    key: str
    made_from: bytes

    @property
    def name(self) -> str:
        return f"{self.work.KIND}/{self.work.id}"

    @cached_property
    def formats(self) -> dict[str, Any]:
        return in_formats(cited(self.work, self.catalog))


def in_formats(citation: Citation) -> dict[str, Any]:
    """A citation as BibTeX, RIS and CSL-JSON."""
    return {"bibtex": bibtex(citation), "ris": ris(citation), "csl": csl(citation)}


def citations(edition: Edition) -> tuple[Cited, ...]:
    """The citations of all works. Who has them is taken to have read all that they say."""
    return _citations(edition, edition.catalog)


@once
def _citations(_: Edition, catalog: Catalog) -> tuple[Cited, ...]:
    return tuple(_each(catalog))


def _each(catalog: Catalog) -> Iterator[Cited]:
    read = {}
    if isinstance(catalog, Windows):
        read = {f"{kind.KIND}/{key}": it for kind in _KINDS for key, it in catalog.digests_of(kind, CITED).items()}
    shared = catalog.shared_papers
    for kind in _KINDS:
        for work in catalog.of(kind):
            same = shared.get((kind.KIND, work.id), (work,))
            names = [f"{it.KIND}/{it.id}" for it in (work, *same)]
            made_from = sha256(b"".join(name.encode() + read[name] for name in names)).digest()[:16] if read else b""
            yield Cited(work, catalog, key_of(first_of(same)), made_from)


def pieces_of(edition: Edition, path: str, found: Iterable[Cited], write: Callable[[Cited], str]) -> Pieces:
    """A piece of this file for each citation, written where it is not known."""
    known = edition.known(path)
    return [(it.made_from, known.get(it.made_from) or write(it).encode()) for it in found]
