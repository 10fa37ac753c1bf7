"""`hfm diff`: what a change means."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, PROBLEMS, WRONG_USE, say, wrong_paths

HELP = "what a change means: entries added, removed, moved, fields changed"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", nargs="?", default="HEAD", metavar="BASE", help="the commit to compare with (HEAD)")
    parser.add_argument("--catalog", type=Path, metavar="DIR")
    parser.add_argument("--format", choices=("text", "markdown", "pages"), default="text")


def run(options: argparse.Namespace) -> int:
    from hfm.editing.changes import changes
    from hfm.editing.history import at_commit, on_disk
    from hfm.editing.telling import FORMATS
    from hfm.project import PROJECT

    folder = (options.catalog or PROJECT.catalog).resolve()
    if wrong := wrong_paths(folder, ()):
        say(f"error: {wrong}")
        return WRONG_USE
    try:
        told = changes(at_commit(folder, options.base), on_disk(folder))
    except ValueError as error:
        say(f"error: {error}")
        return WRONG_USE
    print(FORMATS[options.format](told), end="")
    return PROBLEMS if told.unexplained else FINE
