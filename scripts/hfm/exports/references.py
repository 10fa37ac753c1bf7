"""Every work of the catalog as one file in each format that reference managers read."""

from __future__ import annotations

from hfm.exports.citations import citations, pieces_of
from hfm.exports.edition import Edition, one_line
from hfm.exports.pieces import joined, separated


def references(edition: Edition) -> dict[str, str | bytes]:
    """`data/references.bib`, `.ris` and `.json` (CSL), a record after the other, each paper once."""
    bib, ris, csl = (f"data/references.{ending}" for ending in ("bib", "ris", "json"))
    papers = {it.key: it for it in citations(edition)}.values()
    records = pieces_of(edition, csl, papers, lambda it: one_line(it.formats["csl"]))
    return {
        bib: joined(separated(b"\n", pieces_of(edition, bib, papers, lambda it: it.formats["bibtex"]))),
        ris: joined(pieces_of(edition, ris, papers, lambda it: it.formats["ris"])),
        csl: joined([(b"", b"[\n"), *separated(b",\n", records), (b"", b"\n]\n")]),
    }
