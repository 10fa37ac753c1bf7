"""What the code needs is declared and locked: a fresh machine has nothing else."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from checkouts import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKED = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE))


def canonical(name: str) -> str:
    """The name of a package as registries compare it, without extras and versions."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~ ]", name)[0]).lower()


def imported(folder: Path) -> Iterator[tuple[str, str]]:
    """(package, file) for every import of something neither Python's nor ours."""
    ours = {path.stem for top in ("scripts", "tests", "tests/bench") for path in (ROOT / top).iterdir()}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
            names += [it.name for it in node.names] if isinstance(node, ast.Import) else []
            for name in {str(each).split(".")[0] for each in names} - ours - set(sys.stdlib_module_names):
                yield name, str(path.relative_to(ROOT))


def undeclared(folder: str, declared: list[str]) -> list[tuple[str, str]]:
    """The imports below a folder that no declared package brings."""
    known, brings = {canonical(name) for name in declared}, packages_distributions()
    return [
        (name, path)
        for name, path in imported(ROOT / folder)
        if not known & {canonical(each) for each in brings.get(name, [name])}
    ]


def test_every_package_the_program_imports_is_a_dependency() -> None:
    assert undeclared("scripts/hfm", PROJECT["dependencies"]) == []


def test_every_package_the_tests_import_is_a_dependency_of_theirs_or_the_program_s() -> None:
    assert undeclared("tests", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]) == []


def test_every_dependency_is_locked() -> None:
    declared = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    assert {canonical(name) for name in declared} <= LOCKED
