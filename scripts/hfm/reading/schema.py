"""The JSON Schema of what a YAML file may say: the models' own, with the catalog's words put in.

Editors complete and explain with it (`make setup` writes schema/<kind>.json), programs read it at
api/v1/schema/<kind>.json. `hfm check` does not need it: the models check more than a schema can say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator
from pydantic.json_schema import GenerateJsonSchema

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


class WithoutDefaults(GenerateJsonSchema):
    """Schemas name no defaults here, and to write these takes longer than all the rest."""

    def default_schema(self, schema: Any) -> Schema:
        return self.generate_inner(schema["schema"])


def schemas(catalog: Catalog, base: str = "") -> dict[str, str]:
    """Name → JSON Schema as text: one for each kind, for a `vocabulary`, and for each file of the whole.

    `base` is the address of the folder they are published in; where it is not known, a schema's `$id` is its file's name.
    """
    classes: dict[str, type[BaseModel]] = {**KINDS, **OTHERS}
    found = {name: {"$id": f"{base}{name}.json", **schema(cls, catalog)} for name, cls in classes.items()}
    return {name: json.dumps(it, ensure_ascii=False, indent=2) + "\n" for name, it in found.items()}


@once
def schema(cls: type[BaseModel], catalog: Catalog) -> Schema:
    """The schema of one class as a contributor writes it: what is not known is left out, so nothing is ever null."""
    found = _plain(cls.model_json_schema(schema_generator=WithoutDefaults))
    with_words(found, cls, catalog)
    _with_checks(found, cls)
    if issubclass(cls, Entry):
        found["properties"] = {key: found["properties"][key] for key in key_order(cls.KIND)}
    return {"$schema": DIALECT, **found}


def with_words(found: Schema, cls: type[BaseModel], catalog: Catalog) -> None:
    """Put the ids, labels and meanings of the word lists, and the pattern of entry ids, where the model marks them."""
    for owner, properties in _described(found, cls):
        for field, mark in _marked_fields(owner):
            if field in properties:
                _leaf(properties[field]).update(_words(mark, catalog))


def _with_checks(found: Schema, cls: type[BaseModel]) -> None:
    """Name, as `x-checks`, what the model checks of a value beyond its schema, for who can check it too: our form."""
    for owner, properties in _described(found, cls):
        for field, info in owner.model_fields.items():
            if field in properties:
                _check(properties[field], info.annotation, info.metadata)


def _check(found: Schema, annotation: Any, metadata: Sequence[Any]) -> None:
    """Put the names of the checks of a value of this type where the schema describes that value."""
    inside = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _check(found, annotation.__origin__, [*annotation.__metadata__, *metadata])
    if type(None) in inside:
        inside = tuple(it for it in inside if it is not type(None))
        if len(inside) == 1:
            return _check(found, inside[0], metadata)
    names = [it.func.__name__.lstrip("_") for it in metadata if isinstance(it, (AfterValidator, BeforeValidator))]
    if names:
        found["x-checks"] = names
    if get_origin(annotation) is tuple:
        places = [found["items"]] if "items" in found else found["prefixItems"]
        for place, item in zip(places, inside, strict=False):
            _check(place, item, ())
    elif "anyOf" in found:
        for place, choice in zip(found["anyOf"], inside, strict=True):
            _check(place, choice, ())
    return None


def _described(found: Schema, cls: type[BaseModel]) -> Iterator[tuple[type[BaseModel], dict[str, Schema]]]:
    """The class and each part inside it, with what the schema says of its fields."""
    yield cls, found["properties"]
    yield from ((PARTS[name], part["properties"]) for name, part in found.get("$defs", {}).items() if name in PARTS)


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
    """Without null, which no entry writes, and with patterns that JavaScript reads too."""
    if isinstance(found, list):
        return [_plain(item) for item in found]
    if not isinstance(found, dict):
        return found
    kept = {key: _plain(value) for key, value in found.items()}
    if isinstance(pattern := kept.get("pattern"), str):
        kept["pattern"] = pattern.replace('\\"', '"')
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return kept | ({"anyOf": choices} if choices else {})
