"""From what lists and bibliographies say of a publication to the preprint and the formal publication of a work."""

from __future__ import annotations

import re
from typing import Any

from hfm.model import Work
from hfm.model.addresses import address_fault, arxiv_id_in, doi_in, is_arxiv_id
from hfm.model.catalog import Catalog
from hfm.model.identity import PREPRINT_DOI

_SERVERS = {
    re.sub(r"\W", "", name).lower(): name
    for name in ("arXiv", "bioRxiv", "medRxiv", "Research Square", "SSRN", "OpenReview", "Preprints.org", "ChemRxiv")
}
_OF_PREPRINTS = {
    "10.1101/": "bioRxiv",
    "10.64898/": "bioRxiv",
    "10.21203/": "Research Square",
    "10.2139/": "SSRN",
    "10.20944/": "Preprints.org",
    "10.26434/": "ChemRxiv",
}
_PROCEEDINGS = re.compile(r"(?i)\b(?:proceedings|conference|symposium|advances in neural|findings of|lncs)\b")
_WORKSHOP = re.compile(r"(?i)\bworkshops?\b")


def published(
    catalog: Catalog, doubts: list[str], *, venue: str = "", kind: str = "", year: int | None = None, date: str = "",
    doi: str = "", arxiv: str = "", url: str = "",
) -> dict[str, Any]:  # fmt: skip
    """`preprint`, `publication` and the paper's link, from a venue, ids and an address in whatever spelling.

    A preprint server is no venue; a venue whose kind neither the record nor the catalog tells is a doubt.
    """
    made: dict[str, Any] = {}
    arxiv = (
        arxiv_id_in(arxiv)
        or arxiv_id_in(doi)
        or arxiv_id_in(url)
        or (arxiv_id_in(venue) if "arxiv" in venue.lower() else "")
    )
    doi = "" if "arxiv." in doi.lower() else doi_in(doi) or ("" if arxiv_id_in(url) else doi_in(url))
    server = _server(venue)
    by_doi = next(
        (name for head, name in _OF_PREPRINTS.items() if doi.startswith(head) and PREPRINT_DOI.match(doi)), ""
    )
    by_doi = "medRxiv" if by_doi == "bioRxiv" and "medrxiv" in f"{url} {venue}".lower() else by_doi
    if arxiv and is_arxiv_id(arxiv):
        made["preprint"] = {"server": "arXiv", "id": arxiv}
    elif by_doi:
        made["preprint"] = {"server": by_doi, "id": doi}
        doi = ""
    elif server:
        made["preprint"] = {"server": server}
    if date and "preprint" in made and (server or not venue):
        made["preprint"]["date"] = date
    if venue and not server:
        sort = kind or _kinds(catalog).get(venue.casefold()) or _kind_by_words(venue)
        if sort:
            stated = {"venue": venue, "kind": sort, "year": year, "date": "" if date == str(year) else date, "doi": doi}
            made["publication"] = {name: value for name, value in stated.items() if value}
        else:
            doubts.append(f"venue: '{venue}' is left out: is it a journal or proceedings?")
    paper = url if url and not address_fault(url) else f"https://doi.org/{doi}" if doi else ""
    if paper or arxiv:
        made["links"] = {"paper": paper or f"https://arxiv.org/abs/{arxiv}"}
    return made


def _server(venue: str) -> str:
    """The preprint server that a venue names, or nothing: `arXiv preprint arXiv:2406.99992` is arXiv."""
    words = re.sub(r"[^a-z. ]", " ", venue.lower()).split()
    joined = re.sub(r"[^a-z]", "", venue.lower())
    return next((name for key, name in _SERVERS.items() if joined.startswith(key) or key in words[:1]), "")


def _kinds(catalog: Catalog) -> dict[str, str]:
    """Venue, whatever its case → the kind of publication that the catalog's works have it as."""
    if _kinds not in catalog.kept:
        works = [it for it in catalog.all_entries if isinstance(it, Work) and it.publication]
        catalog.kept[_kinds] = {it.publication.venue.casefold(): it.publication.kind for it in works if it.publication}
    found: dict[str, str] = catalog.kept[_kinds]
    return found


def _kind_by_words(venue: str) -> str:
    if _WORKSHOP.search(venue):
        return "workshop"
    if _PROCEEDINGS.search(venue):
        return "proceedings"
    return "journal" if re.search(r"(?i)\b(?:journal|transactions|letters|magazine|reviews)\b", venue) else ""
