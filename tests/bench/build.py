"""Seconds and memory of every step of a build, beside the budgets; `make bench`, or `make bench N=10000`.

The steps run as a person would run them, each in a process of its own, on copies in a temporary folder.
"""

from __future__ import annotations

import math
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(Path(__file__).parent)]

from multiply import multiply  # noqa: E402  the two folders come first

from hfm.reading.validate import read_catalog  # noqa: E402
from hfm.site.build import Options  # noqa: E402

# step → seconds for the real catalog, seconds for 10,000 entries; measured on 2 cores of an AMD EPYC.
BUDGETS = {
    "check": (1.0, 12.0),
    "generate, cold": (2.5, 20.0),
    "generate, nothing changed": (0.5, 3.0),
    "generate, one entry changed": (2.5, 20.0),
    "whole build, MkDocs": (10.0, 90.0),
    "whole build, Zensical": (10.0, 90.0),
}
MEMORY = (300, 1500)  # MB
GROWTH = 1.05  # the exponent of seconds over entries


@dataclass(frozen=True)
class Took:
    """What a step took."""

    seconds: float
    megabytes: float


def main(arguments: list[str]) -> int:
    """Print the table for the project's catalog, and with a number for one of that many entries too."""
    with tempfile.TemporaryDirectory(prefix="hfm-bench-") as name:
        hfm([], "build", "--no-publish", "--out", str(Path(name, "first")))  # compiles the code, builds the web assets
        size, small = measure(Path(name, "real"), 0, budget=0)
        if arguments:
            large_size, large = measure(Path(name, "large"), int(arguments[0]), budget=1)
            grow(large_size / size, small, large)
    return 0


def measure(folder: Path, wanted: int, budget: int) -> tuple[int, dict[str, Took]]:
    """Print and return what each step takes, with the number of entries; a ! marks what is over its budget."""
    folder.mkdir()
    entries = multiply(ROOT / "catalog", folder / "catalog", wanted)
    print(f"\n{entries:,} entries\n{'step':<30}{'seconds':>9}{'budget':>9}{'MB':>8}{'budget':>9}")
    found = {}
    for step, it in _steps(folder):
        seconds, memory = BUDGETS[step][budget], MEMORY[budget]
        over = "  !" if it.seconds > seconds or it.megabytes > memory else ""
        print(f"{step:<30}{it.seconds:>9.2f}{seconds:>9.1f}{it.megabytes:>8.0f}{memory:>9}{over}", flush=True)
        found[step] = it
    return entries, found


def _steps(folder: Path) -> Iterator[tuple[str, Took]]:
    catalog, pages = ["--catalog", str(folder / "catalog")], ["--no-publish", "--out", str(folder / "pages")]
    yield "check", hfm(catalog, "check")
    yield "generate, cold", hfm(catalog, "build", *pages)
    yield "generate, nothing changed", hfm(catalog, "build", *pages)
    _edit(folder / "catalog")
    yield "generate, one entry changed", hfm(catalog, "build", *pages)
    for title, publisher in (("MkDocs", "mkdocs"), ("Zensical", "zensical")):
        out = folder / publisher
        yield f"whole build, {title}", hfm(catalog, "build", "--publisher", publisher, "--out", str(out))
        shutil.rmtree(Options(out=out).pages)  # the pages of a site elsewhere are kept in the cache


def _edit(catalog: Path) -> None:
    """Change one model as a contributor would."""
    model = read_catalog(catalog).models[0]
    path = catalog / model.FOLDER / model.group / f"{model.id}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"name: {model.name}", f"name: {model.name} (edited)", 1), encoding="utf-8")


def hfm(catalog: list[str], verb: str, *arguments: str) -> Took:
    """Run one verb in a process of its own. Memory is that of the largest process it was or started."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-m", "hfm", verb, *catalog, *arguments]
    with tempfile.TemporaryFile("w+") as said:
        redirect = [(os.POSIX_SPAWN_DUP2, said.fileno(), stream) for stream in (1, 2)]
        began = time.perf_counter()
        _, status, usage = os.wait4(os.posix_spawn(sys.executable, command, environment, file_actions=redirect), 0)
        seconds = time.perf_counter() - began
        if status:
            said.seek(0)
            raise SystemExit(f"hfm {verb} failed:\n{said.read()}")
    return Took(seconds, usage.ru_maxrss / 1024)


def grow(ratio: float, small: dict[str, Took], large: dict[str, Took]) -> None:
    """How the seconds of each step grow with the number of entries: 1 is in proportion."""
    print(f"\n{'growth':<30}{'exponent':>9}{'budget':>9}")
    for step, it in large.items():
        exponent = math.log(it.seconds / small[step].seconds) / math.log(ratio)
        print(f"{step:<30}{exponent:>9.2f}{GROWTH:>9.2f}{'  !' if exponent > GROWTH else ''}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
