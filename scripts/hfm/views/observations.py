"""Statements about the field that can fail: each a rule over numbers that are counted anew at every build."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Measure:
    """A number that a rule asks about, counted at `href`: `part` of `whole` models, or where `amount` is set a number
    of its own, drawn from so many models."""

    label: str
    part: int
    whole: int
    href: str = ""
    amount: str = ""

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def text(self) -> str:
        """`35 of 52`, or `4.5B, the median of 84`."""
        return f"{self.amount}, the median of {self.whole}" if self.amount else f"{self.part} of {self.whole}"


Measures = tuple[Measure, ...]


@dataclass(frozen=True)
class Finding:
    """The numbers of one set of models, and whether the rule holds for them; None where the rule compares the sets.

    `since` is the first year from which it has held to the end of the set, counting all models up to each year.
    """

    label: str
    measures: Measures
    holds: bool | None = None
    since: int | None = None


@dataclass(frozen=True)
class Observation:
    """A statement in our words, the rule that decides it, what was counted, and whether it holds today."""

    id: str
    claim: str
    rule: str
    findings: tuple[Finding, ...]
    holds: bool
    ours: bool = False


class Asked(NamedTuple):
    """What these observations ask of a model, read once: they count again for every year."""

    year: int
    group: str
    pretraining: str | None
    adaptation: tuple[str, ...]


Counted = Callable[[Sequence[Asked], str], Measures]
Test = Callable[[Measures], bool]


def finding(label: str, models: Sequence[Asked], of: str, count: Counted, test: Test) -> Finding:
    """What is counted of a set of models; `of` is the explorer's name of the set."""
    years = sorted({model.year for model in models})
    held = [test(count([model for model in models if model.year <= year], of)) for year in years]
    broken = [year for year, ok in zip(years, held, strict=True) if not ok]
    lasting = [year for year in years if not broken or year > broken[-1]]
    return Finding(label, count(models, of), bool(held and held[-1]), lasting[0] if lasting else None)
