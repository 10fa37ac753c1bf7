"""Turn the Markdown tree into the site, in a folder of its own, and put it in place in one step."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from hfm.assets import ToolError
from hfm.project import OWNED, Addresses, Project

PUBLISHERS = ("mkdocs", "zensical")


def publish(project: Project, pages: Path, out: Path, addresses: Addresses, publisher: str, clock: str) -> None:
    """Publish `pages` (and the hand-written pages) to `out`. `clock` is the catalog's own day, YYYY-MM-DD.

    The publisher works on a snapshot in a folder of its own, so two builds do not meet, and `out` changes only when
    everything succeeded. Raises ToolError with the publisher's own words.
    """
    project.cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=project.cache, prefix="publish-") as name:
        work = Path(name)
        lay_out(project, pages, work, addresses)
        run_publisher(_command(publisher), work, clock)
        site = work / "site"
        if not (site / "index.html").is_file():
            raise ToolError(f"{publisher} made no site")
        index_search(site, work)
        _replace(site, out)


def lay_out(project: Project, pages: Path, work: Path, addresses: Addresses) -> None:
    """Put below `work` what a publisher reads: docs/, theme/ and mkdocs.yml."""
    _snapshot(project.pages, work / "docs", only_owned=False)
    if pages != project.pages:
        _remove_owned(work / "docs")
        _snapshot(pages, work / "docs", only_owned=True)
    shutil.copytree(project.templates / "theme", work / "theme")
    (work / "mkdocs.yml").write_text(yaml.safe_dump(_config(project, addresses)), encoding="utf-8")


def _config(project: Project, addresses: Addresses) -> dict[str, Any]:
    """mkdocs.yml with the folders of the snapshot and the addresses of this build."""
    config = project.config()
    config |= {"docs_dir": "docs", "site_dir": "site", "site_url": addresses.site, "repo_url": addresses.repository}
    config["theme"] |= {"custom_dir": "theme"}
    return config


def _command(publisher: str) -> list[str]:
    if publisher == "zensical":
        return [sys.executable, "-m", "zensical", "build", "--strict", "-f", "mkdocs.yml"]
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", "mkdocs.yml"]


def run_publisher(command: list[str], work: Path, clock: str) -> str:
    """What a publisher said, run on the catalog's clock, not the wall's, without Material's end-of-life notice."""
    seconds = int(_seconds(clock))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(seconds), "NO_MKDOCS_2_WARNING": "1", "TZ": "UTC"}
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip()
    if done.returncode:
        raise ToolError(f"{' '.join(command[2:4])} failed:\n{said[-4000:]}")
    return said


def _seconds(day: str) -> float:
    from datetime import UTC, datetime

    return datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()


def index_search(site: Path, work: Path) -> None:
    """Pagefind reads the finished pages, whichever publisher made them."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ToolError(f"pagefind failed: {(done.stdout + done.stderr).strip()[-2000:]}")


def _snapshot(source: Path, target: Path, *, only_owned: bool) -> None:
    """The same files below `target`, as hard links where the disk allows: no byte is copied."""
    for here, folders, names in os.walk(source):
        below = Path(here).relative_to(source)
        if only_owned and below == Path():
            folders[:] = [name for name in folders if name in OWNED]
            names = [name for name in names if name in OWNED]
        folders[:] = [name for name in folders if not name.startswith(".")]
        (target / below).mkdir(parents=True, exist_ok=True)
        for name in names:
            if not name.startswith("."):
                _link_or_copy(Path(here, name), target / below / name)


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _remove_owned(docs: Path) -> None:
    for name in OWNED:
        path = docs / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _replace(site: Path, out: Path) -> None:
    """Put the finished site at `out`; the old one stays whole until then, and comes back if the last step fails."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with locked(out.parent / f".{out.name}.lock"):
        new, old = out.parent / f".{out.name}.new-{os.getpid()}", out.parent / f".{out.name}.old-{os.getpid()}"
        shutil.move(site, new)
        new.chmod(0o755)
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file: the second of two builds waits for the first."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)
