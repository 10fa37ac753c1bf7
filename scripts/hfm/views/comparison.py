"""What the comparison of entries needs to know: the fields of each kind, and what the terms in them are called."""

from __future__ import annotations

import json

from hfm.model import KINDS, Entry, Links, Ref, Term
from hfm.model.catalog import Catalog
from hfm.model.marks import mark_of
from hfm.model.parts import Identifiers, Licences, Part, Preprint, Publication, Weights
from hfm.views.explored import EXPLORED

# What makes an entry this one, or is about the catalog and not about the work.
_NOT_COMPARED = frozenset(
    {"id", "group", "name", "links", "sources", "corrections", "added", "verified", "previously", "notes"}
    | {"columns", "rows"}
    | {"size", "unsettled", "covers", "points"}
)


def comparison(catalog: Catalog) -> str:
    """`{"kinds": {kind: {"folder", "plural", "explored", "previously", "fields": [[name, label, of], …]}}, "terms": {of: {id: label}}}`.

    `of` is the word list of a field's terms, or `/` and the folder of the entries it names, or nothing. The names of
    entries that have an explorer are in its own file.
    """
    kinds = {
        kind.KIND: {
            "folder": kind.FOLDER,
            "plural": kind.PLURAL,
            "explored": kind in EXPLORED,
            "previously": {old: entry.id for entry in catalog.of(kind) for old in entry.previously},
            "fields": _fields(kind),
        }
        for kind in KINDS.values()
    }
    used = {of for kind in KINDS.values() for _, _, of in _fields(kind)}
    terms = {
        name: {it.id: it.label for it in words.terms} for name, words in catalog.vocabularies.items() if name in used
    }
    terms |= {
        f"/{kind.FOLDER}": {entry.id: entry.name for entry in catalog.of(kind)}
        for kind in KINDS.values()
        if f"/{kind.FOLDER}" in used and kind not in EXPLORED
    }
    return json.dumps({"kinds": kinds, "terms": terms}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _fields(kind: type[Entry]) -> list[tuple[str, str, str]]:
    own = [
        field
        for name, info in kind.model_fields.items()
        if name not in _NOT_COMPARED
        for field in _inside(kind, name, str(info.title)) or [(name, str(info.title), _of(kind, name))]
    ]
    links = [(f"links.{name}", str(info.title), "") for name, info in Links.model_fields.items()]
    group = [("subfield", "Sub-field", "subfields")] if kind in EXPLORED and kind.GROUPS else []
    return [*group, *own, *links]


def _inside(kind: type[Entry], name: str, title: str) -> list[tuple[str, str, str]]:
    """The fields of a part of an entry, such as the server and the day of its preprint; none where it is no part."""
    part, words = _PARTS.get(name, (None, "")) if not _of(kind, name) else (None, "")
    inner = part.model_fields.items() if part else ()
    named = name in ("preprint", "publication")
    return [(f"{name}.{it}", f"{title}: {_small(str(i.title))}" if named else str(i.title), words) for it, i in inner]


def _small(label: str) -> str:
    return label if label.isupper() else label.lower()


# The parts that an entry has once, with the word list of their terms.
_PARTS: dict[str, tuple[type[Part], str]] = {
    "preprint": (Preprint, ""),
    "publication": (Publication, ""),
    "identifiers": (Identifiers, ""),
    "licence": (Licences, "licences"),
    "weights": (Weights, ""),
}


def _of(kind: type[Entry], field: str) -> str:
    mark = mark_of(kind, field)
    if isinstance(mark, Term):
        return mark.vocabulary
    return f"/{KINDS[mark.kind].FOLDER}" if isinstance(mark, Ref) else ""
