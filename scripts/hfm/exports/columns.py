"""The columns that flat formats give an entry, read off the JSON Schema of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from operator import itemgetter
from typing import Any

from hfm.exports.edition import group_key, record_keys
from hfm.model import KINDS, Correction, Entry, Part, Source
from hfm.model.catalog import Catalog, lasting
from hfm.reading.schema import Schema, schema

# Lists of records have tables of their own.
APART: dict[str, type[Part]] = {"sources": Source, "corrections": Correction}


# What a result table holds has a table of its own too, a row a number.
NESTED = {"result": ("columns", "rows")}

FIRST_PUBLIC = {
    "type": "string", "title": "First public",
    "description": "the day the work was first public, by preprint or publication, as fine as known",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column: where its value is in a record (`keys`), of which type, and whether the value is a list."""

    name: str
    keys: tuple[str, ...]
    title: str
    description: str
    type: str
    several: bool = False
    words: tuple[str, ...] = ()
    vocabulary: str = ""
    refers_to: str = ""
    part: tuple[Column, ...] = ()
    inside: str = ""
    """Of a list of records: the field of theirs that the items are."""

    @cached_property
    def holds_text(self) -> bool:
        """Whether a value is a text, which may look like something else. A date, as fine as known, is none."""
        is_date = self.name == "first_public" or self.name.rpartition("_")[2] == "date"
        return self.several or (self.type == "string" and not is_date)

    @cached_property
    def value(self) -> Callable[[Mapping[str, Any]], Any]:
        """What gives the value that stands there in a record, None where nothing does."""
        if len(self.keys) == 1:
            return itemgetter(*self.keys)
        outer, inner = self.keys
        return partial(_inside, outer, inner)


def _inside(outer: str, inner: str, record: Mapping[str, Any]) -> Any:
    return part[inner] if (part := record[outer]) is not None else None


@lasting
def columns(kind: type[Entry], catalog: Catalog) -> tuple[Column, ...]:
    """The columns of a kind in the order of its records."""
    described = schema(kind, catalog)
    own = {
        "id": {"type": "string", "title": "Id", "description": "the id of the entry, unique in its kind"},
        "url": {"type": "string", "title": "Page", "description": "the page of the entry"},
        "first_public": FIRST_PUBLIC,
        group_key(kind.KIND): {
            "type": "string", "title": group_key(kind.KIND).capitalize(), "description": "its part of the kind",
            "enum": list(kind.GROUPS),
        },
        **described["properties"],
    }  # fmt: skip
    keys = [it for it in record_keys(kind.KIND) if it not in APART and it not in NESTED.get(kind.KIND, ())]
    found = (_columns(key, own[key], described.get("$defs", {})) for key in keys)
    return tuple(column for columns in found for column in columns)


def columns_of_part(part: type[Part], catalog: Catalog) -> tuple[Column, ...]:
    """The columns of a record inside an entry."""
    return _part(schema(part, catalog), {})


def folder_of(column: Column) -> str:
    """The folder of the kind a reference points to."""
    return KINDS[column.refers_to].FOLDER


def _columns(key: str, described: Schema, parts: Schema, *, inside: str = "") -> Iterator[Column]:
    """One column; one for each field of a record that stands there alone."""
    if "$ref" in described and not inside:
        part = _part(_resolved(described, parts), parts)
        yield from (
            Column(f"{key}_{it.name}", (key, it.name), it.title, it.description, it.type, words=it.words) for it in part
        )
        return
    item = described.get("items")
    leaf = _resolved(item or described, parts)
    text = next((choice for choice in leaf.get("anyOf", ()) if choice.get("type")), leaf)
    yield Column(
        name=key,
        keys=(key,),
        title=described.get("title", key),
        description=described.get("description", ""),
        type="date" if text.get("format") == "date" else text.get("type", "string"),
        several=item is not None,
        words=tuple(text.get("enum", ())),
        vocabulary=text.get("x-vocabulary", ""),
        refers_to=text.get("x-entry", ""),
        part=_part(leaf, parts) if "properties" in leaf else (),
    )


def _part(described: Schema, parts: Schema) -> tuple[Column, ...]:
    found = (_columns(key, value, parts, inside="part") for key, value in described["properties"].items())
    return tuple(column for columns in found for column in columns)


def _resolved(described: Schema, parts: Schema) -> Schema:
    made: Schema = parts[described["$ref"].rsplit("/", 1)[1]] if "$ref" in described else described
    return made


# The columns of the table of numbers, a row a number.
SCORE = tuple(
    Column(name, (name,), name.replace("_", " ").capitalize(), about, type_, refers_to=kind)
    for name, about, type_, kind in (
        ("table", "the result table", "string", "result"),
        ("column", "the id of the column in its table", "string", ""),
        ("benchmark", "what was measured", "string", "benchmark"),
        ("part", "the part of the benchmark", "string", ""),
        ("metric", "the measure", "string", ""),
        ("unit", "a fraction ends at 1, per cent at 100", "string", ""),
        ("higher_is_better", "", "boolean", ""),
        ("setting", "how it was measured, in words", "string", ""),
        ("regime", "the same in one word", "string", ""),
        ("split", "as the source prints it", "string", ""),
        ("comparable", "whether the rows of the column stand under one protocol", "string", ""),
        ("model", "the model, where the catalog has it", "string", "model"),
        ("name", "the model as printed", "string", ""),
        ("variant", "which of the model's variants", "string", ""),
        ("reported_by", "self: by the model's own authors", "string", ""),
        ("reporter", "who publishes the table", "string", ""),
        ("value", "the number", "number", ""),
        ("printed", "the number as printed", "string", ""),
        ("rank", "its rank in its column, where the column is comparable", "integer", ""),
        ("date", "of the row, else of the table", "string", ""),
        ("place", "where the number stands, in words", "string", ""),
        ("read_as", "text, or figure where it was read off a picture", "string", ""),
        ("url", "the exact place", "string", ""),
    )
)
