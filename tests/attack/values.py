"""Every hostile value in every text of every kind: told by `check` with its place, or shown literally by both publishers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from attack.tally import Tally
from checkouts import ROOT
from hfm.model import KINDS
from hfm.model.fields import Line
from hfm.reading.validate import examine
from hostile import TRICKS, Writer, legal

# What reads pages and exports of the catalog full of tricks, in the suite too, where each text takes the next trick.
_TESTS = ("tests/test_hostile.py", "tests/site/test_policy.py", "tests/exports", "tests/browser/test_hostile.py")


class _Raw(Writer):
    """Puts the same value into every text, whatever the model thinks of it."""

    def __init__(self, kind: str, number: int, value: str) -> None:
        super().__init__(kind, number)
        self.value_, self.refused = value, 0

    def text(self, annotation: Any = Line, wanted: str = ".+") -> str:
        self.texts.append(self.value_)
        self.refused += not legal(annotation, self.value_)
        return self.value_


def attack(tally: Tally, times: int = 0) -> None:
    """The values as they are through `check`, then those it takes through pages and exports (not with `--times 1`)."""
    from attack.corpus import corpus

    _checked(tally, corpus(TRICKS))
    if times != 1:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *_TESTS, "-k", "hostile or policy or test_hostile"],
            cwd=ROOT, env=os.environ | {"HOSTILE": "product"}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        told = done.stdout.strip().splitlines()
        tally.expect(done.returncode == 0, "\n".join(told[-60:]))
        tally.tried(
            int(found[1]) if (found := re.search(r"(\d+) passed", done.stdout)) else 0, "tests of pages and exports"
        )


def _checked(tally: Tally, values: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="hfm-values-") as top:
        refused: dict[str, int] = {}
        folder = Path(top, "catalog")
        for kind, cls in KINDS.items():
            for number, value in enumerate(values):
                writer = _Raw(kind, number, value)
                facts = writer.facts(cls)
                path = f"{cls.FOLDER}/{f'{cls.GROUPS[0]}/' if cls.GROUPS else ''}{kind}-{number}.yaml"
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                text = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10_000)
                (folder / path).write_text(text, encoding="utf-8")
                refused[f"catalog/{path}"] = writer.refused
                tally.tried(len(writer.texts), "texts of entries through check")
        _, problems = examine(folder)
        named = {problem.path for problem in problems}
        for problem in problems:
            tally.expect(problem.line > 0 and bool(problem.message), f"a problem without a place: {problem}")
        for path, count in refused.items():
            tally.expect(not count or path in named, f"{path}: the model refuses {count} texts, and check says nothing")
        tally.tried(sum(refused.values()), "of them refused by the model")
        tally.tried(len(problems), "problems told with their place")
