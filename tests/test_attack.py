"""The attacks themselves work: on a small scale they try what they say, and everything holds."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from attack import cases, lines
from attack.tally import Tally


@pytest.fixture
def tally() -> Tally:
    return Tally("small")


def test_lines_of_every_reader_take_their_time_and_no_more(tally: Tally) -> None:
    lines.attack(tally, 400)

    assert tally.hits == []
    assert tally.tries["lines"] == 2 * sum(len(lines.UNITS) * len(places) for places in lines.AROUND.values())


def test_catalogs_by_chance_build(tally: Tally, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "_STATE", tmp_path / "cases.json")
    cases.attack(tally, 2)
    assert (tally.hits, tally.tries["cases"]) == ([], 2)

    cases.attack(again := Tally("again"), 3)
    assert (again.tries["cases"], again.tries["cases that held in earlier runs"]) == (1, 2), "it goes on where it ended"


def test_what_is_made_once_for_all_cases_is_what_each_would_make(tmp_path: Path) -> None:
    alone = _in_a_process_of_its_own([29], tmp_path / "alone", False)
    after_another = _in_a_process_of_its_own([30, 29], tmp_path / "after", True)

    assert len(alone) > 400
    assert {path for path in alone if alone[path] != after_another[path]} == set()


def _in_a_process_of_its_own(*asked: Any) -> dict[str, str | bytes]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(cases.files_of_the_last, *asked).result()
