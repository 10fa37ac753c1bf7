"""A JSON list of records, one work each, with the addresses where its facts were read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from hfm.importing.candidate import Candidate, ids_in
from hfm.importing.words import terms, terms_inside
from hfm.model.catalog import Catalog

# What a record calls a field, and what the catalog does.
_UNSURE = {"downstream": "tasks", "weights_url": "links", "paper_url": "links", "code_url": "links"}


class _Proof(BaseModel):
    """Where something was read, and what."""

    url: str
    what: str


class _Record(BaseModel):
    """A work as the file states it; a field that is not stated is null, empty or absent."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(pattern="[A-Za-z0-9]")
    title: str | None = None
    subfield: str | None = None
    published: str | None = Field(None, pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")
    venue: str | None = None
    paper_url: str | None = None
    code_url: str | None = None
    weights_url: str | None = None
    licence: str | None = None
    parameters: str | None = None
    pretraining: str | None = None
    adaptation: list[str] | None = None
    backbone: str | None = None
    modalities: list[str] | None = None
    downstream: list[str] | None = None
    evidence: list[_Proof] = []
    unsure: list[str] = []


def read(text: str, path: str, catalog: Catalog) -> Iterator[Candidate]:
    """One candidate a record, in the order of the file. Raises ValueError when it is not a list of such records."""
    try:
        records = TypeAdapter(list[_Record]).validate_json(text)
    except ValidationError as error:
        raise ValueError(_reason(error)) from error
    for number, record in enumerate(records, 1):
        yield _candidate(record, f"{path}: record {number}", catalog)


def _reason(error: ValidationError) -> str:
    """The first mistake, and how many more there are."""
    first = error.errors(include_url=False)[0]
    place = [f"record {it + 1}" if n == 0 and isinstance(it, int) else str(it) for n, it in enumerate(first["loc"])]
    more = error.error_count() - 1
    return ": ".join([*place, first["msg"].lower()]) + (f" (and {more} more like it)" if more else "")


def _candidate(record: _Record, origin: str, catalog: Catalog) -> Candidate:
    it = Candidate(origin, record.subfield or "", {})
    stated = record.model_dump(include={"name", "title", "venue", "published", "licence", "parameters", "backbone"})
    unsure = [_UNSURE.get(name, name) for name in record.unsure]
    links = {"paper": record.paper_url, "code": record.code_url, "weights": record.weights_url}
    facts: dict[str, Any] = {
        **stated,
        **ids_in(record.paper_url or ""),
        "year": int(record.published[:4]) if record.published else None,
        "pretraining": next(iter(terms(catalog, "pretraining", _listed(record.pretraining), it, "pretraining")), None),
        "adaptation": terms(catalog, "adaptation", record.adaptation or [], it, "adaptation"),
        "backbone_families": terms_inside(catalog, "backbones", record.backbone or ""),
        "modalities": terms(catalog, "modalities", record.modalities or [], it, "modalities"),
        "tasks": terms(catalog, "tasks", record.downstream or [], it, "tasks"),
        "links": {name: url for name, url in links.items() if url},
        "sources": [{"url": proof.url, "states": proof.what} for proof in record.evidence],
    }
    it.data |= {name: value for name, value in facts.items() if value}
    if unsettled := [name for name in dict.fromkeys(unsure) if name in it.data]:
        it.data["unsettled"] = unsettled
    return it


def _listed(value: str | None) -> list[str]:
    return [value] if value else []
