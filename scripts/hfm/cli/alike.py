"""`hfm alike`: entries that may be one work."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, count, say

HELP = "pairs of entries that may be one work: near titles, near names of one hand"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--catalog", type=Path, metavar="DIR")
    parser.add_argument("--format", choices=("text", "markdown"), default="text")


def run(options: argparse.Namespace) -> int:
    from hfm.editing.pairs import FORMATS, pairs
    from hfm.project import PROJECT
    from hfm.reading.validate import read_catalog

    found = pairs(read_catalog(options.catalog or PROJECT.catalog))
    print(FORMATS[options.format](found), end="")
    say(f"{count(len(found), 'pair')} to look at")
    return FINE
