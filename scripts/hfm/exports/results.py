"""Reported results as data: a column of a table an item, for the API, and a number a row, for CSV and SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hfm.exports.edition import Edition
from hfm.model import Result
from hfm.views.results import Measured, Score, measured


def results(edition: Edition) -> list[dict[str, Any]]:
    """Every column of every table with its scores, the best first; numbers compare inside one column only."""
    return [_column(it) | {"url": edition.page(it.table)} for it in measured(Result, edition.catalog)]


def _column(it: Measured) -> dict[str, Any]:
    return _about(it) | {"scores": [_score(score) for score in it.scores]}


def _about(it: Measured) -> dict[str, Any]:
    column, table = it.column, it.table
    return {
        "id": f"{table.id}/{column.id}",
        "table": table.id,
        "benchmark": column.benchmark,
        "part": column.part,
        "reporter": table.reporter,
        **{key: getattr(column, key) for key in ("setting", "regime", "split", "task", "metric")},
        "unit": it.metric.unit,
        "higher_is_better": it.metric.higher_is_better,
        **{key: getattr(column, key) for key in ("comparable", "why", "heading")},
        **{key: getattr(table, key) for key in ("date", "date_is", "place", "address")},
    }


def _score(it: Score) -> dict[str, Any]:
    return {
        **{key: getattr(it.row, key) for key in ("model", "name", "variant", "reported_by", "date")},
        "value": it.number,
        "printed": it.value.printed,
        "interval": it.value.interval,
        "rank": it.rank,
        "url": it.href,
        "place": it.place,
        "read_as": it.read_as,
    }


def flat_scores(edition: Edition) -> Iterator[dict[str, Any]]:
    """A row a number, with the columns of SCORE in their order."""
    for it in measured(Result, edition.catalog):
        column, table = it.column, it.table
        about = {
            "table": table.id,
            "column": column.id,
            "benchmark": column.benchmark,
            "part": column.part,
            "metric": column.metric,
            "unit": it.metric.unit,
            "higher_is_better": it.metric.higher_is_better,
            **{key: getattr(column, key) for key in ("setting", "regime", "split", "comparable")},
        }
        for score in it.scores:
            yield {
                **about,
                **{key: getattr(score.row, key) for key in ("model", "name", "variant", "reported_by")},
                "reporter": table.reporter,
                "value": score.number,
                "printed": score.value.printed,
                "rank": score.rank,
                "date": score.day,
                "place": score.place,
                "read_as": score.read_as,
                "url": score.href,
            }
