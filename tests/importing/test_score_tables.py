"""A published table of results becomes one entry that passes the check; what is not known is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from checkouts import FIXTURE
from hfm.importing import Report, Told, import_file
from hfm.reading.validate import examine

TABLE = """\
# Results

| Model | Size | MedQA | MedQA-USMLE (5 options, fine-tuned, dev) | Code | Avg. |
|:--|--:|--:|--:|---|---|
| **ClinicalGPT** | 7B | 41.6 | 0.572 (0.550–0.594) | [link](https://a.org/) | 1 |
| [BioBERT](https://a.org/) (ours) | | 38 | - | | 2 |
| *General models* | | | | | |
| Net-13B | | 60.5* | 0.61 | | 3 |
"""
TOLD = Told("Exam paper: exams", date="2025-04-02", setting="zero-shot")
ADDRESS = "https://example.org/exam/blob/abc/README.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "catalog"))


def imported(folder: Path, text: str, name: str = "a.md", told: Told = TOLD, source: str = ADDRESS) -> Report:
    path = folder.parent / name
    path.write_text(text, encoding="utf-8")
    return import_file(path, examine(folder)[0], folder, "2026-11-27", source=source, told=told)


def test_a_table_is_one_entry_that_the_check_takes(folder: Path) -> None:
    report = imported(folder, TABLE)
    path = folder / "results/exam-paper-exams.yaml"
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    first, second = table["columns"]

    assert report.written == {"result/exam-paper-exams": path}
    assert examine(folder)[1] == []
    assert (table["reporter"], table["address"], table["place"]) == ("Exam paper", ADDRESS, "a.md, table at line 3")
    assert (first["benchmark"], first["metric"], first["regime"]) == ("medqa", "accuracy", "zero-shot")
    assert (second["benchmark"], second["part"], second["split"]) == ("medqa", "5 options", "dev")
    assert (second["printed_as"], second["heading"]) == ("fraction", "MedQA-USMLE (5 options, fine-tuned, dev)")


@pytest.mark.parametrize(
    ("cell", "printed"),
    [("**41.6**", "41.6"), ("*41.6*", "41.6"), ("***41.6***", "41.6"), ("41.6*", "41.6*"), ("__41.6__", "41.6")],
)
def test_a_number_in_bold_is_printed_without_its_marks(cell: str, printed: str, folder: Path) -> None:
    imported(folder, f"| Model | MedQA |\n|---|---|\n| Net-13B | {cell} |\n")
    table = yaml.safe_load((folder / "results/exam-paper-exams.yaml").read_text(encoding="utf-8"))

    assert [it["printed"] for row in table["rows"] for it in row["values"].values()] == [printed]


def test_its_rows_are_models_of_the_catalog_or_names(folder: Path) -> None:
    imported(folder, TABLE)
    table = yaml.safe_load((folder / "results/exam-paper-exams.yaml").read_text(encoding="utf-8"))
    one, two, three = table["rows"]
    (column, other) = (it["id"] for it in table["columns"])

    assert (one["model"], one["variant"], one["reported_by"]) == ("clinicalgpt", "7B", "third-party")
    assert (two["name"], two["model"], two["reported_by"]) == ("BioBERT (ours)", "biobert", "self")
    assert (three["name"], "model" in three) == ("Net-13B", False)
    assert one["values"][other] == {"value": 57.2, "printed": "0.572 (0.550–0.594)", "interval": [55, 59.4]}
    assert three["values"][column] == {"value": 60.5, "printed": "60.5*"}
    assert set(two["values"]) == {column}


def test_what_is_left_out_or_to_be_filled_in_is_told(folder: Path) -> None:
    (notes,) = imported(folder, TABLE).notes.values()

    assert [it.split(":")[0] for it in notes] == [
        "column 'Code' is left out",
        "column 'Avg.' is left out",
        "line 7 is left out",
        "comparable",
    ]


@pytest.mark.parametrize(
    ("told", "source", "reason"),
    [
        (Told("Exam"), ADDRESS, "the date of the table is not stated"),
        (TOLD, "", "the place of the table is not stated"),
    ],
)
def test_what_a_table_cannot_say_is_asked_for(folder: Path, told: Told, source: str, reason: str) -> None:
    ((found, *_),) = imported(folder, TABLE, told=told, source=source).doubts.values()

    assert reason in found


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("| MedQA |", "| ZzzQA |", "column 'ZzzQA': no benchmark of the catalog is called so"),
        ("0.61 ", "610 ", "is out of range"),
        ("| Net-13B |", "| **ClinicalGPT** |", "line"),
    ],
)
def test_nothing_is_written_that_is_not_certain(folder: Path, old: str, new: str, reason: str) -> None:
    report = imported(folder, TABLE.replace(old, new))

    if reason == "line":
        assert examine(folder)[1] == [], "two rows with one name and two variants"
    else:
        assert report.written == {}
        assert any(reason in it for it in next(iter(report.doubts.values())))


def test_a_spreadsheet_is_a_table_too(folder: Path) -> None:
    report = imported(folder, "Method;MedQA accuracy\nBioBERT;41,6\nNet;12.5\n".replace("41,6", "41.6"), "a.csv")

    assert list(report.written) == ["result/exam-paper-exams"]
    assert examine(folder)[1] == []


@pytest.mark.parametrize("text", ["Prose.\n", TABLE + "\n" + TABLE])
def test_a_file_holds_one_table(folder: Path, text: str) -> None:
    with pytest.raises(ValueError, match="tables in it"):
        imported(folder, text)
