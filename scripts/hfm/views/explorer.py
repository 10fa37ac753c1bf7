"""The files of an explorer: every entry of a kind as columns of small numbers; addresses and longer texts in two more."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from hfm.model import Entry, Model, Work
from hfm.model.catalog import COUNTED, Catalog, as_surveyed, is_surveyed, once
from hfm.views.explored import EXPLORED, Field, Option, code, latest
from hfm.views.spellings import plain
from hfm.views.tables import columns

NONE = -1
FIRST = 100  # rows that a page shows before a reader asks for more


_IN_ROWS = ("terms", "range", "text")  # the forms of fields that the first file holds


class Column(NamedTuple):
    """What the rows hold of a field: all but the values, these as JSON, and by their places the values of entries that the
    survey counts otherwise. Entries are in the order of ids, so that another name changes no column."""

    frame: Mapping[str, Any]
    values: str
    counted: Mapping[int, Any]

    def in_order(self, places: Sequence[int]) -> dict[str, Any]:
        """With the values of the entries at these places."""
        values = json.loads(self.values)
        counted = {n: self.counted[place] for n, place in enumerate(places) if place in self.counted}
        made = {**self.frame, "values": [values[place] for place in places]}
        return made | ({"counted": counted} if counted else {})


@dataclass(frozen=True)
class Explorer:
    """Two files beside an explorer's page, and (field, label) of its panels, which stand there from the start."""

    rows: str
    links: str
    panels: tuple[tuple[str, str], ...]


def in_rows(kind: type[Entry]) -> list[Field]:
    """The fields of the first file, each after the one that it takes its units from."""
    return sorted((it for it in EXPLORED[kind] if it.form in _IN_ROWS), key=lambda it: bool(it.in_units))


@once
def newest_first(kind: type[Entry], catalog: Catalog) -> tuple[Entry, ...]:
    """By the day each was first public; what has no day comes last, by year; then by name."""
    by_name = sorted(catalog.every(kind), key=lambda it: (plain(it.name), it.id))
    return tuple(sorted(by_name, key=lambda it: (latest(it, catalog), getattr(it, "year", None) or 0), reverse=True))


def explorer(
    kind: type[Entry], entries: Sequence[Entry], found: Mapping[str, Column | None], catalog: Catalog
) -> Explorer:
    """The explorer of these entries, in their order; `found` has the `column` of each field, of all entries of the kind.

    `rows` holds a position a row in every column: a facet's value is the number of its term, a list of several, or
    -1; a range's is a number, a list of several, or null. `ids` names only the entries whose id does not follow from
    their name. How the browser shows a field travels with it.
    """
    places = {it.id: place for place, it in enumerate(catalog.every(kind))}
    order = [places[it.id] for it in entries]
    fields = [it for it in EXPLORED[kind] if found.get(it.name)]
    made = {it.name: column.in_order(order) for it in fields if (column := found[it.name])}
    facets, ranges, short = ({it.name: made[it.name] for it in fields if it.form == form} for form in _IN_ROWS)
    long = {it.name for it in EXPLORED[kind] if it.form == "long text"}
    rows: dict[str, Any] = {
        "kind": kind.KIND,
        "cited": int(issubclass(kind, Work)),
        "names": [entry.heading for entry in entries],
        "ids": {n: entry.id for n, entry in enumerate(entries) if entry.id != plain(entry.heading).replace(" ", "-")},
        "facets": facets,
        "ranges": ranges,
        "texts": {name: it["values"] for name, it in short.items()},
        "columns": _columns(kind, {*made, *long}),
        "shortcuts": [[it.name, *it.shortcut] for it in fields if it.shortcut[0]],
        "as_surveyed": {it.name: it.as_surveyed for it in EXPLORED[kind] if it.as_surveyed},
    }
    links = {it.name: [code(entry) for entry in entries] for it in fields if it.link}
    shown = tuple((it.name, it.title(kind)) for it in fields if it.panel and it.form != "text")
    return Explorer(_dump(rows), _dump(links), shown)


def terms_of(found: Mapping[str, Column | None]) -> dict[str, list[str]]:
    """Facet → the ids of its terms in their order."""
    return {
        name: [option[0] for option in it.frame["terms"]] for name, it in found.items() if it and "terms" in it.frame
    }


def explorer_texts(
    kind: type[Entry], entries: Sequence[Entry], terms: Mapping[str, list[str]], catalog: Catalog
) -> str:
    """The file of longer texts of these entries, in their order; `terms` are those of the explorer."""
    fields = EXPLORED[kind]
    texts = {
        "texts": {it.name: [*map(it.values(entries, catalog), entries)] for it in fields if it.form == "long text"},
        "title": next((it.name for it in fields if it.is_title), ""),
        "names": [", ".join(it for it in (entry.name, *entry.aliases) if it != entry.heading) for entry in entries],
        "aliases": {it.name: _aliases(it, kind, terms[it.name], catalog) for it in fields if it.name in terms},
    }
    return _dump(texts)


def column(field: Field, kind: type[Entry], catalog: Catalog, units: Column | None = None) -> Column | None:
    """The column of a field, which may take its `units` from another; None where no entry has a value."""
    entries = catalog.every(kind)
    if field.form == "terms":
        return _facet(field, kind, entries, catalog)
    values = [*map(field.values(entries, catalog), entries)]
    if field.form == "range":
        return _range(field, kind, values, units)
    return Column({}, _dump(values), {})


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


def _range(field: Field, kind: type[Entry], values: Sequence[Any], units: Column | None) -> Column | None:
    """The numbers of each entry, the smallest first; None if no entry has one."""
    if not any(values):
        return None
    frame = {"label": field.title(kind), "write": field.write} | ({"hint": field.hint} if field.hint else {})
    if units:
        numbers = {option[0]: n for n, option in enumerate(units.frame["terms"])}
        frame |= {"units": field.in_units}
        return Column(frame, _dump([[[n, numbers[unit]] for n, unit in row] for row in values]), {})
    return Column(frame, _dump([*map(_single, values)]), {})


def _single(found: int | list[int] | None) -> int | list[int] | None:
    return found if not isinstance(found, list) else None if not found else found[0] if len(found) == 1 else found


def _facet(field: Field, kind: type[Entry], entries: Sequence[Entry], catalog: Catalog) -> Column | None:
    """The terms that these entries use, with the terms above them, and each entry's terms by number; None if none.

    Some the survey counts otherwise, which holds while a reader looks at the survey's set alone.
    """
    of = field.values(entries, catalog)
    values = [*map(of, entries)]
    otherwise = _counted_otherwise(kind, catalog) if field.name in COUNTED else {}
    counted = {place: found for place, it in otherwise.items() if (found := of(it)) != values[place]}
    used = {*chain.from_iterable(values), *chain.from_iterable(counted.values())}
    if not used:
        return None
    options = _options(field, kind, used, catalog)
    number = {option[0]: n for n, option in enumerate(options)}
    terms = [(name, label, number[parent]) if parent else (name, label) for name, label, parent in options]
    packed = cache(lambda found: _packed([number[value] for value in found]))  # many entries have the same
    frame: dict[str, Any] = {"label": field.title(kind), "terms": terms, "values": ()}
    frame |= {"in_order": 1} if field.in_order else {}
    if several := [number[it] for it in _of_several(field.vocabulary(kind), catalog) if it in number]:
        frame["of_several"] = several
    return Column(frame, _dump([*map(packed, values)]), {place: packed(found) for place, found in counted.items()})


@once
def _counted_otherwise(kind: type[Entry], catalog: Catalog) -> dict[int, Entry]:
    """The entries that the survey counts otherwise, as it does, by their places in the order of ids."""
    models = ((place, it) for place, it in enumerate(catalog.every(kind)) if isinstance(it, Model) and it.corrections)
    return {place: as_surveyed(it) for place, it in models if is_surveyed(it)}


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
        called = {entry.id: entry.name for entry in catalog.every(named)} if named else {}
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
