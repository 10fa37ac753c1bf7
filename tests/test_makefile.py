"""What `make clean` removes, and how `make test` ends where there is no browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from checkouts import ROOT

BUILT = ["site/index.html", "site_src/index.md", "site_src/models/a.md", "schema/model.json", ".cache/a", ".site.new/a"]
KEPT = ["site_src/about.md", "catalog/models/a.yaml", ".venv/bin/hfm", "node_modules/a/index.js"]


def test_clean_removes_what_was_built_and_nothing_else(tmp_path: Path) -> None:
    """In an unpacked archive too, which has no git."""
    folder = tmp_path / "an archive, dépaqueté"
    for name in BUILT + KEPT:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for name in ("Makefile", ".gitignore"):
        shutil.copy2(ROOT / name, folder)

    done = subprocess.run(["make", "clean"], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S607

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert left == {*KEPT, "Makefile", ".gitignore"}


def test_a_run_without_its_browser_tests_fails_and_says_what_to_install(tmp_path: Path) -> None:
    nowhere = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/browser/test_search.py"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | nowhere, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "apt-get install chromium" in done.stdout.strip().splitlines()[-1]
