"""An id is an address: one entry each, for ever."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from faults import PLAIN_MODEL, FaultyCatalog, place
from hfm.cli import main
from hfm.model import KINDS
from hfm.reading.validate import examine


def test_two_files_of_a_kind_never_share_a_name(faulty: FaultyCatalog) -> None:
    problem = faulty.write("models/multimodal/usfm.yaml", PLAIN_MODEL).one_problem()

    assert place(problem) == "models/multimodal/usfm.yaml:1:1 duplicate-id", "it is told at the younger"
    assert problem.message == "the id 'usfm' is taken by catalog/models/vision/usfm.yaml"


def test_where_no_file_is_the_elder_an_id_twice_is_told_at_both(faulty: FaultyCatalog) -> None:
    other = PLAIN_MODEL.replace("A network", "Another").replace("X-Net", "Y-Net")
    problems = faulty.model("").write("models/language/x-net.yaml", other).problems()

    assert [place(it) for it in problems] == [
        "models/language/x-net.yaml:1:1 duplicate-id",
        "models/vision/x-net.yaml:1:1 duplicate-id",
    ]


BEFORE = {("model", "gone"): "catalog/models/vision/gone.yaml", ("model", "usfm"): "catalog/models/vision/usfm.yaml"}


def test_an_entry_of_the_last_commit_never_goes_in_silence(faulty: FaultyCatalog) -> None:
    [problem] = examine(faulty.folder, "2026-11-27", BEFORE)[1]

    assert place(problem) == "models/vision/gone.yaml:1:1 gone-in-silence"
    assert "- {kind: model, id: gone, day: 2026-11-27, reason: …}" in problem.tip


@pytest.mark.parametrize("how", ["removed", "previously"])
def test_an_entry_goes_with_a_line_or_with_another_id(faulty: FaultyCatalog, how: str) -> None:
    if how == "removed":
        faulty.write("removed.yaml", "removed:\n  - {kind: model, id: gone, day: 2026-11-27, reason: It was.}\n")
    else:
        faulty.model("previously: [gone]\n")

    assert examine(faulty.folder, "2026-11-27", BEFORE)[1] == []


def test_the_command_asks_git_what_was_there_and_without_git_nothing(
    faulty: FaultyCatalog, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(
            [str(shutil.which("git")), *who, *arguments], cwd=faulty.folder.parent, check=True, capture_output=True
        )

    entry = faulty.model("").folder / "models/vision/x-net.yaml"
    check = ["check", "--catalog", str(faulty.folder)]
    entry.unlink()
    assert main(check) == 0
    faulty.model("")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Before")
    entry.unlink()

    assert main(check) == 1
    assert "catalog/models/vision/x-net.yaml:1:1: error[gone-in-silence]" in capsys.readouterr().out


def test_two_kinds_may_share_a_name(faulty: FaultyCatalog) -> None:
    assert (faulty.folder / "models/multimodal/chatcad.yaml").exists()
    assert (faulty.folder / "studies/chatcad.yaml").exists()
    assert faulty.problems() == []


def test_no_entry_takes_the_address_of_a_page(faulty: FaultyCatalog) -> None:
    faulty.model("", "multimodal").write(
        "models/vision/index.yaml", PLAIN_MODEL.replace("network", "net").replace("X-", "Y-")
    )
    index, group = faulty.problems()

    assert place(index) == "models/vision/index.yaml:1:1 reserved-id"
    assert place(group) == "models/vision/multimodal.yaml:1:1 reserved-id"


def test_an_id_that_redirects_is_no_entry(faulty: FaultyCatalog) -> None:
    problem = faulty.model("previously: [x-net-1, usfm]\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:23 previous-id-taken"
    assert problem.message == "'usfm' belongs to catalog/models/vision/usfm.yaml"


def test_an_id_redirects_to_one_entry(faulty: FaultyCatalog) -> None:
    problem = faulty.model("previously: [med-sam]\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:14 previous-id-taken"
    assert problem.message == "'med-sam' belongs to catalog/models/vision/medsam.yaml"


def test_an_id_that_redirects_is_not_the_address_of_a_page(faulty: FaultyCatalog) -> None:
    assert "a page of its own" in faulty.model("previously: [vision]\n").one_problem().message


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "{kind: model, id: usfm, day: 2026-11-27, reason: Gone.}",
            "'usfm' went, says this line, but catalog/models/vision/usfm.yaml is there",
        ),
        (
            "{kind: model, id: med-sam, day: 2026-11-27, reason: Gone.}",
            "'med-sam' leads to catalog/models/vision/medsam.yaml",
        ),
        ("{kind: model, id: vision, day: 2026-11-27, reason: Gone.}", "'vision' is the address of a page of its own"),
    ],
)
def test_what_went_has_no_page(lines: str, said: str, faulty: FaultyCatalog) -> None:
    problem = faulty.write("removed.yaml", f"removed:\n  - {lines}\n").one_problem()

    assert place(problem) == "removed.yaml:2:23 removed-id-taken"
    assert said in problem.message


def test_what_took_the_place_of_an_entry_is_there(faulty: FaultyCatalog) -> None:
    line = "removed:\n  - {kind: model, id: gone, day: 2026-11-27, reason: The same work., replaced_by: %s}\n"
    assert faulty.write("removed.yaml", line % "medsam").problems() == []

    problem = faulty.write("removed.yaml", line % "medsan").one_problem()
    assert (problem.code, problem.tip) == ("unknown-reference", "did you mean 'medsam'?")


def test_what_went_is_said_once_and_of_every_kind(faulty: FaultyCatalog) -> None:
    line = "  - {kind: %s, id: gone, day: 2026-11-27, reason: It was withdrawn.}\n"
    assert faulty.write("removed.yaml", "removed:\n" + "".join(line % kind for kind in KINDS)).problems() == []

    problem = faulty.write("removed.yaml", "removed:\n" + (line % "model") * 2).one_problem()
    assert "is said twice" in problem.message
