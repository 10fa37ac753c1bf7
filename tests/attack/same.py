"""The same commit in other surroundings: other folder, disk, time zone, locale, hash seed, cores, cache; one digest."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from attack.tally import Tally
from checkouts import FIXTURE, ROOT, Checkout, make_checkout

# name → folder, environment, number of cores (0: all), whether it begins with the cache of the project.
_SURROUNDINGS: Mapping[str, tuple[str, dict[str, str], int, bool]] = {
    "as usual": ("a", {}, 0, True),
    "elsewhere": ("un dépôt à part/" + "b" * 60, {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, 1, False),
    "another day": ("c", {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1"}, 0, True),
}  # fmt: skip
_OTHER_DISK = Path("/dev/shm")  # noqa: S108  a disk of another kind, where a machine has one


def attack(tally: Tally, times: int = 2, catalog: Path = ROOT / "catalog") -> None:
    """Build the catalog of the project by MkDocs, then that of the tests by both; `times` 1 leaves the first out."""
    if times > 1:
        _compare(tally, catalog, "mkdocs")
    for publisher in ("mkdocs", "zensical"):
        _compare(tally, FIXTURE, publisher)


def _compare(tally: Tally, catalog: Path, publisher: str) -> None:
    digests: dict[str, list[str]] = {}
    for name, (folder, environment, cores, warm) in _SURROUNDINGS.items():
        disk = _OTHER_DISK if name == "elsewhere" and os.access(_OTHER_DISK, os.W_OK) else None
        with tempfile.TemporaryDirectory(dir=disk, prefix="hfm-same-") as top:
            cache = ROOT / ".cache" if warm else None
            checkout = make_checkout(Path(top, folder), catalog, cache)
            for path in checkout.catalog.rglob("*"):
                os.utime(path, (1, 1))
            for again in ("", ", again"):
                digests.setdefault(_digest(checkout, publisher, environment, cores), []).append(name + again)
                tally.tried(1, "builds")
    told = "; ".join(f"{digest[:12]}: {', '.join(names)}" for digest, names in digests.items())
    print(f"{publisher}, {catalog.relative_to(ROOT)}: {told}", flush=True)
    tally.expect(len(digests) == 1 and "" not in digests, f"{publisher} made {len(digests)} different sites: {told}")


def _digest(checkout: Checkout, publisher: str, environment: Mapping[str, str], cores: int) -> str:
    before = os.sched_getaffinity(0)
    if cores:
        os.sched_setaffinity(0, sorted(before)[:cores])
    try:
        done = checkout.hfm("build", "--digest", "--publisher", publisher, **environment)
    finally:
        os.sched_setaffinity(0, before)
    return done.stdout.strip() if done.returncode == 0 else ""
