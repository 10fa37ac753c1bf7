"""Schema.org descriptions of pages: papers with their code, datasets, and the catalog as a whole."""

from __future__ import annotations

from typing import Any

from hfm.exports.edition import ABOUT, LICENCE, NAME
from hfm.model import KINDS, Benchmark, Dataset, Entry, Model, Result, Term, VocabularyTerm, Work
from hfm.model.catalog import Catalog
from hfm.model.marks import marked_values
from hfm.views.citations.citation import Citation, Name

Node = dict[str, Any]
_NOT_TOPICS = ("sources", "units", "licences")
_NOT_TECHNIQUES = (
    "multimodal-images",
    "musculoskeletal-images",
    "dermatology-images",
    "dental-images",
    "ophthalmic-images",
    "video",
)


def described_entry(entry: Entry, cited: Citation | None, description: str, root: str, catalog: Catalog) -> list[Node]:
    """The nodes of an entry's page. `root` leads from the page to the site's root, or is the site's address."""
    page = {"@id": f"{root}{entry.FOLDER}/{entry.id}/"}
    if isinstance(entry, Dataset):
        return [_dataset(entry, cited, description, root, catalog)]
    if isinstance(entry, Benchmark):
        return [_benchmark(entry, description, root, catalog)]
    if isinstance(entry, Result):
        return [_table(entry, description, root, catalog)]
    if not isinstance(entry, Work) or not cited:
        return [{"@type": "WebPage", **page, "name": entry.name, "description": description}]
    paper = _paper(cited)
    code = [url for url in (entry.links.code, entry.links.third_party_code) if url and url.startswith("http")]
    licence = entry.licence.code if isinstance(entry, Model) and entry.licence else None
    known = {"license": catalog.term("licences", licence).url or licence} if licence else {}
    named = {"@type": "SoftwareSourceCode", "name": entry.name}
    model = [_model(entry, cited, description, root, catalog)] if isinstance(entry, Model) else []
    return [paper, *model, *({**named, "codeRepository": url, **known, "citation": {"@id": "#paper"}} for url in code)]


def described_catalog(catalog: Catalog, root: str) -> list[Node]:
    """The catalog, and all of it as one data set whose parts are the kinds, for the page of downloads."""
    shared = {
        "license": LICENCE["url"],
        "creator": {"@type": "Organization", "name": f"The {NAME} contributors"},
        "version": catalog.version,
        "dateModified": catalog.version,
        "isAccessibleForFree": True,
    }
    parts = [
        {
            "@type": "Dataset",
            "name": f"{NAME}: {kind.PLURAL.lower()}",
            "description": f"{len(catalog.every(kind))} {kind.PLURAL.lower()}, each with its sources. {ABOUT}",
            "url": f"{root}{kind.FOLDER}/",
            **shared,
            "distribution": [
                _download(f"{root}{path.format(kind.FOLDER)}", media_type) for path, media_type in _OF_A_KIND.items()
            ],
        }
        for kind in KINDS.values()
    ]
    whole = {
        "@type": "Dataset",
        "@id": f"{root}data/",
        "name": NAME,
        "description": f"{ABOUT} Every fact names its source, and every correction of a source is on record.",
        "url": f"{root}data/",
        **shared,
        **({"identifier": f"https://doi.org/{catalog.doi}"} if catalog.doi else {}),
        "keywords": ["foundation models", "healthcare", "medical imaging", "bioinformatics", "benchmarks"],
        "includedInDataCatalog": {"@id": root},
        "distribution": [_download(f"{root}{path}", media_type) for path, media_type in _OF_ALL.items()],
        "hasPart": parts,
    }
    about = {"@type": "DataCatalog", "@id": root, "name": NAME, "description": ABOUT, "url": root, **shared}
    return [{**about, "dataset": [{"@id": f"{root}data/"}]}, whole]


_OF_A_KIND = {
    "data/{}.csv": "text/csv",
    "data/{}.parquet": "application/vnd.apache.parquet",
    "data/{}.jsonl": "application/jsonl",
    "api/v1/{}.json": "application/json",
}
_OF_ALL = {
    "data/catalog.sqlite": "application/vnd.sqlite3",
    "data/datapackage.json": "application/json",
    "data/croissant.json": "application/ld+json",
    "data/references.bib": "application/x-bibtex",
    "api/v1/index.json": "application/json",
    "llms-full.txt": "text/plain",
}


def described_page(kind: str, title: str, description: str, address: str, size: int | None) -> list[Node]:
    """Any other page; `size` is the number of entries it lists."""
    listed = {"mainEntity": {"@type": "ItemList", "numberOfItems": size}} if size is not None else {}
    return [
        {
            "@type": "WebSite" if kind == "home" else "CollectionPage" if listed else "WebPage",
            "@id": address,
            "name": title,
            "description": description,
            **listed,
        }
    ]


def _paper(cited: Citation) -> Node:
    node = {
        "@type": "ScholarlyArticle",
        "@id": "#paper",
        "headline": cited.title,
        **_authors("author", cited),
        "datePublished": cited.date,
        **_venue(cited),
        "sameAs": [url for url in (cited.doi_url, _arxiv(cited)) if url not in ("", cited.url)],
        "url": cited.url,
    }
    return {key: value for key, value in node.items() if value}


def _authors(role: str, cited: Citation) -> Node:
    """All authors; a long list in one text, the one that its tag has, so that a page is not twice as large for it."""
    if cited.more or not cited.authors:
        return {}
    if cited.is_long:
        return {"creditText": cited.credit}
    return {role: [_person(name) for name in cited.authors]}


def _dataset(entry: Dataset, cited: Citation | None, description: str, root: str, catalog: Catalog) -> Node:
    """What Dataset Search asks for; what no source states (a licence, mostly) stays out."""
    page = f"{root}datasets/{entry.id}/"
    homes = [url for url in (entry.links.data, entry.links.project) if url and url.startswith("http")]
    paper = _paper(cited) if cited and entry.title else {}
    node: Node = {
        "@type": "Dataset",
        "@id": page,
        "name": entry.name,
        "alternateName": list(entry.aliases),
        # At least fifty characters are asked for.
        "description": description if len(description) >= 50 else f"{entry.name}: {description} From {NAME}. {ABOUT}",
        "url": page,
        "sameAs": homes,
        # The DOI of a dataset's paper is not the dataset's own: it stands with the paper, under `citation`.
        "identifier": [url for url in homes if url.startswith("https://doi.org/")],
        **(_authors("creator", cited) if cited and entry.title else {}),
        "datePublished": cited.date if cited else "",
        "citation": paper,
        "size": entry.scale,
        "measurementTechnique": _techniques(entry, catalog),
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": root, "name": NAME},
        "license": (catalog.term("licences", entry.licence).url or entry.licence) if entry.licence else "",
        **({"isAccessibleForFree": True} if entry.access == "open" else {}),
        "conditionsOfAccess": entry.access if entry.access != "open" else "",
        **_keywords(entry, catalog),
    }
    return {key: value for key, value in node.items() if value}


def _model(entry: Model, cited: Citation, description: str, root: str, catalog: Catalog) -> Node:
    """The model itself, beside its paper: what it is called elsewhere, what it builds on, what its weights permit."""
    licence = entry.licence.weights if entry.licence else None  # that of the code stands with the code
    weights = entry.weights.url if entry.weights else None
    node: Node = {
        "@type": "CreativeWork",
        "additionalType": "Foundation model",
        "@id": f"{root}models/{entry.id}/",
        "name": entry.name,
        "alternateName": list(entry.aliases),
        "description": description,
        "url": f"{root}models/{entry.id}/",
        "sameAs": [url for url in (weights, entry.links.project) if url and url.startswith("http")],
        "identifier": _identifiers(entry, cited),
        "datePublished": entry.first_public or str(entry.year),
        "license": (catalog.term("licences", licence).url or licence) if licence else "",
        **(
            {"conditionsOfAccess": f"weights: {entry.weights.access}"} if entry.weights and entry.weights.access else {}
        ),
        "isBasedOn": f"{root}models/{entry.predecessor}/" if entry.predecessor else "",
        "citation": {"@id": "#paper"},
        "isPartOf": {"@id": f"{root}data/"},
        **_keywords(entry, catalog),
    }
    return {key: value for key, value in node.items() if value}


def _identifiers(work: Work, cited: Citation) -> list[Node]:
    """The ids of a work with the service that gave each, but for those in the addresses of its paper."""
    found = {"DOI": "" if cited.doi else work.doi, "arXiv": "" if cited.arxiv else work.arxiv}
    if work.identifiers:
        found |= {
            str(info.title): getattr(work.identifiers, name) or ""
            for name, info in type(work.identifiers).model_fields.items()
        }
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in found.items() if value]


def _benchmark(entry: Benchmark, description: str, root: str, catalog: Catalog) -> Node:
    page = f"{root}benchmarks/{entry.id}/"
    node: Node = {
        "@type": "CreativeWork",
        "additionalType": "Benchmark",
        "@id": page,
        "name": entry.name,
        "alternateName": list(entry.aliases),
        "description": description,
        "url": page,
        "sameAs": [url for url in (entry.links.data, entry.links.project) if url and url.startswith("http")],
        "isBasedOn": [f"{root}datasets/{it}/" for it in entry.datasets],
        "variableMeasured": [it.name for it in entry.metrics],
        "isPartOf": {"@id": f"{root}data/"},
        **_keywords(entry, catalog),
    }
    return {key: value for key, value in node.items() if value}


def _table(entry: Result, description: str, root: str, catalog: Catalog) -> Node:
    """A published table: who reports it, where exactly it stands, and on which benchmarks."""
    page = f"{root}results/{entry.id}/"
    return {
        "@type": "CreativeWork",
        "additionalType": "Table of results",
        "@id": page,
        "name": entry.name,
        "description": description,
        "url": page,
        "isBasedOn": entry.address,
        "creditText": f"{entry.reporter}, {entry.place}",
        "datePublished": entry.date,
        "about": [{"@id": f"{root}benchmarks/{it}/"} for it in dict.fromkeys(it.benchmark for it in entry.columns)],
        "isPartOf": {"@id": f"{root}data/"},
        **_keywords(entry, catalog),
    }


def _techniques(entry: Dataset, catalog: Catalog) -> list[str]:
    """How the images were made, where the source names it."""
    terms = [catalog.term("modalities", each) for each in entry.modalities]
    return [term.label for term in terms if term.parent and term.id not in _NOT_TECHNIQUES and _is_image(term, catalog)]


def _is_image(term: VocabularyTerm, catalog: Catalog) -> bool:
    while term.parent:
        term = catalog.term("modalities", term.parent)
    return term.id == "imaging"


def _keywords(entry: Entry, catalog: Catalog) -> Node:
    """The labels of the entry's terms, those of its provenance and its units left out."""
    marked = [(mark, value) for _, mark, value in marked_values(entry, (Term,)) if isinstance(mark, Term)]
    labels = [
        catalog.term(mark.vocabulary, value).label for mark, value in marked if mark.vocabulary not in _NOT_TOPICS
    ]
    return {"keywords": list(dict.fromkeys(labels))} if labels else {}


def _person(name: Name) -> Node:
    if name.is_group:
        return {"@type": "Organization", "name": name.family}
    return {"@type": "Person", "name": name.words}


def _venue(cited: Citation) -> Node:
    if not cited.venue:
        return {}
    if cited.form == "preprint":
        return {"publisher": {"@type": "Organization", "name": cited.venue}}
    return {"isPartOf": {"@type": "Periodical" if cited.form == "article" else "CreativeWork", "name": cited.venue}}


def _arxiv(cited: Citation) -> str:
    return f"https://arxiv.org/abs/{cited.arxiv}" if cited.arxiv else ""


def _download(address: str, media_type: str) -> Node:
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media_type}
