"""What the page of downloads offers: files, addresses of the API, and how to cite the catalog."""

from __future__ import annotations

from dataclasses import dataclass

from hfm.exports.edition import API, NAME
from hfm.exports.openapi import paths
from hfm.model import KINDS, Work
from hfm.model.catalog import Catalog
from hfm.views.citations.citation import Citation, Name

Link = tuple[str, str, str]
_WHOLE: tuple[Link, ...] = (
    ("catalog.sqlite", "data/catalog.sqlite", "every table in one SQLite file, with full-text search"),
    (
        "datapackage.json",
        "data/datapackage.json",
        "what each column of the CSV files holds, as a Frictionless data package",
    ),
    ("croissant.json", "data/croissant.json", "the Parquet files as Croissant describes them, for machine learning"),
    ("llms.txt", "llms.txt", "where a language model finds the facts"),
    ("llms-full.txt", "llms-full.txt", "every entry with every fact, as one text"),
    ("growth.ipynb", "data/growth.ipynb", "a notebook that draws the growth of the field from a CSV file"),
)
_REFERENCES: tuple[Link, ...] = (
    ("BibTeX", "data/references.bib", "for LaTeX and most reference managers"),
    ("RIS", "data/references.ris", "for EndNote, Zotero, Mendeley and others"),
    ("CSL-JSON", "data/references.json", "for citation processors such as Pandoc"),
)
_TABLES: tuple[tuple[str, str], ...] = (
    ("scores", "every reported number, with its column and its place"),
    ("sources", "where each fact was read"),
    ("corrections", "where the catalog says something else than a source"),
    ("vocabulary", "the words that fields may use"),
)


# What `hfm release` makes; the name of a file begins with that of the edition.
EDITION_PARTS = (
    ("…-data.zip", "the data in every format, with the JSON API and the licences"),
    ("….sqlite", "the same as one SQLite database"),
    ("…-hugging-face.zip", "the Parquet files with their card, as a folder for Hugging Face"),
    ("…-schemas.zip", "the JSON Schemas of the catalog’s files"),
    ("…-site.zip", "this site; unpack it and open index.html"),
    ("CHANGES.md", "which entries came, changed and left since the edition before"),
    ("CITATION.cff, zenodo.json", "how to cite it, and what archives ask for"),
    ("parts.cdx.json", "the software it was made with, as a CycloneDX bill of materials"),
    ("SHA256SUMS", "the digests of all these"),
)


@dataclass(frozen=True)
class KindFiles:
    """The files of a kind; `count` is its number of entries."""

    label: str
    count: int
    folder: str


@dataclass(frozen=True)
class Downloads:
    """Links are (label, address below the site's root, what it is), tables (name, what it holds), endpoints (address below the API's, what it is).

    `example` is the id of a model.
    """

    api: str
    kinds: tuple[KindFiles, ...]
    whole: tuple[Link, ...]
    references: tuple[Link, ...]
    tables: tuple[tuple[str, str], ...]
    endpoints: tuple[tuple[str, str], ...]
    example: str
    works: int
    citation: Citation


def downloads(catalog: Catalog, site: str) -> Downloads:
    """Everything the page lists; `site` is the site's address, empty where not known."""
    folders = tuple(f"/{kind.FOLDER}" for kind in KINDS.values())
    return Downloads(
        api=API,
        kinds=tuple(KindFiles(kind.PLURAL, len(catalog.every(kind)), kind.FOLDER) for kind in KINDS.values()),
        whole=_WHOLE,
        references=_REFERENCES,
        tables=_TABLES,
        endpoints=tuple((path, it["get"]["summary"]) for path, it in paths().items() if not path.startswith(folders)),
        example=min(catalog.entries.get("model", ()), default="{id}"),
        works=sum(len(catalog.every(kind)) for kind in KINDS.values() if issubclass(kind, Work)),
        citation=_catalog(catalog.version, site),
    )


def _catalog(version: str, site: str) -> Citation:
    title = f"{NAME}: an open catalog of healthcare foundation models"
    return Citation("awesome-hfm", "data", title, (Name(f"The {NAME} contributors"),), False, version, "", "", "", site)
