"""What the JSON API answers, as the schemas of its OpenAPI description: the models' own, every field required."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from hfm.exports.edition import Edition, group_key, record_keys
from hfm.model import KINDS, Correction, Entry, Result, Vocabulary, Work
from hfm.reading.schema import WithoutDefaults, with_words

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_ANYTHING: Schema = {"type": "object", "additionalProperties": True}


def answers(edition: Edition) -> Schema:
    """The schemas of answers: of each kind and its parts, of collections, of what belongs to the whole."""
    found: Schema = {}
    answered: tuple[type[BaseModel], ...] = (*KINDS.values(), Vocabulary, Correction)
    for cls in answered:
        made = _answered(cls, edition)
        found |= made.pop("$defs", {})
        found[cls.__name__] = made
    found["CorrectionOfEntry"] = _object(
        {"kind": _one_of(KINDS), "id": TEXT, "name": TEXT, **found["Correction"]["properties"], "url": TEXT}
    )
    found |= {"ColumnOfTable": _object(_column_of_table(found))}
    for kind in KINDS.values():
        if issubclass(kind, Work):
            own = found[kind.__name__]["properties"] | {"citation": ref("Citation")}
            found[f"{kind.__name__}WithCitation"] = _object(own)
    kinds = (kind.__name__ for kind in KINDS.values() if kind is not Result)  # its items are its columns
    for name in (*kinds, "Vocabulary", "CorrectionOfEntry", "ColumnOfTable"):
        found[f"{name}Collection"] = _object({"count": _COUNT, "items": {"type": "array", "items": ref(name)}})
    return found | _WHOLE


def _answered(cls: type[BaseModel], edition: Edition) -> Schema:
    """A class as the API answers it: every field there, absent ones null or empty."""
    made: Schema = _complete(
        cls.model_json_schema(
            mode="serialization", ref_template="#/components/schemas/{model}", schema_generator=WithoutDefaults
        )
    )
    with_words(made, cls, edition.catalog)
    made = _without_hints(made)
    if issubclass(cls, Entry):
        own = made["properties"] | {
            "id": TEXT,
            "url": TEXT,
            "first_public": _MAYBE,
            **({group_key(cls.KIND): _one_of(cls.GROUPS)} if cls.GROUPS else {}),
        }
        made |= _object({key: own[key] for key in record_keys(cls.KIND)})
    elif cls is Vocabulary:
        made |= _object({"id": TEXT, **made["properties"]})
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
        "url": TEXT,
        "place": TEXT,
        "read_as": TEXT,
    }
    return {
        "id": TEXT,
        "table": TEXT,
        "benchmark": TEXT,
        "part": column["part"],
        "reporter": TEXT,
        **{key: column[key] for key in ("setting", "regime", "split", "task", "metric")},
        **{key: metric[key] for key in ("unit", "higher_is_better")},
        **{key: column[key] for key in ("comparable", "why", "heading")},
        **{key: table[key] for key in ("date", "date_is", "place", "address")},
        "scores": {"type": "array", "items": _object(score)},
        "url": TEXT,
    }


def _complete(found: Any) -> Any:
    """The schema with every property required: an answer never leaves a key out, and may have new ones.

    A constant becomes a list of one word, which generators of clients understand inside a union too.
    """
    if isinstance(found, list):
        return [_complete(item) for item in found]
    if not isinstance(found, dict):
        return found
    made: Schema = {key: _complete(value) for key, value in found.items() if key != "required"}
    if made.get("additionalProperties") is False:
        del made["additionalProperties"]
    if isinstance(pattern := made.get("pattern"), str):
        made["pattern"] = pattern.replace('\\"', '"')
    if "prefixItems" in made:
        made["items"] = made.pop("prefixItems")[0]  # a pair: both of one sort
    if "const" in made:
        made["enum"] = [made.pop("const")]
    return made | ({"required": list(made["properties"])} if "properties" in made else {})


def _without_hints(found: Any) -> Any:
    """The schema without what is there for editors of YAML alone."""
    if isinstance(found, list):
        return [_without_hints(item) for item in found]
    if not isinstance(found, dict):
        return found
    return {key: _without_hints(value) for key, value in found.items() if key != "enumDescriptions"}


def _one_of(words: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(words)}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_ENDPOINTS = {**{kind.FOLDER: TEXT for kind in KINDS.values()}, "vocabulary": TEXT, "corrections": TEXT}
_WHOLE: Schema = {
    "Index": _object(
        {
            "name": TEXT,
            "description": TEXT,
            "api": _one_of(["v1"]),
            "version": {"type": "string", "format": "date", "description": "the newest day of any entry"},
            "licence": _object({"name": TEXT, "url": TEXT}),
            "site": _MAYBE,
            "repository": _MAYBE,
            "counts": _map(_COUNT),
            "endpoints": _object(
                {
                    **_ENDPOINTS,
                    "citations": TEXT,
                    "openapi": TEXT,
                    "entries": _map(TEXT),
                    "charts": _map(TEXT),
                    "schema": _map(TEXT),
                }
            ),
        }
    ),
    "Chart": _object(
        {
            "name": TEXT,
            "title": TEXT,
            "counted": {"type": "string", "description": "how the numbers are counted"},
            "views": {"type": "array", "items": _object({"id": TEXT, "label": TEXT, "summary": TEXT})},
            "rows": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"view": TEXT},
                    "required": ["view"],
                    "additionalProperties": {"type": ["string", "number", "null"]},
                },
            },
        }
    ),
    "Citation": _object({"bibtex": TEXT, "ris": TEXT, "csl": _ANYTHING}),
    "Citations": _map(ref("Citation")),
    "JsonSchema": _ANYTHING,
}
