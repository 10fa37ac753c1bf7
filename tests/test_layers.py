"""Data flows one way: nothing imports what stands to its right, and the middle knows no disk, clock or network."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkouts import ROOT

PACKAGE = ROOT / "scripts" / "hfm"

# From left to right; a package stands for all its modules. A new module needs a place here.
ORDER = [
    "problems", "model", "load", "marks", "layout", "project", "catalog", "rules", "advice", "validate", "schema",
    "views.stats", "views", "pages", "render", "write", "fonts", "assets", "pictures", "chart_pictures", "search", "publish", "generate", "build",
    "preview", "serve", "importing", "cli", "__main__",
]  # fmt: skip
ALONE = ["problems", "model", "write"]  # these import nothing of ours
PURE = ["problems", "model", "marks", "catalog", "rules", "advice", "views", "pages"]
EDGES = {"os", "pathlib", "shutil", "subprocess", "socket", "tempfile", "time", "random", "urllib.request"}

MODULES = sorted(
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
)


def layer(module: str) -> str:
    """The name in ORDER that a module belongs to: the longest that begins it."""
    found = [name for name in ORDER if module == name or module.startswith(f"{name}.")]
    assert found, f"hfm.{module} has no place in ORDER"
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


@pytest.mark.parametrize("module", [it for it in MODULES if it != "__init__"])
def test_a_module_imports_only_what_stands_to_its_left(module: str) -> None:
    here = ORDER.index(layer(module))
    for name, line in imports(module):
        if not name.startswith("hfm."):
            continue
        imported = layer(name.removeprefix("hfm."))
        assert ORDER.index(imported) <= here, f"hfm.{module}:{line} imports {name}, which stands to its right"
        assert layer(module) not in ALONE or imported == layer(module), f"hfm.{module}:{line} imports nothing of ours"


@pytest.mark.parametrize("module", [it for it in MODULES if it != "__init__" and it.split(".")[0] in PURE])
def test_the_middle_knows_no_disk_no_clock_and_no_network(module: str) -> None:
    edges = [f"hfm.{module}:{line} imports {name}" for name, line in imports(module) if name in EDGES]

    assert edges == []


def test_every_place_in_the_order_is_taken() -> None:
    assert {layer(module) for module in MODULES if module != "__init__"} == set(ORDER)


def test_the_generator_never_imports_a_publisher() -> None:
    publishers = [
        f"{it}: {name}"
        for it in MODULES
        for name, _ in imports(it)
        if name.split(".")[0] in ("mkdocs", "material", "zensical")
    ]

    assert publishers == [], "the publishers are run, so that either can be exchanged"


def test_a_wrong_import_is_seen() -> None:
    assert layer("views.charts.growth") == "views"
    assert layer("views.stats") == "views.stats"
    assert ("hfm.cli", 5) in imports("__main__")
    assert Path(PACKAGE / "load.py").exists()
