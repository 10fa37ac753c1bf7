"""The licences of what others made and the site ships: the web packages and the fonts, and what searches."""

from __future__ import annotations

import json
from pathlib import Path

from hfm.project import Project

_NOT_SHIPPED = ("node_modules/esbuild", "node_modules/@esbuild/")  # they build, and stay at home


def licences(project: Project) -> str:
    """Every package that can be in what browsers load, with its version, its licence and that licence's text."""
    locked = json.loads((project.root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    told = ["The site ships works of others, each under its own licence.\n\npagefind (MIT), https://pagefind.app/\n"]
    for place, package in sorted(locked.items()):
        if place and not package.get("dev") and not place.startswith(_NOT_SHIPPED):
            name = place.rpartition("node_modules/")[2]
            told.append(
                f"{name} {package['version']} ({package.get('license', 'see below')})\n\n{_text(project.root / place)}"
            )
    return f"\n{'-' * 80}\n\n".join(told)


def _text(package: Path) -> str:
    """What the package says of its licence, in files of its own."""
    files = (path for path in package.glob("*") if path.name.upper().startswith(("LICEN", "COPYING", "NOTICE")))
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(files) if path.is_file())
