"""The Parquet files as Croissant describes them, for whoever loads data sets into machine learning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from hfm.exports.columns import Column
from hfm.exports.edition import ABOUT, LICENCE, NAME, Edition
from hfm.exports.tables import Table

Node = dict[str, Any]
_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}
# What Croissant 1.0 prescribes, word for word.
_CONTEXT: Node = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(edition: Edition, described: Sequence[tuple[Node, Node]]) -> dict[str, str]:
    """`data/croissant.json`, of what `described` says of each Parquet file."""
    whole = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "awesome-hfm",
        "alternateName": NAME,
        "description": ABOUT,
        "license": LICENCE["url"],
        "url": edition.addresses.site or "./",
        "version": edition.version,
        "datePublished": edition.catalog.version,
        "creator": {"@type": "Organization", "name": f"The {NAME} contributors"},
        "citeAs": f"The {NAME} contributors: {NAME}, edition {edition.version}. {edition.addresses.site}".rstrip(),
        "isLiveDataset": True,
        "distribution": [file for file, _ in described],
        "recordSet": [records for _, records in described],
    }
    return {"data/croissant.json": json.dumps(whole, ensure_ascii=False, indent=1) + "\n"}


def described(table: Table, edition: Edition, content: bytes) -> tuple[Node, Node]:
    """A Parquet file, with its digest, and the records in it."""
    return _file(table, edition, content), _records(table)


def _file(table: Table, edition: Edition, content: bytes) -> Node:
    name = f"{table.name}.parquet"
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "description": table.about,
        "contentUrl": edition.url(f"data/{name}") if edition.addresses.site else name,
        "contentSize": f"{len(content)} B",
        "encodingFormat": "application/x-parquet",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _records(table: Table) -> Node:
    """A record set with every column but the lists of records, which Croissant has no flat word for."""
    fields = [_field(table, column) for column in table.columns if not column.part]
    key = {"key": {"@id": f"{table.name}/id"}} if table.is_kind else {}
    return {
        "@type": "cr:RecordSet", "@id": table.name, "name": table.name, "description": table.about, **key, "field": fields,
    }  # fmt: skip


def _field(table: Table, column: Column) -> Node:
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": f"{table.name}/{column.name}",
        "description": column.description or column.title,
        "dataType": _TYPES.get(column.type, "sc:Text"),
        **({"repeated": True} if column.several else {}),
        "source": {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": column.name}},
    }
