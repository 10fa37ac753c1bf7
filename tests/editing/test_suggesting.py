"""What `hfm fix` would write is suggested at its lines, and a stranger's file of suggestions can suggest nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from catalogs import ROOT
from checkouts import FIXTURE
from hfm.cli import main
from hfm.editing.suggesting import LONGEST, review, suggestions
from hfm.reading.load import record_of

RECORDED = Path(__file__).parent / "recorded"

PATH = "catalog/models/vision/organ-sam.yaml"
WAS = """\
name: "OrganSAM"
title: Segment any organ
authors: [A. Author]
tasks: [segmentation]
year: 2025
sources:
- url: https://example.org/paper
added: 2026-11-27
"""
FORMED = """\
name: OrganSAM
title: Segment any organ
authors: [A. Author]
year: 2025
tasks: [segmentation]
sources:
  - url: https://example.org/paper
added: 2026-11-27
"""
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def added(text: str) -> dict[str, Any]:
    """What the host says of a file that came: its lines as a patch."""
    lines = text.removesuffix("\n").split("\n")
    return {"filename": PATH, "status": "added", "patch": f"@@ -0,0 +1,{len(lines)} @@\n" + "\n".join(f"+{it}" for it in lines)}  # fmt: skip


def told(*items: dict[str, Any]) -> str:
    return json.dumps(items)


HONEST = {"path": PATH, "start": 1, "was": ['name: "OrganSAM"'], "lines": ["name: OrganSAM"]}


def accepted(text: str, start: int, end: int, lines: list[str]) -> str:
    """The file after a reviewer's click."""
    now = text.removesuffix("\n").split("\n")
    now[start - 1 : end] = lines
    return "\n".join(now) + "\n"


def test_each_block_can_be_accepted_alone_and_all_together_are_what_fix_writes() -> None:
    found = list(suggestions(PATH, WAS, FORMED))
    whole = WAS
    for it in reversed(found):
        alone = accepted(WAS, it.start, it.end, [*it.lines])
        whole = accepted(whole, it.start, it.end, [*it.lines])
        assert record_of(alone).data == record_of(WAS).data
        assert record_of(alone).problems == []

    assert [(it.start, it.end) for it in found] == [(1, 1), (4, 5), (7, 7)]
    assert whole == FORMED


def test_what_changes_words_is_left_to_the_command_line() -> None:
    assert list(suggestions(PATH, "name: A\nnotes:\nyear: 2025\n", "name: A\nyear: 2025\n")) == []


REFUSED: dict[str, dict[str, Any]] = {
    "another word": HONEST | {"lines": ["name: EvilSAM"]},
    "a word more": HONEST | {"lines": ["name: OrganSAM", "notes: OrganSAM"]},
    "lines that are others": HONEST | {"start": 2},
    "a line before the first": HONEST | {"start": 0},
    "lines behind the last": HONEST | {"start": 8, "was": ["added: 2026-11-27", "x"], "lines": ["x", "added: 2026-11-27"]},
    "a file that is not in the pull request": HONEST | {"path": "catalog/models/vision/other.yaml"},
    "a file outside of the catalog": HONEST | {"path": ".github/workflows/ci.yml"},
    "a way out of the catalog": HONEST | {"path": "catalog/../Makefile.yaml"},
    "a file that went": HONEST | {"path": "catalog/models/vision/gone.yaml"},
    "the same": HONEST | {"lines": HONEST["was"]},
    "no lines before": HONEST | {"was": []},
    "a line that is none": HONEST | {"lines": [{"name": "OrganSAM"}]},
    "two lines in one": HONEST | {"lines": ["name: OrganSAM\n```\n@everyone"]},
    "an unseen sign": HONEST | {"lines": ["name: OrganSAM \u202e"]},
    "a start that is no number": HONEST | {"start": True},
    "too long": HONEST | {"lines": ["name: OrganSAM" + " " * LONGEST]},
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_strangers_suggestion_is_posted_only_if_it_moves_words_of_lines_that_the_diff_shows(case: str) -> None:
    gone = added(WAS) | {"filename": "catalog/models/vision/gone.yaml", "status": "removed"}
    outside = [added(WAS) | {"filename": it} for it in (".github/workflows/ci.yml", "catalog/../Makefile.yaml")]

    assert review(told(HONEST), [added(WAS)], [], COMMIT)
    assert review(told(REFUSED[case]), [added(WAS), gone, *outside], [], COMMIT) is None


@pytest.mark.parametrize(
    "text", ["", "[", "[" * 100_000, "{}", "[1, null, []]", '{"path": 1}', "\x00", "9" * 10_000_000]
)
def test_a_file_of_suggestions_that_is_none_suggests_nothing(text: str) -> None:
    assert review(text, [added(WAS)], [], COMMIT) is None


def test_a_suggestion_cannot_leave_its_fence() -> None:
    was = WAS.replace("Segment any organ", "Segment ```any``` organ")
    it = {
        "path": PATH,
        "start": 1,
        "was": was.split("\n")[:2],
        "lines": ["name: OrganSAM", "title: Segment ```any``` organ"],
    }
    [comment] = review(told(it), [added(was)], [], COMMIT)["comments"]

    assert comment["body"].split("\n")[2] == "````suggestion"
    assert comment["body"].endswith("\n````")


def test_what_stands_there_is_not_said_again() -> None:
    first = review(told(HONEST), [added(WAS)], [], COMMIT)
    known = [{"id": 1, **comment, "body": comment["body"].replace("\n", "\r\n")} for comment in first["comments"]]
    outdated = [{**it, "line": None} for it in known]

    assert review(told(HONEST), [added(WAS)], known, COMMIT) is None
    assert review(told(HONEST), [added(WAS)], outdated, COMMIT) == first


def test_the_review_of_recorded_answers_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    """Answers as the host documents them: a new file, a file changed in two places, one too large for a patch."""
    golden("review.json", posted(RECORDED / "suggestions.json", RECORDED / "files.jsonl", RECORDED / "comments.jsonl"))


def test_from_a_pull_request_to_its_mended_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalog = Path(shutil.copytree(FIXTURE, tmp_path / "catalog"))
    git = partial(subprocess.run, cwd=tmp_path, check=True, capture_output=True, text=True)
    for command in ("init -q", "add .", "-c user.name=x -c user.email=x@y.z commit -qm x"):
        git(["git", *command.split()])
    new = tmp_path / PATH
    new.write_text(WAS, encoding="utf-8")
    git(["git", "add", "--intent-to-add", "."])
    patch = git(["git", "diff", "--", PATH]).stdout.split("+++ ")[1].partition("\n")[2].removesuffix("\n")

    assert main(["fix", "--check", "--format", "json", "--catalog", str(catalog)]) == 1
    (tmp_path / "told.json").write_text(capsys.readouterr().out, encoding="utf-8")
    (tmp_path / "files.jsonl").write_text(json.dumps({"filename": PATH, "status": "added", "patch": patch}) + "\n")
    (tmp_path / "comments.jsonl").write_text("")
    made = json.loads(posted(*(tmp_path / it for it in ("told.json", "files.jsonl", "comments.jsonl"))))
    text = WAS
    for it in reversed(made["comments"]):
        text = accepted(text, it.get("start_line", it["line"]), it["line"], it["body"].split("\n")[3:-1])

    assert text == FORMED
    assert main(["fix", "--check", "--format", "markdown", "--catalog", str(catalog)]) == 1
    assert f"- not in its form: `{PATH}`" in capsys.readouterr().out
    assert main(["fix", "--catalog", str(catalog)]) == 0
    assert new.read_text(encoding="utf-8") == FORMED


def posted(*paths: Path) -> str:
    """What the script writes, run as the job that comments runs it: with nothing of ours installed."""
    command = [sys.executable, "-I", "-S", str(ROOT / "scripts/suggest.py"), *map(str, paths), COMMIT]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.dumps(json.loads(done.stdout), indent=2) + "\n"
