"""What the form of /contribute/ knows, as data: the kinds, the texts that `check` refuses, and what the catalog has already.

Its scripts check with these while a contributor types; `hfm check` has the last word.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from typing import Any, NamedTuple

from hfm.model import KINDS, Benchmark, Entry, Model, Result, Work
from hfm.model.catalog import COUNTED, Catalog
from hfm.model.fields import FIRST_YEAR, LAST_YEAR
from hfm.model.identity import ID_IN, TRACKING, identities, identity_of, letters
from hfm.model.likeness import NEARLY, SHORTEST
from hfm.model.texts import HIDDEN, LONGEST_NAME, MARKUP, NOTHING_SAID, ODD_BLANK, QUOTES, TAG, UNSEEN
from hfm.model.works import presented
from hfm.pages.groups import groups_of
from hfm.project import Addresses
from hfm.reading.messages import BY_PATTERN
from hfm.reading.validate import RESERVED

# What the form asks first; the rest on request.
FIRST: dict[str, tuple[str, ...]] = {
    "model": ("name", "title", "year", "pretraining", "adaptation", "modalities", "tasks", "sources"),
    "dataset": ("name", "title", "summary", "modalities", "tasks", "scale", "access", "sources"),
    "benchmark": ("name", "summary", "subfield", "tasks", "datasets", "metrics", "sources"),
    "result": ("name", "reporter", "address", "place", "date", "date_is", "columns", "rows", "sources"),
    "survey": ("name", "title", "authors", "year", "summary", "links", "sources"),
    "study": ("name", "title", "year", "application", "usage", "trust", "modalities", "sources"),
    "challenge": ("name", "summary", "points", "directions", "models", "sources"),
    "event": ("name", "date", "summary", "models", "sources"),
    **dict.fromkeys(("application", "direction", "topic"), ("name", "summary", "models", "challenges", "sources")),
}
# The rest, by what they are about; what stands nowhere here belongs to the first.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "What it is": ("subfield", "scope", "summary", "text_types", "modalities", "tasks", "applications", "organs", "covers", "flaws"),
    "Names and people": ("aliases", "authors", "group_authors"),
    "Publication and links": ("year", "preprint", "publication", "identifiers", "links", "date", "read_as"),
    "How it is built": ("techniques", "backbone", "backbone_families", "predecessor"),
    "Data": ("training_data", "datasets", "size"),
    "Licence, weights, size": ("licence", "weights", "parameters", "parameters_printed"),
    "Other entries": ("presents", "published_with", "models", "challenges", "directions", "studies"),
    "About this entry": ("unsettled", "corrections", "added", "verified", "previously", "notes"),
}  # fmt: skip
# The same of a record inside an entry; of the others all fields.
FIRST_OF_PARTS = {
    "Source": ("url", "states"),
    "Preprint": ("server", "id", "date"),
    "Publication": ("venue", "kind", "year", "doi"),
    "Links": ("paper", "code", "data"),
    "TrainingData": ("dataset", "name", "size"),
    "Metric": ("id", "name", "unit", "higher_is_better"),
    "ResultColumn": ("id", "benchmark", "metric", "setting", "comparable", "why"),
    "ResultRow": ("name", "model", "reported_by", "values"),
    "ReportedValue": ("value", "printed"),
    "Correction": ("field", "source", "source_value", "reason"),
}

_dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def settings(catalog: Catalog, addresses: Addresses, edition: str) -> str:
    """What the form is made with, besides the schemas. `edition` marks the file of what is known."""
    return _dumps(
        {
            "repository": addresses.repository,
            "branch": addresses.branch,
            "site": addresses.site,
            "edition": edition,
            "kinds": {name: _kind(kind, catalog) for name, kind in KINDS.items()},
            "firstOfParts": FIRST_OF_PARTS,
            "aliases": _aliases(catalog),
            "counted": COUNTED,
            "sourceTables": _source_tables(catalog),
            "backbones": _backbones(catalog),
            "reserved": sorted(RESERVED),
            "years": [FIRST_YEAR, LAST_YEAR],
            "longestName": LONGEST_NAME,
            "unseen": UNSEEN,
            "hidden": HIDDEN.pattern,
            "oddBlank": ODD_BLANK.pattern,
            "nothingSaid": NOTHING_SAID.pattern,
            "markup": MARKUP.pattern,
            "tag": TAG.pattern,
            "quotes": QUOTES,
            "forms": [[pattern.replace('\\"', '"'), *it[:3], _name(it[3])] for pattern, it in BY_PATTERN.items()],
            "sites": ID_IN,
            "tracking": TRACKING.pattern,
            "likeness": {"nearly": NEARLY, "shortest": SHORTEST},
        }
    )


def known(catalog: Catalog, works: str) -> str:
    """The entries with everything that can tell that a work is there already, each by its number in `entries`; `works` is
    what `known_works` gives."""
    entries = _entries(catalog)
    names: dict[str, list[int]] = {}
    for n, entry in enumerate(entries):
        for name in dict.fromkeys(map(letters, (entry.name, *entry.aliases))):
            names.setdefault(name, []).append(n)
    rows = [[entry.KIND, entry.id, entry.name, entry.group] for entry in entries]
    return f"{_dumps({'entries': rows, 'names': names})[:-1]},{works[1:]}"


def known_works(catalog: Catalog) -> str:
    """What tells works and their code from others besides their names, so that another name is quickly taken in."""
    entries = _entries(catalog)
    stated = [_stated(entry) for entry in entries]
    works: dict[str, list[int]] = {}
    titles: dict[str, list[int]] = {}
    codes: dict[str, list[int]] = {}
    venues: dict[str, Counter[str]] = {}
    for n, it in enumerate(stated):
        for identity in it.works:
            works.setdefault(identity, []).append(n)
        if it.title:
            titles.setdefault(it.title, []).append(n)
        for code in it.codes:
            codes.setdefault(code, []).append(n)
        for venue, kind in it.venue:
            venues.setdefault(venue, Counter())[kind] += 1
    lacking = Counter(name for it in stated for name in it.lacks)
    return _dumps(
        {
            "works": works,
            "titles": titles,
            "codes": codes,
            "unstated": {name: lacking[name] for name in ("arxiv", "doi")},
            "presents": {n: found for n, entry in enumerate(entries) if (found := presented(entry))},
            "previously": {f"{entry.KIND}/{old}": entry.id for entry in entries for old in entry.previously},
            "metrics": {entry.id: [_metric(it) for it in entry.metrics] for entry in catalog.every(Benchmark)},
            "tested": sorted({column.benchmark for table in catalog.every(Result) for column in table.columns}),
            "venues": {venue: kinds.most_common() for venue, kinds in venues.items()},
        }
    )  # fmt: skip


def _entries(catalog: Catalog) -> list[Entry]:
    """In the order of ids, in which another name moves none."""
    return [entry for kind in KINDS.values() for entry in catalog.every(kind)]


class _Stated(NamedTuple):
    """What tells an entry from others besides its names: the identities of its work, those of its code, data, project and
    weights, the letters of its title; the venue, whatever its case, with the kind of publication; and which of a published
    work's arXiv id and a preprint's DOI of its publication is not here."""

    works: tuple[str, ...]
    codes: tuple[str, ...]
    title: str
    venue: tuple[tuple[str, str], ...]
    lacks: tuple[str, ...]


def _stated(entry: Entry) -> _Stated:
    return _of_work(entry) if isinstance(entry, Work) else _Stated((), _codes(entry), "", (), ())


def _of_work(it: Work) -> _Stated:
    publication = it.publication
    venue = ((publication.venue.casefold(), publication.kind),) if publication else ()
    lacks = {"arxiv": publication and not it.arxiv, "doi": it.preprint and not it.doi} if it.title else {}
    title = letters(it.title) if it.title else ""
    return _Stated((*identities(it),), _codes(it), title, venue, tuple(name for name in lacks if lacks[name]))


def _codes(entry: Entry) -> tuple[str, ...]:
    """What its code, data, project and weights are, each once."""
    links = entry.links
    addresses = [links.code, links.data, links.project]
    if isinstance(entry, Model) and entry.weights:
        addresses.append(entry.weights.url)
    found = [identity_of(it) for it in addresses if it and "://" in it]
    if isinstance(entry, Work) and entry.identifiers and entry.identifiers.hugging_face:
        found.append(f"huggingface:{entry.identifiers.hugging_face.lower()}")
    return tuple(dict.fromkeys(filter(None, found)))


def _kind(kind: type[Entry], catalog: Catalog) -> dict[str, Any]:
    return {
        "label": label(kind),
        "plural": kind.PLURAL,
        "folder": kind.FOLDER,
        "groups": [[it["id"], it["label"], it["means"]] for it in groups_of(kind, catalog)],
        "first": FIRST[kind.KIND],
        "questions": [[question, names] for question in QUESTIONS if (names := _asked_in(question, kind))],
    }


def _asked_in(question: str, kind: type[Entry]) -> list[str]:
    """The fields of the kind that the question holds: those that are not asked first."""
    elsewhere = {*FIRST[kind.KIND], "id", "group"}.union(*(it for name, it in QUESTIONS.items() if name != question))
    names = QUESTIONS[question] if question != next(iter(QUESTIONS)) else kind.model_fields
    return [name for name in names if name in kind.model_fields and name not in elsewhere]


def label(kind: type[Entry]) -> str:
    """What a reader calls one of the kind: `Trust study`."""
    return {"study": "Trust study", "result": "Result table"}.get(kind.KIND, kind.KIND.capitalize())


def _aliases(catalog: Catalog) -> dict[str, dict[str, list[str]]]:
    """Word list → term → other words for it, which find it too."""
    return {
        name: {it.id: [*it.aliases] for it in words.terms if it.aliases} for name, words in catalog.vocabularies.items()
    }


def _source_tables(catalog: Catalog) -> dict[str, Any]:
    """Source → its tables with the number of their rows, where they are known."""
    words = catalog.vocabularies.get("sources")
    return {it.id: it.tables for it in words.terms if it.tables} if words else {}


def _backbones(catalog: Catalog) -> dict[str, Any]:
    """Whatever a family may be called → the family; and each family → the one above it."""
    words = catalog.vocabularies.get("backbones")
    return (
        {"names": words.names, "above": {it.id: it.parent for it in words.terms}}
        if words
        else {"names": {}, "above": {}}
    )


def _name(repair: Any) -> str:
    """What a repair is called in the form's scripts; where it looks for an id inside a text, the expression."""
    return f"inside {repair.args[0]}" if isinstance(repair, partial) else getattr(repair, "__name__", "")


def _metric(it: Any) -> list[Any]:
    return [it.id, it.name, it.minimum, it.maximum]
