"""Data flows one way: nothing imports what stands to its right, and the middle knows no disk, clock or network."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from checkouts import ROOT

PACKAGE = ROOT / "scripts" / "hfm"

# From left to right; a package stands for all its modules. A new module needs a place here.
ORDER = [
    "model", "project", "reading", "views", "charts", "exports", "pages", "site", "importing", "editing", "releasing", "asking", "cli", "__main__",
]  # fmt: skip
# Inside charts a form knows no entry: it draws numbers, and what counts them stands to its right.
CHARTS = [
    "charts.drawing",
    "charts.chart",
    "charts.words",
    "charts.forms",
    "charts.counting",
    "charts.questions",
    "charts",
]
ALONE = ["model", "reading.problems", "site.write"]  # these import nothing of ours
PURE = ["model", "reading.problems", "reading.rules", "reading.messages", "views", "charts", "exports", "pages"]
EDGES = {"os", "pathlib", "shutil", "subprocess", "socket", "tempfile", "time", "random", "urllib.request"}

MODULES = sorted(
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
)


def layer(module: str, order: Sequence[str] = ORDER) -> str:
    """The name in this order that a module belongs to: the longest that begins it."""
    found = [name for name in order if module == name or module.startswith(f"{name}.")]
    assert found, f"hfm.{module} has no place in {order}"
    return max(found, key=len)


def imports(module: str) -> Iterator[tuple[str, int]]:
    """(imported module, line) for each import of a module, those inside functions too."""
    path = PACKAGE.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"hfm.{module}:{node.lineno} imports relatively; say where from"
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield (inner if _is_module(inner) else str(node.module), node.lineno)


def _is_module(name: str) -> bool:
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


@pytest.mark.parametrize("order", [ORDER, CHARTS], ids=["rooms", "charts"])
def test_a_module_imports_only_what_stands_to_its_left(order: Sequence[str]) -> None:
    wrong = [
        f"hfm.{module}:{line} imports {name}, which stands to its right"
        for module in _within(order)
        for name, line in imports(module)
        if (there := _within(order, [name.removeprefix("hfm.")]))
        and order.index(layer(there[0], order)) > order.index(layer(module, order))
    ]

    assert wrong == []


@pytest.mark.parametrize("alone", ALONE)
def test_some_import_nothing_of_ours(alone: str) -> None:
    wrong = [
        f"hfm.{module}:{line} imports {name}"
        for module in _within([alone])
        for name, line in imports(module)
        if name.startswith("hfm.") and not name.startswith(f"hfm.{alone}")
    ]

    assert wrong == []


def _within(order: Sequence[str], modules: Sequence[str] = MODULES) -> list[str]:
    """The modules that this order speaks of."""
    return [it for it in modules if any(it == name or it.startswith(f"{name}.") for name in order)]


@pytest.mark.parametrize("module", _within(PURE))
def test_the_middle_knows_no_disk_no_clock_and_no_network(module: str) -> None:
    edges = [f"hfm.{module}:{line} imports {name}" for name, line in imports(module) if name in EDGES]

    assert edges == []


def test_every_module_has_a_place_and_every_place_is_taken() -> None:
    assert {layer(module) for module in MODULES if module != "__init__"} == set(ORDER)
    assert {layer(module, CHARTS) for module in _within(["charts"])} == set(CHARTS)


def test_the_generator_never_imports_a_publisher() -> None:
    publishers = [
        f"{it}: {name}"
        for it in MODULES
        for name, _ in imports(it)
        if name.split(".")[0] in ("mkdocs", "material", "zensical")
    ]

    assert publishers == [], "the publishers are run, so that either can be exchanged"


def test_a_wrong_import_is_seen() -> None:
    assert layer("charts.forms.bars", CHARTS) == "charts.forms"
    assert ("hfm.cli", 5) in imports("__main__")
    assert Path(PACKAGE / "reading" / "load.py").exists()
