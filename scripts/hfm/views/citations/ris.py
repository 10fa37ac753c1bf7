"""Citations as RIS, the lines that reference managers read."""

from __future__ import annotations

from hfm.views.citations.citation import Citation

_TYPES = {"article": "JOUR", "chapter": "CPAPER", "preprint": "UNPB", "data": "DATA", "other": "GEN"} | {
    "thesis": "THES", "report": "RPRT",
}  # fmt: skip
_VENUE = {"article": "JO", "chapter": "T2"}


def ris(cited: Citation) -> str:
    """One record, from its type to `ER`; lines end as the format says, with a carriage return."""
    day = "/".join([*cited.date.split("-"), "", ""][:3]) + "/" if len(cited.date) > 4 else ""
    lines = [
        ("TY", _TYPES[cited.form]),
        ("ID", cited.key),
        ("TI", cited.title),
        *([] if cited.more else [("AU", name.inverted) for name in cited.authors]),
        ("PY", cited.year),
        ("DA", day),
        (_VENUE.get(cited.form, "PB"), cited.venue),
        ("AN", f"arXiv:{cited.arxiv}" if cited.arxiv else ""),
        ("DO", cited.doi),
        ("UR", cited.url),
        ("N1", cited.incomplete),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n\r\n"
