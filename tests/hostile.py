"""A catalog whose every text tries to be more than text: markup, links, templates, formulas, tricks of layout."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel, StrictBool, StrictInt, TypeAdapter, ValidationError

from attack.corpus import corpus
from checkouts import FIXTURE
from hfm.model import KINDS, Entry, Ref, Term
from hfm.model.fields import Authors, Date, Day, Doi, Line, Name, Prose, Slug, Stated, Title, Told, Url, Year
from hfm.model.results import Number, ReportedValue

# What `{{ 7777*7777 }}` would be if anything calculated it.
CALCULATED = "60481729"

TRICKS = [
    "<script>pwned=alert(1)</script>", "</script><script>pwned=alert(2)</script>", "<img src=x onerror=pwned=alert(3)>",
    "\"><svg onload=pwned=alert(4)>", "' onmouseover='pwned=alert(5)", "<iframe src=javascript:alert(6)></iframe>",
    "</div></article></main><h1>out</h1>", "</title></head><body onload=alert(7)>", "<style>body{display:none}</style>",
    "<!-- open", "--> closed", "<!--head--><!--/head-->", "]]><![CDATA[", "<a href='javascript:alert(8)'>a</a>", "&lt;b&gt; &amp;amp; &#96;",
    "{{ 7777*7777 }}", "{% set x = 7777*7777 %}{{ x }}", "{# gone #}", "{%- raw -%}", "${7777*7777}", "#{7777*7777} <%= 7777*7777 %>",
    "[link](javascript:alert(9))", "![image](https://tracker.example/x.png)", "<https://tracker.example/>", "[ref]: https://x.example",
    "# heading", "## heading {: #content .pwned onclick=alert(10) }", "```js", "~~~ html", "`code` ``code``", "**bold** _em_ ~~no~~",
    "- item", "1. item", "> quote", "    indented code", "---", "===", "| a | b |", "|---|---|", "!!! danger \"title\"", "[TOC]",
    "*[HTML]: pwned", "wzxhzdk:0 klzzwxh:0000", "\\`backslash\\\\", "=cmd|' /C calc'!A0", "+1+1", "-1-1", "@SUM(1+1)",
    "שלום עולם مرحبا", "𝛼→β 😀 👩🏽‍⚕️", "W" * 120, "key: value", "no", "null", "1.10", "%YAML 1.2", "@at", "'single' \"double\"",
    "%3Cscript%3Ealert(11)%3C/script%3E", "\\u003cscript\\u003e", "<b>%{customdata}</b>", "::error file=x::pwned", "$(touch pwned) `touch pwned`",
]  # fmt: skip
# The product of every value and every text of every kind, which takes minutes: tests/attack/values.py asks for it.
PRODUCT = os.environ.get("HOSTILE") == "product"
TRICKS = corpus(TRICKS) if PRODUCT else TRICKS
PAIRS = [f"{one} {other}" for one, other in zip(TRICKS, TRICKS[7:] + TRICKS[:7], strict=True)]
ENTRIES = len(TRICKS) if PRODUCT else 8  # of each kind; each text field of each takes the next pair


class Writer:
    """Makes facts for any class of the model; every text takes the next trick."""

    def __init__(self, kind: str, number: int) -> None:
        self.kind, self.number = kind, number
        self.next = number * 23 + 5 * list(KINDS).index(kind)
        self.texts: list[str] = []
        self.count, self.slugs = 0, 1

    def facts(self, cls: type[BaseModel]) -> dict[str, Any]:
        hints = _hints(cls)
        left_out = {"id", "group", "previously", "unsettled", "added", "verified"}
        left_out = left_out if issubclass(cls, Entry) else set()
        made = {name: self.value(name, hints[name]) for name in cls.model_fields if name not in left_out}
        if issubclass(cls, Entry):
            made["added"] = "2026-11-22"
        return {name: value for name, value in made.items() if value is not None}

    def value(self, name: str, annotation: Any) -> Any:
        known_words = {"field": "name", "server": "arXiv", "counted_as": None, "group_authors": self.texts[-2:]}
        known_words |= {
            "pubmed": f"{self._serial()}",
            "openalex": f"W{self._serial()}",
            "wikidata": "Q42",
            "hugging_face": "Owner/Net",
        }
        known_words |= {"metric": "metric-0", "minimum": 0, "maximum": None, "printed_as": None}
        if name == "values":
            return {f"column-{n}": self.facts(ReportedValue) for n in range(2)}
        if name in known_words:
            return known_words[name]
        if name == "id" and annotation == Line | None:
            return self._arxiv()
        if name == "printed":
            return f"1 {self.text(Line)}"
        if name in ("scale", "parameters_printed"):
            return self.text(Stated, wanted=r"\D+")  # a number here is one that other fields must have too
        if name == "predecessor" and self.number == 0:
            return None  # the earliest of them
        if name == "row":
            return self._serial() + self.count
        if annotation == Slug:
            self.slugs += 1
            return f"{'metric' if self.kind == 'benchmark' else 'column'}-{self.slugs % 2}"
        if annotation in (Line, Stated, Name, Title, Prose, Told):
            return self.text(annotation)
        if annotation == Authors:
            return [self.text(Name), self.text(Name)]
        self.count += 1
        known: dict[Any, Any] = {
            Url: self._url(name),
            Doi: f"10.1000/{self.kind}.{self.number}(a)&[b]_*c*<d>",
        }
        known |= {Date: "2023-05", Day: "2026-11-22", Year: 2023, StrictInt: self.count, StrictBool: True, Number: 1}
        for type_, made in known.items():
            if annotation == type_:
                return made
        return self._compound(name, annotation)

    def _compound(self, name: str, annotation: Any) -> Any:
        arguments = get_args(annotation)
        marks = [it for it in arguments if isinstance(it, (Term, Ref))]
        if marks:
            return self._marked(marks[0])
        if get_origin(annotation) in (Union, UnionType):
            return self.value(name, arguments[0])
        if get_origin(annotation) is Annotated:
            return self.value(name, arguments[0])
        if get_origin(annotation) is Literal:
            return arguments[0]
        if get_origin(annotation) is tuple:
            only = arguments[0]
            if arguments[-1] is not ...:
                return [self.value(name, it) for it in arguments]
            once = any(isinstance(it, (Term, Ref)) for it in get_args(only))
            return [self.value(name, only)] + ([] if once else [self.value(name, only)])
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.facts(annotation)
        raise TypeError(f"{name}: no trick for {annotation}")

    def _marked(self, mark: Term | Ref) -> str:
        if isinstance(mark, Ref):
            return f"{mark.kind}-{(self.number + 1) % ENTRIES}"
        ids = terms(mark.vocabulary)
        return ids[self.number % len(ids)]

    def _url(self, name: str) -> str:
        return f"https://x.example/{self.kind}/{self.number}/{name}?a=1&b=(c)[d]_*e*~~f~~#&lt;g:javascript:alert(12)"

    def _serial(self) -> int:
        return 10_000_000 + 1000 * list(KINDS).index(self.kind) + self.number

    def _arxiv(self) -> str:
        return f"2305.{10000 + 1000 * list(KINDS).index(self.kind) + self.number}"

    def text(self, annotation: Any = Line, wanted: str = ".+") -> str:
        """The next trick that the model takes for such a text: what `check` refuses never comes to a page."""
        if PRODUCT:
            return self._same(annotation, wanted)
        while True:
            self.next += 1
            made = PAIRS[self.next % len(PAIRS)]
            if annotation in (Prose, Told):
                made = f"{made}\n\n{PAIRS[(self.next + 3) % len(PAIRS)]}"
            elif annotation in (Name, Title):
                made = f"{made} {self.number}"  # names and titles of a kind are told apart
            if not re.fullmatch(wanted, made, re.DOTALL):
                continue
            if legal(annotation, made):
                self.texts.append(made)
                return made

    def _same(self, annotation: Any, wanted: str) -> str:
        """The value of this entry, in each of its texts, told apart by letters; plain words where the model refuses it."""
        self.next += 1
        letters = "".join("abcdefghij"[int(digit)] for digit in str(self.next))
        apart = f" {letters}" if self.texts or annotation in (Name, Title) else ""
        made = f"{TRICKS[self.number]}{apart}"
        if not (legal(annotation, made) and re.fullmatch(wanted, made, re.DOTALL)):
            made = f"plain words{apart}"
        self.texts.append(made)
        return made


def legal(annotation: Any, text: str) -> bool:
    try:
        _adapter(annotation).validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def terms(vocabulary: str) -> list[str]:
    """The words of a list of the fixture."""
    words = yaml.safe_load((FIXTURE / "vocabulary" / f"{vocabulary}.yaml").read_text(encoding="utf-8"))
    return [term["id"] for term in words["terms"]]


@cache
def _hints(cls: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def not_shown(texts: list[str], page: str) -> list[str]:
    """The texts that a page lacks. Between commas a row of results leaves out what its name says already."""
    lost = [text for text in texts if text not in page]
    return [text for text in lost if not (PRODUCT and all(part in page for part in text.split(", ")))]


def write_hostile_catalog(folder: Path) -> dict[str, list[str]]:
    """Write the catalog; the texts of each entry by the path of its page."""
    shutil.rmtree(folder, ignore_errors=True)
    texts: dict[str, list[str]] = {}
    for kind, cls in KINDS.items():
        for number in range(ENTRIES):
            writer = Writer(kind, number)
            facts = writer.facts(cls)
            group = cls.GROUPS[number % len(cls.GROUPS)] if cls.GROUPS else ""
            _dump(folder / cls.FOLDER / group / f"{kind}-{number}.yaml", facts)
            texts[f"{cls.FOLDER}/{kind}-{number}/index.html"] = writer.texts
    for name, words in _hostile_words():
        _dump(folder / "vocabulary" / name, words)
        texts.setdefault("vocabulary/index.html", []).extend(_texts_of(words))
    return texts


def _hostile_words() -> Iterator[tuple[str, dict[str, Any]]]:
    """The fixture's word lists with tricks for labels, codes, definitions and aliases."""
    number = 0
    for path in sorted((FIXTURE / "vocabulary").glob("*.yaml")):
        words = yaml.safe_load(path.read_text(encoding="utf-8"))
        for it in (words, *words["terms"]):
            number += 1
            it["label"] = f"{_line(number)} {number}"  # labels are told apart
            it["definition"] = _line(number + 11)
            if it is not words:
                it["code"], it["aliases"] = f"{_line(number + 17)} {number}", [f"{_line(number + 29)} {number}"]
                it["url"] = "https://x.example/?a=1&b=<c>".replace("<c>", "(c)")
                it.pop("tables", None)
        yield path.name, words


def _line(number: int) -> str:
    return " ".join(PAIRS[number % len(PAIRS)].split())


def _texts_of(words: dict[str, Any]) -> list[str]:
    found = []
    for it in (words, *words["terms"]):
        found += [it["label"], it["definition"], *([it["code"], *it["aliases"]] if "code" in it else [])]
    return found


def _dump(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
