"""What the comparison of entries needs to know: the fields of each kind, names to choose from, results that several share."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from hfm.model import KINDS, Entry, Links, Ref, Result, Term, Work
from hfm.model.catalog import Catalog
from hfm.model.marks import mark_of
from hfm.model.parts import Licences, Part, Preprint, Publication, Weights
from hfm.views.explored import EXPLORED
from hfm.views.facts import address
from hfm.views.results import Measured, measured
from hfm.views.use import ACCESS, COMMERCIAL, DATA_ACCESS

# What is about the catalog and not about the work, and what other fields say too.
_LEFT_OUT = frozenset(
    {"id", "group", "name", "links", "sources", "corrections", "added", "verified", "previously", "notes"}
    | {"columns", "rows", "size", "unsettled", "covers", "points", "group_authors", "identifiers"}
    | {"preprint.server", "preprint.date", "preprint.url"}
    | {"publication.kind", "publication.year", "publication.date", "publication.url"}
)
# What makes an entry this one: it stands below, since two entries always differ in it.
_OWN = frozenset(
    {"aliases", "title", "authors", "summary", "parameters_printed", "published_with", "weights.url"}
    | {"preprint.id", "publication.venue", "publication.doi"}
)

_ACCESS = "~access"  # words that have no page


def comparison() -> dict[str, Callable[[Catalog], str]]:
    """What makes each file that the page of the comparison loads, by its name.

    `fields.json` is `{"kinds": {kind: {"folder", "plural", "explored", "previously", "fields": [[name, label, of, own],
    …]}}, "terms": {of: {id: label}}}`: `of` is the word list of a field's terms, or `/` and the folder of the entries it
    names, `~` and a list of words, or nothing; `own` is 1 where entries differ anyway. `names-<kind>.json` is `[[id, name, what tells it from
    others], …]`, and `results.json` the columns of published tables with two models or more.
    """
    made: dict[str, Callable[[Catalog], Any]] = {"fields.json": _fields_of_all, "results.json": _results}
    made |= {f"names-{kind.KIND}.json": partial(_names, kind) for kind in EXPLORED}
    return {name: partial(_written, make) for name, make in made.items()}


def _written(make: Callable[[Catalog], Any], catalog: Catalog) -> str:
    return json.dumps(make(catalog), ensure_ascii=False, separators=(",", ":")) + "\n"


def _fields_of_all(catalog: Catalog) -> dict[str, Any]:
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
    used = {of for kind in KINDS.values() for _, _, of, _ in _fields(kind)}
    terms = {
        name: {it.id: _called(it) for it in words.terms} for name, words in catalog.vocabularies.items() if name in used
    }
    terms |= {
        f"/{kind.FOLDER}": {entry.id: entry.name for entry in catalog.of(kind)}
        for kind in KINDS.values()
        if f"/{kind.FOLDER}" in used
    }
    return {"kinds": kinds, "terms": terms | {_ACCESS: {**ACCESS, **DATA_ACCESS}}}


def _called(term: Any) -> str:
    """A term's label; of a licence also what it permits."""
    return f"{term.label} ({COMMERCIAL[term.commercial_use]})" if term.commercial_use else str(term.label)


def _names(kind: type[Entry], catalog: Catalog) -> list[tuple[str, str, str]]:
    """Each entry with its year, sub-field and first author: names alone can be confused."""
    return [(entry.id, entry.name, ", ".join(_apart(entry, catalog))) for entry in catalog.of(kind)]


def _apart(entry: Entry, catalog: Catalog) -> list[str]:
    year = str(getattr(entry, "year", None) or "")
    group = catalog.term("subfields", entry.group).label if entry.group else ""
    authors: Sequence[str] = entry.authors if isinstance(entry, Work) else ()
    return [it for it in (year, group, authors[0] if authors else "") if it]


def _results(catalog: Catalog) -> list[dict[str, Any]]:
    """Columns that hold two models or more: what is measured, where it stands, each model's numbers, the best model first."""
    return [made for it in measured(Result, catalog) if len((made := _column(it, catalog))["scores"]) > 1]


def _column(it: Measured, catalog: Catalog) -> dict[str, Any]:
    scores: dict[str, list[tuple[str, str]]] = {}
    for score in it.scores:
        if score.row.model:
            scores.setdefault(score.row.model, []).append((score.shown, score.row.variant or score.row.name))
    return {
        "benchmark": catalog.get("benchmark", it.column.benchmark).name,
        "label": ", ".join(filter(None, (it.label, it.column.split and f"split: {it.column.split}"))),
        "setting": it.column.setting or "",
        "href": address("result", it.table.id),
        "table": it.table.name,
        "comparable": it.column.comparable,
        "why": it.column.why or "",
        "ranked": it.ranked,
        "scores": scores,
    }


@cache
def _fields(kind: type[Entry]) -> list[tuple[str, str, str, int]]:
    """What can be compared first, then what is an entry's own."""
    own = [
        field
        for name, info in kind.model_fields.items()
        if name not in _LEFT_OUT
        for field in _inside(kind, name, str(info.title)) or [(name, str(info.title), _of(kind, name))]
        if field[0] not in _LEFT_OUT
    ]
    links = [(f"links.{name}", str(info.title), "") for name, info in Links.model_fields.items()]
    group = [("subfield", "Sub-field", "subfields")] if kind in EXPLORED and kind.GROUPS else []
    named = [
        (it[0], it[1], _ACCESS if it[0] in ("access", "weights.access") else it[2]) for it in (*group, *own, *links)
    ]
    marked = [(*it, int(it[0] in _OWN or it[0].startswith("links."))) for it in named]
    return sorted(marked, key=lambda it: it[3])


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
    "licence": (Licences, "licences"),
    "weights": (Weights, ""),
}


def _of(kind: type[Entry], field: str) -> str:
    mark = mark_of(kind, field)
    if isinstance(mark, Term):
        return mark.vocabulary
    return f"/{KINDS[mark.kind].FOLDER}" if isinstance(mark, Ref) else ""
