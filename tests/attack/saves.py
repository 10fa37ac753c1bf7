"""Whatever is saved, moved or deleted while `hfm serve` runs: it answers, tells the problem in the page, and follows the next save."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from attack.tally import Tally
from checkouts import FIXTURE, ROOT, make_checkout
from serving import Server, serving

_ENTRY = "catalog/models/vision/medsam.yaml"
_FILES = (
    _ENTRY, "catalog/vocabulary/tasks.yaml", "site_src/about.md", "templates/entry.md.j2", "templates/theme/main.html",
    "web/site.js", "web/styles/base.css", "web/fonts.json", "mkdocs.yml",
)  # fmt: skip
_SAVED = {
    "nothing": b"",
    "a bracket": b"[",
    "no text": b"\xff\xfe\x00\xd8" * 100,
    "much": b"name: " + b"a" * 100_000,
    "depth": b"[" * 30_000,
    "a template": b"{% if %}{{ 1 / 0 }}",
    "front matter": b"---\ntitle: [\n---\n# A\n",
}
_MOVED = (
    "catalog", "catalog/vocabulary", "catalog/models", "templates", "templates/theme", "web", "web/styles", "site_src", "mkdocs.yml",
    ".cache/shelves", ".cache/assets", "node_modules",
)  # fmt: skip
_PATIENCE = 180  # seconds until a page shows what was saved


def attack(tally: Tally, times: int = len(_SAVED)) -> None:
    """`times` is how many sorts of bytes are saved in each file; then come files that are none, and what is elsewhere."""
    with tempfile.TemporaryDirectory(prefix="hfm-saves-") as top:
        checkout = make_checkout(Path(top, "project"), FIXTURE, ROOT / ".cache")
        with serving(checkout, patience=4 * 3600) as server:
            server.heard("up to date")
            siege = _Siege(tally, server)
            for misdeed in _misdeeds(checkout.root, Path(top, "elsewhere"), times):
                siege.tried(*misdeed)


def _misdeeds(
    root: Path, elsewhere: Path, times: int
) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """What is done, how, and how it is undone."""
    for name, (what, data) in itertools.product(_FILES, [*_SAVED.items()][:times]):
        kept = (root / name).read_bytes()
        yield f"{name} holds {what}", partial((root / name).write_bytes, data), partial((root / name).write_bytes, kept)
    for name, (what, make) in itertools.product((_ENTRY, "site_src/about.md"), _NO_FILES.items()):
        kept = (root / name).read_bytes()
        yield (
            f"{name} is {what}",
            partial(_put, root / name, make),
            partial(_put, root / name, partial(_write, data=kept)),
        )
    for name in _MOVED:
        yield (
            f"{name} is elsewhere",
            partial((root / name).rename, elsewhere),
            partial(_put, root / name, elsewhere.rename),
        )


class _Siege:
    """A server, and all that it says."""

    def __init__(self, tally: Tally, server: Server) -> None:
        self.tally, self.server, self.said = tally, server, list[str]()
        self.entry = server.checkout.root / "catalog/models/vision/usfm.yaml"
        self.text = self.entry.read_text(encoding="utf-8")
        threading.Thread(target=self._listen, daemon=True).start()

    def tried(self, told: str, do: Callable[[], object], undo: Callable[[], object]) -> None:
        """Do it, save an entry, and wait for either that entry or a problem; undo it, and wait for the entry."""
        began = len(self.said)
        shown = self._shows(do, f"do {time.time_ns()}", or_a_problem=True)
        said = self.said[began:]
        self.tally.tried(1, "saves, moves and deletions")
        self.tally.tried(int("a problem" in shown), "of them told as a problem")
        self.tally.expect(bool(shown), f"{told}: the page shows neither it nor a problem: {said[-2:]}")
        again = self._shows(undo, f"undo {time.time_ns()}", or_a_problem=False)
        self.tally.expect(bool(again), f"{told}: the next save does not show: {self.said[-2:]}")
        ours = [line for line in self.said[began:] if "Traceback" in line or "please report" in line]
        self.tally.expect(not ours, f"{told}: taken for a fault of ours: {ours[-1:]}")
        print(f"{told}: {shown or 'nothing'}: {[it for it in said if 'error' in it][:1]}", flush=True)

    def _shows(self, do: Callable[[], object], mark: str, *, or_a_problem: bool) -> str:
        do()
        if self.entry.parent.is_dir():
            self.entry.write_text(self.text.replace("name: USFM", f"name: USFM {mark}"), encoding="utf-8")
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            status, page = self.server.get("models/usfm/")
            if status == 200 and mark in page and 'role="alert"' not in page:
                return "it stands there"
            if or_a_problem and 'role="alert"' in page:
                return "a problem is told"
            time.sleep(0.3)
        return ""

    def _listen(self) -> None:
        assert self.server.process.stderr
        self.said.extend(iter(self.server.process.stderr.readline, ""))


def _put(path: Path, make: Callable[[Path], object]) -> None:
    """Make it here, in the place of what stands here, if anything does."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    make(path)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


_NO_FILES: dict[str, Callable[[Path], object]] = {
    "gone": Path.exists,
    "a folder": Path.mkdir,
    "a link to nothing": partial(Path.symlink_to, target="nothing"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a pipe": os.mkfifo,
}
