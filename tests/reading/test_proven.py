"""A rule that found nothing is asked again where something that it read is another, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checkouts import FIXTURE
from faults import FaultyCatalog, place
from hfm.model.windows import _IDS, Windows
from hfm.reading import proven as proving
from hfm.reading.proven import fields_of, problems_of_rules
from hfm.reading.rules import OF_ALL, Draft
from hfm.reading.validate import _Reading, examine
from unread import seen_alone

FIELDS = ("predecessor: y-net\n", "tasks: [nothing]\n", "verified: 2020-01-01\n", "previously: [medsam]\n")


@pytest.fixture(scope="module")
def sound() -> tuple[Draft, Windows, dict[Any, Any]]:
    """The fixture catalog, and what its rules read."""
    reading = _Reading(FIXTURE, {})
    reading.run()
    draft, catalog, proven = reading.draft(), reading.catalog(), dict[Any, Any]()
    assert problems_of_rules(draft, catalog, "", proven) == []
    files = {id(entry): (record.path, record.digest) for entry, record in draft}
    return draft, Windows(catalog, fields_of(files, catalog, proven), ""), proven


@pytest.mark.parametrize("rule", OF_ALL, ids=lambda rule: rule.__name__)
def test_a_rule_reads_only_what_is_noted_of_it(rule: Any, sound: tuple[Draft, Windows, dict[Any, Any]]) -> None:
    draft, catalog, proven = sound
    windows = seen_alone(
        catalog, proven["rule", rule.__name__].keys() | {it for found in _IDS.values() for it in found}
    )
    with windows.noting():
        seen = replace(draft, entries=[(windows._through[it.KIND][it.id], record) for it, record in draft])

        assert list(rule(seen)) == []


@pytest.mark.parametrize("fault", FIELDS)
def test_a_fault_is_found_as_if_nothing_were_known(fault: str, faulty: FaultyCatalog) -> None:
    known, proven = dict[Any, Any](), dict[Any, Any]()
    examine(faulty.model("").folder, known=known, proven=proven)
    assert len([it for it in proven if it[0] == "rule"]) == len(OF_ALL)
    faulty.model(fault)

    found = examine(faulty.folder, known=known, proven=proven)[1]

    assert [place(it) for it in found] == [place(it) for it in faulty.problems()]
    assert found


def test_what_takes_the_place_of_a_known_file_is_told(faulty: FaultyCatalog) -> None:
    known, proven = dict[Any, Any](), dict[Any, Any]()
    examine(faulty.model("").folder, known=known, proven=proven)
    entry = faulty.folder / "models/vision/x-net.yaml"
    elsewhere = entry.rename(faulty.folder.parent / "x-net.yaml")
    entry.symlink_to(elsewhere)

    assert [place(it) for it in examine(faulty.folder, known=known, proven=proven)[1]] == [
        "models/vision/x-net.yaml:1:1 not-a-file"
    ]


def test_a_word_that_went_is_missed_in_files_that_are_known(faulty: FaultyCatalog) -> None:
    known, proven = dict[Any, Any](), dict[Any, Any]()
    examine(faulty.model("tasks: [segmentation]\n").folder, known=known, proven=proven)
    faulty.change("vocabulary/tasks.yaml", "id: segmentation", "id: outlining")
    found = examine(faulty.folder, known=known, proven=proven)[1]

    assert "models/vision/x-net.yaml:6:9 unknown-term" in [place(it) for it in found]
    assert [place(it) for it in found] == [place(it) for it in faulty.problems()]


def test_only_an_entry_that_is_new_is_looked_at_by_itself(
    faulty: FaultyCatalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(proving, "OF_ONE", [lambda draft: seen.append([it.id for it, _ in draft]) or ()])
    known, proven = dict[Any, Any](), dict[Any, Any]()
    examine(faulty.model("").folder, known=known, proven=proven)
    examine(faulty.folder, known=known, proven=proven)
    examine(faulty.model("tasks: [segmentation]\n").folder, known=known, proven=proven)

    assert len(seen[0]) > 1
    assert seen[1:] == [[], ["x-net"]]
