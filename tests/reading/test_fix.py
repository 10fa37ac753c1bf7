"""Every file of the catalog has one form, and what brings it there loses no value and no comment."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checkouts import FIXTURE, ROOT
from faults import FaultyCatalog, mutated
from hfm.reading.fix import formed, kind_of, unformed
from hfm.reading.load import read_record, record_of

CASES = [
    ("keys in order", "title: T\nname: Net\n", "name: Net\ntitle: T\n"),
    ("keys of a record in order", "links:\n  code: https://b.org\n  paper: https://a.org\n", "links:\n  paper: https://a.org\n  code: https://b.org\n"),
    ("keys in records of a list", "sources:\n- {row: 1, source: survey}\n", "sources:\n  - source: survey\n    row: 1\n"),
    ("a short list on one line", "tasks:\n  - a\n  - b\n", "tasks: [a, b]\n"),
    ("quotes where needed only", "name: \"Net\"\ntitle: 'T: u'\n", "name: Net\ntitle: 'T: u'\n"),
    ("blanks that nobody sees", "name: 'Net '\ntitle: 'A  b'\n", "name: Net\ntitle: A b\n"),
    ("other line ends", "name: Net\r\nyear: 2020\r\n", "name: Net\nyear: 2020\n"),
    ("a comment behind a value", "year: 2020  # why\nname: Net # what\n", "name: Net  # what\nyear: 2020  # why\n"),
    ("a comment above a key", "name: Net\n# of the paper\nyear: 2020\ntitle: T\n", "name: Net\ntitle: T\n# of the paper\nyear: 2020\n"),
    ("a comment at the head", "# schema\nyear: 2020\nname: Net\n", "# schema\nname: Net\nyear: 2020\n"),
    ("a comment at the end", "name: Net\n# end\n", "name: Net\n# end\n"),
    ("a comment in a record", "links:\n    # ours\n    code: https://a.org  # new\n", "links:\n  # ours\n  code: https://a.org  # new\n"),
    ("a comment in a list", "tasks:\n  - a  # first\n  - b\n", "tasks: [a, b]  # first\n"),
    ("no comment, but a sign in a text", "name: 'N # 1'\nnotes: |\n  a\n  # b\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [it[1:] for it in CASES], ids=[it[0] for it in CASES])
def test_a_file_takes_its_form_and_its_comments_stay(before: str, after: str | None) -> None:
    made = formed(before, record_of(before), "model")

    assert after is None or made == after
    assert formed(made, record_of(made), "model") == made, "once is enough"


def test_a_table_of_results_keeps_the_digits_of_its_numbers() -> None:
    before = "name: T\nrows:\n- values:\n    a: {printed: '41.60', value: 41.60}\n    b: {value: -3, printed: x, interval: [-4.0, 2]}\n  name: Net\n"
    after = (
        "name: T\nrows:\n  - name: Net\n    values:\n      a: {value: 41.60, printed: '41.60'}\n"
        "      b: {value: -3, printed: x, interval: [-4.0, 2]}\n"
    )

    assert formed(before, record_of(before), "result") == after


def test_every_file_of_the_catalog_has_a_form() -> None:
    paths = [path.relative_to(ROOT / "catalog") for path in (ROOT / "catalog").rglob("*.yaml")]

    assert [path for path in paths if not kind_of(path)] == []


def test_the_entry_of_the_guide_keeps_every_value_and_every_comment() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    entry = next(re.finditer(r"```yaml\n(.*?)```", guide, re.DOTALL))[1]
    made = formed(entry, record_of(entry), "model")

    assert sorted(re.findall(r"# .*", made)) == sorted(re.findall(r"# .*", entry))
    assert record_of(made).data == {key: clean(value) for key, value in record_of(entry).data.items()}
    assert formed(made, record_of(made), "model") == made


def clean(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


@pytest.mark.parametrize("seed", range(3))
def test_what_is_fixed_says_the_same_and_is_fixed_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    names = sorted(FIXTURE.rglob("*/*.yaml"))
    for _ in range(100):
        path = tmp_path / "entry.yaml"
        path.write_bytes(mutated(chance.choice(names).read_bytes(), chance))
        record = read_record(path, "entry.yaml")
        if record.problems or not record.data:
            continue
        made = formed(path.read_bytes().decode("utf-8"), record, "model")
        assert formed(made, record_of(made), "model") == made, path.read_text(encoding="utf-8")


def test_a_fix_that_is_killed_leaves_every_source_and_the_next_needs_no_help(faulty: FaultyCatalog) -> None:
    """Just before the new text takes the place of the old one."""
    path = faulty.folder / "models/vision/medsam.yaml"
    before = path.read_bytes() + b"\n\n\n"
    path.write_bytes(before)
    code = "import os, sys\nos.replace = lambda *_: os._exit(9)\nfrom hfm.cli import main\nmain(['fix', '--catalog', sys.argv[1]])"
    command = [sys.executable, "-c", code, str(faulty.folder)]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")}, check=False)

    assert done.returncode == 9
    assert path.read_bytes() == before
    assert faulty.problems() == []
    assert [it for it, _ in unformed(faulty.folder)] == [path]


def test_a_file_that_cannot_be_read_is_left_as_it_is(faulty: FaultyCatalog) -> None:
    for path, text in unformed(faulty.folder):
        path.write_text(text, encoding="utf-8")
    faulty.model("year: 2021\n").write("models/vision/y.yaml", b"\xff").write("README.md", "title: T\nname: Net\n")

    assert [*unformed(faulty.folder)] == []
