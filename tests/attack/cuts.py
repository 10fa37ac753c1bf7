"""An import and a fix that are killed, and two builds at once, one of them killed: sources and site are whole, the next needs no help."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from attack.kills import build_both, edit
from attack.tally import Tally
from checkouts import FIXTURE, ROOT, Checkout, make_checkout, tree
from hfm.site.build import tree_digest

_WORKS = 40  # of an import, and files that a fix changes


def attack(tally: Tally, times: int = 12) -> None:
    """Each of the three is cut `times` times, spread evenly over what it takes."""
    with tempfile.TemporaryDirectory(prefix="hfm-cuts-") as top:
        checkout = make_checkout(Path(top, "project"), FIXTURE, ROOT / ".cache")
        list_ = Path(top, "new.csv")
        names = [sha256(bytes([n])).hexdigest() for n in range(_WORKS)]  # no two of them alike
        rows = "".join(f"N{it[:8]},{it[8:30]} of {it[30:50]},vision,2024,https://a.example/{it}\n" for it in names)
        list_.write_text(f"name,title,subfield,year,links_paper\n{rows}", encoding="utf-8")
        _cut(tally, checkout, ["import", str(list_), "--source", "list"], times)
        for path in (checkout.catalog / "models" / "vision").glob("n[0-9a-f]*.yaml"):
            path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
        _cut(tally, checkout, ["fix"], times)
        _two_at_once(tally, checkout, times)


def _cut(tally: Tally, checkout: Checkout, command: Sequence[str], times: int) -> None:
    """A command that changes the catalog, killed: each file is as it was or as it would be, and a second run does the rest."""
    before = tree(checkout.catalog)
    began = time.monotonic()
    done = checkout.hfm(*command)
    took = time.monotonic() - began
    after = tree(checkout.catalog)
    tally.expect(done.returncode == 0 and after != before, f"{command[0]} as it is: {done.stderr[-300:]}")
    for n in range(times):
        _put_back(checkout.catalog, before)
        told = f"{command[0]} killed after {(n + 0.5) / times:.0%}"
        cut = _killed(_begin(checkout, *command), took * (n + 0.5) / times)
        found = tree(checkout.catalog)
        whole = {path: text for path, text in found.items() if not _is_scrap(path)}
        tally.tried(int(cut), f"times {command[0]} killed")
        tally.tried(int(cut and before != found != after), "of them half done")
        for path in {*before, *whole}:
            fine = whole.get(path) in (before.get(path), after.get(path))
            tally.expect(fine, f"{told}: {path} is neither as it was nor as it would be")
        tally.expect(checkout.hfm("check").returncode == 0, f"{told}: check finds problems after it")
        again = checkout.hfm(*command)
        tally.expect(again.returncode == 0, f"{told}: the next says {again.stderr[-300:]}")
        tally.expect(tree(checkout.catalog) == after, f"{told}: the next made another catalog")


def _two_at_once(tally: Tally, checkout: Checkout, times: int) -> None:
    """Two builds, the second a little later each time; every second time the first is killed meanwhile."""
    digests, took = build_both(checkout)
    for n in range(times):
        edit(checkout, n % 2)
        told = f"two builds, {n / times:.0%} apart"
        first = _begin(checkout, "build")
        time.sleep(took * n / times)
        second = _begin(checkout, "build")
        killed = n % 4 > 1 and _killed(first, took / 4)
        statuses = [it.wait() for it in (first, second)]
        tally.tried(1, "times two builds at once")
        tally.tried(int(killed), "of them with one killed")
        tally.expect(statuses[killed:] == [0] * (2 - killed), f"{told}: statuses {statuses}")
        tally.expect(tree_digest(checkout.site) == digests[n % 2], f"{told}: another site")
        tally.expect(not list(checkout.root.glob(".site*")), f"{told}: something is left beside the site")


def _begin(checkout: Checkout, *command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "hfm", *command], cwd=checkout.root, env=checkout.environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _killed(running: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether it was killed before it ended."""
    try:
        running.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
        running.wait()
        return True


def _put_back(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text)


def _is_scrap(path: str) -> bool:
    """What a write that was killed leaves beside its file; no command reads it."""
    return Path(path).name.startswith(".")
