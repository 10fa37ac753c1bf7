"""A copy of the project to build in: a test can break it, kill it and fill it, and the real one stays as it is."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from hfm.project import OWNED, Project

ROOT = Path(__file__).resolve().parents[1]
FIXTURE = ROOT / "tests" / "fixtures" / "catalog"
BASE = "/hfm/"  # the path that the real catalog is published for, as on GitHub Pages
_COPIED = (
    "scripts",
    "templates",
    "web",
    "mkdocs.yml",
    "package.json",
    "package-lock.json",
    "requirements.txt",
    "LICENSE",
    "LICENSE-DATA",
)
_NOT_COPIED = shutil.ignore_patterns("__pycache__", "*.egg-info")


class Checkout(Project):
    """The folder of a copy, and its command line."""

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its commands: its own package first, and no address of a real site."""
        kept = {key: value for key, value in os.environ.items() if key not in ("SITE_URL", "REPO_URL", "REPO_BRANCH")}
        return kept | {"PYTHONPATH": str(self.root / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}

    def python(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run Python in this copy, to the end."""
        command = [sys.executable, *map(str, arguments)]
        settings = {**self.environment, **environment}
        return subprocess.run(
            command, cwd=self.root, env=settings, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )

    def hfm(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `hfm` of this copy, to the end."""
        return self.python("-m", "hfm", *arguments, **environment)

    def build(self, *arguments: str | Path, **environment: str) -> None:
        """`hfm build` that must succeed."""
        done = self.hfm("build", *arguments, **environment)
        assert done.returncode == 0, f"the build failed:\n{done.stdout}{done.stderr}"


def make_checkout(
    root: Path,
    catalog: Path = FIXTURE,
    cache: Path | None = None,
    kept: tuple[str, ...] = ("assets", "fonts", "cards", "charts"),
) -> Checkout:
    """A copy of the project at `root` with this catalog; what is kept of `cache` need not be made again."""
    root.mkdir(parents=True)
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=_NOT_COPIED)
        elif source.is_file():
            shutil.copy2(source, root / name)
    shutil.copytree(catalog, root / "catalog", symlinks=True)
    shutil.copytree(ROOT / "site_src", root / "site_src", ignore=lambda folder, _: _owned(Path(folder)))
    if (ROOT / "node_modules").exists():
        (root / "node_modules").symlink_to((ROOT / "node_modules").resolve())
    for name in kept:
        if cache is not None and (cache / name).is_dir():
            shutil.copytree(cache / name, root / ".cache" / name)
    return Checkout(root)


def made_once(path: Path, make: Callable[[Path], object]) -> Path:
    """`path`, made by the first process that asks; the others wait for it, and fail where it failed."""
    done = path.with_name(f"{path.name}.done")
    with path.with_name(f"{path.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            assert not path.exists(), f"{path} could not be made: see the first test that wanted it"
            make(path)
            done.touch()
    return path


def _owned(folder: Path) -> list[str]:
    """What the generator owns is made, not copied."""
    return list(OWNED) if folder == ROOT / "site_src" else []


def tree(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file below the folder, to compare two of them."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    assert found, f"{folder} holds no files"
    return found
