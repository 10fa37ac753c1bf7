"""What is reported of a model, on a benchmark or in a table: on the entry's own page where it is little, else on one below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hfm.charts.questions.progress import progress_on
from hfm.model import Benchmark, Entry, Model, Result
from hfm.model.catalog import Catalog
from hfm.pages.page import Page
from hfm.views.glance import at_a_glance
from hfm.views.results import REGIMES, columns_of, protocols, protocols_of, results_of

_FEW = 6
"""So many numbers stand on the entry's page; of more, so many lines of a summary."""


def reported(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    """What partials/results-<kind>.html.j2 draws, and partials/glance-<kind>.html.j2 where there is `much`."""
    found: dict[str, Any] = {"results": (), "scores": ()}
    if isinstance(entry, Model):
        results = results_of(entry, catalog)
        found = {"results": results, "scores": [score for it in results for score in it.scores]}
    elif isinstance(entry, Benchmark):
        found = {
            "results": protocols(entry, catalog),
            "scores": [score for it in columns_of(entry, catalog) for score in it.scores],
            "glance": at_a_glance(entry, catalog),
            "progress": progress_on(entry, catalog),
        }
    elif isinstance(entry, Result):
        found["results"] = protocols_of(entry, catalog)
    much = len(found["scores"]) > _FEW
    return {**found, "much": much, "few": _FEW, "benchmarks": catalog.entries[Benchmark.KIND], "regimes": REGIMES}


def results_pages(catalog: Catalog, common: Mapping[str, Any]) -> Iterator[Page]:
    """A page for each entry that has more results than its own page shows."""
    for kind in (Model, Benchmark):
        for entry in catalog.of(kind):
            found = reported(entry, catalog)
            if found["much"]:
                yield _page(entry, found, catalog, common)


def _page(entry: Entry, found: Mapping[str, Any], catalog: Catalog, common: Mapping[str, Any]) -> Page:
    tables = {score.table.id: score.table for score in found["scores"]}
    size = f"{len(found['scores']):,} numbers from {len(tables)} published table{'s' if len(tables) > 1 else ''}"
    name = entry.heading if catalog.names[entry.heading] <= 1 else f"{entry.heading} ({entry.KIND})"
    return Page(
        f"{entry.FOLDER}/{entry.id}/results/index.md",
        "reported",
        "reported.md.j2",
        f"Reported results {'of' if isinstance(entry, Model) else 'on'} {name}",
        f"{size}, each with its setting, its reporter and its exact place.",
        {**common, **found, "of": entry, "size": size, "tables": sorted(tables.values(), key=lambda it: it.name)},
    )
