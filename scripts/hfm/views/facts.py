"""An entry as the facts a page shows: labels and linked values, in the order of the model."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from hfm.model import KINDS, Entry, Links, Model, Part, Ref, Result, Term, Work
from hfm.model.catalog import Catalog
from hfm.model.marks import marked_values, reference_fields
from hfm.model.parts import Parameters
from hfm.views.citations.citation import doi_url

# Shown elsewhere on the page, or not to readers.
_NOT_FACTS = frozenset(
    {"id", "group", "name", "links", "sources", "corrections", "added", "verified", "previously", "notes"}
    | {"metrics", "flaws", "columns", "rows", "address", "place", "date_is", "read_as"}
    | {
        "title",
        "authors",
        "summary",
        "points",
        "covers",
        "unsettled",
        "size",
        "preprint",
        "publication",
        "group_authors",
    }
)


class Value(NamedTuple):
    """A value as a reader sees it: text, where it leads (relative to the site's root), what it means."""

    text: str
    href: str = ""
    means: str = ""


# The values of an entry that are terms or references, by their keys.
Marked = dict[tuple[str | int, ...], Value]


class Fact(NamedTuple):
    """A row of the facts card. `settled` is False where the value is a reading and not a statement."""

    field: str
    label: str
    values: tuple[Value, ...]
    settled: bool = True


def facts(entry: Entry, catalog: Catalog, elsewhere: Container[str] = ()) -> tuple[Fact, ...]:
    """Every field that has a value and is not shown elsewhere, as the entries are that it lists; terms lead to the
    vocabulary, references to pages."""
    unsettled = getattr(entry, "unsettled", ())
    lists = reference_fields(type(entry))
    fields = [it for it in type(entry).model_fields if it not in _NOT_FACTS and it not in lists and it not in elsewhere]
    marked = _marked_in(entry, fields, catalog)
    found = []
    for name in fields:
        if (value := getattr(entry, name)) in (None, ()):
            continue
        if isinstance(value, Part):
            found += _facts_of_part(name, value, marked)
            continue
        label = type(entry).model_fields[name].title or name
        found.append(Fact(name, label, _values(name, value, marked), name not in unsettled))
    return tuple(found)


def cells(entry: Entry, fields: Sequence[str], catalog: Catalog) -> dict[str, tuple[Value, ...]]:
    """The values that these fields of an entry have, as `facts` shows them; no other field is read."""
    marked = _marked_in(entry, fields, catalog)
    return {name: _values(name, value, marked) for name in fields if (value := getattr(entry, name)) not in (None, ())}


def _marked_in(entry: Entry, fields: Sequence[str], catalog: Catalog) -> Marked:
    return {keys: _marked(mark, value, catalog) for keys, mark, value in marked_values(entry, among=fields)}


def _values(name: str, value: object, marked: Marked) -> tuple[Value, ...]:
    if not isinstance(value, tuple):
        return (_value(value, (name,), marked),)
    return tuple(_value(item, (name, n), marked) for n, item in enumerate(value))


def _value(item: object, keys: tuple[str | int, ...], marked: Marked) -> Value:
    if isinstance(item, (str, int)):
        return marked.get(keys) or Value(str(item))
    if isinstance(item, Parameters):
        return Value(f"{item.name}: {item.count:,}" if item.name else f"{item.count:,}")
    # A part with a name, linked when one of its values is.
    linked = next((value for found, value in marked.items() if found[: len(keys)] == keys), Value(""))
    more = ", ".join(filter(None, (getattr(item, "size", None), getattr(item, "stage", None))))
    return Value(f"{getattr(item, 'name', None) or linked.text}{f' ({more})' if more else ''}", linked.href)


def _facts_of_part(name: str, part: Part, marked: Marked) -> list[Fact]:
    """A row for each value of a record that stands alone, such as the licence of the code; addresses are buttons."""
    return [
        Fact(f"{name}.{key}", info.title or key, (marked.get((name, key)) or Value(str(value)),))
        for key, info in type(part).model_fields.items()
        if (value := getattr(part, key)) is not None and key != "url"
    ]


def _marked(mark: Term | Ref, value: str, catalog: Catalog) -> Value:
    if isinstance(mark, Ref):
        return link(mark.kind, value, catalog)
    return Value(catalog.term(mark.vocabulary, value).label, f"vocabulary/#{mark.vocabulary}-{value}")


def address(kind: str, entry_id: str) -> str:
    """Where the page of an entry is, relative to the site's root."""
    return f"{KINDS[kind].FOLDER}/{entry_id}/"


def link_to(entry: Entry) -> Value:
    """The heading of an entry, leading to its page."""
    return Value(entry.heading, address(entry.KIND, entry.id))


def link(kind: str, entry_id: str, catalog: Catalog) -> Value:
    """The same of an entry that nobody looks into."""
    return Value(catalog.heading(kind, entry_id), address(kind, entry_id))


def buttons(entry: Entry) -> tuple[Value, ...]:
    """The addresses a reader leaves by: the links of the entry, then DOI and arXiv where known."""
    found = []
    for name, info in Links.model_fields.items():
        url = getattr(entry.links, name)
        if url and url.startswith("http"):
            found.append(Value(info.title or name, url))
    if isinstance(entry, Model) and entry.weights and entry.weights.url:
        found.append(Value("Weights", entry.weights.url))
    if isinstance(entry, Result):
        found.append(Value("The table at its source", entry.address))
    if isinstance(entry, Work):
        doi, arxiv = doi_url(entry.doi), f"https://arxiv.org/abs/{entry.arxiv}"
        shown = {value.href for value in found}
        if entry.doi and doi not in shown:
            found.append(Value("DOI", doi))
        if entry.arxiv and arxiv not in shown:
            found.append(Value("arXiv", arxiv))
    return tuple(found)
