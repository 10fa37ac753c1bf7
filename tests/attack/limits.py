"""A full disk, one that may not be written, limits of the system, tools that die, lie or are stopped: one line, the last site stays."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from attack.tally import Tally
from attack.tools import TOOLS, in_place_of
from checkouts import FIXTURE, ROOT, Checkout, make_checkout
from hfm.site.build import tree_digest

_LIMITS = {
    "RLIMIT_FSIZE": (0, 500, 3_000, 20_000, 100_000, 300_000, 600_000),
    "RLIMIT_NOFILE": (4, 8, 12, 20, 40),
    "RLIMIT_AS": (60_000_000, 150_000_000, 250_000_000, 400_000_000, 600_000_000, 900_000_000),
    "RLIMIT_CPU": (1, 2, 3),
    "RLIMIT_STACK": (64_000, 1_000_000),
}
_DROP, _DAC_OVERRIDE, _DAC_READ_SEARCH = 24, 1, 2  # of linux/prctl.h and linux/capability.h
_NEEDS = 24_000_000  # bytes that such a build needs for a while


def attack(tally: Tally, times: int = 12) -> None:
    """`times` is at how many levels a disk is full; that needs root, for a disk of its own."""
    with tempfile.TemporaryDirectory(prefix="hfm-limits-") as top:
        Path(top).chmod(0o755)
        checkout = make_checkout(Path(top, "project"), FIXTURE, ROOT / ".cache")
        with _edited(checkout):
            checkout.build()
            new = tree_digest(checkout.site)
        checkout.build()
        for tool, misdeeds in TOOLS.items():
            for name, does in misdeeds.items():
                _try(tally, checkout, new, f"{tool} {name}", in_place_of(tally, checkout, tool, does))
        for name, levels in _LIMITS.items():
            for level in levels:
                _try(tally, checkout, new, f"{name} {level:,}", nullcontext(), limit=(name, level))
        for name in (".cache", "site_src", "site", "."):
            _try(tally, checkout, new, f"{name} may not be written", _without_leave(checkout, name), obey=True)
    if os.geteuid() == 0:
        with tempfile.TemporaryDirectory(prefix="hfm-full-") as top, _disk(Path(top)) as disk:
            checkout = make_checkout(disk / "project", FIXTURE, ROOT / ".cache")
            checkout.build()
            for n in range(times):
                left = n * _NEEDS // times
                _try(tally, checkout, new, f"a disk with {left // 1000:,} kB left", _full(disk, left))


def _try(
    tally: Tally, checkout: Checkout, new: str, told: str, misfortune: AbstractContextManager[object], *,
    limit: tuple[str, int] | None = None, obey: bool = False,
) -> None:  # fmt: skip
    """A build of an edited catalog: it ends in one line, and the site is the old one or all of the `new`; the next needs no help."""
    before = tree_digest(checkout.site)
    shutil.rmtree(checkout.cache / "shelves", ignore_errors=True)  # else nobody asks the tools
    with _edited(checkout), misfortune:
        done = _build(checkout, limit, obey=obey)
        stands = tree_digest(checkout.site)
    tally.tried(1, "builds under a misfortune")
    tally.tried(int(done.returncode != 0), "of them failed")
    said = done.stderr[-400:]
    # What Python says when it cannot even start, and how the system ends it, is not ours.
    started = "error: " in said or done.returncode == 0
    tally.expect(done.returncode in (0, 3) or not started, f"{told}: status {done.returncode}: {said}")
    tally.expect(bool(limit) or done.returncode in (0, 3), f"{told}: status {done.returncode}: {said}")
    tally.expect("please report it" not in said, f"{told}: taken for a fault of ours: {said}")
    tally.expect("Traceback" not in done.stderr or not started, f"{told}: a traceback: {said}")
    tally.expect(done.returncode == 0 or stands == before, f"{told}: a build that failed changed the site")
    tally.expect(done.returncode != 0 or stands == new, f"{told}: a build that went well made another site")
    again = checkout.hfm("build")
    tally.expect((again.returncode, again.stderr) == (0, ""), f"{told}: the next build says {again.stderr[-300:]}")
    tally.expect(tree_digest(checkout.site) == before, f"{told}: the next build made another site")
    print(f"{told}: status {done.returncode}, the {'new' if stands == new else 'old'} site stands", flush=True)


def _build(checkout: Checkout, limit: tuple[str, int] | None, *, obey: bool) -> subprocess.CompletedProcess[str]:
    def begin() -> None:
        if limit:
            resource.setrlimit(getattr(resource, limit[0]), (limit[1], limit[1]))
        if obey:  # what lets root write anywhere is taken from it (Linux)
            for leave in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
                ctypes.CDLL(None).prctl(_DROP, leave, 0, 0, 0)

    return subprocess.run(
        [sys.executable, "-m", "hfm", "build"], cwd=checkout.root, env=checkout.environment, capture_output=True,
        text=True, check=False, preexec_fn=begin if limit or obey else None, errors="replace",
    )  # fmt: skip


@contextmanager
def _edited(checkout: Checkout) -> Iterator[None]:
    entry = checkout.catalog / "models" / "vision" / "medsam.yaml"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("a year after", "two years after"), encoding="utf-8")
    try:
        yield
    finally:
        entry.write_text(text, encoding="utf-8")


@contextmanager
def _without_leave(checkout: Checkout, name: str) -> Iterator[None]:
    """One of the folders of the project may not be written."""
    (checkout.root / name).chmod(0o555)
    try:
        yield
    finally:
        (checkout.root / name).chmod(0o755)


@contextmanager
def _disk(place: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", place], check=True)  # noqa: S607
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)  # noqa: S607


@contextmanager
def _full(disk: Path, left: int) -> Iterator[None]:
    """Nothing is left of the disk but so many bytes."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, shutil.disk_usage(disk).free - left))
    try:
        yield
    finally:
        ballast.unlink()
