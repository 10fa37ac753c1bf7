"""`hfm release`: an edition as files."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, WRONG_USE, building, progress, say

HELP = "the edition as files: data, schemas, the site as a zip, checksums"


def arguments(parser: argparse.ArgumentParser) -> None:
    building(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder to write to (release/)")
    parser.add_argument("--since", default="", metavar="BASE", help="the commit of the edition before")
    parser.add_argument("--prepare", action="store_true", help="write CITATION.cff and the rest that the tag must hold")


def run(options: argparse.Namespace) -> int:
    from hfm.project import PROJECT
    from hfm.reading.validate import read_catalog
    from hfm.releasing.release import prepare, release
    from hfm.site.build import Options

    if options.prepare:
        for name in prepare(read_catalog(options.catalog or PROJECT.catalog), PROJECT):
            print(f"written  {name}")
        return FINE
    folder = options.out or PROJECT.root / "release"
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "SHA256SUMS").is_file():
        say(f"error: {folder} holds something else; name a new folder, an empty one, or one of an edition")
        return WRONG_USE
    wanted = Options(
        (options.catalog or PROJECT.catalog).resolve(), publisher=options.publisher, say=progress, warn=say
    )
    try:
        for name, size in release(wanted, folder, options.since).items():
            print(f"written  {folder / name} ({size:,} bytes)")
    except ValueError as error:
        say(f"error: {error}")
        return WRONG_USE
    return FINE
