"""How the catalog is cited: CITATION.cff and .zenodo.json, written from the catalog so that nothing stands twice."""

from __future__ import annotations

import json
from typing import Any

import yaml

from hfm.exports.edition import ABOUT, LICENCE, NAME
from hfm.model import Survey
from hfm.model.catalog import Catalog
from hfm.project import Addresses
from hfm.views.citations.citation import Citation, Name, cited

TITLE = f"{NAME}: an open catalog of healthcare foundation models"
CONTRIBUTORS = f"The {NAME} contributors"
_KEYWORDS = (
    "foundation models",
    "healthcare",
    "medical imaging",
    "bioinformatics",
    "multimodal learning",
    "trustworthy artificial intelligence",
)
_BEGAN_WITH = ("survey", "trust-survey")  # sources whose tables the catalog was first read from

_HEAD = "# Written by `hfm release --prepare` from the catalog; a test holds it to that.\n"


def citation_file(catalog: Catalog, addresses: Addresses, day: str) -> str:
    """CITATION.cff for the edition of this day: version, year, addresses as far as known, licence, DOI if there is one."""
    said: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite the catalog with the day of its edition, and the works behind the facts you use.",
        "title": TITLE,
        "type": "dataset",
        "abstract": ABOUT + " Every fact names its source, and every correction of a source is on record.",
        "authors": [{"name": CONTRIBUTORS}],
        "version": day.replace("-", "."),
        "date-released": day,
        **({"doi": catalog.doi} if catalog.doi else {}),
        **({"url": addresses.site} if addresses.site else {}),
        **({"repository-code": addresses.repository} if addresses.repository else {}),
        "license": [LICENCE["name"], "MIT"],
        "keywords": [*_KEYWORDS],
        "references": [_reference(cited(it, catalog)) for it in _began_with(catalog)],
    }
    return _HEAD + yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=110)


def zenodo(catalog: Catalog, addresses: Addresses, day: str) -> str:
    """.zenodo.json for the edition of this day."""
    related = [
        {"identifier": it.doi or it.url, "relation": "isDerivedFrom", "resource_type": "publication-article"}
        for it in (cited(survey, catalog) for survey in _began_with(catalog))
        if it.doi or it.url
    ]
    if addresses.site:
        related.append({"identifier": addresses.site, "relation": "isDocumentedBy", "resource_type": "other"})
    said = {
        "title": TITLE,
        "upload_type": "dataset",
        "description": f"<p>{ABOUT} Every fact names its source, and every correction of a source is on record.</p>",
        "creators": [{"name": CONTRIBUTORS}],
        "version": day.replace("-", "."),
        "publication_date": day,
        "access_right": "open",
        "license": LICENCE["name"].lower(),
        "language": "eng",
        "keywords": [*_KEYWORDS],
        "related_identifiers": related,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _began_with(catalog: Catalog) -> list[Survey]:
    """The two surveys themselves: their titles stand in what the word list says of these sources."""
    said = [catalog.term("sources", source).definition for source in _BEGAN_WITH]
    return [it for words in said for it in catalog.of(Survey) if it.title and it.title in words]


def _reference(it: Citation) -> dict[str, Any]:
    return {
        "type": "article",
        "title": it.title,
        "authors": [_author(name) for name in it.authors],
        **({"journal": it.venue} if it.form == "article" else {}),
        **({"year": int(it.year)} if it.year else {}),
        **({"doi": it.doi} if it.doi else {}),
        **({"url": it.url} if it.url else {}),
    }


def _author(name: Name) -> dict[str, str]:
    return {"name": name.family} if name.is_group else {"family-names": name.family, "given-names": name.given}
