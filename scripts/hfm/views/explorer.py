"""What the explorers load: every entry of a kind as columns of small numbers, the longer texts in a second file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hfm.model import KINDS, Dataset, Entry, Model, Ref, Study, Term, VocabularyTerm, Work
from hfm.model.catalog import Catalog, as_surveyed, is_surveyed
from hfm.model.marks import mark_of
from hfm.views.results import results_of
from hfm.views.spellings import plain
from hfm.views.stats import Values, frequent_words, permits, stated, trained_on, weights_of
from hfm.views.tables import columns

NONE = -1
FIRST = 100  # rows that a page shows before a reader asks for more
_Option = tuple[str, str, str]  # id, label, id of its parent or nothing

# The facets of each kind, in the order of the page, and the texts that are columns only.
_FACETS: dict[type[Entry], tuple[str, ...]] = {
    Model: (
        "subfield", "new", "weights", "commercial_use", "modalities", "tasks", "training_data", "applications",
        "pretraining", "adaptation", "backbone_families", "techniques", "code", "results", "weights_licence", "code_licence",
        "venue", "set", "first_public", "word",
    ),
    Dataset: ("subfield", "new", "modalities", "unit", "text_types", "tasks", "access", "licence", "venue", "first_public"),
    Study: ("trust", "new", "application", "models", "usage", "modalities", "organs", "venue", "first_public"),
}  # fmt: skip
_SHORT: dict[type[Entry], tuple[str, ...]] = {Model: ("backbone",), Dataset: ("scale",), Study: ()}
_LONG: dict[type[Entry], tuple[str, ...]] = {
    Model: ("title", "authors", "summary"),
    Dataset: ("title", "authors", "summary"),
    Study: ("title", "authors", "datasets", "summary"),
}
EXPLORED = tuple(_FACETS)
# Charts lead to these; readers choose years and type words.
_WITHOUT_PANEL = ("first_public", "word")
_WITHOUT_COLUMN = ("unit", "summary", "word", "new")

_OWN_LABELS = {
    "subfield": "Sub-field",
    "set": "In the survey",
    "code": "Public code",
    "results": "Has results on",
    "unit": "Counted in",
    "word": "Word of the title",
    "first_public": "First public",
    "weights": "Weights",
    "commercial_use": "Commercial use",
    "training_data": "Trained on",
    "new": "New",
    "weights_licence": "Licence of the weights",
    "code_licence": "Licence of the code",
    "parameters": "Parameters",
    "venue": "Venue",
}
_OWN_OPTIONS: dict[str, tuple[_Option, ...]] = {
    "set": (("survey", "In its tables", ""), ("later", "Not in its tables", "")),
    "code": (("yes", "Public code", ""), ("no", "None known", ""), ("not-released", "Stated as not released", "no")),
    "weights": (("open", "Open", ""), ("by-request", "By request", ""), ("not-released", "Stated as not released", "")),
    "commercial_use": (
        ("allowed", "Allowed", ""),
        ("conditions", "Under conditions", ""),
        ("not-allowed", "Not allowed", ""),
    ),
    "new": (
        ("12-months", "In the last 12 months", ""),
        ("3-months", "In the last 3 months", "12-months"),
        ("earlier", "Earlier", ""),
    ),
    "access": tuple(
        (it, it.capitalize(), "") for it in ("open", "registration", "credentialed", "application", "closed")
    ),
}


@dataclass(frozen=True)
class Explorer:
    """The files beside an explorer's page; (field, label) of its facets and ranges, which stand there from the start."""

    rows: str
    texts: str
    facets: tuple[tuple[str, str], ...]
    ranges: tuple[tuple[str, str], ...]


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By the day each was first public; what has no day comes last, by year; then by name."""
    by_name = sorted(entries, key=lambda it: (plain(it.name), it.id))
    return sorted(by_name, key=lambda it: (_public(it), getattr(it, "year", None) or 0), reverse=True)


def explorer(kind: type[Entry], entries: Sequence[Entry], catalog: Catalog) -> Explorer:
    """The explorer of these entries, in their order.

    `rows` holds a position a row in every column: a facet's value is the number of its term, a list of several, or
    -1; years are numbers or null. `ids` names only the entries whose id does not follow from their name.
    """
    facets = {field: facet for field in _FACETS[kind] if (facet := _facet(kind, field, entries, catalog))}
    rows: dict[str, Any] = {
        "kind": kind.KIND,
        "names": [entry.heading for entry in entries],
        "ids": {n: entry.id for n, entry in enumerate(entries) if entry.id != plain(entry.heading).replace(" ", "-")},
        "facets": facets,
        "numbers": _numbers(kind, entries),
        "texts": {field: [_text(entry, field) for entry in entries] for field in _SHORT[kind]},
        "columns": _columns(kind, facets, _numbers(kind, entries)),
    }
    if "unit" in facets:
        units = {option[0]: n for n, option in enumerate(facets["unit"]["terms"])}
        rows["sizes"] = [[[it.count, units[it.unit]] for it in getattr(entry, "size", ())] for entry in entries]
    texts = {
        "texts": {field: [_text(entry, field) for entry in entries] for field in ("aliases", *_LONG[kind])},
        "links": {"code": [_code(entry) for entry in entries]} if "code" in facets else {},
        "aliases": {field: _aliases(kind, field, facet, catalog) for field, facet in facets.items()},
    }
    ranges = tuple((field, _label(kind, field)) for field in rows["numbers"])
    ranges += (("size", "Size"),) if "sizes" in rows else ()
    panels = tuple((name, it["label"]) for name, it in facets.items() if name not in _WITHOUT_PANEL)
    return Explorer(_dump(rows), _dump(texts), panels, ranges)


def _numbers(kind: type[Entry], entries: Sequence[Entry]) -> dict[str, list[Any]]:
    """A number a row or null; a list where its variants have several, the smallest first."""
    found: dict[str, list[Any]] = {"year": [getattr(entry, "year", None) for entry in entries]}
    if kind is Model:
        counts = [sorted({it.count for it in getattr(entry, "parameters", ())}) for entry in entries]
        found["parameters"] = [None if not them else them[0] if len(them) == 1 else them for them in counts]
    return found if any(found.get("parameters", ())) else {"year": found["year"]}


def _columns(kind: type[Entry], facets: dict[str, Any], numbers: Iterable[str]) -> list[tuple[str, str, int]]:
    """(field, label, 1 if shown unasked) of every column after the name: the table's, then what else there is."""
    usual = columns(kind)
    rest = [field for field in (*facets, *numbers, *_LONG[kind]) if field not in (*usual, *_WITHOUT_COLUMN)]
    known = [field for field in (*usual, *rest) if field in (*facets, *numbers, *_SHORT[kind], *_LONG[kind])]
    return [(it, "Code" if it == "code" else _label(kind, it), int(it in usual)) for it in known]


def _label(kind: type[Entry], field: str) -> str:
    return _OWN_LABELS.get(field) or str(kind.model_fields[field].title)


def _facet(kind: type[Entry], field: str, entries: Sequence[Entry], catalog: Catalog) -> dict[str, Any] | None:
    """The terms that these entries use, with the terms above them, and each entry's terms by number; None if none."""
    special = _OF_ALL.get(field)
    of = special(entries, catalog) if special else lambda entry: _values(entry, field)
    values = [of(entry) for entry in entries]
    counted = {n: of(it) for n, entry in enumerate(entries) if (it := _counted(entry)) is not entry}
    counted = {n: found for n, found in counted.items() if found != values[n]}
    used = set().union(*values, *counted.values())
    if not used:
        return None
    options = _options(kind, field, used, catalog)
    number = {option[0]: n for n, option in enumerate(options)}
    terms = [(name, label, number[parent]) if parent else (name, label) for name, label, parent in options]
    packed = [_packed([number[value] for value in found]) for found in values]
    made = {"label": _label(kind, field), "terms": terms, "values": packed}
    counts = {n: _packed([number[value] for value in found]) for n, found in counted.items()}
    return made | ({"counted": counts} if counts else {})


def _benchmarks(catalog: Catalog) -> Callable[[Any], tuple[str, ...]]:
    """The benchmarks that a model has results on, by name."""
    return lambda model: tuple(it.link.text for it in results_of(model, catalog))


def _counted(entry: Entry) -> Entry:
    """The entry as the survey counts it, which holds while a reader looks at the survey's set alone."""
    return as_surveyed(entry) if isinstance(entry, Model) and is_surveyed(entry) else entry


def _packed(numbers: list[int]) -> int | list[int]:
    return NONE if not numbers else numbers[0] if len(numbers) == 1 else numbers


def _options(kind: type[Entry], field: str, used: set[str], catalog: Catalog) -> list[_Option]:
    """The options of a facet in the order of its word list; without one, by name."""
    if field in _OWN_OPTIONS:
        return [option for option in _OWN_OPTIONS[field] if option[0] in used or field == "code"]
    words = _vocabulary(kind, field)
    if not words:
        called = _names(kind, field, catalog)
        return sorted(((it, called.get(it, it), "") for it in used), key=lambda option: (plain(option[1]), option[0]))
    terms = {term.id: term for term in catalog.vocabularies[words].terms}
    wanted = {above for name in used for above in _with_parents(name, terms)}
    return [(term.id, term.label, term.parent or "") for term in terms.values() if term.id in wanted]


def _with_parents(name: str, terms: dict[str, VocabularyTerm]) -> list[str]:
    found = [name]
    while (parent := terms[found[-1]].parent) and parent not in found:
        found.append(parent)
    return found


def _names(kind: type[Entry], field: str, catalog: Catalog) -> dict[str, str]:
    """What the entries that a facet names are called, by id."""
    mark = mark_of(kind, field) if field in kind.model_fields else None
    named = Dataset.KIND if field == "training_data" else mark.kind if isinstance(mark, Ref) else ""
    return {entry.id: entry.name for entry in catalog.of(KINDS[named])} if named else {}


_WORDS = {"subfield": "subfields", "unit": "units", "weights_licence": "licences", "code_licence": "licences"}


def _vocabulary(kind: type[Entry], field: str) -> str:
    """The word list of a facet, or nothing where its values are names."""
    if field in _WORDS:
        return _WORDS[field]
    mark = mark_of(kind, field) if field in kind.model_fields else None
    return mark.vocabulary if isinstance(mark, Term) else ""


_SPECIAL: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "subfield": lambda entry: (entry.group,) if entry.group else (),
    "set": lambda entry: ("survey" if is_surveyed(entry) else "later",),
    "code": lambda entry: ("yes" if _code(entry) else "not-released" if entry.links.code else "no",),
    "first_public": lambda entry: (_public(entry)[:7],) if len(_public(entry)) >= 7 else (),
    "weights_licence": lambda entry: _some(entry.licence and entry.licence.weights),
    "code_licence": lambda entry: _some(entry.licence and entry.licence.code),
    "unit": lambda entry: tuple(dict.fromkeys(it.unit for it in entry.size)),
    "weights": stated(weights_of),
    "training_data": stated(trained_on),
}


_OF_ALL: dict[str, Callable[[Sequence[Entry], Catalog], Values]] = {
    "results": lambda _, catalog: _benchmarks(catalog),
    "word": lambda entries, _: frequent_words(entries),
    "commercial_use": lambda _, catalog: stated(permits(catalog)),
    "new": lambda entries, _: _newness(entries),
}


def _newness(entries: Sequence[Entry]) -> Values:
    """How new an entry is, counted from the newest of them and not from today."""
    newest = max((day for it in entries if len(day := _public(it)) == 10), default="")
    if not newest:
        return lambda _: ()
    year, month, day = newest.split("-")
    months = int(year) * 12 + int(month) - 1
    last = {n: f"{(months - n) // 12}-{(months - n) % 12 + 1:02d}-{day}" for n in (12, 3)}

    def values(entry: Entry) -> tuple[str, ...]:
        public = _public(entry)
        return (f"{3 if public > last[3] else 12}-months" if public > last[12] else "earlier",) if public else ()

    return values


def _public(entry: Entry) -> str:
    return entry.first_public if isinstance(entry, Work) else ""


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _values(entry: Entry, field: str) -> tuple[str, ...]:
    if field in _SPECIAL:
        return _SPECIAL[field](entry)
    found = getattr(entry, field)
    several = found if isinstance(found, tuple) else (found,) if found else ()
    return tuple(dict.fromkeys(str(getattr(it, "name", it)) for it in several))


def _text(entry: Entry, field: str) -> str:
    found = getattr(entry, field, None)
    return ", ".join(str(getattr(it, "name", it)) for it in found) if isinstance(found, tuple) else str(found or "")


def _code(entry: Entry) -> str:
    url = entry.links.code or ""
    return url if url.startswith("http") else ""


def _aliases(kind: type[Entry], field: str, facet: dict[str, Any], catalog: Catalog) -> list[str]:
    """Other words for each term of a facet, so that a search for `CXR` finds X-rays."""
    words = _vocabulary(kind, field)
    return [", ".join(catalog.term(words, option[0]).aliases) if words else "" for option in facet["terms"]]


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
