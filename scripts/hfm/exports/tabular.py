"""The catalog as CSV, a file a kind, with a Frictionless data package that says what each column holds, and a card."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from hfm.exports.columns import Column, folder_of
from hfm.exports.edition import ABOUT, LICENCE, NAME, Edition, Files, Take, straight
from hfm.exports.formulas import guarded, unguarded
from hfm.exports.hugging_face import hugging_face
from hfm.exports.pieces import joined
from hfm.exports.tables import KIND_OF, Record, Table, tables

SEPARATOR = "|"  # it stands in no item: there it is written as the sign below
INSTEAD = "¦"
# What the readers of CSV take for a number, a truth value or for nothing, though it is a text; as in `guarded`,
# apostrophes are counted along, so that taking one off gives back what was there.
_MISREAD = re.compile(
    r"'*(?:[+-]?(\d[\d_]*\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?(?i:inf|infinity|nan)|(?i:true|false)"
    r"|N/A|n/a|NA|<NA>|NULL|null|None|#N.*)"
)
_VERDICTS = ("allowed", "conditions", "not-allowed", "not-stated")
_LARGEST = Column(
    "parameters_largest", ("parameters_largest",), "Largest", "the largest number of parameters", "integer"
)

Rows = Iterable[Iterable[Any]]


def tabular(edition: Edition, take: Take = straight) -> dict[str, str | bytes]:
    """`data/<kind>.csv`, sources, corrections and vocabulary beside them, and what tells of them all."""
    files: dict[str, str | bytes] = {}
    resources, counts = [], {}
    for name in tables(edition):
        made, (resource, counts[name]) = take(f"CSV: {name}", partial(_csv, edition, name), None)
        files |= made
        resources.append(resource)
    files |= take("data package", lambda: (_package(edition, resources), None), resources)[0]
    about = [(it["name"], counts[it["name"]], it["description"]) for it in resources]
    files |= take("Hugging Face", lambda: (hugging_face(edition, about), None), about)[0]
    return files


def _csv(edition: Edition, name: str) -> tuple[Files, tuple[dict[str, Any], int]]:
    """The file of a table; what the data package says of it, and how many rows it has."""
    table, path = tables(edition)[name], f"data/{name}.csv"
    licences = edition.catalog.vocabularies.get("licences")
    verdicts = {it.id: it.commercial_use for it in licences.terms if it.commercial_use} if licences else {}
    heads = flat(table.columns)
    cells = [(it.value, _cell_of(it)) for it in heads]

    def line(record: Record) -> str:
        return _line([cell(value(record)) for value, cell in cells])

    if kind := KIND_OF.get(name):
        rows = edition.pieces(kind, edition.known(path), lambda it: line(_with_verdicts(_cited(it), verdicts)))
    else:
        rows = [(b"", "".join(map(line, table.records)).encode())]
    content = joined([(b"", as_csv([[it.name for it in heads]]).encode()), *rows])
    return {path: content}, (_resource(table, heads, content), len(table.records))


def flat(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns as cells can hold them: after a list of names, the ids of those that the catalog has."""
    return tuple(made for column in columns for made in (column, *_beside(column)))


def _beside(column: Column) -> Iterator[Column]:
    for it in column.part:
        if it.refers_to:
            about = f"the ids of those that the catalog has as a {it.refers_to}"
            name = f"{column.name}_{it.name}"
            yield replace(column, name=name, description=about, refers_to=it.refers_to, part=(), inside=it.name)
    if column.name == "parameters":
        yield _LARGEST
    if column.name in ("licence", "licence_code", "licence_weights"):
        name, about = f"{column.name}_commercial_use", "whether this licence permits commercial use"
        yield Column(name, (name,), "Commercial use", about, "string", words=_VERDICTS)


def _cited(record: Record) -> Record:
    """The record with ids as one cites them, which are no numbers: `arXiv:2302.07257`, `PMID:12345678`."""
    made = dict(record)
    preprint, identifiers = record.get("preprint"), record.get("identifiers")
    if preprint and preprint["server"] == "arXiv" and preprint["id"]:
        made["preprint"] = {**preprint, "id": f"arXiv:{preprint['id']}"}
    if identifiers and identifiers["pubmed"]:
        made["identifiers"] = {**identifiers, "pubmed": f"PMID:{identifiers['pubmed']}"}
    if "parameters" in record:
        made["parameters_largest"] = max((it["count"] for it in record["parameters"]), default=None)
    return made


def _with_verdicts(record: Record, verdicts: Mapping[str, str]) -> Record:
    """The record with what each of its licences says of commercial use, as its page shows it."""
    if "licence" not in record:
        return record
    licence = record["licence"]
    inside = licence if isinstance(licence, Mapping) else {}
    named = {"licence": None if inside else licence, **{f"licence_{it}": inside.get(it) for it in ("code", "weights")}}
    return {**record, **{f"{it}_commercial_use": verdicts.get(name or "", "not-stated") for it, name in named.items()}}


def _cell_of(column: Column) -> Callable[[Any], Any]:
    """What makes a cell of a value of this column, a text as every reader takes it for one."""
    if column.several:
        return partial(_listed, column.inside)
    return _text if column.holds_text else _cell


def _listed(inside: str, items: Sequence[Any] | None) -> str:
    if not items:
        return ""
    found = [it[inside] for it in items if it[inside]] if inside else map(_item, items)
    return _text(SEPARATOR.join([it.replace(SEPARATOR, INSTEAD) for it in found]))


@lru_cache(maxsize=20_000)  # tables say the same words again and again
def _text(text: str | None) -> str:
    if not text:
        return ""
    told = guarded(text)
    return f"'{text}" if told == text and _MISREAD.fullmatch(text) else told


def uncell(text: str) -> str:
    """What a cell said before an apostrophe was put in front of it."""
    if (bare := unguarded(text)) != text:
        return bare
    return text[1:] if text.startswith("'") and _MISREAD.fullmatch(text, 1) else text


def _cell(value: Any) -> Any:
    """A value as a cell: nothing that a spreadsheet would run; a number below nothing is no formula."""
    if isinstance(value, str):
        return guarded(value)
    return str(value).lower() if isinstance(value, bool) else value


def _item(value: Any) -> str:
    """An item of a list: itself, or of a record its name, or its values (`1112 volumes`, `ViT-B: 93000000`)."""
    if not isinstance(value, dict):
        return str(value)
    if "count" in value and "name" in value:
        return f"{value['name']}: {value['count']}" if value["name"] else f"{value['count']} parameters"
    if "name" in value:
        return str(value["name"] or value.get("dataset") or value.get("model"))
    return " ".join(str(it) for it in value.values() if it is not None)


def as_csv(rows: Rows) -> str:
    """These values, heads among them, as the text of a file."""
    return "".join(_line(map(_cell, row)) for row in rows)


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


_line: Callable[[Iterable[Any]], str] = csv.writer(_Echo(), lineterminator="\r\n").writerow


def _package(edition: Edition, resources: list[dict[str, Any]]) -> Files:
    site = {"homepage": edition.addresses.site} if edition.addresses.site else {}
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "awesome-hfm",
        "title": NAME,
        "description": f"{ABOUT} {IN_CELLS}",
        "version": edition.version,
        **site,
        "licenses": [{"name": LICENCE["name"], "path": LICENCE["url"]}],
        "resources": resources,
    }
    return {"data/datapackage.json": json.dumps(package, ensure_ascii=False, indent=1) + "\n"}


IN_CELLS = (
    f"The items of a list are joined by '{SEPARATOR}', which stands in no item. Identifiers are written as they are"
    " cited (arXiv:2302.07257). An apostrophe stands before a text that a spreadsheet would run as a formula, or that"
    " a program would read as a number or as nothing."
)


def _resource(table: Table, fields: Sequence[Column], data: bytes) -> dict[str, Any]:
    keys = [
        {"fields": [it.name], "reference": {"resource": folder_of(it), "fields": ["id"]}}
        for it in fields
        if it.refers_to and not it.several
    ]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.about,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},  # said, so that no reader has to guess
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {
            "fields": [_field(it) for it in fields],
            **({"primaryKey": ["id"]} if table.is_kind else {}),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints = {"enum": list(column.words)} if column.words and not column.several else {}
    listed = {"type": "list", "delimiter": SEPARATOR, "itemType": "string"}
    return {
        "name": column.name,
        **(listed if column.several else {"type": column.type}),
        "title": column.title,
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }
