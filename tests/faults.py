"""A copy of the fixture catalog to put faults into, and what the checks say about it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from checkouts import FIXTURE
from hfm.problems import Problem
from hfm.validate import examine

# An entry with nothing but what every model must have; a fault goes into line 6.
PLAIN_MODEL = """\
name: X-Net
title: A network
year: 2020
sources: [{source: list}]
added: 2026-11-22
"""


@dataclass(frozen=True)
class FaultyCatalog:
    """The folder of a copy that is sound until a test changes it."""

    folder: Path

    def write(self, path: str, text: str | bytes) -> FaultyCatalog:
        """Put a file there, whatever was there before."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return self

    def change(self, path: str, old: str, new: str) -> FaultyCatalog:
        """Put other words in the place of some that stand there once."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        return self.write(path, text.replace(old, new))

    def model(self, more: str, entry_id: str = "x-net") -> FaultyCatalog:
        """A plain model with more lines."""
        return self.write(f"models/vision/{entry_id}.yaml", PLAIN_MODEL + more)

    def problems(self) -> list[Problem]:
        return examine(self.folder)[1]

    def one_problem(self) -> Problem:
        problems = self.problems()
        assert len(problems) == 1, "\n".join(map(str, problems)) or "no problem"
        return problems[0]


def faulty_catalog(folder: Path) -> FaultyCatalog:
    shutil.copytree(FIXTURE, folder)
    return FaultyCatalog(folder)


def place(problem: Problem) -> str:
    """`catalog/models/vision/x-net.yaml:6:1 unknown-key`, as short as a test can say it."""
    return f"{problem.path.removeprefix('catalog/')}:{problem.line}:{problem.column} {problem.code}"
