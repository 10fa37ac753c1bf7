"""Where and when a work appeared: its formal publication and its preprint, a line each."""

from __future__ import annotations

from hfm.model import Work
from hfm.model.parts import Preprint, Publication
from hfm.views.citations.citation import doi_url
from hfm.views.facts import Value

# What the kind of a publication is called where its venue does not say it.
_KINDS = {"workshop": "workshop", "thesis": "thesis", "report": "report", "release": "model release"}


def published(work: Work) -> tuple[Value, ...]:
    """The formal publication first, then the preprint; the year of the work where neither is known."""
    found = [_formal(work.publication)] if work.publication else []
    found += [_preprint(work.preprint)] if work.preprint else []
    return tuple(found) or ((Value(str(work.year)),) if work.year else ())


def _formal(it: Publication) -> Value:
    words = (it.venue, _KINDS.get(it.kind, ""), it.date or str(it.year or ""))
    return Value(", ".join(filter(None, words)), doi_url(it.doi) if it.doi else it.url or "")


def _preprint(it: Preprint) -> Value:
    """`Preprint: arXiv 2304.12306, 2023-04-24`."""
    arxiv = it.server == "arXiv" and it.id
    where = f"{it.server} {it.id}" if arxiv else it.server
    address = f"https://arxiv.org/abs/{it.id}" if arxiv else doi_url(it.id or "") if _is_doi(it.id) else it.url or ""
    return Value(f"Preprint: {', '.join(filter(None, (where, it.date)))}", address)


def _is_doi(text: str | None) -> bool:
    return bool(text and text.startswith("10."))
