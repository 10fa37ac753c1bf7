"""A copy of the fixture catalog to put faults into, and what the checks say about it."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from checkouts import FIXTURE
from hfm.reading.problems import Problem
from hfm.reading.rules import OF_ONE
from hfm.reading.validate import _Reading, examine

# An entry with nothing but what every model must have; a fault goes into line 6.
PLAIN_MODEL = """\
name: X-Net
title: A network
year: 2020
sources: [{source: list}]
added: 2026-11-22
"""

# Pieces that mean something to YAML, to a terminal or to a workflow.
_PIECES = [
    *"&*!|>%@`'\"{}[],#?:-~<=\\\t\0\r\n",
    "\n\n",
    "---\n",
    "...\n",
    ": ",
    "- ",
    " #",
    "<<: *a\n",
    "? ",
    "\x1b[0m",
    "\u2028",
    "\u0085",
    "\ufeff",
    "\u202e",
    "\ud7ff",
    "\uffff",
    "😀",
    "é",
    "no",
    "null",
    "!!binary x",
    "&a ",
    "*a ",
]


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
        """What is wrong. A rule of one entry says something of an entry alone if it does where the others are."""
        reading = _Reading(self.folder, {})
        reading.run()
        draft = reading.draft()
        for rule in OF_ONE:
            said = {it.path for it in rule(draft)}
            assert said == {it.path for each in draft for it in rule(replace(draft, entries=[each]))}, rule.__name__
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


def mutated(entry: bytes, chance: random.Random) -> bytes:
    """The entry with a few bytes cut, doubled, swapped or put in."""
    text = bytearray(entry)
    for _ in range(chance.randint(1, 4)):
        here, there = sorted(chance.choices(range(len(text) + 1), k=2))
        there = min(there, here + 40)
        match chance.randrange(5):
            case 0:
                del text[here:there]
            case 1:
                text[here:here] = text[here:there]
            case 2:
                text[here:here] = chance.choice(_PIECES).encode("utf-8", "surrogatepass")
            case 3:
                text[here:there] = chance.randbytes(chance.randint(1, 3))
            case 4:
                lines = text.splitlines(keepends=True)
                chance.shuffle(lines)
                text = bytearray(b"".join(lines))
    return bytes(text)
