"""Where the numbers disagree: the same model, benchmark and measure, and other numbers by other reporters."""

from __future__ import annotations

from dataclasses import dataclass

from hfm.model import Benchmark, Result
from hfm.model.catalog import Catalog, once
from hfm.views.facts import Value, link_to
from hfm.views.results import Score, called, measured


@dataclass(frozen=True)
class Disagreement:
    """The numbers of one model and variant on one measure of a benchmark, the lowest first.

    `points` is the spread in points of a hundred: per cent as it is, a fraction times a hundred, a score as it is.
    """

    model: Value
    variant: str
    benchmark: Value
    part: str
    metric: str
    scores: tuple[Score, ...]
    points: float

    @property
    def name(self) -> str:
        return called(self.model.text, self.variant)

    @property
    def link(self) -> Value:
        """To the model, by the name of the variant."""
        return Value(self.name, self.model.href)

    @property
    def where(self) -> str:
        return ", ".join(filter(None, (self.part, self.metric)))


@once
def compared(kind: type[Result], catalog: Catalog) -> tuple[Disagreement, ...]:
    """Every model and measure that two reporters or more have a number for; the widest spread first."""
    groups: dict[tuple[str, ...], list[Score]] = {}
    for it in measured(kind, catalog):
        for score in it.scores:
            if score.row.model:
                column, row = score.column, score.row
                key = (score.row.model, row.variant or "", column.benchmark, column.part or "", column.metric)
                groups.setdefault(key, []).append(score)
    several = (scores for scores in groups.values() if len({it.table.reporter for it in scores}) > 1)
    found = [_disagreement(scores, catalog) for scores in several]
    return tuple(sorted(found, key=lambda it: (-it.points, it.model.text.casefold(), it.benchmark.text, it.where)))


def disagreements(catalog: Catalog) -> tuple[Disagreement, ...]:
    """Those of `compared` whose numbers differ."""
    return tuple(it for it in compared(Result, catalog) if it.points)


def _disagreement(scores: list[Score], catalog: Catalog) -> Disagreement:
    first = scores[0]
    ordered = sorted(scores, key=lambda it: (it.number, it.table.reporter))
    spread = ordered[-1].number - ordered[0].number
    scale = 100 if first.metric.unit == "fraction" else 1
    return Disagreement(
        link_to(catalog.get("model", first.row.model or "")),
        first.row.variant or "",
        link_to(catalog.get(Benchmark.KIND, first.column.benchmark)),
        first.column.part or "",
        first.metric.name,
        tuple(ordered),
        round(spread * scale, 2),
    )
