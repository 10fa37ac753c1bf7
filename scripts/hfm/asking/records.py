"""What each service states of a work, in the catalog's own fields, with the address where it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from hfm.asking.web import ARXIV, CROSSREF, GITHUB, HUGGING_FACE, OPENALEX, PUBMED, WIKIDATA, AskError, Web

_AT_ONCE = 50  # OpenAlex takes so many values of a filter, and gives so many works on a page
_ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://arxiv.org/schemas/atom"}
_CROSSREF_KINDS = {
    "journal-article": "journal",
    "proceedings-article": "proceedings",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
}


@dataclass(frozen=True)
class Statement:
    """A fact that a service states: the field it belongs to (`publication.doi`), its value, and where it stands."""

    field: str
    value: Any
    address: str

    def __str__(self) -> str:
        shown = ", ".join(self.value) if isinstance(self.value, list) else str(self.value)
        return f"{self.field}: {shown} ({self.address})"


@dataclass(frozen=True)
class Answer:
    """What a service states of a work; `warning` is what a person must look at, such as a retraction."""

    statements: tuple[Statement, ...] = ()
    warning: str = ""


def arxiv(web: Web, arxiv_id: str) -> Answer:
    """Title, whole list of authors, first day, and the DOI of the journal version if its authors told arXiv."""
    text = web.ask(ARXIV, "query", id_list=arxiv_id)
    try:
        entry = ET.fromstring(text).find("a:entry", _ATOM) if text else None  # noqa: S314  no entities: expat refuses
    except ET.ParseError as error:
        raise AskError("arXiv answered with something that is no Atom feed") from error
    if entry is None or entry.find("a:published", _ATOM) is None:
        return Answer()
    address = f"https://arxiv.org/abs/{arxiv_id}"
    names = [it.findtext("a:name", "", _ATOM) for it in entry.findall("a:author", _ATOM)]
    found = {
        "title": _line(entry.findtext("a:title", "", _ATOM)),
        "authors": [short_author(name) for name in names if name.strip()],
        "year": int(entry.findtext("a:published", "", _ATOM)[:4]),
        "preprint.server": "arXiv",
        "preprint.id": arxiv_id,
        "preprint.date": entry.findtext("a:published", "", _ATOM)[:10],
        "publication.doi": _line(entry.findtext("x:doi", "", _ATOM)),
        "links.paper": address,
    }
    withdrawn = "withdrawn" in entry.findtext("x:comment", "", _ATOM).lower()
    return Answer(_statements(found, address), f"arXiv says that {arxiv_id} was withdrawn" if withdrawn else "")


def crossref(web: Web, doi: str) -> Answer:
    """Title, authors, venue, kind and date of a publication; of a preprint, the DOI of its formal publication."""
    answer = web.json(CROSSREF, f"works/{quote(doi, safe='')}")
    message: Mapping[str, Any] = (answer or {}).get("message") or {}
    if not message:
        return Answer()
    address = f"https://api.crossref.org/works/{quote(doi)}"
    people = [it for it in message.get("author", []) if it.get("family") or it.get("name")]
    found: dict[str, Any] = {
        "title": _line(next(iter(message.get("title", [])), "")),
        "authors": [_crossref_author(it) for it in people],
        "group_authors": [it["name"] for it in people if not it.get("family")],
        "links.paper": f"https://doi.org/{doi}",
    }
    date = _crossref_date(message)
    if message.get("type") == "posted-content":
        journal = (message.get("relation") or {}).get("is-preprint-of") or []
        server = next(iter(it.get("name", "") for it in message.get("institution", [])), "")
        found |= {"preprint.server": server, "preprint.id": doi, "preprint.date": date, "year": int(date[:4] or 0)}
        found["publication.doi"] = next((it["id"] for it in journal if it.get("id-type") == "doi"), "")
    elif kind := _CROSSREF_KINDS.get(str(message.get("type"))):
        venue = _line(next(iter(message.get("container-title", [])), ""))
        found |= {"publication.venue": venue, "publication.kind": kind if venue else "", "publication.doi": doi}
        found |= {"publication.year": int(date[:4] or 0), "publication.date": date, "year": int(date[:4] or 0)}
    retracted = [it for it in message.get("updated-by", []) if "retract" in str(it.get("type", "")).lower()]
    warning = (
        f"Crossref says that {doi} was retracted (https://doi.org/{retracted[0].get('DOI', doi)})" if retracted else ""
    )
    return Answer(_statements(found, address), warning)


def github(web: Web, repository: str) -> Answer:
    """The licence of the code, as GitHub reads the repository's licence file."""
    answer = web.json(GITHUB, f"repos/{repository}/license")
    if not answer:
        known = web.json(GITHUB, f"repos/{repository}")
        return Answer(warning="" if known else f"GitHub has no repository {repository} any more")
    spdx = (answer.get("license") or {}).get("spdx_id") or ""
    return Answer(_statements({"licence.code": "" if spdx == "NOASSERTION" else spdx}, str(answer.get("html_url", ""))))


def hugging_face(web: Web, repository: str) -> Answer:
    """Whether the weights are gated, and the licence that the card names."""
    answer = web.json(HUGGING_FACE, f"models/{repository}")
    if not answer:
        return Answer(warning=f"Hugging Face has no model {repository} any more, or it is private")
    at = f"/blob/{answer['sha']}/README.md" if re.fullmatch(r"[0-9a-f]{40}", str(answer.get("sha"))) else ""
    found = {
        "weights.access": "by-request" if answer.get("gated") else "open",
        "licence.weights": str((answer.get("cardData") or {}).get("license") or ""),
    }
    return Answer(_statements(found, f"https://huggingface.co/{repository}{at}"))


def pubmed(web: Web, number: str) -> Answer:
    """Whether the paper was retracted, and its DOI."""
    answer = web.json(PUBMED, "esummary.fcgi", db="pubmed", id=number, retmode="json")
    record = ((answer or {}).get("result") or {}).get(number) or {}
    if not record or record.get("error"):
        return Answer()
    doi = next((it["value"] for it in record.get("articleids", []) if it.get("idtype") == "doi"), "")
    retracted = "Retracted Publication" in record.get("pubtype", [])
    address = f"https://pubmed.ncbi.nlm.nih.gov/{number}/"
    warning = f"PubMed says that {number} was retracted ({address})" if retracted else ""
    return Answer(_statements({"publication.doi": doi}, address), warning)


def openalex(web: Web, doi: str) -> Answer:
    """What OpenAlex and PubMed call the work, and whether it was retracted."""
    answer = web.json(OPENALEX, f"works/doi:{quote(doi, safe='')}", select="id,ids,is_retracted") or {}
    ids = answer.get("ids") or {}
    address = str(answer.get("id", ""))
    found = {"identifiers.openalex": _last(address), "identifiers.pubmed": _last(str(ids.get("pmid", "")))}
    warning = f"OpenAlex says that {doi} was retracted ({address})" if answer.get("is_retracted") else ""
    return Answer(_statements(found, address), warning)


def retracted(web: Web, dois: Sequence[str]) -> dict[str, str]:
    """Of many DOIs those that OpenAlex knows as retracted, each with the address that says so; fifty in one question."""
    plain = [it.lower() for it in dois if not set(it) & set(",|")]  # the signs between them
    found = {}
    for start in range(0, len(plain), _AT_ONCE):
        asked = f"doi:{'|'.join(plain[start : start + _AT_ONCE])},is_retracted:true"
        answer = web.json(OPENALEX, "works", filter=asked, select="id,doi", **{"per-page": str(_AT_ONCE)}) or {}
        for it in answer.get("results") or ():
            found[str(it.get("doi")).removeprefix("https://doi.org/").lower()] = str(it.get("id"))
    return found


def wikidata(web: Web, doi: str) -> Answer:
    """The item of the work, where exactly one has its DOI."""
    asked = {"action": "query", "list": "search", "format": "json", "srsearch": f"haswbstatement:P356={doi.upper()}"}
    answer = web.json(WIKIDATA, "api.php", **asked) or {}
    items = [it["title"] for it in (answer.get("query") or {}).get("search", [])]
    if len(items) != 1:
        return Answer()
    return Answer(_statements({"identifiers.wikidata": items[0]}, f"https://www.wikidata.org/wiki/{items[0]}"))


def short_author(name: str) -> str:
    """A name as the catalog writes it, initials first: `Jun Ma` → `J. Ma`, `Jean-Luc de la Tour Jr` → `J.-L. de la Tour, Jr.`"""
    words = name.replace(",", " ").split()
    after = f", {words.pop()}" if len(words) > 2 and re.fullmatch(r"(?:Jr|Sr)\.?|I{2,3}|IV", words[-1]) else ""
    last = next((n for n, word in enumerate(words) if n and word[:1].islower()), len(words) - 1)
    first = ["-".join(f"{part[0]}." for part in word.split("-") if part) for word in words[:last]]
    return " ".join([*first, *words[last:]]) + after


def _crossref_author(person: Mapping[str, Any]) -> str:
    if not person.get("family"):
        return str(person["name"])
    given = short_author(f"{person.get('given', '')} X").removesuffix("X").strip()
    after = f", {person['suffix']}" if person.get("suffix") else ""
    return f"{given} {person['family']}".strip() + after


def _crossref_date(message: Mapping[str, Any]) -> str:
    """The first day it was out, as fine as it is known: posted, online, in print."""
    for name in ("posted", "published-online", "published", "issued"):
        parts = ((message.get(name) or {}).get("date-parts") or [[]])[0]
        if parts and parts[0]:
            return "-".join(f"{int(part):02}" for part in parts)
    return ""


def _statements(found: Mapping[str, Any], address: str) -> tuple[Statement, ...]:
    return tuple(Statement(field, value, address) for field, value in found.items() if value)


def _line(text: str) -> str:
    return " ".join(text.split())


def _last(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


ASK = {
    "arxiv": arxiv,
    "crossref": crossref,
    "github": github,
    "hugging-face": hugging_face,
    "pubmed": pubmed,
    "openalex": openalex,
    "wikidata": wikidata,
}
