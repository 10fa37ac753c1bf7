"""JSON: items of our own API, or a list of records with the addresses where their facts were read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hfm.exports.edition import group_key
from hfm.importing import score_tables
from hfm.importing.candidate import Candidate, kind_by_title
from hfm.importing.publications import published
from hfm.importing.words import terms, terms_inside, without_what_follows
from hfm.model import KINDS
from hfm.model.addresses import address_fault
from hfm.model.catalog import Catalog

_MADE = {"id", "kind", "subfield", "pillar", "theme", "url", "first_public"}  # these follow from the rest
_STATED = ("title", "backbone", "scale", "summary", "authors", "aliases")
_READ = {
    *_STATED, "name", "kind", "subfield", "published", "date", "year", "venue", "doi", "arxiv", "paper_url", "code_url", "weights_url",
    "data_url", "project_url", "licence", "parameters", "pretraining", "adaptation", "modalities", "downstream", "tasks", "evidence", "unsure",
}  # fmt: skip
_UNSURE = {"downstream": "tasks", "weights_url": "weights", "paper_url": "links", "code_url": "links"}


_COUNTS_AS_NOTHING: tuple[str, list[str]] = ("counted_as", [])  # a statement, in a correction


def read(text: str, path: str, catalog: Catalog) -> Iterator[Candidate]:
    """One candidate a record, in the order of the file. Raises ValueError when it is no list of records."""
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    if isinstance(found, dict):
        found = next((it for it in found.values() if isinstance(it, list)), None)
    if not isinstance(found, list):
        raise ValueError("there is no list of records in it")
    if found and all(isinstance(it, dict) and {"table", "scores"} <= set(it) for it in found):
        yield from score_tables.from_api(found, path)
        return
    for number, record in enumerate(found, 1):
        origin = f"{path}: record {number}"
        if not isinstance(record, dict):
            yield Candidate(origin, "", {"name": "?"}, refused="this is no record of `field: value`")
        elif not isinstance(record.get("name"), str) or not record["name"].strip():
            yield Candidate(origin, "", {"name": str(record.get("title") or "?")}, refused="the record has no name")
        elif "sources" in record or "id" in record:
            yield _of_our_own(record, origin, path)
        else:
            yield _of_another(record, origin, path, catalog)


def _of_our_own(record: dict[str, Any], origin: str, path: str) -> Candidate:
    """An item of our API: the fields of an entry, with null and [] for what is not known."""
    kind = _kind(record, path)
    it = Candidate(origin, "", {}, kind=kind, stated_id=str(record.get("id") or ""))
    it.group = str(record.get(group_key(kind)) or "") if KINDS[kind].GROUPS else ""
    made = _MADE - {*KINDS[kind].model_fields} | {"id"}
    it.data = {name: kept for name, value in record.items() if name not in made and (kept := _pruned(value))}
    without_what_follows(it.data)
    return it


def _kind(record: dict[str, Any], path: str) -> str:
    named = str(record.get("kind") or "")
    place = f"{record.get('url') or ''} {path}"
    by_place = (kind for kind, cls in KINDS.items() if re.search(rf"(?:^|[/ ]){cls.FOLDER}(?:/|\.json)", place))
    return named if named in KINDS else next(by_place, kind_by_title(str(record.get("title") or "")))


def _pruned(value: Any) -> Any:
    """The value without null and empty lists in it."""
    if isinstance(value, dict):
        kept = {name: _pruned(item) for name, item in value.items()}
        return {
            name: it for name, it in kept.items() if it not in (None, [], {}, "") or (name, it) == _COUNTS_AS_NOTHING
        }
    if isinstance(value, list):
        return [_pruned(item) for item in value]
    return value


def _of_another(record: dict[str, Any], origin: str, path: str, catalog: Catalog) -> Candidate:
    it = Candidate(origin, _text(record, "subfield"), {"name": record["name"].strip()}, kind=_kind(record, path))
    fields = set(KINDS[it.kind].model_fields) - _READ - {"sources", "licence"}
    it.data |= {name: kept for name in fields if (kept := _pruned(record.get(name)))}
    if odd := [name for name, value in record.items() if name not in _READ | fields and value not in (None, [], "")]:
        it.doubts.append(f"not read: {', '.join(odd)}")
    date = _text(record, "published") or _text(record, "date")
    if date and not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", date, re.ASCII):
        it.doubts.append(f"published: '{date[:40]}' is left out: write YYYY, YYYY-MM or YYYY-MM-DD")
        date = ""
    for name in _STATED:
        if value := record.get(name):
            it.data[name] = value
    year = record.get("year") if isinstance(record.get("year"), int) else int(date[:4]) if date else None
    made = published(
        catalog, it.doubts, venue=re.sub(r"[ ,]+(?:19|20)\d{2}$", "", _text(record, "venue")), year=year, date=date, doi=_text(record, "doi"), arxiv=_text(record, "arxiv"), url=_text(record, "paper_url") or str((record.get("links") or {}).get("paper") or "") if isinstance(record.get("links") or {}, dict) else "",
    )  # fmt: skip
    made["links"] = it.data.pop("links", {}) | made.get("links", {})
    for name in ("code", "data", "project"):
        if (url := _text(record, f"{name}_url")) and not address_fault(url):
            made["links"][name] = url
    it.data |= {"year": year} if year else {}
    it.data |= {name: value for name, value in made.items() if value}
    _terms(it, record, catalog)
    it.data["sources"] = _sources(record)
    unsure = [_UNSURE.get(name, name) for name in record.get("unsure") or [] if isinstance(name, str)]
    if it.kind == "model" and (unsettled := [name for name in dict.fromkeys(unsure) if name in it.data]):
        it.data["unsettled"] = unsettled
    return it


def _terms(it: Candidate, record: dict[str, Any], catalog: Catalog) -> None:
    """The closed fields, in the words of the catalog."""
    found: dict[str, Any] = {
        "modalities": terms(catalog, "modalities", _words(record, "modalities"), it, "modalities"),
        "tasks": terms(catalog, "tasks", _words(record, "downstream") + _words(record, "tasks"), it, "tasks"),
    }
    licence = next(iter(terms(catalog, "licences", _words(record, "licence"), it, "licence")), "")
    if it.kind == "model":
        found |= {
            "pretraining": next(
                iter(terms(catalog, "pretraining", _words(record, "pretraining"), it, "pretraining")), ""
            ),
            "adaptation": terms(catalog, "adaptation", _words(record, "adaptation"), it, "adaptation"),
            "backbone_families": terms_inside(catalog, "backbones", _text(record, "backbone")),
            "parameters_printed": _text(record, "parameters"),
            "weights": {"url": _text(record, "weights_url")} if _text(record, "weights_url") else {},
        }
        if licence:
            it.doubts.append(f"licence: is '{licence}' that of the code or of the weights?")
    elif licence:
        found["licence"] = licence
    it.data |= {name: value for name, value in found.items() if value}


def _sources(record: dict[str, Any]) -> list[dict[str, str]]:
    proofs = [it for it in record.get("evidence") or [] if isinstance(it, dict) and it.get("url")]
    states = [" ".join(str(it.get("what") or it.get("states") or "").split())[:400] for it in proofs]
    return [
        {"url": str(it["url"]), **({"states": text} if text else {})} for it, text in zip(proofs, states, strict=True)
    ]


def _text(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _words(record: dict[str, Any], name: str) -> list[str]:
    value = record.get(name)
    found = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [it for it in found if isinstance(it, str) and it.strip()]
