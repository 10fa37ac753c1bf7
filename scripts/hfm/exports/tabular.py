"""The catalog as CSV, a file a kind, with a Frictionless data package that says what each column holds."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from hfm.exports.columns import APART, Column, columns, columns_of_part, folder_of
from hfm.exports.edition import ABOUT, LICENCE, NAME, Edition
from hfm.exports.formulas import guarded
from hfm.exports.results import SCORE, flat_scores
from hfm.model import KINDS

SEPARATOR = "; "


def tabular(edition: Edition) -> dict[str, str]:
    """`data/<kind>.csv`, sources, corrections and vocabulary beside them, and `data/datapackage.json`."""
    tables = [*_kinds(edition), *_parts(edition), _scores(edition), _vocabulary(edition)]
    files = {f"{name}.csv": as_csv(cells) for name, _, _, cells in tables}
    resources = [_resource(name, about, fields, files[f"{name}.csv"]) for name, about, fields, _ in tables]
    files["datapackage.json"] = json.dumps(_package(edition, resources), ensure_ascii=False, indent=1) + "\n"
    return {f"data/{name}": text for name, text in files.items()}


Rows = Iterable[Iterable[Any]]
Table = tuple[str, str, Sequence[Column], Rows]


def _kinds(edition: Edition) -> Iterable[Table]:
    for kind in KINDS.values():
        heads = columns(kind, edition.catalog)
        cells = [[column.value(record) for column in heads] for record in edition.records[kind.KIND]]
        yield kind.FOLDER, f"{kind.PLURAL} of the catalog", heads, [[it.name for it in heads], *cells]


def _parts(edition: Edition) -> Iterable[Table]:
    """Where facts were read, and what was corrected: a row each, with the entry it belongs to."""
    about = {"sources": "Where the facts of each entry were read", "corrections": "Where a source is wrong or in doubt"}
    for name, part in APART.items():
        heads = (*_entry_columns(), *columns_of_part(part, edition.catalog))
        rows = [
            {"kind": kind, "id": record["id"], **it}
            for kind, records in edition.records.items()
            for record in records
            for it in record[name]
        ]
        yield (
            name,
            about[name],
            heads,
            [[it.name for it in heads], *([it.value(row) for it in heads] for row in rows)],
        )


def _scores(edition: Edition) -> Table:
    cells = [[row[it.name] for it in SCORE] for row in flat_scores(edition)]
    return "scores", "Every reported number, with its column and its place", SCORE, [[it.name for it in SCORE], *cells]


def _vocabulary(edition: Edition) -> Table:
    names = (
        "vocabulary",
        "id",
        "label",
        "code",
        "definition",
        "aliases",
        "parent",
        "url",
        "commercial_use",
        "share_alike",
        "by_request",
    )
    heads = [Column(name, (name,), name.capitalize(), "", "string", several=name == "aliases") for name in names]
    cells = [
        [words.id if name == "vocabulary" else getattr(term, name) for name in names]
        for words in edition.catalog.vocabularies.values()
        for term in words.terms
    ]
    return "vocabulary", "The words that fields may use", heads, [list(names), *cells]


def _entry_columns() -> tuple[Column, Column]:
    return (
        Column("kind", ("kind",), "Kind", "the kind of the entry", "string", words=tuple(KINDS)),
        Column("id", ("id",), "Id", "the id of the entry", "string"),
    )


def _cell(value: Any) -> str:
    """A value as a cell: lists joined, records by their name, nothing that a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value)  # a number below nothing is no formula
    if isinstance(value, (tuple, list)):
        return _cell(SEPARATOR.join(map(_item, value)))
    return guarded(str(value))


def _item(value: Any) -> str:
    """An item of a list: itself, a record's name, or its values (`1112 volumes`)."""
    if not isinstance(value, dict):
        return str(value)
    return str(value["name"]) if "name" in value else " ".join(map(str, value.values()))


def as_csv(rows: Rows) -> str:
    """These values, heads among them, as the text of a file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(map(_cell, row) for row in rows)
    return out.getvalue()


def _package(edition: Edition, resources: list[dict[str, Any]]) -> dict[str, Any]:
    site = {"homepage": edition.addresses.site} if edition.addresses.site else {}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "awesome-hfm",
        "title": NAME,
        "description": f"{ABOUT} Lists in a cell are joined by '{SEPARATOR}'; a cell that a spreadsheet would run as a"
        " formula begins with an apostrophe.",
        "version": edition.catalog.version.replace("-", "."),
        **site,
        "licenses": [{"name": LICENCE["name"], "path": LICENCE["url"]}],
        "resources": resources,
    }


def _resource(name: str, about: str, fields: Sequence[Column], text: str) -> dict[str, Any]:
    data = text.encode("utf-8")
    is_kind = name in {kind.FOLDER for kind in KINDS.values()}
    keys = [
        {"fields": [it.name], "reference": {"resource": folder_of(it), "fields": ["id"]}}
        for it in fields
        if it.refers_to and not it.several
    ]
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "description": about,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},  # said, so that no reader has to guess
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {
            "fields": [_field(it) for it in fields],
            **({"primaryKey": ["id"]} if is_kind else {}),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints = {"enum": list(column.words)} if column.words and not column.several else {}
    return {
        "name": column.name,
        "type": "string" if column.several else column.type,
        "title": column.title,
        "description": column.description + (f" (joined by '{SEPARATOR}')" if column.several else ""),
        **({"constraints": constraints} if constraints else {}),
    }
