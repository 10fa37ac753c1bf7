"""What charts of reported numbers share: who reported them, told by colour, and how a number is called."""

from __future__ import annotations

from collections.abc import Sequence

from hfm.charts.drawing.legend import Key
from hfm.charts.words import many
from hfm.model.results import Metric
from hfm.views.results import Score

_BY = {"self": ("r-self", "Reported by its authors"), "third-party": ("r-others", "Reported by others")}


def token_of(score: Score) -> str:
    """The colour of who reported a number."""
    return _BY[score.row.reported_by][0]


def reporter_keys(scores: Sequence[Score]) -> tuple[Key, ...]:
    """The key to these colours, with how many of the numbers each has."""
    found = {by: sum(it.row.reported_by == by for it in scores) for by in _BY}
    return tuple(
        Key(token, label, found[by], "", f"{label}: {many(found[by], 'number')}")
        for by, (token, label) in _BY.items()
        if found[by]
    )


def measure(metric: Metric) -> str:
    """`Accuracy in per cent`, `Mean absolute error (lower is better)`."""
    return (
        f"{metric.name}{' in per cent' if metric.unit == 'percent' else ''}"
        f"{'' if metric.higher_is_better else ' (lower is better)'}"
    )
