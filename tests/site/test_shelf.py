"""What lies on a shelf is what was made from just that, by just this program, as it was put there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from hfm.project import Project
from hfm.site import shelf as shelves
from hfm.site.shelf import made_of, shelf
from hfm.site.write import BusyError


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose shelf holds one thing."""
    project = Project(tmp_path)
    with shelf(project, "things") as things:
        things["egg"] = "hen"
    return project


def test_a_thing_is_there_the_next_time(project: Project) -> None:
    with shelf(project, "things") as things:
        assert things.get("egg") == "hen"
        assert things.get("seed") is None


def test_what_nobody_asks_for_goes(project: Project) -> None:
    with shelf(project, "things") as things:
        things["seed"] = "tree"
        assert things.get("seed") == "tree", "whoever asks after it was put there"
    with shelf(project, "things") as things:
        assert (things.get("egg"), things.get("seed")) == (None, "tree")


def test_what_a_failure_left_half_is_not_kept(project: Project) -> None:
    with suppress(BusyError), shelf(project, "things") as things:
        things["seed"] = "tree"
        raise BusyError
    with shelf(project, "things") as things:
        assert (things.get("egg"), things.get("seed")) == ("hen", None)


def test_another_program_finds_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "program", lambda _: "another")
    with shelf(project, "things") as things:
        assert things.get("egg") is None


@pytest.mark.parametrize("place", [0, 40, -1], ids=["the digest", "the beginning", "the end"])
def test_what_disk_or_hand_changed_is_not_taken(project: Project, place: int) -> None:
    path = project.cache / "shelves" / "things"
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    with shelf(project, "things") as things:
        assert things.get("egg") is None


def test_a_disk_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where a folder must be", encoding="utf-8")
    with shelf(Project(tmp_path), "things") as things:
        things["egg"] = "hen"

    assert things.used == {"egg": "hen"}


def test_what_is_equal_is_made_of_the_same_and_nothing_else() -> None:
    shared = ["a word"]
    values = [[shared, shared], [["a word"], ["a word"]], [shared, ["another"]], (shared, shared), [shared]]
    digests = [made_of(it) for it in values]

    assert digests[0] == digests[1]
    assert len(set(digests)) == len(values) - 1
