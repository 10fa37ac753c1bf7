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

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PYPROJECT["project"]["dependencies"]
BUILD, DEV = (PYPROJECT["dependency-groups"][name] for name in ("build", "dev"))


def canonical(name: str) -> str:
    """The name of a package as registries compare it, without extras and versions."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~ ]", name)[0]).lower()


def locked(name: str) -> dict[str, str]:
    """Package → version of a lock file."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


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
    assert undeclared("scripts/hfm", RUNTIME) == []


def test_every_package_the_tests_import_is_a_dependency_of_theirs_or_the_program_s() -> None:
    assert undeclared("tests", RUNTIME + DEV) == []


def test_every_dependency_is_locked() -> None:
    assert {canonical(name) for name in RUNTIME + BUILD} <= locked("requirements.txt").keys()
    assert {canonical(name) for name in DEV} <= locked("requirements-dev.txt").keys()


def test_the_site_needs_no_tool_of_the_tests() -> None:
    both = {canonical(name) for name in RUNTIME + BUILD} & {canonical(name) for name in DEV}
    assert not both, f"declared twice: {both}"
    assert not {"pytest", "playwright", "mypy", "ruff"} & locked("requirements.txt").keys()


def test_the_tests_use_the_same_versions_as_the_site() -> None:
    site, tests = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: (site[name], tests[name]) for name in site.keys() & tests if site[name] != tests[name]} == {}
