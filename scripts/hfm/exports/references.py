"""Every work of the catalog as one file in each format that reference managers read."""

from __future__ import annotations

from hfm.exports.edition import Edition, one_line


def references(edition: Edition) -> dict[str, str]:
    """`data/references.bib`, `.ris` and `.json` (CSL), a record after the other, each paper once."""
    found = list({it["csl"]["id"]: it for it in edition.formats.values()}.values())
    return {
        "data/references.bib": "\n".join(it["bibtex"] for it in found),
        "data/references.ris": "".join(it["ris"] for it in found),
        "data/references.json": "[\n" + ",\n".join(one_line(it["csl"]) for it in found) + "\n]\n",
    }
