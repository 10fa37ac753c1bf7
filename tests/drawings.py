"""Read a chart back: the marks of its drawings and of its figure, and the entries an address shows."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, wraps
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from catalogs import real_catalog
from hfm.charts import CHARTS, Chart, View
from hfm.model import KINDS, Dataset, Entry, Model, Term
from hfm.model.catalog import Catalog, as_surveyed, is_surveyed
from hfm.model.marks import mark_of
from hfm.views.stats import NOT_STATED, words_of_title

Mark = tuple[str, str]  # (address, what it says)
_SVG = "{http://www.w3.org/2000/svg}"


@cache
def chart_of(name: str) -> Chart:
    """A chart of the real catalog."""
    return CHARTS[name](real_catalog())


def each_view(
    wanted: Callable[[View], object] = lambda _: True, names: Iterable[str] = CHARTS
) -> Callable[[Callable[..., None]], Any]:
    """Run a test for each wanted `view` of these charts; drawn when it runs, so that to collect the tests costs nothing."""

    def of_each(test: Callable[..., None]) -> Any:
        @wraps(test)
        def run(name: str, **others: Any) -> None:
            for view in filter(wanted, chart_of(name).views):
                test(view, **others)

        asked = inspect.signature(test).parameters.values()
        takes = [it.replace(name="name") if it.name == "view" else it for it in asked]
        run.__signature__ = inspect.Signature(takes)  # type: ignore[attr-defined]  # what pytest reads
        return pytest.mark.parametrize("name", names)(run)

    return of_each


def drawings(view: View) -> dict[str, ElementTree.Element]:
    """The drawings of a view by shape; raises ParseError where one is not well-formed."""
    parsed = ElementTree.fromstring(f'<div xmlns="http://www.w3.org/2000/svg">{view.written("@/")}</div>')  # noqa: S314  ours
    return {(svg.get("class") or "").removeprefix("drawn chart__"): svg for svg in parsed}


def marks(svg: ElementTree.Element) -> list[Mark]:
    """The linked marks of a drawing."""
    return [
        ((it.get("href") or "").removeprefix("@/"), it.findtext(f"{_SVG}title") or "") for it in svg.iter(f"{_SVG}a")
    ]


def is_page(href: str) -> bool:
    """Whether this is the page of an entry or the place of a number, not an explorer."""
    return "://" in href or bool(re.fullmatch(r"[a-z]+/[a-z0-9-]+/", href))


def texts(svg: ElementTree.Element) -> list[str]:
    """What a reader reads in a drawing."""
    return ["".join(it.itertext()) for it in svg.iter(f"{_SVG}text")]


def figure_marks(figure: dict[str, Any]) -> list[Mark]:
    """The marks of a figure that lead somewhere, their words as they are shown."""
    return [(it[0], shown_words(it[1])) for trace in figure["data"] for it in _customdata(trace) if it and it[0]]


def _customdata(part: Any) -> Iterator[Any]:
    for key, value in part.items():
        if key == "customdata":
            yield from _pairs(value)
        elif isinstance(value, dict):
            yield from _customdata(value)


def _pairs(value: Any) -> Iterator[Any]:
    """The [address, words] of a list or of a grid."""
    for it in value:
        if it and isinstance(it[0], list):
            yield from _pairs(it)
        else:
            yield it


def shown_words(words: str) -> str:
    return words.replace("<br>", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def numbers(words: str) -> list[int]:
    """The numbers in a text, `1,204` as 1204."""
    return [int(it.replace(",", "")) for it in re.findall(r"\d[\d,]*", words)]


def counted(words: str) -> int:
    """How many entries a mark says it counts: the first number after its name."""
    return numbers(words.rsplit(": ", 1)[-1])[0]


def linked_cells(view: View) -> Iterator[tuple[str, Any]]:
    """(address, number) of every cell of the table that leads somewhere."""
    for n in range(len(view.rows)):
        yield from ((href, cell) for cell, href, _ in view.cells(n) if href)


def shown(catalog: Catalog, href: str) -> list[Entry]:
    """The entries that an explorer's address shows: a second telling of what its filters mean."""
    split = urlsplit(href)
    folder, *entry = split.path.removesuffix("/").split("/")
    kind = next(kind for kind in KINDS.values() if folder == kind.FOLDER)
    if entry:
        return [catalog.get(kind.KIND, *entry)]
    filters = parse_qs(split.query)
    # Among the survey's own models, its own counts hold.
    surveyed = filters.get("set") == ["survey"]
    left = catalog.computed(_seen_by_the_survey, kind) if surveyed else catalog.of(kind)
    for field, them in filters.items():
        known = catalog.computed(_known, kind)
        if (field, surveyed) not in known:
            known[field, surveyed] = _values(catalog, kind, field, surveyed)
        values = known[field, surveyed]
        left = [it for it in left if _passes(field, values[it.id], set(them))]
    return list(left)


def _seen_by_the_survey(kind: type[Entry], catalog: Catalog) -> list[Entry]:
    return [as_surveyed(it) if isinstance(it, Model) else it for it in catalog.of(kind)]


Values = dict[str, tuple[set[str], set[str]]]


def _known(kind: type[Entry], catalog: Catalog) -> dict[tuple[str, bool], Values]:
    """Of each field that was asked for, whether as the survey has it or as it is: its values."""
    return {}


def _values(catalog: Catalog, kind: type[Entry], field: str, surveyed: bool) -> Values:
    """Id → what an entry has in a field, as it stands there and with the terms above it."""
    found = {}
    for entry in catalog.computed(_seen_by_the_survey, kind) if surveyed else catalog.of(kind):
        own = {str(getattr(it, "name", it)) for it in _own(catalog, entry, field)}
        found[entry.id] = own, own | {term for it in own for term in _above(catalog, entry, field, it)}
    return found


def _own(catalog: Catalog, entry: Entry, field: str) -> tuple[Any, ...]:
    if field == "set":
        assert isinstance(entry, Model)
        return ("survey" if is_surveyed(entry) else "later",)
    if field == "code":
        code = entry.links.code or ""
        return ("yes",) if code.startswith("http") else ("no", "not-released") if code else ("no",)
    if field == "weights":
        weights = getattr(entry, "weights", None)
        return () if not weights else (weights.access or "open",)
    if field == "commercial_use":
        licence = getattr(entry, "licence", None)
        name = (licence.weights or licence.code) if licence else None
        permitted = catalog.term("licences", name).commercial_use if name else None
        return (permitted,) if permitted else ()
    if field == "training_data":
        return tuple(it.dataset for it in getattr(entry, "training_data", ()) if it.dataset)
    if field == "word":
        return tuple(words_of_title(entry))
    if field == "unit":
        assert isinstance(entry, Dataset)
        return tuple(size.unit for size in entry.size)
    value = getattr(entry, "group" if field == "subfield" else field)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _passes(field: str, values: tuple[set[str], set[str]], wanted: set[str]) -> bool:
    own, known = values
    if field in ("year", "first_public") and ".." in min(wanted):
        first, last = min(wanted).split("..")
        return any(first <= it[:4] <= last for it in own)
    if field == "first_public" and len(min(wanted)) == 4:
        return any(it[:4] in wanted for it in own)
    if field == "first_public":
        months = {it[:7] for it in own if len(it) >= 7}
        return bool(months & wanted) or (not months and NOT_STATED in wanted)
    return bool(known & wanted) or (not known and NOT_STATED in wanted)


def _above(catalog: Catalog, entry: Entry, field: str, term: str) -> Iterator[str]:
    """The terms above this one in a word list that is a tree: their filters show its entries too."""
    mark = mark_of(type(entry), field) if field in type(entry).model_fields else None
    words = "units" if field == "unit" else mark.vocabulary if isinstance(mark, Term) else ""
    while words and (parent := catalog.term(words, term).parent):
        yield parent
        term = parent
