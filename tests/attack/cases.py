"""The night: catalogs by chance through check, every page, every chart and every export. A run goes on where one ended."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import sqlite3
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from xml.etree import ElementTree

from attack.chance import make_case
from attack.held import hold, no_assets
from attack.tally import Tally
from checkouts import ROOT
from hfm.project import Project
from hfm.site import work
from hfm.site.generate import generate

_STATE = ROOT / ".cache" / "attack" / "cases.json"
_TOGETHER = 100  # cases in one process: what a case leaves behind goes with it


def attack(tally: Tally, most: int = 20_000) -> None:
    """Cases 0, 1, 2 … below `most`, after those that an earlier run has done; what hit then is tried again."""
    done, again = _state()
    tally.tried(done - len(again), "cases that held in earlier runs")
    runs = [again, *(range(it, min(most, it + _TOGETHER)) for it in range(done, most, _TOGETHER))]
    cores = len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for wanted, (found, entries, files) in zip(runs, pool.map(_run, runs), strict=True):
            for seed, fault in found:
                tally.hit(f"case {seed}: {fault}")
            done, again = (
                max([done, *(it + 1 for it in wanted)]),
                sorted({*again} - {*wanted} | {it for it, _ in found}),
            )
            _STATE.parent.mkdir(parents=True, exist_ok=True)
            _STATE.write_text(json.dumps({"done": done, "hits": again}), encoding="utf-8")
            tally.tried(len(wanted), "cases")
            tally.tried(entries, "entries that check took")
            tally.tried(files, "files made of them and read again")


def _state() -> tuple[int, list[int]]:
    """How many cases were done, and which of them hit."""
    try:
        known = json.loads(_STATE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0, []
    return known["done"], known["hits"]


def _run(seeds: Sequence[int]) -> tuple[list[tuple[int, str]], int, int]:
    """(case, fault) of what went wrong, how many entries these cases had, how many files came of them."""
    hold()
    hits: list[tuple[int, str]] = []
    entries = files = 0
    with tempfile.TemporaryDirectory(prefix="hfm-case-") as folder:
        for seed in seeds:
            try:
                case = make_case(seed, Path(folder) / "catalog")
                made = generate(Project(ROOT), case.folder).files
                faults = [fault for path, content in made.items() for fault in _faults(path, content)]
            except Exception as error:
                ours = [it for it in traceback.extract_tb(error.__traceback__) if "/hfm/" in it.filename]
                where = " < ".join(f"{Path(it.filename).name}:{it.lineno}" for it in ours[:-4:-1])
                faults = [" ".join(f"{type(error).__name__} at {where}: {error}".split())[:300]]
            else:
                entries, files = entries + len(case.files), files + len(made)
            hits += [(seed, fault) for fault in faults[:3]]
            if seed % 10 == 9:
                gc.unfreeze()  # what generating left behind
                gc.collect()
    return hits, entries, files


def files_of_the_last(seeds: Sequence[int], folder: Path, held: bool) -> dict[str, str | bytes]:
    """What these cases end with, to see that what is `held` for all is what each would make."""
    if held:
        hold()
    else:
        work.build_assets = no_assets(work.build_assets)
    for seed in seeds:
        case = make_case(seed, folder / "catalog")
        made = generate(Project(ROOT, kept=folder / "kept"), case.folder).files
    return {path: it if isinstance(it, str) else bytes(it) for path, it in made.items()}  # some lie in shared memory


def _faults(path: str, content: str | bytes) -> Iterator[str]:
    """What a reader of such a file would stumble over."""
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    try:
        match path.rpartition(".")[2]:
            case "json" | "csl" | "jsonld":
                json.loads(text, parse_constant=_refuse)
            case "xml" | "svg":
                ElementTree.fromstring(text)  # noqa: S314  ours
            case "csv":
                rows = list(csv.reader(io.StringIO(text), strict=True))
                if len({len(row) for row in rows}) > 1:
                    yield f"{path}: rows of {sorted({len(row) for row in rows})} cells"
            case "sqlite":
                with sqlite3.connect(":memory:") as database:
                    database.deserialize(content if isinstance(content, bytes) else content.encode())
                    if database.execute("pragma integrity_check").fetchone() != ("ok",):
                        yield f"{path}: damaged"
            case "md" if path.endswith("index.md"):
                json.loads(text.split("\n")[1].partition(": ")[2])
                for word in ("NaN", "Infinity", "Undefined"):
                    if f">{word}<" in text or f'"{word}"' in text:
                        yield f"{path}: {word} is shown"
    except (ValueError, SyntaxError, csv.Error, sqlite3.Error, IndexError) as error:
        yield f"{path}: {type(error).__name__}: {error}"


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no JSON")
