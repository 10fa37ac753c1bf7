"""A list of problems prints for people, for GitHub and for programs, and no value in it can do anything there."""

from __future__ import annotations

import json

import pytest

from faults import FaultyCatalog
from hfm.reading.problems import MOST, Problem, as_github, as_json, as_text, did_you_mean

PROBLEM = Problem(
    "catalog/models/vision/x.yaml", 7, 12, "unknown-term", "tasks: 'segmentaton' is not known", "did you mean?"
)
HOSTILE = "a\nb\r\n::error::c%0Ad\x1b[2J\x9b1mé\u202e\ud800::set-output name=x::y"


def test_text_names_place_problem_and_next_step() -> None:
    assert as_text([PROBLEM]) == (
        "catalog/models/vision/x.yaml:7:12: error[unknown-term] tasks: 'segmentaton' is not known\n    did you mean?"
    )


def test_github_gets_one_annotation_a_line() -> None:
    assert as_github([PROBLEM, PROBLEM]).splitlines() == [
        "::error file=catalog/models/vision/x.yaml,line=7,col=12,title=unknown-term"
        "::tasks: 'segmentaton' is not known did you mean?"
    ] * 2  # fmt: skip


def test_json_gives_programs_every_part() -> None:
    [found] = json.loads(as_json([PROBLEM]))

    assert found == {
        "path": "catalog/models/vision/x.yaml",
        "line": 7,
        "column": 12,
        "code": "unknown-term",
        "message": "tasks: 'segmentaton' is not known",
        "tip": "did you mean?",
    }
    assert json.loads(as_json([])) == []


@pytest.mark.parametrize("print_", [as_text, as_github, as_json], ids=["text", "github", "json"])
def test_no_value_moves_a_cursor_or_writes_a_line_of_its_own(print_: object) -> None:
    hostile = Problem(HOSTILE, 1, 1, "bad-value", HOSTILE, HOSTILE)
    text = print_([hostile])  # type: ignore[operator]

    text.encode("utf-8")
    assert all(char.isprintable() or char == "\n" for char in text), "no control character is printed"
    assert not any(line.startswith(("::set-output", "::error::")) for line in text.splitlines())


def test_github_reads_one_command_whatever_a_value_says() -> None:
    [line] = as_github([Problem(HOSTILE, 1, 1, "bad-value", HOSTILE, HOSTILE)]).splitlines()
    properties, _, message = line.removeprefix("::error ").partition("::")

    assert properties.count(",") == 3, "file, line, col, title, and no property that a file's name brought along"
    assert "%0A" not in message, "an encoded line break stays the text it was"
    assert "%250A" in message


def test_json_keeps_what_text_shows_in_code() -> None:
    [found] = json.loads(as_json([Problem("x", 1, 1, "bad-value", "a\nb\x1b", "")]))

    assert found["message"] == "a\nb\x1b"
    assert as_text([Problem("x", 1, 1, "bad-value", "a\nb\x1b", "")]) == "x:1:1: error[bad-value] a\\u000ab\\u001b"


def test_an_endless_value_is_cut() -> None:
    text = as_text([Problem("x", 1, 1, "bad-value", "é" * 60_000, "")])

    assert len(text) < MOST + 50
    assert text.endswith("…")


def test_a_hostile_name_of_a_file_is_shown_harmless(faulty: FaultyCatalog) -> None:
    faulty.write("models/vision/a\n::error::b\x1b[2J.yaml", "name: A\n")
    text = as_text(faulty.problems()) + as_github(faulty.problems())

    assert "\x1b" not in text
    assert "\n::error::b" not in text


def test_a_suggestion_comes_only_where_one_is_near() -> None:
    assert did_you_mean("segmentaton", ["segmentation", "detection"]) == "did you mean 'segmentation'?"
    assert did_you_mean("med-sam", ["med-sa", "medsam"]) == "did you mean 'medsam'?"
    assert did_you_mean("zzz", ["segmentation"]) == ""
    assert did_you_mean("", ["segmentation"]) == ""
    assert did_you_mean("anything", []) == ""
