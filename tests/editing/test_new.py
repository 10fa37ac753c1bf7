"""A new entry begins as a skeleton that names every field, and passes the check once it is filled."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from checkouts import FIXTURE
from hfm.cli import main
from hfm.model import KINDS
from hfm.reading.layout import key_order
from hfm.reading.load import record_of
from hfm.reading.skeleton import skeleton
from hfm.reading.validate import examine

RECORD = """@article{a, title={Segment Any {Organ}: A New Model}, author={Author, Anna and Other, Ben}, year={2025},
 journal={Journal of Examples}, url={https://example.org/paper}}
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "catalog"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_names_every_field_in_order(kind: str) -> None:
    named = re.findall(r"^(?:# )?(\w+):", skeleton(kind, {}), re.MULTILINE)

    assert named == key_order(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_skeleton_holds_uncommented_is_what_is_required(kind: str) -> None:
    data = record_of(skeleton(kind, {})).data

    assert set(data) == {name for name, it in KINDS[kind].model_fields.items() if it.is_required()} - {"id", "group"}


@pytest.mark.parametrize("kind", [it for it in KINDS if it != "result"])
def test_a_filled_skeleton_passes_with_its_comments(kind: str, catalog: Path) -> None:
    path = next((catalog / KINDS[kind].FOLDER).rglob("*.yaml"))
    data = record_of(path.read_text(encoding="utf-8")).data
    path.write_text(skeleton(kind, data), encoding="utf-8")

    assert examine(catalog)[1] == []
    assert record_of(path.read_text(encoding="utf-8")).data == data


def test_a_record_of_a_bibliography_becomes_an_entry_that_passes(catalog: Path, tmp_path: Path) -> None:
    record = tmp_path / "paper.bib"
    record.write_text(RECORD, encoding="utf-8")

    assert main(["new", "model", "--group", "vision", "--bibtex", str(record), "--catalog", str(catalog)]) == 0

    path = catalog / "models/vision/segment-any-organ.yaml"
    data = record_of(path.read_text(encoding="utf-8")).data
    assert (data["title"], data["year"]) == ("Segment Any Organ: A New Model", 2025)
    assert data["authors"] == ["Anna Author", "Ben Other"]
    assert data["sources"] == [{"url": "https://example.org/paper", "states": "the bibliographic record"}]
    assert examine(catalog)[1] == []


def test_what_is_still_to_fill_in_is_said_and_another_file_can_be_begun(
    catalog: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "paper.bib"
    record.write_text("@inproceedings{x, title={No Link Net}, booktitle={MICCAI}, year={2025}}", encoding="utf-8")

    assert main(["new", "model", "--group", "vision", "--bibtex", str(record), "--catalog", str(catalog)]) == 0
    assert "fill in sources; then run" in capsys.readouterr().err
    assert main(["new", "event", "Another", "--catalog", str(catalog)]) == 0
    assert "fill in summary, date, sources; then run" in capsys.readouterr().err


def test_a_work_that_is_there_is_not_begun_again(
    catalog: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "paper.bib"
    record.write_text("@article{x, title={Other}, doi={10.1038/S41467-024-44824-z}, year={2024}}", encoding="utf-8")

    assert main(["new", "model", "--group", "vision", "--bibtex", str(record), "--catalog", str(catalog)]) == 2
    assert "the catalog has this work: models/medsam" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["model", "X-Net"], "a model is of one of language, vision, bioinformatics, multimodal, signals"),
        (["model", "MedSAM", "--group", "vision"], "the id 'medsam' is taken"),
        (["model", "--group", "vision"], "say what it is called"),
        (["model", "X", "--group", "vision", "--bibtex", "missing.bib"], "missing.bib"),
        (["study", "X", "--group", "vision"], "a study has no groups"),
        (["study", "心"], "cannot be an id"),
    ],
)
def test_what_cannot_be_begun_is_said(
    arguments: list[str], said: str, catalog: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(catalog.rglob("*"))

    assert main(["new", *arguments, "--catalog", str(catalog)]) in (2, 3)
    assert said in capsys.readouterr().err
    assert sorted(catalog.rglob("*")) == before
