"""A reported number stands where its source has it, or the check says what is wrong with it."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

TABLE, OTHER, BENCHMARK = "results/exam-table.yaml", "results/other-table.yaml", "benchmarks/medqa.yaml"

SLIPS = [
    ("a fraction for a percentage", "{value: 41.6, printed: '41.6'}", "{value: 416, printed: '416'}", "out-of-range"),
    ("an interval out of range", "[59.1, 61.9]", "[59.1, 619]", "out-of-range"),
    ("another number than printed", "{value: 41.6,", "{value: 46.1,", "not-as-printed"),
    ("a fraction not made per cent", "{value: 57.2,", "{value: 0.572,", "not-as-printed"),
    ("a word for a number", "{value: 41.6,", "{value: best,", "not-a-number"),
    ("no number", "{value: 41.6,", "{value: nan,", "not-a-number"),
    ("a key that is no column", "      medqa-tuned: {", "      medqa-tunde: {", "unknown-column"),
    ("an interval turned round", "[59.1, 61.9]", "[61.9, 59.1]", "bad-interval"),
    ("an interval beside its value", "[59.1, 61.9]", "[61.1, 61.9]", "bad-interval"),
    (
        "a fraction as it was printed",
        "{value: 41.6, printed: '41.6'}",
        "{value: 0.416, printed: '0.416'}",
        "not-as-printed",
    ),
    ("a model's variant twice", "name: BioBERT", "name: ClinicalGPT-7B\n    variant: 7B", "repeated-item"),
    ("a reason left out", "    why: The models were tuned on other data.\n", "", "no-reason"),
    ("a benchmark that is not there", "benchmark: medqa\n    part", "benchmark: medqua\n    part", "unknown-reference"),
    ("a model that is not there", "model: biobert", "model: biobret", "unknown-reference"),
    ("an unknown regime", "regime: zero-shot", "regime: zeroshot", "unknown-word"),
    ("a date in words", "date: 2025-04-02", "date: April", "bad-date"),
    ("a place that cannot be opened", "address: https://", "address: ftp://", "bad-address"),
]


@pytest.mark.parametrize(("old", "new", "code"), [it[1:] for it in SLIPS], ids=[it[0] for it in SLIPS])
def test_a_slip_in_a_table_is_told(faulty: FaultyCatalog, old: str, new: str, code: str) -> None:
    assert code in {it.code for it in faulty.change(TABLE, old, new).problems()}


def test_a_number_out_of_range_is_told_at_its_place_with_the_range(faulty: FaultyCatalog) -> None:
    problem = faulty.change(TABLE, "{value: 38, printed: '38',", "{value: -38, printed: '-38',").one_problem()

    assert place(problem) == f"{TABLE}:37:22 out-of-range"
    assert problem.tip == "Accuracy goes from 0 to 100"


def test_a_column_measures_what_its_benchmark_does(faulty: FaultyCatalog) -> None:
    problem = faulty.change(OTHER, "metric: accuracy", "metric: acuracy").one_problem()

    assert place(problem) == f"{OTHER}:10:13 unknown-metric"
    assert problem.tip == "did you mean 'accuracy'?"


def test_a_column_without_a_number_is_a_problem(faulty: FaultyCatalog) -> None:
    line = "      medqa-tuned: {value: 57.2, printed: 0.572 (0.004)}\n"

    assert faulty.change(TABLE, line, "").one_problem().code == "empty-column"


def test_a_benchmark_is_there_for_its_results(faulty: FaultyCatalog) -> None:
    text = (faulty.folder / BENCHMARK).read_text(encoding="utf-8")
    text = text.replace("name: MedQA", "name: MMLU").replace("[MedQA-USMLE]", "[MMLU-Medical]")
    problem = faulty.write("benchmarks/mmlu.yaml", text).one_problem()

    assert (problem.path, problem.code) == ("catalog/benchmarks/mmlu.yaml", "no-results")


def test_a_measure_stands_once_in_a_benchmark(faulty: FaultyCatalog) -> None:
    again = "metrics:\n  - {id: accuracy, name: Accuracy, unit: score, higher_is_better: true}\n"

    assert faulty.change(BENCHMARK, "metrics:\n", again).problems()[0].code == "repeated-item"


def test_disagreements_is_the_address_of_a_page(faulty: FaultyCatalog) -> None:
    text = (faulty.folder / BENCHMARK).read_text(encoding="utf-8")

    assert "reserved-id" in {it.code for it in faulty.write("benchmarks/disagreements.yaml", text).problems()}


def test_a_range_that_contradicts_its_unit_is_told_at_the_benchmark_alone(faulty: FaultyCatalog) -> None:
    problem = faulty.change(BENCHMARK, "maximum: 100", "maximum: 1").one_problem()

    assert (problem.path, problem.code) == (f"catalog/{BENCHMARK}", "numbers-disagree")
    assert problem.tip == "write maximum: 100, or unit: fraction"


def test_a_missing_direction_is_asked_for(faulty: FaultyCatalog) -> None:
    problem = faulty.change(BENCHMARK, "    higher_is_better: true\n", "").one_problem()

    assert problem.tip == "add higher_is_better: true, or false (false where less is better)"


def test_a_fraction_among_percentages_is_looked_up_again(faulty: FaultyCatalog) -> None:
    problem = faulty.change(TABLE, "{value: 41.6, printed: '41.6'}", "{value: 0.416, printed: '0.416'}").one_problem()

    assert problem.tip == "the rest of the column 'medqa' is in per cent: look the number up again"


def test_a_row_that_stands_twice_is_one_problem_with_what_to_do(faulty: FaultyCatalog) -> None:
    text = (faulty.folder / TABLE).read_text(encoding="utf-8")
    begin = text.index("  - name:", text.index("rows:\n"))
    end = text.find("  - name:", begin + 1)
    row = text[begin:end]
    above, line = (text[:place].count("\n") + 1 for place in (begin, end))

    same = faulty.write(TABLE, text[:end] + row + text[end:]).one_problem()
    assert same.message == "rows: 'ClinicalGPT-7B 7B' stands twice"
    assert same.tip == f"delete the row that begins in line {above} or {line}"

    told = faulty.write(TABLE, text[:end] + row.replace("41.6", "42.6") + text[end:]).one_problem()
    assert told.tip.endswith("or, if the source prints both, write variant: 7B, second row")
