"""The command line: its exit status, one clear line for what went wrong, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checkouts import FIXTURE, Checkout
from faults import PLAIN_MODEL
from hfm.model import KINDS

FINE, PROBLEMS, WRONG_USE, OUTSIDE = 0, 1, 2, 3

# What the fixture catalog holds; its word lists and allow-lists are no entries.
ENTRIES = sum(len([*(FIXTURE / kind.FOLDER).rglob("*.yaml")]) for kind in KINDS.values())


@pytest.fixture(scope="module")
def faulty_checkout(small: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with one problem in a model and one in an event."""
    import shutil

    folder = tmp_path_factory.mktemp("faulty") / "catalog"
    shutil.copytree(small.catalog, folder)
    (folder / "models/vision/x-net.yaml").write_text(PLAIN_MODEL + "tasks: [segmentaton]\n", encoding="utf-8")
    event = folder / "events/bert.yaml"
    event.write_text(event.read_text(encoding="utf-8").replace("'2018'", "2018-13"), encoding="utf-8")
    return folder


def test_a_sound_catalog_is_fine(small: Checkout) -> None:
    done = small.hfm("check")

    assert (done.returncode, done.stdout, done.stderr) == (FINE, "", f"{ENTRIES} entries read, 0 problems\n")


def test_what_is_said_and_cannot_be_written_down_is_3(small: Checkout) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "hfm", "stats"]
        done = subprocess.run(command, cwd=small.root, env=small.environment, stdout=full, check=False)

    assert done.returncode == OUTSIDE


def test_a_catalog_with_problems_is_1(small: Checkout, faulty_checkout: Path) -> None:
    done = small.hfm("check", "--catalog", faulty_checkout)

    assert done.returncode == PROBLEMS
    assert (
        done.stdout.splitlines()[0]
        == "catalog/events/bert.yaml:4:7: error[bad-date] date: '2018-13' is not in the calendar: month must be in 1..12"
    )
    assert done.stderr == f"{ENTRIES} entries read, 2 problems\n"


@pytest.mark.parametrize("path", ["models", "models/vision/x-net.yaml", "models/vision"])
def test_a_path_narrows_what_is_shown(small: Checkout, faulty_checkout: Path, path: str) -> None:
    done = small.hfm("check", "--catalog", faulty_checkout, faulty_checkout / path)

    assert done.returncode == PROBLEMS
    assert "unknown-term" in done.stdout
    assert "bad-date" not in done.stdout


def test_a_path_without_problems_is_fine(small: Checkout, faulty_checkout: Path) -> None:
    assert small.hfm("check", "--catalog", faulty_checkout, faulty_checkout / "surveys").returncode == FINE


def test_problems_come_as_annotations_and_as_json(small: Checkout, faulty_checkout: Path) -> None:
    github = small.hfm("check", "--catalog", faulty_checkout, "--format", "github")
    as_json = small.hfm("check", "--catalog", faulty_checkout, "--format", "json")

    assert github.stdout.splitlines()[0].startswith(
        "::error file=catalog/events/bert.yaml,line=4,col=7,title=bad-date::"
    )
    assert [it["code"] for it in json.loads(as_json.stdout)] == ["bad-date", "unknown-term"]
    assert (github.returncode, as_json.returncode) == (PROBLEMS, PROBLEMS)


def test_no_problems_are_an_empty_list(small: Checkout) -> None:
    assert json.loads(small.hfm("check", "--format", "json").stdout) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        [],
        ["build", "--publisher", "hugo"],
        ["check", "--format", "xml"],
        ["check", "catalog/models/vision/nothing.yaml"],
        ["check", "mkdocs.yml"],
        ["check", "--catalog", "/nope"],
        ["fix", "--catalog", "/nope"],
        ["fix", "mkdocs.yml"],
        ["build", "--catalog"],
        ["build", "--out", "catalog"],
        ["build", "one", "two"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_2(small: Checkout, arguments: list[str]) -> None:
    done = small.hfm(*arguments)

    assert done.returncode == WRONG_USE
    assert "error:" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", ["build", "stats"])
def test_a_catalog_that_is_not_there_is_told_in_one_line(small: Checkout, verb: str) -> None:
    done = small.hfm(verb, "--catalog", "catalogue")

    assert (done.returncode, done.stdout) == (WRONG_USE, "")
    assert done.stderr == "error: there is no folder catalogue; name the catalog's folder\n"


@pytest.mark.parametrize("out", ["/dev/null/site", "/proc/nothing/site", "mkdocs.yml/site"])
@pytest.mark.parametrize("more", [(), ("--no-publish",)], ids=["site", "pages"])
def test_a_place_that_cannot_be_written_is_3(checkout: Checkout, out: str, more: tuple[str, ...]) -> None:
    done = checkout.hfm("build", *more, "--out", out)

    assert done.returncode == OUTSIDE
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("error: ")


def test_tools_that_are_missing_are_3_and_say_what_to_do(checkout: Checkout) -> None:
    (checkout.root / "node_modules").unlink()
    (checkout.root / "web" / "site.js").write_text("// changed\n", encoding="utf-8")
    done = checkout.hfm("build")

    assert done.returncode == OUTSIDE
    assert (
        done.stderr
        == "error: the web libraries are not installed; run `make setup` (it runs `npm ci` from the lock file)\n"
    )


def test_the_script_of_old_is_hfm_build(checkout: Checkout) -> None:
    done = checkout.python("scripts/build.py", "--no-publish", "--out", checkout.root / "pages")

    assert (done.returncode, done.stdout, done.stderr) == (FINE, "", ""), "and it stays quiet in a pipe"
    assert (checkout.root / "pages" / "index.md").is_file()


def test_a_build_is_found_from_any_folder(checkout: Checkout, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hfm", "build", "--no-publish", "--out", "here"],
        cwd=tmp_path, env=checkout.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == FINE, done.stderr
    assert (tmp_path / "here" / "models" / "medsam" / "index.md").is_file()


@pytest.mark.parametrize("coding", ["ascii", "latin-1", "cp1252"])
def test_words_beyond_a_terminals_letters_do_not_stop_it(small: Checkout, tmp_path: Path, coding: str) -> None:
    import shutil

    shutil.copytree(small.catalog, tmp_path / "catalog")
    (tmp_path / "catalog/models/vision/模型.yaml").write_text("name: 模型\n", encoding="utf-8")
    done = small.hfm("check", "--catalog", tmp_path / "catalog", PYTHONIOENCODING=coding)

    assert done.returncode == PROBLEMS
    assert "bad-file-name" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_fault(small: Checkout, faulty_checkout: Path) -> None:
    for number in range(1000):
        (faulty_checkout / "events" / f"Event_{number}.yaml").touch()
    check = subprocess.Popen(
        [sys.executable, "-m", "hfm", "check", "--catalog", str(faulty_checkout)],
        env=small.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert check.stdout
    assert check.stderr
    check.stdout.readline()
    check.stdout.close()
    said = check.stderr.read()
    check.wait()

    assert "Traceback" not in said
    assert "Exception ignored" not in said
    for number in range(1000):
        (faulty_checkout / "events" / f"Event_{number}.yaml").unlink()


def test_what_is_not_in_its_form_is_told_and_then_fixed(small: Checkout, tmp_path: Path) -> None:
    import shutil

    folder = Path(shutil.copytree(small.catalog, tmp_path / "catalog"))
    entry = folder / "models/vision/x-net.yaml"
    entry.write_text("year: 2020  # of the preprint\n" + PLAIN_MODEL.replace("year: 2020\n", ""), encoding="utf-8")
    told = small.hfm("fix", "--check", "--catalog", folder)
    fixed = small.hfm("fix", "--catalog", folder)
    again = small.hfm("fix", "--check", "--catalog", folder)

    assert (told.returncode, told.stdout) == (PROBLEMS, f"not in its form: {entry}\n")
    assert (fixed.returncode, fixed.stdout) == (FINE, f"written: {entry}\n")
    assert (again.returncode, again.stdout) == (FINE, "")
    assert "year: 2020  # of the preprint\nsources:\n  - source: list\nadded" in entry.read_text(encoding="utf-8")


def test_every_verb_explains_itself(small: Checkout) -> None:
    text = small.hfm("--help").stdout
    for verb in ("build", "serve", "check", "fix", "schema", "stats", "import"):
        assert f"  {verb} " in text
        assert small.hfm(verb, "--help").returncode == FINE


def test_the_installed_command_is_the_same() -> None:
    command = Path(sys.executable).parent / "hfm"
    done = subprocess.run([command, "--help"], capture_output=True, text=True, check=False)

    assert done.returncode == FINE
    assert "Awesome HFM" in done.stdout


def test_schemas_are_written_where_asked(small: Checkout, tmp_path: Path) -> None:
    assert small.hfm("schema", "--out", tmp_path / "schema").returncode == FINE
    assert json.loads((tmp_path / "schema" / "model.json").read_text(encoding="utf-8"))["title"]
