"""Citations as CSL-JSON, which citation processors such as Zotero, Pandoc and citeproc read."""

from __future__ import annotations

from typing import Any

from hfm.views.citations.citation import Citation, Name

_TYPES = {
    "article": "article-journal", "chapter": "paper-conference", "preprint": "article", "data": "dataset",
    "thesis": "thesis", "report": "report", "other": "document",
}  # fmt: skip


def csl(cited: Citation) -> dict[str, Any]:
    """One record; fields without a value are left out, as CSL wants it."""
    record = {
        "id": cited.key,
        "type": _TYPES[cited.form],
        "title": cited.title,
        "author": [] if cited.more else [*map(_name, cited.authors)],
        "issued": {"date-parts": [[int(part) for part in cited.date.split("-")]]} if cited.date else None,
        "container-title": cited.venue if cited.form in ("article", "chapter") else "",
        "publisher": cited.venue if cited.form not in ("article", "chapter") else "",
        "number": f"arXiv:{cited.arxiv}" if cited.arxiv else "",
        "DOI": cited.doi,
        "note": cited.incomplete,
        "URL": cited.url,
    }
    return {key: value for key, value in record.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.is_group:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given} | ({"suffix": name.suffix} if name.suffix else {})
