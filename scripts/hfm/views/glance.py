"""A benchmark at a glance: every column in one line, with its best number and the best of open weights."""

from __future__ import annotations

from dataclasses import dataclass

from hfm.model import Benchmark, Model
from hfm.model.catalog import Catalog, once
from hfm.views.results import Measured, Score, protocols


@dataclass(frozen=True)
class AtAGlance:
    """A column in one line: its best number, and the best of a model whose weights are open.

    `unstated` is better than that, of a model that has weights; whether they are open no source says.
    """

    column: Measured
    anchor: str
    best: Score
    best_open: Score | None
    unstated: Score | None


@once
def at_a_glance(benchmark: Benchmark, catalog: Catalog) -> tuple[AtAGlance, ...]:
    """Every column of a benchmark in one line, in the order of its page."""
    return tuple(
        AtAGlance(it, f"table-{n}", it.scores[0], *_of_open_weights(it, catalog))
        for n, part in enumerate(protocols(benchmark, catalog), 1)
        for it in part.columns
    )


def _of_open_weights(column: Measured, catalog: Catalog) -> tuple[Score | None, Score | None]:
    """The best score of open weights, and of those whose access is not stated the best that is better."""
    unstated = None
    for score in column.scores:
        access = _access(score, catalog)
        if access == "open":
            return score, unstated if unstated and unstated.number != score.number else None
        if access == "not stated":
            unstated = unstated or score
    return None, unstated


def _access(score: Score, catalog: Catalog) -> str:
    """The access to the weights of the model of a score; empty where the catalog knows no weights."""
    model = catalog.entries["model"].get(score.row.model or "")
    weights = model.weights if isinstance(model, Model) else None
    return (weights.access or "not stated") if weights else ""
