"""Turn what pydantic found into words a contributor can act on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, get_args

from pydantic import BaseModel, StringConstraints, ValidationError

from hfm.model import fields
from hfm.model.addresses import doi_in
from hfm.model.marks import part_in
from hfm.model.texts import RefusedError
from hfm.reading import repairs
from hfm.reading.load import Keys, Record
from hfm.reading.problems import Problem, did_you_mean


def _pattern(type_: Any) -> str:
    return next(str(it.pattern) for it in get_args(type_) if isinstance(it, StringConstraints) and it.pattern)


# The form a value must have → code, what it is not, what to write, and how to make the right value out of the wrong.
BY_PATTERN: dict[str, tuple[str, str, str, Callable[[str], str]]] = {
    _pattern(fields.Url): (
        "bad-address",
        "not a web address",
        "write it whole, beginning with http:// or https://",
        repairs.address,
    ),
    _pattern(fields.Doi): ("bad-doi", "not a DOI", "write only the id, such as 10.1038/s41586-021-03819-2", doi_in),
    _pattern(fields.Slug): (
        "bad-id",
        "not an id",
        "ids are a-z, 0-9 and single dashes, such as sam-med2d",
        repairs.slug,
    ),
    _pattern(fields.TermId): (
        "bad-id",
        "not an id",
        "ids are letters, digits and single dashes, such as ct or CC-BY-4.0",
        repairs.slug,
    ),
    _pattern(fields.Pubmed): (
        "bad-identifier",
        "not a PubMed number",
        "write only the number, such as '31501885'",
        partial(repairs.inside, r"(?<![0-9])(?<!PMC)[1-9][0-9]{3,8}(?![0-9])"),
    ),
    _pattern(fields.Openalex): (
        "bad-identifier",
        "not an OpenAlex id",
        "write only the id, such as W2741809807",
        partial(repairs.inside, r"W[1-9][0-9]{3,11}"),
    ),
    _pattern(fields.Wikidata): (
        "bad-identifier",
        "not a Wikidata id",
        "write only the id, such as Q42",
        partial(repairs.inside, r"Q[1-9][0-9]{0,9}"),
    ),
    _pattern(fields.HuggingFace): (
        "bad-identifier",
        "not a repository of Hugging Face",
        "write owner/name, for data datasets/owner/name",
        partial(repairs.inside, r"(?<=huggingface\.co/)(?:datasets/)?[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+"),
    ),
    _pattern(fields.Line): (
        "bad-text",
        "not one line of plain text",
        "remove line breaks and control characters",
        repairs.one_line,
    ),
    _pattern(fields.Prose): ("bad-text", "not plain text", "remove control characters", repairs.text),
}

_BY_TYPE = {
    "tuple_type": ("not-a-list", "must be a list", "write it as [one, two], or one item a line after '- '"),
    "string_type": ("not-text", "must be text", "put the value in quotes if it looks like a number"),
    "int_type": ("not-a-number", "must be a whole number", "write digits only, no quotes, no separators"),
    "bool_type": ("not-true-or-false", "must be true or false", ""),
    "model_type": ("not-a-mapping", "must hold `key: value` lines", "see CONTRIBUTING.md for a complete entry"),
    "model_attributes_type": ("not-a-mapping", "must hold `key: value` lines", ""),
    "string_too_short": ("empty-value", "has no text", "leave the key out: absent means not known"),
    "too_short": ("empty-list", "has too few items", ""),
}


def problems_of(error: ValidationError, cls: type[BaseModel], record: Record) -> Iterator[Problem]:
    """One problem a place, with its line and column, in words that say what to write instead."""
    seen: set[Keys] = set()
    for it in error.errors(include_url=False):
        if it["type"] == "too_short" and len(it["input"]) >= it["ctx"]["min_length"]:
            continue  # pydantic counts only the sound items, and the others are told on their own
        keys = _written_keys(it["loc"], record, it["type"])
        if keys not in seen:
            seen.add(keys)
            yield _problem(it, keys, cls, record)


def _written_keys(loc: tuple[int | str, ...], record: Record, kind: str) -> Keys:
    """The part of pydantic's location that stands in the file; it appends names of union members."""
    if kind == "missing":
        return loc
    keys: Keys = loc
    while keys and keys not in record.values and keys not in record.keys:
        keys = keys[:-1]
    return keys


def _problem(it: Any, keys: Keys, cls: type[BaseModel], record: Record) -> Problem:
    kind, name, context, value = it["type"], _shown(keys, record), it.get("ctx", {}), it["input"]
    if kind == "extra_forbidden":
        message = f"{_quoted(keys[-1])} is not a field here"
        return record.problem(keys, "unknown-key", message, _other_key(keys, cls, record), of_key=True)
    if kind == "missing":
        return record.problem(
            keys[:-1], "missing-key", f"'{name}' is missing", _advice(keys, cls) or f"add {keys[-1]}: …"
        )
    if isinstance(error := context.get("error"), RefusedError):
        tip = repairs.finished(keys, error.instead) if error.instead else error.tip or repairs.others_last(keys, value)
        return record.problem(keys, error.code, f"{name}: {error}", tip)
    if kind == "value_error":
        return record.problem(keys, "bad-value", f"{name}: {context['error']}", "")
    if kind == "string_pattern_mismatch":
        if "not-released" in _allowed_words(it, cls) and repairs.slug(value) == "not-released":
            return record.problem(
                keys,
                "unknown-word",
                f"{name}: {_quoted(value)} is no word here",
                repairs.finished(keys, "not-released"),
            )
        if "not-released" in _allowed_words(it, cls) and re.fullmatch(
            r"(?i)n\.?/?a\.?|none|no|unknown|not available|-", value
        ):
            tip = f"leave it out; where a source says that there is none, {repairs.finished(keys, 'not-released')}"
            return record.problem(keys, "bad-address", f"{name}: {_quoted(value)} is not a web address", tip)
        code, message, tip, repair = BY_PATTERN.get(
            context.get("pattern", ""), ("bad-value", "not written as it must be", "", lambda _: "")
        )
        better = repair(value) if len(value) < 2_000 else ""
        return record.problem(
            keys,
            code,
            f"{name}: {_quoted(value)} is {message}",
            repairs.finished(keys, better) if better and better != value else tip,
        )
    if kind == "literal_error":
        words = re.findall(r"'([^']*)'", context["expected"])
        tip = did_you_mean(str(value), words)
        if (meant := _MEANT.get(str(value).lower())) in words:
            tip = repairs.finished(keys, meant)
        if isinstance(value, str) and repairs.slug(value) in words:
            tip = repairs.finished(keys, repairs.slug(value))
        return record.problem(
            keys, "unknown-word", f"{name}: {_quoted(value)} is not one of {context['expected']}", tip
        )
    if kind == "string_too_long":
        return record.problem(
            keys, "too-long", f"{name}: longer than {context['max_length']} characters", "say it shorter"
        )
    if kind in ("greater_than", "greater_than_equal", "less_than_equal"):
        limit = next(iter(context.values()))
        return record.problem(keys, "out-of-range", f"{name}: {value} is out of range", f"the limit is {limit}")
    if kind in ("model_type", "tuple_type") and (inner := _record_at(keys, cls)):
        code, message, tip = _BY_TYPE[kind]
        return record.problem(keys, code, f"{name}: {message}", repairs.as_record(kind, keys, value, inner) or tip)
    code, message, tip = _BY_TYPE.get(kind, ("bad-value", it["msg"][:1].lower() + it["msg"][1:], ""))
    return record.problem(keys, code, f"{name}: {message}", repairs.of_type(kind, keys, value) or tip)


# What people write for a word of ours.
_MEANT = {
    "conference": "proceedings", "inproceedings": "proceedings", "article": "journal", "magazine": "journal",
    "public": "open", "free": "open", "gated": "by-request", "request": "by-request", "private": "closed",
    "none": "not-released", "restricted": "application", "pretraining": "pre-training", "finetuning": "adaptation",
    "fine-tuning": "adaptation",
}  # fmt: skip


def _record_at(keys: Keys, cls: type[BaseModel]) -> list[str]:
    """The fields of the record that stands at this place, or of each record of the list there; none where none does."""
    return _fields_at(keys, cls) if keys and str(keys[0]) in cls.model_fields else []


def _allowed_words(it: Any, cls: type[BaseModel]) -> tuple[str, ...]:
    """The words that may stand at this place of an entry instead of what was looked for, such as not-released."""
    if len(it["loc"]) < 2 or it["loc"][0] != "links" or it["loc"][1] not in ("code", "data"):
        return ()
    return ("not-released",) if "links" in cls.model_fields else ()


# What people look for at the top of an entry, and where it stands.
_ELSEWHERE = {
    **dict.fromkeys(("arxiv", "arxiv_id"), "`preprint:`, then `  server: arXiv` and `  id: …`"),
    **dict.fromkeys(("journal", "conference", "booktitle"), "`publication:`, then `  venue: …` and `  kind: …`"),
    **dict.fromkeys(("github", "repo", "repository"), "`links:`, then `  code: …`"),
    **dict.fromkeys(("pdf", "url", "website"), "`links:`, then `  paper: …` or `  project: …`"),
    **dict.fromkeys(("pmid",), "`identifiers:`, then `  pubmed: …`"),
}


def _other_key(keys: Keys, cls: type[BaseModel], record: Record) -> str:
    """A tip for a key that no field has: the field meant, or the field below which it stands elsewhere."""
    here = _fields_at(keys[:-1], cls)
    key = str(keys[-1])
    homes = [name for name in here if key in _fields_at((*keys[:-1], name), cls)]
    empty = [name for name in homes if record.data.get(name) == ""]
    if len(keys) == 1 and (empty or (homes and key not in here)):
        home = (empty or homes)[0]
        return (
            f"'{key}' stands below {home}: indent it by two blanks"
            if empty
            else f"it stands below {home}: `{home}:`, then `  {key}: …`"
        )
    if len(keys) == 1 and key in _ELSEWHERE and "preprint" in here:
        return f"write it as {_ELSEWHERE[key]}"
    return did_you_mean(key, here) or f"known here: {', '.join(here)}"


def _advice(keys: Keys, cls: type[BaseModel]) -> str:
    info = cls.model_fields.get(str(keys[0])) if len(keys) == 1 else None
    if keys == ("sources",) and info:
        return f"it says {info.description}: `sources:`, then `  - url: …`"
    return f"it says {info.description}" if info and info.description else ""


def _fields_at(keys: Keys, cls: type[BaseModel]) -> list[str]:
    """The names of the fields that may stand at this place."""
    for key in keys:
        if isinstance(key, str):
            inner = part_in(cls.model_fields[key].annotation) if key in cls.model_fields else None
            if inner is None:
                return []
            cls = inner
    return [name for name in cls.model_fields if name not in ("id", "group") or cls.__name__ == "VocabularyTerm"]


def _shown(keys: Keys, record: Record) -> str:
    """`links.paper`, `authors.2`, and `terms.ct.definition`: items with an id are named by it."""
    shown, here = [], record.data
    for key in keys:
        try:
            here = here[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            here = {}
        named = isinstance(key, int) and isinstance(here, dict) and isinstance(here.get("id"), str) and here["id"][:80]
        shown.append(named or str(key + 1 if isinstance(key, int) else key))
    return ".".join(shown)


def _quoted(value: Any) -> str:
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"
