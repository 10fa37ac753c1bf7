"""The OpenAPI 3.1 description of the JSON API, from the models: which addresses there are and what each answers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hfm.exports.answers import TEXT, Schema, answers, ref
from hfm.exports.edition import ABOUT, API, LICENCE, NAME, Edition
from hfm.model import KINDS, Work
from hfm.reading.schema import DIALECT

_PROMISE = (
    "Static files. Within v1, names, addresses and meanings stay; new fields may appear. What is not known is null or"
    " an empty list. `url` is a whole address, or relative to the site's root where the site was built without one."
)


_TAGS = {
    "Catalog": "What there is, and what speaks of the catalog as a whole",
    "Entries": "The entries of each kind, all together and one by one",
    "Charts": "The numbers that charts draw",
    "Descriptions": "Of this API, and of the files that contributors write",
}


def openapi(edition: Edition) -> Schema:
    """The whole document."""
    addresses = edition.addresses
    contact = {"name": f"The {NAME} contributors", **({"url": addresses.repository} if addresses.repository else {})}
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": f"{NAME} API",
            "summary": ABOUT,
            "description": _PROMISE,
            "version": f"1.0.0+{edition.catalog.version}",
            "contact": contact,
            "license": {"name": LICENCE["name"], "url": LICENCE["url"]},
        },
        "servers": [{"url": edition.url(API) if addresses.site else "."}],
        "security": [],  # nobody needs a key
        "tags": [{"name": name, "description": about} for name, about in _TAGS.items()],
        "paths": paths(),
        "components": {"schemas": answers(edition)},
    }


def paths() -> Schema:
    """Every address below the API's own, and what it answers."""
    found = {"/index.json": _get("getIndex", "What there is: counts, endpoints, licence, version", "Index")}
    for kind in KINDS.values():
        item, plural = kind.__name__, kind.PLURAL.lower()
        whole = f"{item}WithCitation" if issubclass(kind, Work) else item
        every, answer = _COLLECTED.get(item, (f"All {plural}", f"{item}Collection"))
        found[f"/{kind.FOLDER}.json"] = _get(f"list{kind.FOLDER.capitalize()}", every, answer, tag="Entries")
        one = _get(f"get{item}", f"One of the {plural}", whole, {"id": "the id of the entry"}, tag="Entries")
        found[f"/{kind.FOLDER}/{{id}}.json"] = one
    return found | {
        "/vocabulary.json": _get("listVocabularies", "The word lists that fields draw from", "VocabularyCollection"),
        "/corrections.json": _get(
            "listCorrections", "Where a source is damaged, wrong or in doubt", "CorrectionOfEntryCollection"
        ),
        "/citations.json": _get("getCitations", "Every work as BibTeX, RIS and CSL-JSON, by kind and id", "Citations"),
        "/charts/{name}.json": _get(
            "getChart", "The numbers of a chart", "Chart", {"name": "the name of the chart"}, tag="Charts"
        ),
        "/schema/{kind}.json": _get(
            "getSchema",
            "The JSON Schema of the YAML of a kind, or of another file of the catalog",
            "JsonSchema",
            {"kind": "the kind, or the name of the file"},
            tag="Descriptions",
        ),
        "/openapi.json": _get("getDescription", "The description of this API", "JsonSchema", tag="Descriptions"),
    }


# What a program compares is a column, so that is an item of the collection; a table is one of its own address.
_COLLECTED = {"Result": ("Every column of every result table", "ColumnOfTableCollection")}


def _get(
    name: str, about: str, schema: str, parameters: Mapping[str, str] = MappingProxyType({}), tag: str = "Catalog"
) -> Schema:
    """An operation; `about` is one line, and says for each of the `parameters` what to put in its place."""
    answer = {"content": {"application/json": {"schema": ref(schema)}}, "description": about}
    named = [
        {"name": each, "in": "path", "required": True, "description": what, "schema": TEXT}
        for each, what in parameters.items()
    ]
    told = {"operationId": name, "tags": [tag], "summary": about, "description": f"{about}. A static file."}
    return {
        "get": {
            **told,
            "parameters": named,
            "responses": {"200": answer, "404": {"description": "There is none of this name"}},
        }
    }
