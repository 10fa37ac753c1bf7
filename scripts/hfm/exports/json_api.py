"""The JSON API, version 1: the same facts as the pages, at addresses that stay."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from hfm.charts import Chart
from hfm.exports.citations import in_formats
from hfm.exports.edition import ABOUT, API, LICENCE, NAME, Edition, Files, Take, one_line, straight
from hfm.exports.openapi import openapi
from hfm.exports.results import results
from hfm.model import KINDS, Entry, Result
from hfm.reading.layout import OTHERS
from hfm.reading.schema import schemas
from hfm.views.citations.citation import Citation
from hfm.views.facts import address


def json_api(edition: Edition, take: Take = straight) -> dict[str, str | bytes]:
    """Every file of the API but those of single entries and of charts, path → text."""
    parts: dict[str, Callable[[], Files]] = {
        "index": lambda: {"index.json": _lines(_fields(_index(edition)))},
        **{kind.FOLDER: partial(_kind, edition, kind) for kind in KINDS.values() if kind is not Result},
        "columns": lambda: {f"{Result.FOLDER}.json": _of_records(results(edition))},
        "words": lambda: {"vocabulary.json": _of_records(words(edition))},
        "corrections": lambda: {"corrections.json": _of_records(corrections(edition))},
        "schemas": lambda: {f"schema/{name}.json": text for name, text in _schemas(edition).items()},
        "description": lambda: {"openapi.json": json.dumps(openapi(edition), ensure_ascii=False, indent=1) + "\n"},
    }
    return _taken(parts, take)


def charts_json(edition: Edition, take: Take = straight) -> dict[str, str | bytes]:
    """The numbers of every chart."""
    return _taken({f"charts/{name}": partial(_chart, edition, name) for name in edition.charts}, take)


def _taken(parts: Mapping[str, Callable[[], Mapping[str, str | bytes]]], take: Take) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    for name, make in parts.items():
        files |= take(f"API: {name}", partial(_made, make), None)[0]
    return files


def _made(make: Callable[[], Files]) -> tuple[Files, None]:
    return {f"{API}/{path}": text for path, text in make().items()}, None


def _kind(edition: Edition, kind: type[Entry]) -> Files:
    """The entries of a kind, an entry a line."""
    return {f"{kind.FOLDER}.json": _collection([line[:-1] for _, line in edition.ended_lines(kind.KIND)])}


def entry_files(edition: Edition, entry: Entry, citation: Citation | None) -> dict[str, str | bytes]:
    """An entry's own file, which has its citation too; its old ids lead to it."""
    cited = {"citation": in_formats(citation)} if citation else {}
    text = _lines(_fields(edition.record(entry) | cited))
    return {f"{API}/{entry.FOLDER}/{name}.json": text for name in (entry.id, *entry.previously)}


def _chart(edition: Edition, name: str) -> dict[str, str]:
    return {f"charts/{name}.json": _lines(_fields(chart_record(edition.charts[name])))}


def words(edition: Edition) -> list[dict[str, Any]]:
    """Every word list with its terms."""
    return [it.model_dump() for it in edition.catalog.vocabularies.values()]


def corrections(edition: Edition) -> list[dict[str, Any]]:
    """Every correction with the entry it belongs to."""
    return [
        {"kind": entry.KIND, "id": entry.id, "name": entry.name, **vars(it), "url": edition.page(entry)}
        for entry in edition.catalog.all_entries
        for it in entry.corrections
    ]


def chart_record(chart: Chart) -> dict[str, Any]:
    """A chart's question and its numbers; each row names the set of entries it counts (`view`)."""
    rows = [{"view": view.id, **dict(zip(view.columns, row, strict=True))} for view in chart.views for row in view.rows]
    views = [{"id": view.id, "label": view.label, "summary": view.summary} for view in chart.views]
    return {"name": chart.name, "title": chart.title, "counted": chart.counted, "views": views, "rows": rows}


def _of_records(records: Iterable[dict[str, Any]]) -> bytes:
    return _collection([one_line(it).encode() for it in records])


def _collection(lines: Sequence[bytes]) -> bytes:
    """`{"count", "items"}`, an item a line: small, and a change shows as the lines that changed."""
    listed = b"\n%b\n" % b",\n".join(lines) if lines else b""
    return b'{"count": %d, "items": [%b]}\n' % (len(lines), listed)


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
        "counts": {kind.FOLDER: len(edition.catalog.every(kind)) for kind in KINDS.values()},
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
    return [f'"{key}": {_short(value) or one_line(value)}' for key, value in record.items()]


def _short(value: Any) -> str:
    """What says nothing, which half the fields of a record do."""
    return "null" if value is None else "[]" if value == () else ""


def _lines(fields: Iterable[str]) -> str:
    """An object, a field a line."""
    return "{\n " + ",\n ".join(fields) + "\n}\n"
