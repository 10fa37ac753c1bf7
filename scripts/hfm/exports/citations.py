"""Every citation in every format in one file, from which the explorer serves the rows a reader has chosen."""

from __future__ import annotations

from hfm.exports.edition import API, Edition, one_line


def citations_json(edition: Edition) -> dict[str, str]:
    """`{"model/medsam": {"bibtex", "ris", "csl"}, …}`, a work a line."""
    lines = [f'"{name}": {one_line(found)}' for name, found in edition.formats.items()]
    return {f"{API}/citations.json": "{\n" + ",\n".join(lines) + "\n}\n"}
