"""`hfm schema`: what editors and programs check a file with."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, say

HELP = "write the JSON Schema of every kind, for editors and programs"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--catalog", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder to write to (schema/)")


def run(options: argparse.Namespace) -> int:
    from hfm.project import PROJECT
    from hfm.reading.schema import schemas
    from hfm.reading.validate import examine
    from hfm.site.write import write_file

    catalog, _ = examine(options.catalog or PROJECT.catalog)
    folder = options.out or PROJECT.root / "schema"
    for name, text in schemas(catalog).items():
        write_file(folder / f"{name}.json", text)
    say(f"schemas written to {folder}")
    return FINE
