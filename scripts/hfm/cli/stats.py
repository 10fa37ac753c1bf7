"""`hfm stats`: counts and coverage."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE

HELP = "counts and coverage"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--catalog", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    from hfm.project import PROJECT
    from hfm.reading.validate import read_catalog
    from hfm.views.coverage import lines

    for line in lines(read_catalog(options.catalog or PROJECT.catalog)):
        print(line)
    return FINE
