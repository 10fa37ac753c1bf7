"""Models by period, year or month: the counts a growth chart draws, with their words and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hfm.charts.drawing.caveat import signed
from hfm.charts.words import many
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, so_far


@dataclass(frozen=True)
class Periods:
    """Counts by period and sub-field. `values` are the years or months, `None` last for what states none."""

    field: str  # the field of the entries: year or first_public
    monthly: bool
    values: tuple[str | None, ...]
    counts: tuple[tuple[int, ...], ...]
    groups: tuple[str, ...]  # the sub-fields
    labels: tuple[str, ...]
    among: dict[str, Any]  # what the explorer must filter by to show these models
    complete: tuple[str | None, ...]  # whether all of a period was collected: yes, partly, no; None where nobody says
    caveat: str  # what is not complete, in words; empty where all is

    @cached_property
    def sums(self) -> tuple[tuple[int, ...], ...]:
        return tuple(so_far(self.counts))

    @property
    def whole(self) -> int:
        return sum(map(sum, self.counts))

    @property
    def dated(self) -> int:
        """How many periods there are, the undated apart."""
        return len(self.values) - (None in self.values)

    @property
    def top(self) -> int:
        """The fullest period."""
        return max((sum(row) for row in self.counts[: self.dated]), default=0)

    @property
    def ends(self) -> float | None:
        """Where on the axis the last complete period stands, if others follow it."""
        first = next((n for n, it in enumerate(self.complete[: self.dated]) if it in ("partly", "no")), None)
        return None if first is None else max(0.0, first - 1)

    @property
    def undated(self) -> int:
        return sum(map(sum, self.counts[self.dated :]))

    @property
    def gap(self) -> float:
        """How far the undated stand from the last period, in periods."""
        return max(1.0, 0.05 * self.dated)

    @property
    def places(self) -> tuple[float, ...]:
        """Where each period stands on an axis: one after the other, the undated apart."""
        return tuple(n if n < self.dated else self.dated - 1 + self.gap for n in range(len(self.values)))

    @property
    def span(self) -> tuple[float, float]:
        """From where to where such an axis goes."""
        return -0.5, self.places[-1] + (0.5 * self.gap if self.undated else 0.5)

    def named(self, n: int) -> str:
        return self.values[n] or f"No {'month' if self.monthly else 'year'} stated"

    def tick(self, n: int, room: float) -> str:
        """What stands below the period: its year, at January only where periods are months, short where it is tight."""
        value = self.values[n] or "–"
        if len(value) > 4:
            return (value[:4] if room * 12 > 36 else f"’{value[2:4]}") if value.endswith("-01") else ""
        return signed(value if room > 36 or value == "–" else f"’{value[2:]}", self.complete[n])

    def href(self, n: int, group: int | None = None) -> str:
        """Where the models of a period are; nowhere those without a date, which no filter tells from those with a year."""
        of = {} if group is None else {"subfield": self.groups[group]}
        if not self.values[n] and not self.monthly and self.field != "year":
            return ""
        return explorer("model", **{self.field: self.values[n] or NOT_STATED}, **of, **self.among)

    def href_so_far(self, n: int) -> str:
        """Where all of them until a period are; nowhere by month, and with those that have no date."""
        if self.monthly or not self.values[n]:
            return ""
        return explorer("model", **{self.field: f"{self.values[0]}..{self.values[n]}"}, **self.among)

    def words(self, n: int, group: int) -> str:
        whole = many(sum(self.counts[n]), "model")
        return f"{self.labels[group]}, {self.named(n)}{self._so_far(n)}: {self.counts[n][group]} of {whole}"

    def words_of(self, n: int) -> str:
        return f"{self.named(n)}{self._so_far(n)}: {many(sum(self.counts[n]), 'model')}"

    def _so_far(self, n: int) -> str:
        return " (not complete)" if self.complete[n] in ("partly", "no") else ""

    def words_so_far(self, n: int) -> str:
        parts = [f"{count} {name.lower()}" for name, count in zip(self.labels, self.sums[n], strict=True) if count]
        until = f"Until {self.values[n]}" if self.values[n] else f"With those of {self.named(n).lower()}"
        return f"{until}: {many(sum(self.sums[n]), 'model')} ({', '.join(parts)})"
