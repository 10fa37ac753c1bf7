"""Whole catalogs of legal values at their far ends, and the proof that every chart and every export takes them.

`prove(catalog)` draws one; `run(examples)` makes and draws as many as another program asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, StrictBool, StrictInt, TypeAdapter, ValidationError

from catalogs import vocabularies
from exported import files_of_entries
from hfm.charts import CHARTS
from hfm.exports.edition import Edition
from hfm.exports.formats import export_files
from hfm.model import KINDS, Benchmark, Entry, Ref, Result, Term
from hfm.model.catalog import COUNTED, Catalog
from hfm.model.fields import (
    Authors,
    Date,
    Day,
    Doi,
    HuggingFace,
    Line,
    Name,
    Openalex,
    Prose,
    Pubmed,
    Slug,
    Stated,
    Title,
    Told,
    Url,
    Wikidata,
    Year,
)
from hfm.model.results import Number
from hfm.model.vocabulary import Collected
from hfm.project import Addresses
from hfm.site.parquet import packed_files
from hostile import TRICKS

MOST = 5  # entries of a kind
SITES = ("", "https://site.example/hfm/")

_LONG = ["x" * 400, "word " * 79 + "words", "7" * 150, "αβγ" * 50, "漢字" * 40, "W" * 150, "a", "1", "é", "😀", "١٢٣"]
_DAYS = ["1900-01-01", "2100-12-31", "2024-02-29", "1999-12-31", "2000-01-01", "2026-11-27"]
_URLS = [
    "http://a.aa",
    "https://x.example/" + "a" * 480,
    "https://xn--bcher-kva.example:65535/?a=b#c",
    "https://a.bc/(c)[d]_*e*",
]
_NUMBERS = [
    "0",
    "-0",
    "1",
    "-1",
    "0.000001",
    "99.999",
    "100",
    "9" * 18,
    "-" + "9" * 18,
    "1" + "0" * 300,
    "0." + "0" * 40 + "1",
]


class Made:
    """A catalog that is told by its size alone."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def __repr__(self) -> str:
        return ", ".join(f"{len(found)} {kind}" for kind, found in self.catalog.entries.items())


def catalogs(most: int = MOST) -> st.SearchStrategy[Made]:
    """Catalogs with none to `most` entries of each kind, every field of which may be absent or at an end of its range."""
    return st.composite(_catalog)(most)


def prove(catalog: Catalog, site: str = "") -> None:
    """Draw every chart and write every export; whatever goes wrong is raised."""
    charts = {name: draw(catalog) for name, draw in CHARTS.items()}
    whole = Edition(catalog, charts, Addresses(site))
    export_files(whole) | files_of_entries(whole) | packed_files(whole)


def run(examples: int, most: int = MOST) -> None:
    """Make and prove so many catalogs; the first that fails is told, and how to make it again."""
    quiet = settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,), print_blob=True,
    )  # fmt: skip

    @quiet
    @given(catalogs(most), st.sampled_from(SITES))
    def holds(made: Made, site: str) -> None:
        prove(made.catalog, site)

    holds()


def _catalog(draw: st.DrawFn, most: int) -> Made:
    counts = {kind: draw(st.integers(0, most)) for kind in KINDS}
    counts["result"] = counts["result"] if counts["benchmark"] else 0
    ids = {kind: [f"{kind}-{number}" for number in range(count)] for kind, count in counts.items()}
    making = _Making(draw, ids)
    entries: dict[str, dict[str, Entry]] = {
        kind: {entry_id: making.entry(cls, entry_id) for entry_id in ids[kind]} for kind, cls in KINDS.items()
    }
    days = [draw(st.sampled_from(_DAYS)) for _ in range(2)]
    collected = (Collected(kind="model", whole_until=min(days), partly_until=max(days)),)
    return Made(Catalog(entries, vocabularies(), collected if draw(st.booleans()) else ()))


class _Making:
    """Makes entries, field by field, out of the types of the model."""

    def __init__(self, draw: st.DrawFn, ids: dict[str, list[str]]) -> None:
        self.draw, self.ids, self.number = draw, ids, 0
        self.metrics: dict[str, list[str]] = {}

    def entry(self, cls: type[Entry], entry_id: str) -> Entry:
        group = self.draw(st.sampled_from(cls.GROUPS)) if cls.GROUPS else ""
        facts = {**self.facts(cls, leave=("id", "group", "previously", "unsettled")), "id": entry_id, "group": group}
        facts["name"] = f"{facts['name'][:120].strip()} {entry_id}"  # names tell entries apart
        if cls is Result:
            self._fit_columns(facts)
        made = cls.model_validate(facts)
        if isinstance(made, Benchmark):
            self.metrics[entry_id] = [it.id for it in made.metrics]
        return made

    def _fit_columns(self, facts: dict[str, Any]) -> None:
        """Columns with ids of their own that measure what their benchmark has, and rows with values under them."""
        for number, column in enumerate(facts["columns"]):
            column["id"] = f"column-{number}"
            column["metric"] = self.draw(st.sampled_from(self.metrics[column["benchmark"]]))
        ids = [it["id"] for it in facts["columns"]]
        for number, row in enumerate(facts["rows"]):
            row["name"] = f"{row['name'][:300].strip()} {number}"
            row["values"] = {
                it: self._reported() for it in ids if number == 0 or it == ids[0] or self.draw(st.booleans())
            }

    def _reported(self) -> dict[str, Any]:
        number = self.draw(st.sampled_from(_NUMBERS))
        return {"value": number, "printed": f"{number[:200]} ±"} | (
            {"interval": [number, number], "read_as": "figure"} if self.draw(st.booleans()) else {}
        )

    def facts(self, cls: type[BaseModel], leave: Sequence[str] = ()) -> dict[str, Any]:
        hints = get_type_hints(cls, include_extras=True)
        made: dict[str, Any] = {}
        for name, info in cls.model_fields.items():
            if name in leave or (not info.is_required() and self.draw(st.booleans())):
                continue
            value = self.value(name, hints[name])
            if value is not None:
                made[name] = value
        return self._together(made)

    def _together(self, made: dict[str, Any]) -> dict[str, Any]:
        """Facts that depend on one another: an id of its server, a group that is an author, a counted value."""
        if "server" in made and "id" in made:
            made["server"] = "arXiv"
        if "group_authors" in made:
            made["group_authors"] = made.get("authors", [])[:1]
        if "field" in made and "counted_as" in made:
            made |= {"field": "year", "counted_as": ["2023"]}
        if {"minimum", "maximum"} <= made.keys():
            made["minimum"], made["maximum"] = -(10**15), 10**15
        return made

    def value(self, name: str, annotation: Any) -> Any:
        self.number += 1
        known: dict[Any, st.SearchStrategy[Any]] = {
            Date: st.sampled_from([*_DAYS, *(it[:7] for it in _DAYS), *(it[:4] for it in _DAYS)]),
            Day: st.sampled_from(_DAYS), Year: st.sampled_from([1900, 2100, 1999, 2023, 2024]),
            Url: st.sampled_from(_URLS), Doi: st.just(f"10.1000/{self.number}(a)<b>;c#d?e%f"),
            Pubmed: st.just(f"{self.number}"), Openalex: st.just(f"W{1000 + self.number}"), Wikidata: st.just(f"Q{self.number}"),
            HuggingFace: st.just(f"{'o' * 96}/n-{self.number}"),
            StrictBool: st.booleans(), Slug: st.just(f"metric-{self.number}"), Number: st.sampled_from(_NUMBERS),
            Authors: st.lists(st.sampled_from(_texts("Name")), min_size=1, max_size=3, unique=True),
            StrictInt: st.sampled_from([1, 2, 7, 10**18 - 1, 10**9]),
        }  # fmt: skip
        if name == "field":
            return self.draw(st.sampled_from([*COUNTED, "links.code", "name"]))
        if name == "id" and annotation == Line | None:
            return f"{2001 + self.number % 12}.{10000 + self.number}"
        for type_, strategy in known.items():
            if annotation == type_:
                return self.draw(strategy)
        for label, type_ in _TEXTS.items():
            if annotation == type_:
                return self.draw(st.sampled_from(_texts(label)))
        return self._compound(name, annotation)

    def _compound(self, name: str, annotation: Any) -> Any:
        arguments = get_args(annotation)
        if marks := [it for it in arguments if isinstance(it, (Term, Ref))]:
            return self._marked(marks[0])
        if get_origin(annotation) in (Union, UnionType):
            choices = [it for it in arguments if it is not NoneType]
            return self.value(name, self.draw(st.sampled_from(choices)))
        if get_origin(annotation) is Annotated:
            return self.value(name, arguments[0])
        if get_origin(annotation) is Literal:
            return self.draw(st.sampled_from(arguments))
        if get_origin(annotation) is tuple:
            return self._list(name, arguments)
        if get_origin(annotation) is dict:
            return {"column-0": self._reported()}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.facts(annotation)
        raise TypeError(f"{name}: no values for {annotation}")

    def _list(self, name: str, arguments: tuple[Any, ...]) -> list[Any]:
        if arguments[-1] is not ...:
            return [self.value(name, it) for it in arguments]
        needed = name in ("sources", "metrics", "columns", "rows")
        found = [self.value(name, arguments[0]) for _ in range(self.draw(st.integers(int(needed), 3)))]
        kept = [it for it in found if it is not None]
        return [it for number, it in enumerate(kept) if it not in kept[:number]]

    def _marked(self, mark: Term | Ref) -> str | None:
        if isinstance(mark, Ref):
            return self.draw(st.sampled_from(self.ids[mark.kind])) if self.ids[mark.kind] else None
        return self.draw(st.sampled_from([term.id for term in vocabularies()[mark.vocabulary].terms]))


_TEXTS = {"Line": Line, "Stated": Stated, "Name": Name, "Title": Title, "Prose": Prose, "Told": Told}


@cache
def _texts(label: str) -> list[str]:
    """The texts at the ends of what such a field takes, and those that try to be more than text."""
    adapter = TypeAdapter(_TEXTS[label])
    found = []
    for text in [*_LONG, *TRICKS, "y " * 599 + "y"]:
        try:
            adapter.validate_python(text)
        except ValidationError:
            continue
        found.append(text)
    return found
