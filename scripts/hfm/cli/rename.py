"""`hfm rename`: another id for an entry."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, WRONG_USE, say

HELP = "give an entry another id; its references and its old address follow"


def arguments(parser: argparse.ArgumentParser) -> None:
    from hfm.model import KINDS

    parser.add_argument("kind", choices=KINDS, metavar="KIND")
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--catalog", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    from hfm.editing.renaming import file_of, renamed
    from hfm.project import PROJECT
    from hfm.reading.validate import read_catalog
    from hfm.site.write import write_file

    folder = options.catalog or PROJECT.catalog
    catalog = read_catalog(folder)
    try:
        texts = renamed(catalog, folder, options.kind, options.old, options.new)
    except ValueError as error:
        say(f"error: {error}")
        return WRONG_USE
    for path, text in texts.items():
        write_file(path, text, lasting=True)
        print(f"written  {path}")
    file_of(folder, catalog.get(options.kind, options.old)).unlink()
    return FINE
