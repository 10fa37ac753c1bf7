"""The word lists that fields need are there, and a folder of a kind is a term."""

from __future__ import annotations

import shutil

import pytest

from checkouts import FIXTURE
from faults import FaultyCatalog, place
from hfm.cli import main


@pytest.mark.parametrize("name", sorted(path.stem for path in (FIXTURE / "vocabulary").iterdir()))
def test_a_list_that_is_not_there_is_told_once_at_its_place(faulty: FaultyCatalog, name: str) -> None:
    (faulty.folder / "vocabulary" / f"{name}.yaml").unlink()

    assert place(faulty.one_problem()) == f"vocabulary/{name}.yaml:1:1 missing-vocabulary"


def test_a_list_with_another_name_is_asked_to_take_its_own(faulty: FaultyCatalog) -> None:
    folder = faulty.folder / "vocabulary"
    (folder / "subfields.yaml").rename(folder / "sub-fields.yaml")

    assert "if catalog/vocabulary/sub-fields.yaml is it" in faulty.one_problem().tip


@pytest.mark.parametrize("verb", ["check", "stats", "build"])
def test_without_any_list_every_verb_tells_problems(
    faulty: FaultyCatalog, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(faulty.folder / "vocabulary")

    assert main([verb, "--catalog", str(faulty.folder)]) == 1
    assert "catalog/vocabulary/subfields.yaml:1:1: error[missing-vocabulary]" in capsys.readouterr().out


def test_a_folder_of_a_kind_is_a_term(faulty: FaultyCatalog) -> None:
    faulty.change("vocabulary/subfields.yaml", "id: signals", "id: signal")
    problem = faulty.one_problem()

    assert place(problem).endswith("missing-term")
    assert problem.tip == "add - {id: signals, label: Signals, definition: …}"
