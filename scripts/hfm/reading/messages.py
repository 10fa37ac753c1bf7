"""Turn what pydantic found into words a contributor can act on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args

from pydantic import BaseModel, StringConstraints, ValidationError

from hfm.model import KINDS, Entry, fields
from hfm.model.addresses import doi_in
from hfm.model.marks import part_in
from hfm.model.texts import NOTHING_SAID, RefusedError
from hfm.model.vocabulary import VocabularyTerm
from hfm.reading import repairs
from hfm.reading.load import Record
from hfm.reading.places import Keys
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
    found = error.errors(include_url=False)
    if other := _other_kind([it["loc"][0] for it in found if it["type"] == "extra_forbidden"], cls, record):
        place = f"catalog/{other.FOLDER}/" + (f"<{'|'.join(other.GROUPS)}>/" if other.GROUPS else "")
        message = f"this is a {other.KIND}: its fields are not those of a {getattr(cls, 'KIND', 'word')}"
        yield record.problem((), "misplaced-file", message, f"move the file to {place}")
        return
    seen: set[Keys] = set()
    for it in found:
        if it["type"] == "too_short" and len(it["input"]) >= it["ctx"]["min_length"]:
            continue  # pydantic counts only the sound items, and the others are told on their own
        slip = _Slip.of(it, cls, record)
        if slip.keys not in seen:
            seen.add(slip.keys)
            yield _says_nothing(slip) or _TOLD.get(slip.kind, _wrong_type)(slip)


def _other_kind(unknown: list[Any], cls: type[BaseModel], record: Record) -> type[Entry] | None:
    """The kind that has every field of the entry, where two or more of them are none of its own kind's."""
    if len(unknown) < 2 or cls not in KINDS.values():
        return None
    written = {*record.data}
    return next((kind for kind in KINDS.values() if written <= {*kind.model_fields}), None)


@dataclass(frozen=True)
class _Slip:
    """What pydantic found at one place of a file."""

    kind: str
    keys: Keys
    value: Any
    context: Mapping[str, Any]
    loc: tuple[int | str, ...]
    cls: type[BaseModel]
    record: Record
    text: str

    @classmethod
    def of(cls, found: Any, entry: type[BaseModel], record: Record) -> _Slip:
        kind, value, context = found["type"], found["input"], found.get("ctx", {})
        keys = _written_keys(found["loc"], record, kind)
        whole = _value_at(keys[:-1], record) if keys and isinstance(keys[-1], int) else None
        if kind == "model_type" and isinstance(whole, list) and not any(isinstance(it, dict | list) for it in whole):
            kind, keys, value = "tuple_type", keys[:-1], whole  # plain words where each should be a record: told once
        return cls(kind, keys, value, context, found["loc"], entry, record, found["msg"])

    @property
    def name(self) -> str:
        return _shown(self.keys, self.record)

    def problem(self, code: str, message: str, tip: str = "", *, of_key: bool = False) -> Problem:
        return self.record.problem(self.keys, code, message, tip, of_key=of_key)


def _written_keys(loc: tuple[int | str, ...], record: Record, kind: str) -> Keys:
    """The part of pydantic's location that stands in the file; it appends names of union members."""
    if kind == "missing":
        return loc
    keys: Keys = loc
    while keys and keys not in record.places.values and keys not in record.places.keys:
        keys = keys[:-1]
    return keys


def _says_nothing(slip: _Slip) -> Problem | None:
    """A word for "not known" where a value must be: its line goes."""
    value, keys = slip.value, slip.keys
    if isinstance(value, list) and len(value) == 1:
        value, keys = value[0], (*keys, 0)
    if not isinstance(value, str) or not (NOTHING_SAID.fullmatch(value.strip()) or value.strip().lower() == "none"):
        return None
    if slip.kind == "string_type" or (slip.kind == "literal_error" and value.lower() in _MEANT):
        return None  # such as `none` of the weights, which are not released
    tip = slip.record.leave_out(keys)
    if "not-released" in _allowed_words(slip):
        tip += f"; where a source says that there is none, {repairs.finished(slip.keys, 'not-released')}"
    return slip.problem("says-nothing", f"{slip.name}: {_quoted(value)} says nothing", tip)


def _unknown_key(slip: _Slip) -> Problem:
    tip = _other_key(slip.keys, slip.cls, slip.record)
    return slip.problem("unknown-key", f"{_quoted(slip.keys[-1])} is not a field here", tip, of_key=True)


def _missing(slip: _Slip) -> Problem:
    advice = _advice(slip.keys, slip.cls) or f"add {slip.keys[-1]}: …"
    return slip.record.problem(slip.keys[:-1], "missing-key", f"'{slip.name}' is missing", advice)


def _refused(slip: _Slip) -> Problem:
    error = slip.context["error"]
    if not isinstance(error, RefusedError):
        return slip.problem("bad-value", f"{slip.name}: {error}")
    tip = repairs.finished(slip.keys, error.instead) if error.instead else error.tip
    return slip.problem(error.code, f"{slip.name}: {error}", tip or repairs.others_last(slip.keys, slip.value))


_NO_ADDRESS = re.compile(
    r"(?i)n\.?/?a\.?|none|no|unknown|tb[ad]\.?|todo|-|(?:not (?:yet )?(?:available|released|public))(?: yet)?|"
    r"(?:coming |to be released |available )?soon|(?:released )?(?:up)?on (?:acceptance|request|publication)"
)


def _wrong_pattern(slip: _Slip) -> Problem:
    value, may_be_none = slip.value, "not-released" in _allowed_words(slip)
    if may_be_none and repairs.slug(value) == "not-released":
        tip = repairs.finished(slip.keys, "not-released")
        return slip.problem("unknown-word", f"{slip.name}: {_quoted(value)} is no word here", tip)
    code, message, tip, repair = BY_PATTERN.get(
        slip.context.get("pattern", ""), ("bad-value", "not written as it must be", "", lambda _: "")
    )
    if code == "bad-address" and len(value) < 80 and _NO_ADDRESS.fullmatch(value.strip()):
        tip = slip.record.leave_out(slip.keys)
        tip += f"; where a source says that there is none, {repairs.finished(slip.keys, 'not-released')}" * may_be_none
        return slip.problem(code, f"{slip.name}: {_quoted(value)} is {message}", tip)
    better = repair(value) if len(value) < 2_000 else ""
    tip = repairs.finished(slip.keys, better) if better and better != value else tip
    return slip.problem(code, f"{slip.name}: {_quoted(value)} is {message}", tip)


def _unknown_word(slip: _Slip) -> Problem:
    value, words = slip.value, re.findall(r"'([^']*)'", slip.context["expected"])
    meant = [it for it in (_MEANT.get(str(value).lower()), repairs.slug(str(value))) if it in words]
    tip = repairs.finished(slip.keys, meant[-1]) if meant else did_you_mean(str(value), words)
    message = f"{slip.name}: {_quoted(value)} is not one of {slip.context['expected']}"
    return slip.problem("unknown-word", message, tip)


def _too_long(slip: _Slip) -> Problem:
    message = f"{slip.name}: longer than {slip.context['max_length']} characters"
    return slip.problem("too-long", message, "say it shorter")


def _out_of_range(slip: _Slip) -> Problem:
    limit = next(iter(slip.context.values()))
    return slip.problem("out-of-range", f"{slip.name}: {slip.value} is out of range", f"the limit is {limit}")


def _no_record(slip: _Slip) -> Problem:
    """A plain value where a record or a list of records must be."""
    inner = _record_at(slip.keys, slip.cls)
    if not inner:
        return _wrong_type(slip)
    code, message, tip = _BY_TYPE[slip.kind]
    if isinstance(slip.value, list):
        code, message = "not-a-mapping", "each item must hold `key: value` lines"
    whole = repairs.as_record(slip.kind, slip.keys, slip.value, inner)
    return slip.problem(code, f"{slip.name}: {message}", whole or tip)


def _wrong_type(slip: _Slip) -> Problem:
    code, message, tip = _BY_TYPE.get(slip.kind, ("bad-value", slip.text[:1].lower() + slip.text[1:], ""))
    return slip.problem(code, f"{slip.name}: {message}", repairs.of_type(slip.kind, slip.keys, slip.value) or tip)


_TOLD: dict[str, Callable[[_Slip], Problem]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "value_error": _refused,
    "string_pattern_mismatch": _wrong_pattern,
    "literal_error": _unknown_word,
    "string_too_long": _too_long,
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than_equal"), _out_of_range),
    **dict.fromkeys(("model_type", "tuple_type"), _no_record),
}

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


def _allowed_words(slip: _Slip) -> tuple[str, ...]:
    """The words that may stand at this place of an entry instead of what was looked for, such as not-released."""
    allowed = slip.loc[:2] in (("links", "code"), ("links", "data")) and "links" in slip.cls.model_fields
    return ("not-released",) if allowed else ()


# Other names of a field inside a record.
_SAME = {"pmid": "pubmed", "pubmed_id": "pubmed", "hf": "hugging_face", "huggingface": "hugging_face"}

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
    others = [kind for kind in KINDS.values() if len(keys) == 1 and cls in KINDS.values() and key in kind.model_fields]
    if others:
        tip = "the address of the data is `links:`, then `  data: …`" if key == "weights" else "remove it here"
        return f"'{key}' is a field of a {others[0].KIND}: {tip}"
    if (meant := _SAME.get(key)) in here:
        return repairs.finished((str(meant),), str(_value_at(keys, record)))
    if len(keys) > 1 and key in cls.model_fields and key not in ("id", "group"):
        line = record.place(keys, of_key=True)[0]
        return f"'{key}' stands at the left edge of an entry: begin line {line} with no space"
    return did_you_mean(key, here) or f"known here: {', '.join(here)}"


def _advice(keys: Keys, cls: type[BaseModel]) -> str:
    info = cls.model_fields.get(str(keys[0])) if len(keys) == 1 else None
    if keys == ("sources",) and info:
        return f"it says {info.description}: `sources:`, then `  - url: …`"
    if info and info.description:
        return f"it says {info.description}"
    inner = _class_at(keys[:-1], cls)
    info = inner.model_fields.get(str(keys[-1])) if inner else None
    if info and info.annotation is bool:
        return f"add {keys[-1]}: true, or false{f' ({info.description})' if info.description else ''}"
    return ""


def _class_at(keys: Keys, cls: type[BaseModel]) -> type[BaseModel] | None:
    """The class of the record at this place, or of each record of the list there."""
    for key in keys:
        if isinstance(key, str):
            inner = part_in(cls.model_fields[key].annotation) if key in cls.model_fields else None
            if inner is None:
                return None
            cls = inner
    return cls


def _fields_at(keys: Keys, cls: type[BaseModel]) -> list[str]:
    """The names of the fields that may stand at this place."""
    inner = _class_at(keys, cls)
    names = inner.model_fields if inner else {}
    return [name for name in names if name not in ("id", "group") or inner is VocabularyTerm]


def _value_at(keys: Keys, record: Record) -> Any:
    """What stands at a place of the file, or nothing."""
    here: Any = record.data
    for key in keys:
        try:
            here = here[key]
        except (KeyError, IndexError, TypeError):
            return None
    return here


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
