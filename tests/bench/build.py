"""Seconds and memory of every step of a build, beside the budgets; `make bench`, or `make bench N=10000`.

The steps run as a person would run them, each in a process of its own, on copies in a temporary folder. First publishing
beside what plain MkDocs with Material and its search takes for the same pages, in turn. Such machines differ by more than
twice, and one of them from one hour to the next: what plain MkDocs takes tells how fast this one is, and budgets in seconds
are judged by what a step would take where it takes `PLAIN`.
"""

from __future__ import annotations

import math
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(Path(__file__).parent)]

import yaml  # noqa: E402  the two folders come first
from multiply import multiply  # noqa: E402

from hfm.project import PROJECT, Addresses  # noqa: E402
from hfm.site.build import Options  # noqa: E402
from hfm.site.publish import documents, lay_out  # noqa: E402
from hfm.site.shelf import shelf_name  # noqa: E402
from hfm.site.write import Site  # noqa: E402

# step → seconds for the real catalog, seconds for 10,000 entries; measured on 2 cores of an AMD EPYC.
BUDGETS = {
    "check": (2.0, 12.0),
    "generate, cold, one core": (5.0, 20.0),
    "generate, nothing changed": (0.5, 3.0),
    "generate, a summary changed": (0.8, 3.0),
    "generate, a task changed": (0.8, 3.0),
    "generate, a name changed": (0.8, 3.0),
    "whole build, MkDocs": (20.0, 90.0),
    "whole build, Zensical": (20.0, 90.0),
}
EDITED = "models/vision/medsam.yaml"
# What changes in it: few pages show a summary, charts and lists count a task, and lists everywhere have the name. It is
# changed, changed back and changed again; the median counts.
EDITS = {
    "summary": ("summary: ", "summary: Indeed, "),
    "task": ("tasks: [", "tasks: [classification, "),
    "name": ("name: ", "name: The "),
}
MEMORY = (400, 1500)  # MB
TO_PLAIN = 0.5  # of what plain MkDocs takes
PLAIN = 12.4  # seconds that it took for our pages on a day on which all but an edit of a name was within its budget by the clock
GROWTH = 1.05  # the exponent of seconds over entries


@dataclass(frozen=True)
class Took:
    """What a step took: by the clock, of the largest process, and of the processors in all of its processes."""

    seconds: float
    megabytes: float
    processor: float


def main(arguments: list[str]) -> int:
    """Print the tables for the project's catalog, and with a number for one of that many entries too."""
    with tempfile.TemporaryDirectory(prefix="hfm-bench-") as name:
        hfm([], "build", "--no-publish", "--out", str(Path(name, "first")))  # compiles the code, builds the web assets
        here = pair(Path(name, "pair")) / PLAIN
        size, small = measure(Path(name, "real"), 0, here, budget=0)
        if arguments:
            large_size, large = measure(Path(name, "large"), int(arguments[0]), here, budget=1)
            grow(large_size / size, small, large)
    return 0


def measure(folder: Path, wanted: int, here: float, budget: int) -> tuple[int, dict[str, Took]]:
    """Print and return what each step takes, with the number of entries; a ! marks what is over its budget where all takes
    so many times less than here."""
    folder.mkdir()
    entries = multiply(ROOT / "catalog", folder / "catalog", wanted)
    print(f"\n{entries:,} entries\n{'step':<30}{'seconds':>9}{'there':>9}{'budget':>9}{'MB':>8}{'budget':>9}")
    found = {}
    for step, it in _steps(folder):
        seconds, memory = BUDGETS[step][budget], MEMORY[budget]
        there = it.seconds / here
        over = "  !" if there > seconds or it.megabytes > memory else ""
        print(
            f"{step:<30}{it.seconds:>9.2f}{there:>9.2f}{seconds:>9.1f}{it.megabytes:>8.0f}{memory:>9}{over}", flush=True
        )
        found[step] = it
    return entries, found


def _steps(folder: Path) -> Iterator[tuple[str, Took]]:
    catalog, pages = ["--catalog", str(folder / "catalog")], ["--no-publish", "--out", str(folder / "pages")]
    yield "check", hfm(catalog, "check")
    with _one_core():
        cold = hfm(catalog, "build", *pages)
    yield "generate, cold, one core", cold
    yield "generate, nothing changed", hfm(catalog, "build", *pages)
    for field, (old, new) in EDITS.items():
        took = []
        for before, after in ((old, new), (new, old), (old, new)):
            _edit(folder / "catalog", before, after)
            took.append(hfm(catalog, "build", *pages))
        yield f"generate, a {field} changed", sorted(took, key=lambda it: it.seconds)[1]
    for title, publisher in (("MkDocs", "mkdocs"), ("Zensical", "zensical")):
        out = folder / publisher
        for pictures in ("cards", "charts"):  # of this project too, so that both sizes draw each picture
            shutil.rmtree(ROOT / ".cache" / pictures, ignore_errors=True)
        yield f"whole build, {title}", hfm(catalog, "build", "--publisher", publisher, "--out", str(out))
        shutil.rmtree(Options(out=out).pages)  # the pages of a site elsewhere are kept in the cache


@contextmanager
def _one_core() -> Iterator[None]:
    """What is started in here has one processor."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(every)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, every)


def pair(folder: Path, turns: int = 3) -> float:
    """Print what publishing takes, with nothing kept of it and then with all of it, beside plain MkDocs; the seconds that
    this takes."""
    build = ["build", "--out", str(folder / "site")]
    hfm([], *build)  # pages, pictures and files are there: what is measured is publishing
    shelves, docs = ROOT / ".cache" / "shelves", folder / "plain"
    lay_out(PROJECT, docs, Addresses())
    plain = Site(docs / "docs")
    for path, file in documents(PROJECT, Options(out=folder / "site").pages).items():
        plain.take(path, file)
    (docs / "mkdocs.yml").write_text(_plain((docs / "mkdocs.yml").read_text("utf-8")), encoding="utf-8")
    found: dict[str, list[Took]] = {"plain MkDocs": [], "the first time": [], "again": []}
    for _ in range(turns):
        found["plain MkDocs"].append(run("-m", "mkdocs", "build", "-q", "-f", str(docs / "mkdocs.yml")))
        (shelves / f"site-{shelf_name(folder / 'site')}").unlink()
        found["the first time"].append(hfm([], *build))
        found["again"].append(hfm([], *build))
    shutil.rmtree(Options(out=folder / "site").pages)
    print(
        f"\n{'publishing, median of ' + str(turns):<30}{'seconds':>9}{'processor':>11}{'to plain':>10}{'':>8}{'budget':>9}"
    )
    clock, work = (
        statistics.median(getattr(it, name) for it in found["plain MkDocs"]) for name in ("seconds", "processor")
    )
    for step, took in found.items():
        seconds, processor = (statistics.median(getattr(it, name) for it in took) for name in ("seconds", "processor"))
        over = "  !" if max(seconds / clock, processor / work) > TO_PLAIN and took is not found["plain MkDocs"] else ""
        print(
            f"{step:<30}{seconds:>9.2f}{processor:>11.2f}{seconds / clock:>10.2f}{processor / work:>8.2f}{TO_PLAIN:>9.2f}{over}"
        )
    print(f"there: where plain MkDocs takes {PLAIN} s, and all else {clock / PLAIN:.2f} times less than here")
    return clock


def _plain(settings: str) -> str:
    """The same site as MkDocs and Material make it by themselves: no theme of ours, and their own search."""
    config = yaml.safe_load(settings)
    config["theme"].pop("custom_dir")
    return yaml.safe_dump(config | {"plugins": ["search"], "strict": False, "extra_css": [], "extra_javascript": []})


def _edit(catalog: Path, old: str, new: str) -> None:
    """Change one line of one model, as a contributor would."""
    path = catalog / EDITED
    text = path.read_text(encoding="utf-8")
    assert f"\n{old}" in f"\n{text}", f"{EDITED} has no line that begins with {old!r}"
    path.write_text(f"\n{text}".replace(f"\n{old}", f"\n{new}", 1)[1:], encoding="utf-8")


def hfm(catalog: list[str], verb: str, *arguments: str) -> Took:
    """Run one verb in a process of its own."""
    return run("-m", "hfm", verb, *catalog, *arguments)


def run(*arguments: str) -> Took:
    """Run Python with these arguments. Memory is that of the largest process it was or started."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who measures with it set would compile our code every time
    with tempfile.TemporaryFile("w+") as said:
        redirect = [(os.POSIX_SPAWN_DUP2, said.fileno(), stream) for stream in (1, 2)]
        began = time.perf_counter()
        process = os.posix_spawn(sys.executable, [sys.executable, *arguments], environment, file_actions=redirect)
        _, status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - began
        if status:
            said.seek(0)
            raise SystemExit(f"{' '.join(arguments)} failed:\n{said.read()}")
    return Took(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def grow(ratio: float, small: dict[str, Took], large: dict[str, Took]) -> None:
    """How the seconds of each step grow with the number of entries: 1 is in proportion."""
    print(f"\n{'growth':<30}{'exponent':>9}{'budget':>9}")
    for step, it in large.items():
        exponent = math.log(it.seconds / small[step].seconds) / math.log(ratio)
        print(f"{step:<30}{exponent:>9.2f}{GROWTH:>9.2f}{'  !' if exponent > GROWTH else ''}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
