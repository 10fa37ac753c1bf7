"""What is new: by day, by part, many verified at once in one line, and what left with its reason."""

from __future__ import annotations

from dataclasses import replace

from catalogs import dataset, make_catalog, model
from hfm.model.vocabulary import Removed
from hfm.views.news import FEW, days, news


def test_days_are_the_newest_first_and_hold_what_was_added_and_verified() -> None:
    old, checked = (
        model(name="Old", added="2024-01-01"),
        model(name="Checked", added="2024-01-01", verified="2024-05-05"),
    )
    told = [(it.day, it.what, [entry.name for entry in it.entries]) for it in news((old, checked))]

    assert told == [("2024-05-05", "verified", ["Checked"]), ("2024-01-01", "added", ["Old", "Checked"])]


def test_an_entry_verified_on_the_day_it_came_is_news_once() -> None:
    assert [it.what for it in news([model(added="2024-01-01", verified="2024-01-01")])] == ["added"]


def test_many_verified_at_once_are_a_batch_and_many_added_are_not() -> None:
    def of(count: int) -> list[bool]:
        entries = [model(added="2024-01-01", verified="2024-02-02") for _ in range(count)]
        return [it.is_batch for it in news(entries)]

    assert of(FEW) == [False, False]
    assert of(FEW + 1) == [True, False]


def test_a_day_tells_by_kind_and_group_in_the_order_of_the_site() -> None:
    catalog = make_catalog(
        dataset(name="D", added="2024-01-01"),
        model(name="V", group="vision", added="2024-01-01"),
        *(model(name=f"L{n:02}", added="2024-01-01") for n in range(14)),
    )
    (day,) = days(catalog)

    assert [(it.kind.KIND, it.group, it.count) for it in day.came] == [
        ("model", "language", 14), ("model", "vision", 1), ("dataset", "language", 1),
    ]  # fmt: skip
    assert len(day.came[0].links) == 12
    assert day.came[0].all_of_them == "models/language/"
    assert day.count == 16


def test_what_left_is_told_on_its_day_with_its_reason() -> None:
    gone = Removed(kind="model", id="gone", day="2025-03-03", reason="It was no model.")
    told = days(replace(make_catalog(model(added="2024-01-01")), removed=(gone,)))

    assert [(it.day, it.left) for it in told] == [("2025-03-03", (gone,)), ("2024-01-01", ())]
