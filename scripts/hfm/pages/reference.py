"""The pages one looks things up on: charts, vocabulary, corrections, data, comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

from hfm.charts import Chart, title_of
from hfm.model.catalog import Catalog
from hfm.pages.downloads import EDITION_PARTS, downloads
from hfm.pages.page import InParts, Page, Part, shown
from hfm.pages.questions import QUESTIONS, TOOLS
from hfm.views.citations.bibtex import bibtex
from hfm.views.comparison import comparison
from hfm.views.facts import link_to
from hfm.views.provenance import source_of

Plans = dict[str, Callable[[], Iterable[Page]]]


def chart_pages(charts: Mapping[str, Chart], common: Mapping[str, Any]) -> Plans:
    """What gives the gallery, then a page a chart."""
    every = list(charts)
    return {
        "charts": _gallery(charts, common),
        **{
            f"charts/{name}": partial(_chart_page, name, [*every[n + 1 :], *every[:n]][:2], charts, common)
            for n, name in enumerate(every)
        },
    }


def reference(catalog: Catalog, common: Mapping[str, Any]) -> Plans:
    """What gives vocabulary, corrections, data and its editions, comparison."""
    return {
        "vocabulary": lambda: [_vocabulary(common)],
        "corrections": lambda: [_corrections(catalog, common)],
        "data": lambda: [_data(catalog, common)],
        "editions": lambda: [_editions(catalog, common)],
        "compare": _compare(catalog, common),
    }


def _gallery(charts: Mapping[str, Chart], common: Mapping[str, Any]) -> InParts:
    """The first chart whole, of the others a glimpse, each a part: seldom does more than one of them change."""
    first, *others = charts

    def pages(told: Mapping[str, Any]) -> Iterable[Page]:
        drawn, *glimpses = told.values()
        context = {**common, "first": drawn, "glimpses": glimpses}
        return [Page("charts/index.md", "gallery", "charts.md.j2", "Charts", "The field in numbers.", context)]

    parts = {f"glimpse of {name}": Part(partial(_glimpse, name, charts)) for name in others}
    return InParts(shown(first, charts) | parts, pages)


def _glimpse(name: str, charts: Mapping[str, Chart]) -> tuple[dict[str, str], dict[str, str]]:
    chart = charts[name]
    shown = {"summary": chart.latest.summary, "drawing": chart.latest.glimpse}
    return {}, {"name": chart.name, "title": chart.title, **shown}


def _chart_page(
    name: str, following: Sequence[str], charts: Mapping[str, Chart], common: Mapping[str, Any]
) -> list[Page]:
    chart = charts[name]
    page = Page(
        f"charts/{chart.name}/index.md",
        "chart",
        "chart.md.j2",
        chart.title,
        chart.views[0].summary,
        {**common, "chart": chart, "next": [{"name": it, "title": title_of(it)} for it in following]},
    )
    return [page]


def _vocabulary(common: Mapping[str, Any]) -> Page:
    description = "Every term the catalog uses, with its code and its meaning."
    return Page("vocabulary/index.md", "vocabulary", "vocabulary.md.j2", "Vocabulary", description, common)


def _corrections(catalog: Catalog, common: Mapping[str, Any]) -> Page:
    rows = [(link_to(entry), source_of(it, catalog), it) for entry in catalog.all_entries for it in entry.corrections]
    description = "Every point where a source is damaged, wrong or in doubt, and what the catalog says instead."
    return Page(
        "corrections/index.md", "corrections", "corrections.md.j2", "Corrections", description, {**common, "rows": rows}
    )


def _data(catalog: Catalog, common: Mapping[str, Any]) -> Page:
    description = (
        "The whole catalog as JSON, CSV, Parquet, SQLite and BibTeX: downloads, API, examples, licence, how to cite."
    )
    found = downloads(catalog, common["addresses"].site)
    context = {"downloads": found, "bibtex": bibtex(found.citation), "questions": QUESTIONS, "tools": TOOLS}
    return Page("data/index.md", "data", "data.md.j2", "Data", description, {**common, **context})


def _editions(catalog: Catalog, common: Mapping[str, Any]) -> Page:
    description = "Every published edition of the catalog, where its files are, and what they hold."
    context = {**common, "editions": catalog.editions[::-1], "parts": EDITION_PARTS}
    return Page("data/editions/index.md", "editions", "editions.md.j2", "Editions", description, context)


def _compare(catalog: Catalog, common: Mapping[str, Any]) -> InParts:
    """The page, and apart from it and from each other the files that it loads."""

    def file(name: str, make: Callable[[Catalog], str]) -> tuple[dict[str, str], str]:
        text = make(catalog)
        return {f"compare/{name}": text}, sha256(text.encode()).hexdigest()

    def pages(told: Mapping[str, str]) -> Iterable[Page]:
        description = "Two to four models, datasets or trust studies side by side."
        context = {**common, "edition": sha256("".join(told.values()).encode()).hexdigest()[:10]}
        return [Page("compare/index.md", "compare", "compare.md.j2", "Compare", description, context)]

    return InParts({f"compare/{name}": Part(partial(file, name, make)) for name, make in comparison().items()}, pages)
