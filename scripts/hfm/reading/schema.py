"""The JSON Schema of what a YAML file may say: the models' own, with the catalog's words put in.

Editors complete and explain with it (`make setup` writes schema/<kind>.json), programs read it at
api/v1/schema/<kind>.json. `hfm check` does not need it: the models check more than a schema can say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from hfm.model import KINDS, SLUG, Entry, Term
from hfm.model import parts as parts_module
from hfm.model import results as results_module
from hfm.model.catalog import Catalog, once
from hfm.model.marks import Mark, mark_of
from hfm.reading.layout import OTHERS, key_order

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PARTS: dict[str, type[BaseModel]] = {
    name: part
    for module in (parts_module, results_module)
    for name, part in vars(module).items()
    if isinstance(part, type) and issubclass(part, BaseModel)
}
Schema = dict[str, Any]


def schemas(catalog: Catalog) -> dict[str, str]:
    """Name → JSON Schema as text: one for each kind, for a `vocabulary`, and for each file of the whole."""
    classes: dict[str, type[BaseModel]] = {**KINDS, **OTHERS}
    found = {name: schema(cls, catalog) for name, cls in classes.items()}
    return {name: json.dumps(it, ensure_ascii=False, indent=2) + "\n" for name, it in found.items()}


@once
def schema(cls: type[BaseModel], catalog: Catalog) -> Schema:
    """The schema of one class as a contributor writes it: what is not known is left out, so nothing is ever null."""
    found = _plain(cls.model_json_schema())
    with_words(found, cls, catalog)
    if issubclass(cls, Entry):
        found["properties"] = {key: found["properties"][key] for key in key_order(cls.KIND)}
    return {"$schema": DIALECT, **found}


def with_words(found: Schema, cls: type[BaseModel], catalog: Catalog) -> None:
    """Put the ids, labels and meanings of the word lists, and the pattern of entry ids, where the model marks them."""
    described = [(cls, found), *((PARTS[name], part) for name, part in found.get("$defs", {}).items() if name in PARTS)]
    for owner, described_by in described:
        for field, mark in _marked_fields(owner):
            if field in described_by["properties"]:
                _leaf(described_by["properties"][field]).update(_words(mark, catalog))


def _marked_fields(owner: type[BaseModel]) -> Iterator[tuple[str, Mark]]:
    for field in owner.model_fields:
        if mark := mark_of(owner, field):
            yield field, mark


def _words(mark: Mark, catalog: Catalog) -> Schema:
    if not isinstance(mark, Term):
        return {"pattern": f"^{SLUG}$", "x-entry": mark.kind}
    words = catalog.vocabularies.get(mark.vocabulary)
    if not words:
        return {}
    meanings = [f"{term.label}: {term.definition}" for term in words.terms]
    return {"enum": [term.id for term in words.terms], "enumDescriptions": meanings, "x-vocabulary": words.id}


def _leaf(found: Schema) -> Schema:
    """The schema of the text itself: inside a list, or beside null."""
    if "items" in found:
        return _leaf(found["items"])
    return next((_leaf(it) for it in found.get("anyOf", ()) if it.get("type") != "null"), found)


def _plain(found: Any) -> Any:
    """Without null and defaults, which no entry writes, and with patterns that JavaScript reads too."""
    if isinstance(found, list):
        return [_plain(item) for item in found]
    if not isinstance(found, dict):
        return found
    kept = {key: _plain(value) for key, value in found.items() if key != "default"}
    if isinstance(pattern := kept.get("pattern"), str):
        kept["pattern"] = pattern.replace('\\"', '"')
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return kept | ({"anyOf": choices} if choices else {})
