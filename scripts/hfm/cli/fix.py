"""`hfm fix`: files in their one form."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, PROBLEMS, WRONG_USE, count, say, wrong_paths

HELP = "bring files of the catalog into their one form; comments stay"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="only these files or folders")
    parser.add_argument("--catalog", type=Path, metavar="DIR")
    parser.add_argument("--check", action="store_true", help="only tell which files are not in their form")
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="json: blocks to suggest in a pull request",
    )


def run(options: argparse.Namespace) -> int:
    from hfm.editing.telling import UNFORMED
    from hfm.project import PROJECT
    from hfm.reading.fix import unformed
    from hfm.site.write import write_file

    folder = options.catalog or PROJECT.catalog
    if wrong := wrong_paths(folder, options.paths):
        say(f"error: {wrong}")
        return WRONG_USE
    found = {
        path: text
        for path, text in unformed(folder)
        if not options.paths or any(path.resolve().is_relative_to(it.resolve()) for it in options.paths)
    }
    print(UNFORMED[options.format](folder, found, "not in its form" if options.check else "written"), end="")
    for path, text in () if options.check else found.items():
        write_file(path, text, lasting=True)
    say(
        f"{count(len(found), 'file')} {'to fix; run `hfm fix`' if options.check and found else 'not in form' if options.check else 'fixed'}"
    )
    return PROBLEMS if options.check and found else FINE
