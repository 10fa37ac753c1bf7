"""A build of the whole catalog, killed at times spread evenly over it; a normal build after each loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from attack.tally import Tally
from checkouts import ROOT, Checkout, make_checkout, tree
from hfm.site.build import tree_digest


def attack(tally: Tally, times: int = 50, catalog: Path = ROOT / "catalog") -> None:
    """Each kill is of a build that has something new to publish, alone or with its tools; which site stands is told."""
    with tempfile.TemporaryDirectory(prefix="hfm-kills-") as top:
        checkout = make_checkout(Path(top, "project"), catalog, ROOT / ".cache")
        sources = tree(checkout.catalog)
        digests, took = build_both(checkout)
        for n in range(times):
            edition = n % 2  # what stands is the other one
            edit(checkout, edition)
            after = took * (n + 0.5) / times
            killed = _kill_after(checkout, after, alone=bool(n % 3))
            found = tree_digest(checkout.site)
            tally.tried(int(killed), "kills")
            told = f"killed after {after:.1f} of {took:.1f} s"
            tally.expect(found in digests, f"{told}: the site is neither the old one nor the new one")
            began = time.monotonic()
            done = checkout.hfm("build")
            took = time.monotonic() - began  # a machine at work is now quick, now slow: the last build is the measure
            tally.expect((done.returncode, done.stderr) == (0, ""), f"{told}: the next build says {done.stderr[-200:]}")
            tally.expect(tree_digest(checkout.site) == digests[edition], f"{told}: the next build made another site")
            tally.expect(not list(checkout.root.glob(".site*")), f"{told}: something is left beside the site")
            tally.expect(not list(checkout.cache.glob("publish/*")), f"{told}: something is left in the cache")
            edit(checkout, 0)
            tally.expect(tree(checkout.catalog) == sources, f"{told}: the catalog changed")
            tally.tried(1, "builds after a kill")
            print(
                f"{told if killed else 'it ended before'}: {'the old' if found == digests[1 - edition] else 'the new'} site stands",
                flush=True,
            )


def build_both(checkout: Checkout) -> tuple[list[str], float]:
    """The digests of the sites of both editions, and how many seconds the second took."""
    digests = []
    for edition in (0, 1):
        began = time.monotonic()
        edit(checkout, edition)
        checkout.build()
        took = time.monotonic() - began
        digests.append(tree_digest(checkout.site))
    return digests, took


def edit(checkout: Checkout, edition: int) -> None:
    """One entry of the catalog as it is, or with another name."""
    entry = checkout.catalog / "models" / "vision" / "medsam.yaml"
    name = entry.read_text(encoding="utf-8").replace("name: MedSAM, again", "name: MedSAM")
    entry.write_text(name.replace("name: MedSAM", "name: MedSAM, again", 1) if edition else name, encoding="utf-8")


def _kill_after(checkout: Checkout, seconds: float, *, alone: bool) -> bool:
    """Whether a build was killed before it ended; `alone` its tools live on, as when a system kills one process."""
    running = subprocess.Popen(
        [sys.executable, "-m", "hfm", "build"], cwd=checkout.root, env=checkout.environment, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        running.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        if alone:
            running.kill()
        else:
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return True
