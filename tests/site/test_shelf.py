"""What lies on a shelf is what was made from just that, by just this program, as it was put there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from string import ascii_lowercase

import pytest

from hfm.project import Project
from hfm.site import shelf as shelves
from hfm.site.shelf import made_of, shelf, whole_shelf
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


LETTERS = {letter: [letter] for letter in "abcdefgh"}
EDITED = {**LETTERS, "b": ["B"]}


def lying(project: Project) -> dict[str, list[str]]:
    """All that lies on the shelf of letters; to look at all of it changes nothing."""
    with whole_shelf(project, "letters") as things:
        return {it: thing for it in ascii_lowercase if (thing := things.get(it))}


def put(project: Project, wanted: dict[str, list[str]]) -> None:
    """Ask the shelf for what is wanted, and put there what is other."""
    with whole_shelf(project, "letters") as things:
        for it, thing in wanted.items():
            if things.get(it) != thing:
                things[it] = thing


def files(project: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project.cache / "shelves").iterdir()}


@pytest.fixture
def edited(tmp_path: Path) -> Project:
    """A project with a shelf of letters, one of which was edited."""
    project = Project(tmp_path)
    put(project, LETTERS)
    put(project, EDITED)
    return project


def test_after_an_edit_only_what_is_other_is_written(tmp_path: Path) -> None:
    project = Project(tmp_path)
    put(project, LETTERS)
    before = files(project)
    put(project, EDITED)

    assert files(project).items() > before.items()
    assert lying(project) == EDITED


def test_what_came_and_what_went_is_seen_and_what_comes_back(tmp_path: Path) -> None:
    project = Project(tmp_path)
    more = {letter: [letter] for letter in ascii_lowercase}
    less = {letter: thing for letter, thing in more.items() if letter not in "ab"} | {"z": ["Z"]}
    put(project, more)
    for wanted in (less, {**less, "a": ["a"]}, {**less, "a": ["A"]}, more):
        put(project, wanted)

        assert sorted(files(project)) == ["letters", "letters-since"]
        assert lying(project) == wanted


def test_where_much_is_other_all_is_written_anew(edited: Project) -> None:
    put(edited, wanted := {**EDITED, "c": ["C"]})

    assert [*files(edited)] == ["letters"]
    assert lying(edited) == wanted


@pytest.mark.parametrize(("name", "left"), [("letters", {}), ("letters-since", LETTERS)])
@pytest.mark.parametrize("place", [0, 40, -1], ids=["the seal", "the beginning", "the end"])
def test_what_disk_or_hand_changed_of_two_files_is_not_taken(
    edited: Project, name: str, left: dict[str, list[str]], place: int
) -> None:
    data = bytearray(files(edited)[name])
    data[place] ^= 1
    (edited.cache / "shelves" / name).write_bytes(data)

    assert lying(edited) == left


def test_what_came_to_other_things_is_not_taken(edited: Project) -> None:
    beside = files(edited)["letters-since"]
    put(edited, few := {"a": ["A"]})
    (edited.cache / "shelves" / "letters-since").write_bytes(beside)

    assert lying(edited) == few


@pytest.mark.parametrize(
    ("wanted", "left"),
    [({**LETTERS, "b": ["another"]}, EDITED), ({"a": ["another"]}, LETTERS)],
    ids=["what came", "all"],
)
def test_a_disk_that_is_full_leaves_what_is_right(
    edited: Project, monkeypatch: pytest.MonkeyPatch, wanted: dict[str, list[str]], left: dict[str, list[str]]
) -> None:
    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(shelves, "write_file", full)
    put(edited, wanted)

    assert lying(edited) == left


def test_things_of_another_program_are_not_even_taken_out(edited: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "program", lambda _: "another")
    monkeypatch.setattr(shelves, "pickle", None)  # their classes may be others, or gone

    assert lying(edited) == {}


def test_to_take_something_from_a_shelf_is_to_use_it(edited: Project) -> None:
    paths = [*(edited.cache / "shelves").iterdir()]
    for path in paths:
        os.utime(path, (1, 1))
    lying(edited)

    assert min(path.stat().st_mtime for path in paths) > 1


def test_what_is_equal_is_made_of_the_same_and_nothing_else() -> None:
    shared = ["a word"]
    values = [[shared, shared], [["a word"], ["a word"]], [shared, ["another"]], (shared, shared), [shared]]
    digests = [made_of(it) for it in values]

    assert digests[0] == digests[1]
    assert len(set(digests)) == len(values) - 1
