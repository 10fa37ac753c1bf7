"""The workflows run verbs of ours as they are, with actions pinned to a commit, and untrusted code may only read."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checkouts import ROOT
from hfm.cli import parser

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOWS: dict[str, dict[Any, Any]] = {it.stem: yaml.safe_load(it.read_text(encoding="utf-8")) for it in FILES}


def steps(name: str) -> Iterator[dict[str, Any]]:
    for job in WORKFLOWS[name]["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_verb_is_one_that_there_is(name: str) -> None:
    commands = [
        command for step in steps(name) for command in re.findall(r"\.venv/bin/hfm ([^|>&;\n)]+)", step.get("run", ""))
    ]
    for command in commands:
        command = re.sub(r"\$\{\w+:\+(.*?)\}", r"\1", command)  # a part that is there at times
        words = [re.sub(r"\$\{?\w+\}?", "x", word.strip('"')) for word in command.split()]
        assert parser().parse_args(words), command


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_make_verb_is_one_that_there_is(name: str) -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    said = {verb for step in steps(name) for verb in re.findall(r"(?m)(?:^|&& |\")make ([a-z]+)", step.get("run", ""))}

    assert said <= known


@pytest.mark.parametrize("name", [it for it, found in WORKFLOWS.items() if "pull_request" in (found[True] or {})])
def test_code_of_a_pull_request_may_only_read(name: str) -> None:
    asked = [WORKFLOWS[name]["permissions"], *(it.get("permissions", {}) for it in WORKFLOWS[name]["jobs"].values())]

    assert {right for rights in asked for right in rights.values()} <= {"read"}
    assert "secrets." not in str(WORKFLOWS[name])


def test_who_may_comment_runs_no_code_of_the_pull_request() -> None:
    found = [it.get("uses", it.get("run", "")) for it in steps("comment")]
    [ours] = [it["with"] for it in steps("comment") if "checkout" in it.get("uses", "")]

    assert not any("make " in it or ".venv" in it for it in found)
    assert ours["ref"] == "${{ github.event.repository.default_branch }}"
    assert ours["persist-credentials"] is False
    assert set(re.findall(r"python3 .*?\.py", "\n".join(found))) == {"python3 -I ours/scripts/suggest.py"}


def test_every_option_of_the_script_that_suggests_is_a_file_of_the_job_or_its_commit() -> None:
    [run] = [it["run"] for it in steps("comment") if "suggest.py" in it.get("run", "")]
    given = re.search(r"suggest\.py (.*?) >", run)

    assert given
    assert given[1].split() == ["told/suggestions.json", "files.jsonl", "known.jsonl", '"$HEAD"']
    assert {"files.jsonl", "known.jsonl"} <= set(re.findall(r"> (\S+)", run))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    assert [it for it in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", it)] == []


def test_the_job_that_suggests_posts_one_review_from_what_it_was_given(tmp_path: Path) -> None:
    """Its own commands, with a `gh` that answers as recorded and keeps what is posted."""
    [run] = [it["run"] for it in steps("comment") if "suggest.py" in it.get("run", "")]
    recorded = ROOT / "tests/editing/recorded"
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(
        f'#!/bin/sh\ncase "$*" in *POST*reviews*) cat review.json > posted.json;; *files*) cat "{recorded}/files.jsonl";; '
        f'*comments*) cat "{recorded}/comments.jsonl";; *) exit 1;; esac\n'
    )
    gh.chmod(0o755)
    (tmp_path / "told").mkdir()
    (tmp_path / "told" / "suggestions.json").write_text((recorded / "suggestions.json").read_text())
    (tmp_path / "ours").symlink_to(ROOT)
    environment = {
        "PATH": f"{gh.parent}:{os.environ['PATH']}", "NUMBER": "7", "REPOSITORY": "a/b",
        "HEAD": "0123456789abcdef0123456789abcdef01234567",
    }  # fmt: skip
    subprocess.run(["/bin/bash", "-e", "-c", run], cwd=tmp_path, env=environment, check=True, timeout=60)
    posted = json.loads((tmp_path / "posted.json").read_text())

    assert posted == json.loads((ROOT / "tests/golden/review.json").read_text())


# What a job may write, and what it may run; whatever else it does is an action with a known commit.
PUBLISHING = {
    "deploy": ({"pages": "write", "id-token": "write"}, ()),
    "comment": (
        {"actions": "read", "pull-requests": "write"},
        (
            "number=",
            "  --jq",
            "[ -n",
            "{ echo",
            "known=",
            "if [",
            "else",
            "fi",
            "  gh api",
            "gh api",
            "echo",
            "python3 -I ours/",
            "[ ! -s",
        ),
    ),
    "publish": ({"contents": "write", "id-token": "write", "attestations": "write"}, ("gh release create", "head")),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_may_only_read_and_what_publishes_runs_nothing_of_the_repository(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    if set(workflow[True]) <= {"schedule", "workflow_dispatch"}:
        return  # it runs what was merged, at our own wish
    assert workflow["permissions"] in ({"contents": "read"}, {})
    writing = {name: job for name, job in workflow["jobs"].items() if "write" in job.get("permissions", {}).values()}
    assert set(writing) <= set(PUBLISHING)
    for name, job in writing.items():
        permissions, commands = PUBLISHING[name]
        lines = [line for step in job["steps"] for line in step.get("run", "").splitlines()]
        assert job["permissions"] == permissions
        assert [line for line in lines if not line.startswith(commands)] == []
        taken = [step["with"].get("ref", "") for step in job["steps"] if "checkout" in step.get("uses", "")]
        assert set(taken) <= {"${{ github.event.repository.default_branch }}"}


def test_an_edition_is_made_twice_after_its_tests_and_proven_before_it_is_published() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))["jobs"]
    run = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    used = [step.get("uses", "gh").split("@")[0] for step in jobs["publish"]["steps"]]
    assert run[0] == ".ci/run"
    assert "diff --recursive release again" in run[1]
    assert jobs["publish"]["needs"] == "build"
    assert used.index("actions/attest-build-provenance") < used.index("gh")


def test_a_commit_is_published_only_after_its_own_checks_and_tests() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/deploy.yml").read_text(encoding="utf-8"))["jobs"]
    steps = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    assert steps.index(".ci/run") < steps.index("make site")
    assert jobs["deploy"]["needs"] == "build"


def test_no_workflow_puts_a_value_from_outside_into_a_command() -> None:
    for path in FILES:
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            assert not [step["run"] for step in job["steps"] if "${{" in step.get("run", "")]
