"""What is reported of a model, on a benchmark or in a table; a model has a page for its numbers below its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hfm.model import Benchmark, Entry, Model, Result
from hfm.model.catalog import Catalog
from hfm.pages.page import Page
from hfm.views.glance import at_a_glance
from hfm.views.results import REGIMES, protocols, protocols_of, results_of

_FEW = 5
"""Of so many benchmarks, those with most numbers first, a model's page has a line each."""


def reported(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    """What partials/results-<kind>.html.j2 draws; of a model, partials/glance-model.html.j2 those that are `foremost`."""
    found: dict[str, Any] = {"results": ()}
    if isinstance(entry, Model):
        results = results_of(entry, catalog)
        scores = [score for it in results for score in it.scores]
        foremost = sorted(results, key=lambda it: -it.size)[:_FEW]
        found = {"results": results, "scores": scores, "foremost": foremost}
    elif isinstance(entry, Benchmark):
        from hfm.charts.questions.progress import progress_on  # few pages draw something

        found |= {
            "results": protocols(entry, catalog),
            "glance": at_a_glance(entry, catalog),
            "progress": progress_on(entry, catalog),
        }
    elif isinstance(entry, Result):
        found["results"] = protocols_of(entry, catalog)
    return {**found, "benchmarks": catalog.entries[Benchmark.KIND], "regimes": REGIMES}


def results_pages(
    entry: Entry, found: Mapping[str, Any], catalog: Catalog, common: Mapping[str, Any]
) -> tuple[Page, ...]:
    """The page that a model has for all that was `found` reported of it, if anything was."""
    return (_page(entry, found, catalog, common),) if isinstance(entry, Model) and found["results"] else ()


def _page(model: Model, found: Mapping[str, Any], catalog: Catalog, common: Mapping[str, Any]) -> Page:
    tables = {score.table.id: score.table for score in found["scores"]}
    size = f"{_counted(len(found['scores']), 'number')} from {_counted(len(tables), 'published table')}"
    name = model.heading if catalog.names[model.heading] <= 1 else f"{model.heading} ({model.KIND})"
    return Page(
        f"{model.FOLDER}/{model.id}/results/index.md",
        "reported",
        "reported.md.j2",
        f"Reported results of {name}",
        f"{size}, each with its setting, its reporter and its exact place.",
        {**common, **found, "of": model, "size": size, "tables": sorted(tables.values(), key=lambda it: it.name)},
    )


def _counted(size: int, what: str) -> str:
    return f"{size:,} {what}{'s' if size > 1 else ''}"
