"""Numbers are ranked inside a comparable column and nowhere else, and each leads to its exact place."""

from __future__ import annotations

from typing import Any

import pytest

from catalogs import make_catalog, model
from hfm.model import Benchmark, Result
from hfm.model.catalog import Catalog
from hfm.views.disagreements import compared, disagreements
from hfm.views.glance import at_a_glance
from hfm.views.results import Measured, called, columns_of, extent, measured, protocols, results_of


def benchmark(*, higher: bool = True, unit: str = "percent") -> Benchmark:
    metric = {"id": "accuracy", "name": "Accuracy", "unit": unit, "higher_is_better": higher}
    return Benchmark.model_validate({**_usual("medqa", "MedQA"), "subfield": "language", "metrics": [metric]})


def table(
    name: str, *rows: dict[str, Any], comparable: str = "yes", columns: list[dict[str, Any]] | None = None
) -> Result:
    column = {"id": "c", "benchmark": "medqa", "metric": "accuracy", "setting": "0-shot", "comparable": comparable}
    facts = {
        "reporter": name,
        "address": f"https://{name}.example/a",
        "place": "README",
        "date": "2025",
        "date_is": "stated",
    }
    columns = columns or [column]
    return Result.model_validate({**_usual(name, name), **facts, "columns": columns, "rows": rows})


def row(name: str, number: float, *, column: str = "c", **facts: Any) -> dict[str, Any]:
    return {
        "name": name, "reported_by": "third-party", "values": {column: {"value": number, "printed": f"{number:g}"}}, **facts
    }  # fmt: skip


def _usual(entry_id: str, name: str) -> dict[str, Any]:
    return {"id": entry_id, "group": "", "name": name, "sources": [{"source": "list"}], "added": "2026-11-22"}


def catalog(*tables: Result, of: Benchmark | None = None) -> Catalog:
    return make_catalog(of or benchmark(), model(name="A"), model(name="B"), *tables)


def only(catalog: Catalog) -> Measured:
    [found] = measured(Result, catalog)
    return found


def ranks(found: Measured) -> list[tuple[str, int | None]]:
    return [(it.row.name, it.rank) for it in found.scores]


def test_the_best_is_first_and_equal_numbers_share_a_rank() -> None:
    found = only(catalog(table("t", row("A", 40), row("B", 60), row("C", 60), row("D", 10))))

    assert ranks(found) == [("B", 1), ("C", 1), ("A", 3), ("D", 4)]


def test_where_lower_is_better_the_lowest_is_first() -> None:
    found = only(catalog(table("t", row("A", 40), row("B", 60)), of=benchmark(higher=False)))

    assert ranks(found) == [("A", 1), ("B", 2)]


def test_a_column_that_is_not_comparable_has_no_ranks() -> None:
    reason = {"why": "Two protocols."}
    column = {"id": "c", "benchmark": "medqa", "metric": "accuracy", "setting": "x", "comparable": "in-part", **reason}
    found = only(catalog(table("t", row("A", 40), row("B", 60), columns=[column])))

    assert ranks(found) == [("B", None), ("A", None)]


def test_one_number_alone_has_no_rank() -> None:
    assert ranks(only(catalog(table("t", row("A", 40))))) == [("A", None)]


@pytest.mark.parametrize(
    ("name", "variant", "said"),
    [
        ("HuatuoGPT-Vision", "7B", "HuatuoGPT-Vision 7B"),
        ("BioMistral 7B", "7B", "BioMistral 7B"),
        ("MEDITRON-70B", "7B", "MEDITRON-7B"),
        ("ProSST", "K=20", "ProSST K=20"),
        ("ESM-2", None, "ESM-2"),
        ("ESM-2", "650M", "ESM-2 650M"),
    ],
)
def test_a_variant_is_told_once_and_takes_the_place_of_another_size(name: str, variant: str | None, said: str) -> None:
    assert called(name, variant) == said


def test_a_number_leads_to_its_own_place_else_to_its_row_else_to_its_table() -> None:
    own = row("A", 1, url="https://t.example/row")
    own["values"]["c"]["url"] = "https://t.example/cell"
    found = only(catalog(table("t", own, row("B", 2, url="https://t.example/row"), row("C", 3))))

    assert {it.row.name: it.href for it in found.scores} == {
        "A": "https://t.example/cell",
        "B": "https://t.example/row",
        "C": "https://t.example/a",
    }


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        pytest.param({"open": 40, "unstated": 60, "closed": 80}, ("open", "unstated"), id="one that may be open leads"),
        pytest.param({"open": 60, "unstated": 40}, ("open", None), id="one that may be open is behind"),
        pytest.param({"open": 60, "unstated": 60}, ("open", None), id="both are equal"),
        pytest.param({"unstated": 60, "closed": 80}, (None, "unstated"), id="none is said to be open"),
        pytest.param({"closed": 80}, (None, None), id="no weights for all"),
    ],
)
def test_better_weights_that_nobody_calls_open_are_told_apart(
    numbers: dict[str, float], said: tuple[str | None, str | None]
) -> None:
    access = {"open": {"access": "open"}, "unstated": {}, "closed": {"access": "by-request"}}
    models = [model(name=it, weights={"url": f"https://{it}.example", **access[it]}) for it in numbers]
    made = make_catalog(benchmark(), *models, table("t", *(row(it, n, model=it) for it, n in numbers.items())))
    [found] = at_a_glance(benchmark(), made)

    assert tuple(it and it.row.name for it in (found.best_open, found.unstated)) == said


def test_the_best_so_far_needs_the_day_of_every_row() -> None:
    dated = [row("A", 40, date="2023"), row("B", 30, date="2024"), row("C", 60, date="2025")]

    assert [it.row.name for it in only(catalog(table("t", *dated))).record] == ["A", "C"]
    assert only(catalog(table("t", *dated, row("D", 70)))).record == ()


def test_columns_under_one_setting_stand_together_and_others_apart() -> None:
    shared = {"benchmark": "medqa", "metric": "accuracy", "comparable": "yes"}
    columns = [{"id": it, "part": it, "setting": "few" if it == "z" else "none", **shared} for it in ("x", "y", "z")]
    rows = [row("A", 1, column="x"), row("B", 2, column="y"), row("C", 3, column="z")]
    made = catalog(table("t", *rows, columns=columns))

    assert [[it.column.id for it in part.columns] for part in protocols(benchmark(), made)] == [["x", "y"], ["z"]]
    assert len(columns_of(benchmark(), made)) == 3


def test_a_model_has_its_numbers_by_benchmark() -> None:
    made = catalog(table("t", row("A 7B", 40, model="a"), row("other", 50)))
    [found] = results_of(model(name="A"), made)

    assert (found.link.text, [it.number for it in found.scores]) == ("MedQA", [40])
    assert found.scores[0].rank == 2
    assert results_of(model(name="B"), made) == ()
    assert (extent(benchmark(), made).models, extent(benchmark(), made).tables) == (1, 1)


def test_reporters_disagree_about_the_same_model_and_variant_only() -> None:
    made = catalog(
        table(
            "one", row("A", 40, model="a", variant="7B"), row("A", 80, model="a", variant="70B"), row("B", 5, model="b")
        ),
        table("two", row("A", 55, model="a", variant="7B"), row("B", 5, model="b")),
    )
    [found] = disagreements(made)

    assert (found.model.text, found.variant, found.points) == ("A", "7B", 15)
    assert [it.table.id for it in found.scores] == ["one", "two"]
    assert len(compared(Result, made)) == 2, "B is reported twice, and equal"


def test_a_spread_of_fractions_is_told_in_points_of_a_hundred() -> None:
    made = catalog(
        table("one", row("A", 0.5, model="a")), table("two", row("A", 0.6, model="a")), of=benchmark(unit="fraction")
    )

    assert [it.points for it in disagreements(made)] == [10]


def test_one_reporter_does_not_disagree_with_itself() -> None:
    columns = [
        {"id": it, "benchmark": "medqa", "metric": "accuracy", "setting": it, "comparable": "yes"} for it in ("x", "y")
    ]
    both = row("A", 1, column="x", model="a")
    both["values"]["y"] = {"value": 9, "printed": "9"}

    assert compared(Result, catalog(table("t", both, columns=columns))) == ()
