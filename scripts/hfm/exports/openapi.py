"""The OpenAPI 3.1 description of the JSON API, from the models: which addresses there are and what each answers."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from hfm.exports.edition import ABOUT, API, LICENCE, NAME, Edition, group_key, record_keys
from hfm.model import KINDS, Correction, Entry, Vocabulary, Work
from hfm.reading.schema import DIALECT, with_words

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_PROMISE = (
    "Static files. Within v1, names, addresses and meanings stay; new fields may appear. What is not known is null or"
    " an empty list. `url` is a whole address, or relative to the site's root where the site was built without one."
)


def openapi(edition: Edition) -> Schema:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": f"{NAME} API",
            "summary": ABOUT,
            "description": _PROMISE,
            "version": f"1.0.0+{edition.catalog.version}",
            "license": {"name": LICENCE["name"], "url": LICENCE["url"]},
        },
        "servers": [{"url": edition.url(API) if edition.addresses.site else "."}],
        "paths": paths(),
        "components": {"schemas": _schemas(edition)},
    }


def paths() -> Schema:
    """Every address below the API's own, and what it answers."""
    found = {"/index.json": _get("What there is: counts, endpoints, licence, version", "Index")}
    for kind in KINDS.values():
        item, plural = kind.__name__, kind.PLURAL.lower()
        whole = f"{item}WithCitation" if issubclass(kind, Work) else item
        found[f"/{kind.FOLDER}.json"] = _get(*_COLLECTED.get(item, (f"All {plural}", f"{item}Collection")))
        found[f"/{kind.FOLDER}/{{id}}.json"] = _get(f"One of the {plural}", whole, ("id",))
    return found | {
        "/vocabulary.json": _get("The word lists that fields draw from", "VocabularyCollection"),
        "/corrections.json": _get("Where a source is damaged, wrong or in doubt", "CorrectionOfEntryCollection"),
        "/citations.json": _get("Every work as BibTeX, RIS and CSL-JSON, by kind and id", "Citations"),
        "/charts/{name}.json": _get("The numbers of a chart", "Chart", ("name",)),
        "/schema/{kind}.json": _get("The JSON Schema of the YAML of a kind", "JsonSchema", ("kind",)),
        "/openapi.json": _get("The description of this API", "JsonSchema"),
    }


# What a program compares is a column, so that is an item of the collection; a table is one of its own address.
_COLLECTED = {"Result": ("Every column of every result table", "ColumnOfTableCollection")}


def _get(summary: str, schema: str, parameters: tuple[str, ...] = ()) -> Schema:
    answer = {"content": {"application/json": {"schema": _ref(schema)}}, "description": summary}
    named = [{"name": name, "in": "path", "required": True, "schema": _TEXT} for name in parameters]
    missing = {"404": {"description": "There is none of this name"}} if parameters else {}
    return {"get": {"summary": summary, "parameters": named, "responses": {"200": answer, **missing}}}


def _schemas(edition: Edition) -> Schema:
    """The schemas of answers: of each kind and its parts, of collections, of what belongs to the whole."""
    found: Schema = {}
    answered: tuple[type[BaseModel], ...] = (*KINDS.values(), Vocabulary, Correction)
    for cls in answered:
        made = _answered(cls, edition)
        found |= made.pop("$defs", {})
        found[cls.__name__] = made
    found["CorrectionOfEntry"] = _object(
        {"kind": {"enum": list(KINDS)}, "id": _TEXT, "name": _TEXT, **found["Correction"]["properties"], "url": _TEXT}
    )
    found |= {"ColumnOfTable": _object(_column_of_table(found))}
    for kind in KINDS.values():
        if issubclass(kind, Work):
            own = found[kind.__name__]["properties"] | {"citation": _ref("Citation")}
            found[f"{kind.__name__}WithCitation"] = _object(own)
    for name in (*(kind.__name__ for kind in KINDS.values()), "Vocabulary", "CorrectionOfEntry", "ColumnOfTable"):
        found[f"{name}Collection"] = _object({"count": _COUNT, "items": {"type": "array", "items": _ref(name)}})
    return found | _WHOLE


def _answered(cls: type[BaseModel], edition: Edition) -> Schema:
    """A class as the API answers it: every field there, absent ones null or empty."""
    made: Schema = _complete(cls.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}"))
    with_words(made, cls, edition.catalog)
    if issubclass(cls, Entry):
        own = made["properties"] | {
            "id": _TEXT,
            "url": _TEXT,
            "first_public": _MAYBE,
            **({group_key(cls.KIND): {"enum": list(cls.GROUPS)}} if cls.GROUPS else {}),
        }
        made |= _object({key: own[key] for key in record_keys(cls.KIND)})
    elif cls is Vocabulary:
        made |= _object({"id": _TEXT, **made["properties"]})
    return made


def _column_of_table(found: Schema) -> Schema:
    """A column with its table's facts and its scores, in the words of the model."""
    column, table, row, value = (
        found[name]["properties"] for name in ("ResultColumn", "Result", "ResultRow", "ReportedValue")
    )
    metric = found["Metric"]["properties"]
    score = {
        **{key: row[key] for key in ("model", "name", "variant", "reported_by", "date")},
        **{key: value[key] for key in ("value", "printed", "interval")},
        "rank": {"type": ["integer", "null"]},
        "url": _TEXT,
        "place": _TEXT,
        "read_as": _TEXT,
    }
    return {
        "id": _TEXT,
        "table": _TEXT,
        "benchmark": _TEXT,
        "part": column["part"],
        "reporter": _TEXT,
        **{key: column[key] for key in ("setting", "regime", "split", "task", "metric")},
        **{key: metric[key] for key in ("unit", "higher_is_better")},
        **{key: column[key] for key in ("comparable", "why", "heading")},
        **{key: table[key] for key in ("date", "date_is", "place", "address")},
        "scores": {"type": "array", "items": _object(score)},
        "url": _TEXT,
    }


def _complete(found: Any) -> Any:
    """The schema with every property required and no defaults: an answer never leaves a key out."""
    if isinstance(found, list):
        return [_complete(item) for item in found]
    if not isinstance(found, dict):
        return found
    made: Schema = {key: _complete(value) for key, value in found.items() if key not in ("default", "required")}
    if isinstance(pattern := made.get("pattern"), str):
        made["pattern"] = pattern.replace('\\"', '"')
    return made | ({"required": list(made["properties"])} if "properties" in made else {})


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_ENDPOINTS = {**{kind.FOLDER: _TEXT for kind in KINDS.values()}, "vocabulary": _TEXT, "corrections": _TEXT}
_WHOLE: Schema = {
    "Index": _object(
        {
            "name": _TEXT,
            "description": _TEXT,
            "api": {"const": "v1"},
            "version": {"type": "string", "format": "date", "description": "the newest day of any entry"},
            "licence": _object({"name": _TEXT, "url": _TEXT}),
            "site": _MAYBE,
            "repository": _MAYBE,
            "counts": _map(_COUNT),
            "endpoints": _object(
                {
                    **_ENDPOINTS,
                    "citations": _TEXT,
                    "openapi": _TEXT,
                    "entries": _map(_TEXT),
                    "charts": _map(_TEXT),
                    "schema": _map(_TEXT),
                }
            ),
        }
    ),
    "Chart": _object(
        {
            "name": _TEXT,
            "title": _TEXT,
            "counted": {"type": "string", "description": "how the numbers are counted"},
            "views": {"type": "array", "items": _object({"id": _TEXT, "label": _TEXT, "summary": _TEXT})},
            "rows": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"view": _TEXT},
                    "required": ["view"],
                    "additionalProperties": {"type": ["string", "number", "null"]},
                },
            },
        }
    ),
    "Citation": _object({"bibtex": _TEXT, "ris": _TEXT, "csl": {"type": "object"}}),
    "Citations": _map(_ref("Citation")),
    "JsonSchema": {"type": "object"},
}
