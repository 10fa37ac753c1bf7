"""Makes the facts of a chance agree with each other as `check` wants it: what it refuses never comes to a page."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel

from hfm.model import Benchmark, Correction, Dataset, Entry, Model, Result, Source, Term, Work
from hfm.model.catalog import COUNTED
from hfm.model.marks import mark_of
from hfm.model.parts import Preprint
from hfm.model.results import Metric, ReportedValue, ResultColumn
from hfm.reading.rules.authors import _fault
from hostile import terms

Facts = dict[str, Any]


def agree(cls: type[BaseModel], facts: Facts, number: int, chance: random.Random) -> None:
    """Change what contradicts something else in the facts of a class, of the entry of this number."""
    for kind, mend in _MENDERS.items():
        if issubclass(cls, kind):
            mend(facts, number, chance)


def _source(it: Facts, number: int, _: random.Random) -> None:
    for name in ("table", "row"):
        it.pop(name, None)
    if "source" not in it:
        it.setdefault("url", f"https://read.example/{number}")


def _correction(it: Facts, number: int, _: random.Random) -> None:
    if "source" not in it:
        it.setdefault("url", f"https://wrong.example/{number}")


def _entry(it: Facts, _: int, __: random.Random) -> None:
    read = {source.get("source") for source in it["sources"]}
    named = {each["source"] for each in it.get("corrections") or () if "source" in each}
    it["sources"] += [{"source": name} for name in sorted(named - read)]
    if "verified" in it:
        it["verified"] = max(it["verified"], it["added"])


def _work(it: Facts, _: int, __: random.Random) -> None:
    names = _each_once([name for name in it.get("authors", ()) if name == "et al." or not _fault(name)[0]], str)
    it["authors"] = names if names != ["et al."] else []
    it["group_authors"] = [name for name in it.get("group_authors", ()) if name in names]
    published = it.get("publication", {})
    days = [it.get("preprint", {}).get("date"), published.get("date") or published.get("year")]
    if "year" in it and (first := min((str(day) for day in days if day), default="")):
        it["year"] = int(first[:4])


def _dataset(it: Facts, number: int, _: random.Random) -> None:
    if not it.keys() & {"preprint", "publication"}:
        it["links"] = {"data": f"https://data.example/{number}", **it.get("links", {})}


def _model(it: Facts, number: int, chance: random.Random) -> None:
    """Half of them stand in the survey's tables, and some of these have a field that its figures count otherwise."""
    if chance.random() < 0.5:
        return
    place = {"source": "survey", "table": chance.choice(["I", "IV"]), "row": number + 1}
    it["sources"] = [place, *(each for each in it["sources"] if each.get("source") != "survey")]
    field = chance.choice(COUNTED)
    mark = mark_of(Model, field)
    words = terms(mark.vocabulary) if isinstance(mark, Term) else ["1900", "2021", "2100"]
    counted = {
        "source": "survey",
        "source_value": "other",
        "reason": "It says so.",
        "counted_as": [chance.choice(words)],
    }
    others = [each for each in it.get("corrections") or () if each["field"] != field]
    it["corrections"] = [*others, {"field": field, **counted}]


def _preprint(it: Facts, _: int, chance: random.Random) -> None:
    if it.get("server") == "arXiv" and "id" in it:
        it["date"] = chance.choice(["2023", "2023-05", "2023-04-30", "2023-05-01"])


def _metric(it: Facts, _: int, __: random.Random) -> None:
    it["unit"] = "score"
    for name in ("minimum", "maximum"):
        it.pop(name, None)


def _benchmark(it: Facts, _: int, __: random.Random) -> None:
    it["metrics"] = _each_once([{**it["metrics"][0], "id": "metric-0"}, *it["metrics"]], lambda each: each["id"])


def _column(it: Facts, _: int, __: random.Random) -> None:
    it["metric"] = "metric-0"
    if it["comparable"] != "yes":
        it.setdefault("why", "It says so.")


def _value(it: Facts, _: int, __: random.Random) -> None:
    it["printed"] = f"{it['value']} {it['printed']}"[:400].strip()
    if "interval" in it:
        it["interval"] = sorted([it["value"], *it["interval"]], key=float)[::2]


def _result(it: Facts, _: int, __: random.Random) -> None:
    """Two columns, both with a value."""
    first, last = it["columns"][0], it["columns"][-1]
    it["columns"] = [{**first, "id": "column-0"}, {**last, "id": "column-1"}]
    it["rows"] = _each_once(it["rows"], lambda each: f"{each['name']} {each.get('variant', '')}")
    it["rows"][0]["values"].setdefault("column-1", {"value": "1", "printed": "1"})


def _each_once(items: Iterable[Any], key: Callable[[Any], str]) -> list[Any]:
    return list({key(it): it for it in items}.values())


_MENDERS: dict[type[BaseModel], Callable[[Facts, int, random.Random], None]] = {
    Source: _source,
    Correction: _correction,
    Preprint: _preprint,
    Metric: _metric,
    ResultColumn: _column,
    ReportedValue: _value,
    Model: _model,
    Dataset: _dataset,
    Benchmark: _benchmark,
    Result: _result,
    Work: _work,
    Entry: _entry,
}
