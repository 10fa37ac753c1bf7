"""The files of an explorer: every entry of a kind as columns of small numbers; addresses and longer texts in two more."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from hfm.model import Entry, Model, Work
from hfm.model.catalog import Catalog, as_surveyed, is_surveyed, once
from hfm.views.explored import EXPLORED, Field, Option, code, latest
from hfm.views.spellings import plain
from hfm.views.tables import columns

NONE = -1
FIRST = 100  # rows that a page shows before a reader asks for more


@dataclass(frozen=True)
class Explorer:
    """Two files beside an explorer's page, (field, label) of its panels, which stand there from the start, and field → the
    ids of its terms in their order."""

    rows: str
    links: str
    panels: tuple[tuple[str, str], ...]
    terms: Mapping[str, list[str]]


@once
def newest_first(kind: type[Entry], catalog: Catalog) -> tuple[Entry, ...]:
    """By the day each was first public; what has no day comes last, by year; then by name."""
    by_name = sorted(catalog.every(kind), key=lambda it: (plain(it.name), it.id))
    return tuple(sorted(by_name, key=lambda it: (latest(it, catalog), getattr(it, "year", None) or 0), reverse=True))


def explorer(kind: type[Entry], entries: Sequence[Entry], catalog: Catalog) -> Explorer:
    """The explorer of these entries, in their order.

    `rows` holds a position a row in every column: a facet's value is the number of its term, a list of several, or
    -1; a range's is a number, a list of several, or null. `ids` names only the entries whose id does not follow from
    their name. How the browser shows a field travels with it.
    """
    fields = EXPLORED[kind]
    counted = {n: as_surveyed(it) for n, it in enumerate(entries) if isinstance(it, Model) and is_surveyed(it)}
    facets = {
        it.name: facet for it in fields if it.form == "terms" and (facet := _facet(it, kind, entries, counted, catalog))
    }
    ranges = {
        it.name: made for it in fields if it.form == "range" and (made := _range(it, kind, entries, catalog, facets))
    }
    short = _texts("text", kind, entries, catalog)
    long = {it.name for it in fields if it.form == "long text"}
    rows: dict[str, Any] = {
        "kind": kind.KIND,
        "cited": int(issubclass(kind, Work)),
        "names": [entry.heading for entry in entries],
        "ids": {n: entry.id for n, entry in enumerate(entries) if entry.id != plain(entry.heading).replace(" ", "-")},
        "facets": facets,
        "ranges": ranges,
        "texts": short,
        "columns": _columns(kind, {*facets, *ranges, *short, *long}),
        "shortcuts": [[it.name, *it.shortcut] for it in fields if it.shortcut[0] and it.name in facets],
        "as_surveyed": {it.name: it.as_surveyed for it in fields if it.as_surveyed},
    }
    links = {it.name: [code(entry) for entry in entries] for it in fields if it.link and it.name in facets}
    shown = tuple((it.name, it.title(kind)) for it in fields if it.panel and it.name in {**facets, **ranges})
    terms = {name: [option[0] for option in facet["terms"]] for name, facet in facets.items()}
    return Explorer(_dump(rows), _dump(links), shown, terms)


def explorer_texts(
    kind: type[Entry], entries: Sequence[Entry], terms: Mapping[str, list[str]], catalog: Catalog
) -> str:
    """The file of longer texts of these entries, in their order; `terms` are those of the explorer."""
    fields = EXPLORED[kind]
    texts = {
        "texts": _texts("long text", kind, entries, catalog),
        "title": next((it.name for it in fields if it.is_title), ""),
        "names": [", ".join(it for it in (entry.name, *entry.aliases) if it != entry.heading) for entry in entries],
        "aliases": {it.name: _aliases(it, kind, terms[it.name], catalog) for it in fields if it.name in terms},
    }
    return _dump(texts)


def _texts(form: str, kind: type[Entry], entries: Sequence[Entry], catalog: Catalog) -> dict[str, list[str]]:
    found = {}
    for it in EXPLORED[kind]:
        if it.form == form:
            text = it.values(entries, catalog)
            found[it.name] = [text(entry) for entry in entries]
    return found


def _columns(kind: type[Entry], known: set[str]) -> list[tuple[Any, ...]]:
    """(field, label, 1 if shown unasked, what it is sorted by …) of every column after the name: the table's, then the rest."""
    fields = {it.name: it for it in EXPLORED[kind]}
    usual = [name for name in columns(kind) if name in known]
    rest = [name for name, it in fields.items() if it.column and name in known and name not in usual]
    return [_column(fields[name], kind, name in usual) for name in (*usual, *rest)]


def _column(field: Field, kind: type[Entry], usual: bool) -> tuple[Any, ...]:
    """The last two, the range it is sorted by and the term that is a link, are left out where there are none."""
    made = (field.name, field.head or field.title(kind), int(usual), field.order, field.order_by, field.link)
    return made if field.link else made[:5] if field.order_by else made[:4]


def _range(
    field: Field, kind: type[Entry], entries: Sequence[Entry], catalog: Catalog, facets: dict[str, Any]
) -> dict[str, Any] | None:
    """The numbers of each entry, the smallest first; None if no entry has one."""
    number = field.values(entries, catalog)
    values = [number(entry) for entry in entries]
    if not any(values):
        return None
    made = {"label": field.title(kind), "write": field.write} | ({"hint": field.hint} if field.hint else {})
    if field.in_units:
        units = {option[0]: n for n, option in enumerate(facets[field.in_units]["terms"])}
        return made | {"units": field.in_units, "values": [[[n, units[unit]] for n, unit in row] for row in values]}
    return made | {"values": [_single(row) for row in values]}


def _single(found: int | list[int] | None) -> int | list[int] | None:
    return found if not isinstance(found, list) else None if not found else found[0] if len(found) == 1 else found


def _facet(
    field: Field, kind: type[Entry], entries: Sequence[Entry], as_counted: Mapping[int, Entry], catalog: Catalog
) -> dict[str, Any] | None:
    """The terms that these entries use, with the terms above them, and each entry's terms by number; None if none.

    `as_counted` has by their places the entries as the survey counts them, which holds while a reader looks at the
    survey's set alone.
    """
    of = field.values(entries, catalog)
    values = [of(entry) for entry in entries]
    counted = {n: found for n, it in as_counted.items() if (found := of(it)) != values[n]}
    used = {*chain.from_iterable(values), *chain.from_iterable(counted.values())}
    if not used:
        return None
    options = _options(field, kind, used, catalog)
    number = {option[0]: n for n, option in enumerate(options)}
    terms = [(name, label, number[parent]) if parent else (name, label) for name, label, parent in options]
    packed = cache(lambda found: _packed([number[value] for value in found]))  # many entries have the same
    made: dict[str, Any] = {"label": field.title(kind), "terms": terms, "values": [*map(packed, values)]}
    made |= {"in_order": 1} if field.in_order else {}
    if several := [number[it] for it in _of_several(field.vocabulary(kind), catalog) if it in number]:
        made["of_several"] = several
    counts = {n: packed(found) for n, found in counted.items()}
    return made | ({"counted": counts} if counts else {})


def _of_several(words: str, catalog: Catalog) -> list[str]:
    """The terms that stand for several beside them, which a source does not name one by one."""
    return [it.id for it in catalog.vocabularies[words].terms if it.of_several] if words else []


def _packed(numbers: list[int]) -> int | list[int]:
    return NONE if not numbers else numbers[0] if len(numbers) == 1 else numbers


def _options(field: Field, kind: type[Entry], used: set[str], catalog: Catalog) -> list[Option]:
    """The options of a facet in the order of its word list; without one, by name."""
    if field.options:
        parents = {name: parent for name, _, parent in field.options}
        wanted = {above for name in used for above in _with_parents(name, parents)}
        return [option for option in field.options if option[0] in wanted or field.link]
    words = field.vocabulary(kind)
    if not words:
        named = field.named(kind)
        called = {entry.id: entry.name for entry in catalog.of(named)} if named else {}
        return sorted(((it, called.get(it, it), "") for it in used), key=lambda option: (plain(option[1]), option[0]))
    terms = catalog.vocabularies[words].terms
    parents = {term.id: term.parent or "" for term in terms}
    wanted = {above for name in used for above in _with_parents(name, parents)}
    return [(term.id, term.label, term.parent or "") for term in terms if term.id in wanted]


def _with_parents(name: str, parents: Mapping[str, str]) -> list[str]:
    found = [name]
    while (parent := parents[found[-1]]) and parent not in found:
        found.append(parent)
    return found


def _aliases(field: Field, kind: type[Entry], terms: list[str], catalog: Catalog) -> list[str]:
    """Other words for each term of a facet, so that a search for `CXR` finds X-rays."""
    words = field.vocabulary(kind)
    return [", ".join(catalog.term(words, it).aliases) if words else "" for it in terms]


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
