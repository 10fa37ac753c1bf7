"""The JSON API, version 1: the same facts as the pages, at addresses that stay."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from hfm.charts import Chart
from hfm.exports.edition import ABOUT, API, LICENCE, NAME, Edition, one_line
from hfm.exports.openapi import openapi
from hfm.exports.results import results
from hfm.model import KINDS, Result
from hfm.reading.layout import OTHERS
from hfm.reading.schema import schemas
from hfm.views.facts import address


def json_api(edition: Edition) -> dict[str, str]:
    """Every file of the API, path → text. An entry's own file has its citation too, and its old ids lead to it."""
    files = {"index.json": _lines(_fields(_index(edition)))}
    for kind in KINDS.values():
        if kind is not Result:
            files[f"{kind.FOLDER}.json"] = _collection(edition.lines(kind.KIND))
        for record, fields in zip(edition.records[kind.KIND], edition.fields[kind.KIND], strict=True):
            cited = edition.formats.get(f"{kind.KIND}/{record['id']}")
            text = _lines([*fields, *_fields({"citation": cited} if cited else {})])
            files |= {f"{kind.FOLDER}/{name}.json": text for name in (record["id"], *record["previously"])}
    files[f"{Result.FOLDER}.json"] = _collection(map(one_line, results(edition)))
    words = [it.model_dump() for it in edition.catalog.vocabularies.values()]
    files["vocabulary.json"] = _collection(map(one_line, words))
    files["corrections.json"] = _collection(map(one_line, corrections(edition)))
    files |= {f"charts/{name}.json": _lines(_fields(chart_record(chart))) for name, chart in edition.charts.items()}
    files |= {f"schema/{name}.json": text for name, text in _schemas(edition).items()}
    files["openapi.json"] = json.dumps(openapi(edition), ensure_ascii=False, indent=1) + "\n"
    return {f"{API}/{path}": text for path, text in files.items()}


def corrections(edition: Edition) -> list[dict[str, Any]]:
    """Every correction with the entry it belongs to."""
    return [
        {"kind": entry.KIND, "id": entry.id, "name": entry.name, **it.model_dump(), "url": edition.page(entry)}
        for entry in edition.catalog.all_entries
        for it in entry.corrections
    ]


def chart_record(chart: Chart) -> dict[str, Any]:
    """A chart's question and its numbers; each row names the set of entries it counts (`view`)."""
    rows = [{"view": view.id, **dict(zip(view.columns, row, strict=True))} for view in chart.views for row in view.rows]
    views = [{"id": view.id, "label": view.label, "summary": view.summary} for view in chart.views]
    return {"name": chart.name, "title": chart.title, "counted": chart.counted, "views": views, "rows": rows}


def _collection(items: Iterable[str]) -> str:
    """`{"count", "items"}`, an item a line: small, and a change shows as the lines that changed."""
    lines = list(items)
    listed = "\n" + ",\n".join(lines) + "\n" if lines else ""
    return f'{{"count": {len(lines)}, "items": [{listed}]}}\n'


def _index(edition: Edition) -> dict[str, Any]:
    folders = [kind.FOLDER for kind in KINDS.values()]
    return {
        "name": NAME,
        "description": ABOUT,
        "api": "v1",
        "version": edition.catalog.version,
        "licence": LICENCE,
        "site": edition.addresses.site or None,
        "repository": edition.addresses.repository or None,
        "counts": {kind.FOLDER: len(edition.records[kind.KIND]) for kind in KINDS.values()},
        "endpoints": {
            **{folder: f"{folder}.json" for folder in folders},
            **{name: f"{name}.json" for name in ("vocabulary", "corrections", "citations", "openapi")},
            "entries": {folder: f"{folder}/{{id}}.json" for folder in folders},
            "charts": {name: f"charts/{name}.json" for name in edition.charts},
            "schema": {name: f"schema/{name}.json" for name in (*KINDS, *OTHERS)},
        },
    }


def _schemas(edition: Edition) -> dict[str, str]:
    """The schemas of all files of the catalog, which name their published address."""
    return schemas(edition.catalog, edition.url(f"{API}/schema/") if edition.addresses.site else "")


def entry_file(kind: str, entry_id: str) -> str:
    """Where the JSON of an entry is, relative to the site's root."""
    return f"{API}/{address(kind, entry_id).rstrip('/')}.json"


def _fields(record: dict[str, Any]) -> list[str]:
    return [f'"{key}": {one_line(value)}' for key, value in record.items()]


def _lines(fields: Iterable[str]) -> str:
    """An object, a field a line."""
    return "{\n " + ",\n ".join(fields) + "\n}\n"
