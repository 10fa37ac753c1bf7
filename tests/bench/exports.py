"""What the exports add to generating, in all and format by format: `python tests/bench/exports.py`, or with 10000.

Nothing is written, and nothing kept from before is used. Seconds are those of the processor, in a process of its own
and those that it starts: a busy machine changes them little.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(Path(__file__).parent)]

from multiply import multiply  # noqa: E402  the two folders come first

from hfm.charts import CHARTS  # noqa: E402
from hfm.exports.edition import Edition  # noqa: E402
from hfm.exports.formats import EXPORTS, PARTED  # noqa: E402
from hfm.project import PROJECT, Addresses  # noqa: E402
from hfm.reading.validate import read_catalog  # noqa: E402
from hfm.site.assets import build_assets  # noqa: E402
from hfm.site.generate import generate  # noqa: E402
from hfm.site.kept import nothing_kept  # noqa: E402
from hfm.site.parquet import packed_files  # noqa: E402

RUNS = 3


def main(arguments: list[str]) -> None:
    """Print the table for the project's catalog, or for one of as many entries as a number says."""
    with tempfile.TemporaryDirectory(prefix="hfm-bench-") as name:
        catalog = Path(name, "catalog")
        entries = multiply(PROJECT.catalog, catalog, int(arguments[0]) if arguments else 0)
        with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as alone:
            without, whole = (
                min(alone.submit(generating, catalog, exports).result() for _ in range(RUNS))
                for exports in (False, True)
            )
            each = alone.submit(exporting, catalog).result()
    print(f"{entries:,} entries\n{'generate, pages only':<26}{without:>7.2f} s\n{'with exports':<26}{whole:>7.2f} s")
    print(f"{'added':<26}{whole - without:>7.2f} s  {(whole - without) / whole:.0%}\n")
    for format_, seconds in each.items():
        print(f"{format_:<26}{seconds:>7.2f} s")


def generating(catalog: Path, exports: bool) -> float:
    """Seconds that all the files take, or without the exports those of the pages."""
    with nothing_kept(PROJECT) as project:
        build_assets(project)  # scripts and styles are no part of it
        began = spent()
        generate(project, catalog, exports=exports)
        return spent() - began


def spent() -> float:
    """Seconds of this process and of the children it has waited for, as user and as system."""
    return sum(os.times()[:4])


def exporting(folder: Path) -> dict[str, float]:
    """Seconds of each format in their order; what several share is in the time of the first."""
    catalog = read_catalog(folder)
    edition = Edition(catalog, {name: draw(catalog) for name, draw in CHARTS.items()}, Addresses())
    found = {}
    for name, export in {**PARTED, **EXPORTS, "Parquet, Croissant": packed_files}.items():
        began = time.process_time()
        export(edition)
        found[name] = time.process_time() - began
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
