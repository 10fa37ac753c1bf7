"""Where an entry's facts were read, in a reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from hfm.model import Entry, Source
from hfm.model.catalog import Catalog

# Publishers, preprint servers, repositories and model cards: what a page may send a reader to. Other addresses were
# read to check a fact (mirrors, aggregators) and are named without a link.
_PRIMARY = frozenset(
    {
        "arxiv.org",
        "biorxiv.org",
        "medrxiv.org",
        "doi.org",
        "github.com",
        "huggingface.co",
        "openreview.net",
        "zenodo.org",
    }
    | {"nature.com", "science.org", "cell.com", "sciencedirect.com", "link.springer.com", "academic.oup.com"}
    | {"proceedings.mlr.press", "openaccess.thecvf.com", "aclanthology.org", "ieeexplore.ieee.org", "pnas.org"}
    | {"pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov", "dl.acm.org", "proceedings.neurips.cc"}
)


@dataclass(frozen=True)
class Provenance:
    """A source: what it is called, its address if a reader should go there, where in it, and what it was read for."""

    label: str
    href: str
    where: str
    states: str


def provenance(entry: Entry, catalog: Catalog) -> tuple[Provenance, ...]:
    """The sources of an entry in the order the file gives them."""
    own = {_host(url) for url in entry.links.model_dump().values() if url and url.startswith("http")}
    return tuple(_shown(source, own, catalog) for source in entry.sources)


def _shown(source: Source, own: set[str], catalog: Catalog) -> Provenance:
    term = catalog.term("sources", source.source) if source.source else None
    url = source.url or (term.url if term else "") or ""
    where = (
        f"Table {source.table}" if source.table else "",
        f"row {source.row}" if source.row else "",
        f"Section {source.section}" if source.section else "",
        f"reference {source.reference}" if source.reference else "",
    )
    linked = term is not None or _host(url) in own | _PRIMARY
    label = term.label if term else url.split("://")[-1].rstrip("/") if linked else _host(url)
    return Provenance(label, url if linked else "", ", ".join(filter(None, where)), source.states or "")


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")
