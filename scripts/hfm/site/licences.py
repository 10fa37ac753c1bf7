"""The licences of what others made and the site ships: the web packages and the fonts, and what searches."""

from __future__ import annotations

import json
from pathlib import Path

from hfm.project import Project

_NOT_SHIPPED = ("node_modules/esbuild", "node_modules/@esbuild/")  # they build, and stay at home


# Its packages for Python bring no text of their own.
_PAGEFIND = """\
pagefind (MIT), https://pagefind.app/

Copyright 2022 CloudCannon

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def licences(project: Project, fonts: str) -> str:
    """Every package that can be in what browsers load, with its version, its licence and that licence's text.

    `fonts` is what the fonts say of their makers, a line each.
    """
    locked = json.loads((project.root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    told = ["The site ships works of others, each under its own licence.\n", _PAGEFIND]
    told.append(f"The fonts are cut to the letters that the site shows. Of their makers they say:\n\n{fonts}")
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
