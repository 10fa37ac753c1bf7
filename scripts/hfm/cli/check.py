"""`hfm check`: every problem of every file."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, PROBLEMS, WRONG_USE, below, count, say, today, wrong_paths
from hfm.site.collecting import without_collecting

HELP = "every problem of every file in one run"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="show only problems of these files or folders"
    )
    parser.add_argument("--catalog", type=Path, metavar="DIR")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text")


@without_collecting()
def run(options: argparse.Namespace) -> int:
    from hfm.editing.history import entries_at
    from hfm.project import PROJECT
    from hfm.reading.problems import FORMATS
    from hfm.reading.validate import examine
    from hfm.site.shelf import shelf_name, whole_shelf

    folder = options.catalog or PROJECT.catalog
    if wrong := wrong_paths(folder, options.paths):
        say(f"error: {wrong}")
        return WRONG_USE
    with whole_shelf(PROJECT, f"entries-{shelf_name(folder)}") as known:
        catalog, problems = examine(folder, today(), entries_at(folder.resolve(), "HEAD"), known)
    if options.paths:
        problems = [it for it in problems if any(below(folder, it.path, path) for path in options.paths)]
    if problems or options.format == "json":
        print(FORMATS[options.format](problems))
    say(f"{count(len(catalog.all_entries), 'entry')} read, {count(len(problems), 'problem')}")
    return PROBLEMS if problems else FINE
