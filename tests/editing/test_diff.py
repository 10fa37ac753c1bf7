"""A change is told in the catalog's words; the whole telling of one is kept in tests/golden/."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogs import ROOT
from checkouts import FIXTURE
from hfm.cli import main
from hfm.editing.changes import changes
from hfm.editing.history import on_disk
from hfm.editing.telling import as_markdown, as_pages, as_text

VOCABULARY = {f"vocabulary/{it.name}": it.read_text("utf-8") for it in (ROOT / "catalog/vocabulary").glob("*.yaml")}


def entry(name: str, *lines: str) -> str:
    return "\n".join([f"name: {name}", *lines, "sources:", "- url: https://example.org/paper", ""])


BEFORE = VOCABULARY | {
    "models/vision/alpha.yaml": entry("Alpha", "year: 2023", "tasks: [segmentation]"),
    "models/vision/beta.yaml": entry("Beta", "year: 2022"),
    "models/vision/gamma.yaml": entry("Gamma", "year: 2021"),
    "datasets/vision/delta.yaml": entry("Delta"),
    "datasets/vision/same.yaml": entry("Same"),
}
AFTER = VOCABULARY | {
    "models/vision/alpha.yaml": entry("Alpha", "year: 2024", "tasks: [classification]", "licence: {code: MIT}")
    + "- {source: survey, table: II}\ncorrections:\n- {field: year, source: survey, source_value: '2023', reason: No.}\n",
    "models/multimodal/beta-2.yaml": entry("Beta-2", "year: 2022", "previously: [beta]"),
    "models/vision/evil.yaml": entry("'`<b>@all` [x](http://x.y)'", "title: 'A **bold** | title'"),
    "datasets/vision/same.yaml": entry("Same"),
    "models/vision/alpha-net.yaml": entry("ALPHA", "year: 2024"),
    "removed.yaml": "removed:\n- {kind: dataset, id: delta, day: 2026-11-27, reason: It was withdrawn.}\n",
}


def test_a_change_is_told_in_text_and_in_markdown(golden: Callable[[str, str], None]) -> None:
    golden("diff.txt", as_text(changes(BEFORE, AFTER)))
    golden("diff.md", as_markdown(changes(BEFORE, AFTER)))
    assert as_pages(changes(BEFORE, AFTER)).split() == [
        "models/alpha-net/", "models/evil/", "models/beta-2/", "models/alpha/",
    ]  # fmt: skip


def test_an_entry_that_goes_without_a_line_is_unexplained() -> None:
    told = changes(BEFORE, AFTER)

    assert [it.id for it in told.unexplained] == ["gamma"]
    assert [it.id for it, _ in told.removed] == ["delta", "gamma"]


@pytest.mark.parametrize(
    ("new", "is_alike"),
    [
        (entry("ALPHA"), True),
        (entry("Other", "title: Segment anything in medical images"), True),
        (entry("Other", "title: Segment anything in medical image"), True),
        (entry("Other", "links:", "  paper: http://arxiv.org/pdf/2304.12306v2.pdf"), True),
        (entry("Other", "links:", "  code: https://github.com/lab/Alpha.git"), True),
        (entry("Other", "title: Segment anything", "  in medical images"), True),
        (entry("Alpha+"), False),
        (entry("Other", "title: Segment anything in microscopy of plants"), False),
        (entry("Other", "title: A model"), False),
    ],
)
def test_a_new_entry_that_looks_like_another_is_told(new: str, is_alike: bool) -> None:
    there = entry(
        "Alpha", "title: Segment anything in medical images",
        "links:", "  paper: https://arxiv.org/abs/2304.12306", "  code: https://github.com/lab/alpha",
    )  # fmt: skip
    texts = {"models/vision/alpha.yaml": there, "models/language/short.yaml": entry("Short", "title: A model.")}
    (change,) = changes(texts, texts | {"models/vision/new.yaml": new}).added

    assert ("models/vision/alpha" in dict(change.alike)) is is_alike


def test_another_id_is_a_move_and_no_loss() -> None:
    told = changes(BEFORE, AFTER)

    assert [(it.was.id, it.entry.id) for it in told.changed if it.was and it.moved] == [("beta", "beta-2")]


def test_nothing_changed_is_said() -> None:
    assert as_text(changes(BEFORE, BEFORE)) == "No entry changed\n"


@pytest.mark.parametrize("text", ["", "\t", "- a", "name: [", "name: A\nname: B\n"])
def test_a_file_that_cannot_be_read_is_told(text: str) -> None:
    after = BEFORE | {"models/vision/alpha.yaml": text}

    assert "models/vision/alpha" in as_text(changes(BEFORE, after))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the small catalog in its first commit."""
    shutil.copytree(FIXTURE, tmp_path / "catalog")
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True)  # noqa: S607
    return tmp_path / "catalog"


def test_the_verb_compares_with_a_commit(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--catalog", str(repository)]) == 0
    (repository / "surveys/azad-et-al.yaml").unlink()
    assert main(["diff", "HEAD", "--catalog", str(repository)]) == 1
    said = capsys.readouterr().out

    assert said.startswith("No entry changed\n")
    assert "Surveys: 1 → 0, 1 fewer" in said
    assert len(on_disk(repository)) > 0


def test_a_commit_that_is_not_there_is_one_line(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--catalog", str(repository), "--", "--output=x"]) == 2
    assert capsys.readouterr().err.startswith("error: git knows no commit '--output=x'")
