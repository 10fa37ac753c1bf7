"""What services state of an entry that it does not say yet: proposals, each with its address, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hfm.asking.records import ASK, Statement, retracted
from hfm.asking.web import Web
from hfm.editing.renaming import file_of
from hfm.importing.candidate import short_name
from hfm.model import Entry, Model, Work
from hfm.model.addresses import arxiv_id_in, doi_in
from hfm.model.catalog import Catalog
from hfm.model.identity import identity_of
from hfm.reading.fix import formed
from hfm.reading.load import read_record

# Facts that a service may fill in; the rest of what it states is for a new entry.
_FILLED = (
    "authors", "preprint.date", "publication", "licence.code", "licence.weights", "weights.access",
    "identifiers.openalex", "identifiers.pubmed", "identifiers.wikidata",
)  # fmt: skip


@dataclass(frozen=True)
class Refreshed:
    """What was found for an entry: statements it lacks, and what a person must look at."""

    entry: Entry
    found: tuple[Statement, ...]
    warnings: tuple[str, ...]


def ids_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """(service, id) of everything an entry can be asked for, primary records first."""
    if isinstance(entry, Work):
        if entry.arxiv:
            yield "arxiv", entry.arxiv
        preprint = entry.preprint.id if entry.preprint and entry.preprint.server != "arXiv" else None
        for doi in filter(None, (entry.doi, preprint if (preprint or "").startswith("10.") else None)):
            yield from ((service, doi) for service in ("crossref", "openalex", "wikidata"))
        if entry.identifiers and entry.identifiers.pubmed:
            yield "pubmed", entry.identifiers.pubmed
    address = entry.links.code or ""
    code = identity_of(address) if address.startswith("https://github.com/") else ""
    if code.startswith("repository:"):
        yield "github", code.removeprefix("repository:")
    weights = entry.weights.url if isinstance(entry, Model) and entry.weights else None
    named = identity_of(weights) if weights else ""
    if named.startswith("huggingface:") and not named.startswith(("huggingface:datasets/", "huggingface:spaces/")):
        yield "hugging-face", _as_written(weights or "", named.removeprefix("huggingface:"))


def refreshed(entry: Entry, catalog: Catalog, web: Web) -> Refreshed:
    """Ask every service that knows the entry. Raises AskError where one cannot be asked."""
    found: dict[str, Statement] = {}
    warnings = []
    for service, name in ids_of(entry):
        answer = ASK[service](web, name)
        warnings += [answer.warning] if answer.warning else []
        for it in _formal(answer.statements, web):
            if (value := _in_words(it, catalog)) is not None:
                found.setdefault(it.field, replace(it, value=value))
    return Refreshed(entry, tuple(it for it in _lacking(entry, found)), tuple(warnings))


def _formal(statements: Sequence[Statement], web: Web) -> Iterator[Statement]:
    """The statements; a DOI of a formal publication alone is asked for, so that venue, kind and year come with it."""
    yield from statements
    fields = {it.field: it for it in statements}
    if "publication.doi" in fields and "publication.venue" not in fields:
        yield from ASK["crossref"](web, str(fields["publication.doi"].value)).statements


def _in_words(it: Statement, catalog: Catalog) -> Any:
    """The value in the catalog's words; None for a licence that the vocabulary does not have."""
    if not it.field.startswith("licence."):
        return it.value
    terms = catalog.vocabularies["licences"].terms
    names = {name.casefold(): term.id for term in terms for name in (term.id, term.label, *term.aliases)}
    return names.get(str(it.value).casefold())


def _lacking(entry: Entry, found: Mapping[str, Statement]) -> Iterator[Statement]:
    """What the entry says nothing of. A list of authors that stops is not whole; a publication comes whole or not at all."""
    for field in _FILLED:
        if field == "publication":
            whole = all(f"publication.{key}" in found for key in ("venue", "kind", "year"))
            if isinstance(entry, Work) and entry.publication is None and whole:
                yield from (it for name, it in found.items() if name.startswith("publication."))
            continue
        it = found.get(field)
        name, _, key = field.partition(".")
        known = getattr(entry, name, None)
        if it is None or name not in type(entry).model_fields or (key and known is None and name == "weights"):
            continue
        stated = getattr(known, key, None) if key else known
        if not stated or (field == "authors" and _goes_on(entry, it.value)):
            yield it


def _goes_on(entry: Entry, authors: Sequence[str]) -> bool:
    """Whether the entry's list stops where this one goes on: both begin with the same family name."""
    known: list[str] = list(getattr(entry, "authors", ()))
    return known[-1:] == ["et al."] and authors[0].split()[-1:] == known[0].split()[-1:]


def written(folder: Path, it: Refreshed, today: str) -> tuple[Path, str]:
    """(path, text) of the entry with what was found, a source line for each address; comments stay."""
    path = file_of(folder, it.entry)
    record = read_record(path, path.name)
    data = deepcopy(record.data)
    for statement in it.found:
        name, _, key = statement.field.partition(".")
        if key:
            data.setdefault(name, {})[key] = statement.value
        else:
            data[name] = statement.value
    addresses = dict.fromkeys(statement.address for statement in it.found)
    for address in addresses:
        names = (statement.field for statement in it.found if statement.address == address)
        words = ", ".join(dict.fromkeys(name.split(".")[0].replace("_", " ") for name in names))
        data["sources"] = [*data["sources"], {"url": address, "states": words}]
    data["verified"] = today
    return path, formed(path.read_bytes().decode("utf-8"), replace(record, data=data), it.entry.KIND)


def as_entry(service: str, name: str, web: Web) -> dict[str, Any]:
    """What a service states of a work that is not there yet, as the fields of an entry. Raises ValueError, AskError."""
    known = arxiv_id_in(name) if service == "arxiv" else doi_in(name)
    if not known:
        raise ValueError(f"'{name}' is no {'arXiv id' if service == 'arxiv' else 'DOI'}")
    statements = list(_formal(ASK[service](web, known).statements, web))
    if not statements:
        raise ValueError(f"{service} has no record of {known}")
    data: dict[str, Any] = {}
    for it in statements:
        field, _, key = it.field.partition(".")
        if key:
            data.setdefault(field, {}).setdefault(key, it.value)
        else:
            data.setdefault(field, it.value)
    if not {"venue", "kind"} <= set(data.get("publication", {})):
        data.pop("publication", None)
    if not set(data.get("group_authors", ())) <= set(data.get("authors", ())):
        data.pop("group_authors")  # the list of authors came from another record, which names no groups
    addresses = dict.fromkeys(it.address for it in statements)
    sources = [{"url": address, "states": "the bibliographic record"} for address in addresses]
    return {**data, "name": short_name(str(data["title"])), "sources": sources}


def retractions(catalog: Catalog, web: Web) -> Iterator[tuple[Entry, str]]:
    """Every entry whose paper was retracted since, of the whole catalog, and who says so; not where its notes tell it."""
    works = [it for it in catalog.all_entries if isinstance(it, Work) and "retract" not in (it.notes or "").lower()]
    held = [(doi.lower(), it) for it in works for service, doi in ids_of(it) if service == "openalex"]
    found = retracted(web, list(dict.fromkeys(doi for doi, _ in held)))
    yield from ((it, f"OpenAlex says that {doi} was retracted ({found[doi]})") for doi, it in held if doi in found)


def stalest(catalog: Catalog, most: int) -> list[Entry]:
    """The entries that a service can be asked for and that were looked at longest ago."""
    known = [entry for entry in catalog.all_entries if next(ids_of(entry), None)]
    return sorted(known, key=lambda it: (it.verified or it.added, it.KIND, it.id))[:most]


def _as_written(address: str, known: str) -> str:
    """The name as the address writes it: identities are in small letters, Hugging Face tells capitals."""
    at = address.lower().find(known)
    return address[at : at + len(known)] if at >= 0 else known
