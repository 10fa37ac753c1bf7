"""The catalog's files as texts: those on disk, and those of an earlier commit."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

from hfm.model import KINDS
from hfm.reading.validate import files

Texts = Mapping[str, str]


def on_disk(folder: Path) -> Texts:
    """Path below the folder → text of each YAML file."""
    found = (path for path in files(folder, lambda _: None) if path.suffix == ".yaml" and path.is_file())
    return {path.relative_to(folder).as_posix(): _text(path.read_bytes()) for path in found}


def at_commit(folder: Path, base: str) -> Texts:
    """The same where this branch left `base`. Raises ValueError, in one line, where git cannot tell."""
    start = _git(folder.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if start is None:
        raise ValueError(f"git knows no commit '{base}' for {folder}")
    commit = start.decode().strip()
    shared = _git(folder.parent, "merge-base", commit, "HEAD")
    archive = _git(folder.parent, "archive", shared.decode().strip() if shared else commit, folder.name)
    if archive is None:
        raise ValueError(f"commit '{base}' holds no folder {folder.name}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        found = ((it.name.removeprefix(f"{folder.name}/"), tar.extractfile(it)) for it in tar if it.isfile())
        return {name: _text(file.read()) for name, file in found if file and name.endswith(".yaml")}


def entries_at(folder: Path, base: str) -> Mapping[tuple[str, str], str]:
    """(kind, id) → path as problems name it, of each entry that a commit has; nothing where git knows none."""
    listed = _git(folder.parent, "ls-tree", "-r", "-z", "--name-only", base, f"./{folder.name}/") or b""
    kinds = {kind.FOLDER: kind.KIND for kind in KINDS.values()}
    found = {}
    for path in _text(listed).split("\0"):
        parts = path.split("/")
        if len(parts) > 2 and parts[1] in kinds and path.endswith(".yaml"):
            found[kinds[parts[1]], parts[-1].removesuffix(".yaml")] = path
    return found


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git answers, or None where it fails or is not there."""
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run([git, "-C", str(folder), *arguments], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def _text(raw: bytes) -> str:
    return raw.decode("utf-8-sig", errors="replace")
