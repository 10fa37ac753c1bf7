"""A JSON list of records, one work each, with the addresses where its facts were read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hfm.catalog import Catalog
from hfm.importing.candidate import Candidate, ids_in
from hfm.importing.words import terms, terms_inside

# What a record calls a field, and what the catalog does.
_UNSURE = {"downstream": "tasks", "weights_url": "links", "paper_url": "links", "code_url": "links"}


def read(text: str, path: str, catalog: Catalog) -> Iterator[Candidate]:
    """One candidate a record, in the order of the file. Raises ValueError when it is not a list of records."""
    records = json.loads(text)
    if not isinstance(records, list) or not all(isinstance(it, dict) and "name" in it for it in records):
        raise ValueError("not a list of records with a name")
    for number, record in enumerate(records, 1):
        yield _candidate(record, f"{path}: record {number}", catalog)


def _candidate(record: dict[str, Any], origin: str, catalog: Catalog) -> Candidate:
    it = Candidate(origin, record.get("subfield") or "", {"name": record["name"]})
    published, paper = record.get("published"), record.get("paper_url")
    facts: dict[str, Any] = {
        "title": record.get("title"),
        "year": int(published[:4]) if published else None,
        "published": published,
        "venue": record.get("venue"),
        "licence": record.get("licence"),
        "parameters": record.get("parameters"),
        "backbone": record.get("backbone"),
        **ids_in(paper or ""),
    }
    facts["pretraining"] = next(
        iter(terms(catalog, "pretraining", _listed(record.get("pretraining")), it, "pretraining")), None
    )
    facts["adaptation"] = terms(catalog, "adaptation", record.get("adaptation") or [], it, "adaptation")
    facts["backbone_families"] = terms_inside(catalog, "backbones", record.get("backbone") or "")
    facts["modalities"] = terms(catalog, "modalities", record.get("modalities") or [], it, "modalities")
    facts["tasks"] = terms(catalog, "tasks", record.get("downstream") or [], it, "tasks")
    unsure = [_UNSURE.get(name, name) for name in record.get("unsure", [])]
    facts["unsettled"] = [name for n, name in enumerate(unsure) if name not in unsure[:n]]
    facts["links"] = {
        key: record[name]
        for key, name in (("paper", "paper_url"), ("code", "code_url"), ("weights", "weights_url"))
        if record.get(name)
    }
    facts["sources"] = [{"url": proof["url"], "states": proof["what"]} for proof in record.get("evidence", [])]
    it.data |= {name: value for name, value in facts.items() if value not in (None, [], {}, "")}
    return it


def _listed(value: str | None) -> list[str]:
    return [value] if value else []
