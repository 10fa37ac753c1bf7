"""Find a browser for the browser tests, or install one. Without one the other tests run, and the run fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import PlaywrightContextManager

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
MISSING = "no browser starts here; install one: apt-get install chromium (or, on Ubuntu, Google Chrome)"


def find_browser() -> str | None:
    """The program of the first Chromium or Chrome of this machine that starts, or None."""
    return next((path for path in _candidates() if _starts(path)), None)


def open_playwright() -> PlaywrightContextManager:
    """Playwright, on a Node.js that starts: its own wants a library that a small Debian lacks; `make setup`'s does not."""
    import playwright
    from playwright.sync_api import sync_playwright

    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    ours = shutil.which("node", path=path)
    if ours and not _starts(str(Path(playwright.__file__).parent / "driver" / "node")):
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = ours
    return sync_playwright()


def main() -> None:
    """Have a browser at hand where that is possible. Where it is not, the tests say so at their end."""
    if not find_browser():
        print("setup: a browser for the tests", flush=True)
        any(_runs(command) and find_browser() for command in _ways_to_install())


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    with open_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        yield own


def _ways_to_install() -> Iterator[list[str]]:
    """Debian's package, which brings its libraries; Ubuntu has none, so playwright's browser, with its libraries."""
    browser = [sys.executable, "-m", "playwright", "install", "chromium"]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        yield ["apt-get", "update", "-qq"]
        yield ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium"]
        yield [*browser, "--with-deps"]
    yield browser


def _starts(path: str) -> bool:
    """Whether it says its version; Ubuntu's `chromium-browser` may be a note that points to a snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    main()
