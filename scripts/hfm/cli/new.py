"""`hfm new`: a file to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hfm.cli.common import FINE, WRONG_USE, say

HELP = "a file to fill in, with the advice for every field of its kind"


def arguments(parser: argparse.ArgumentParser) -> None:
    from hfm.model import KINDS

    parser.add_argument("kind", choices=KINDS, metavar="KIND")
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="what it is called")
    parser.add_argument("--group", default="", metavar="NAME", help="its sub-field, pillar or theme")
    record = parser.add_mutually_exclusive_group()
    record.add_argument("--bibtex", type=Path, metavar="FILE", help="a record whose facts are filled in")
    record.add_argument("--arxiv", metavar="ID", help="the same from arXiv's record")
    record.add_argument("--doi", metavar="DOI", help="the same from Crossref's record")
    parser.add_argument("--catalog", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    from datetime import date

    from hfm.editing.beginning import begun, lacking, stated
    from hfm.project import PROJECT
    from hfm.reading.validate import examine
    from hfm.site.write import write_file

    folder = options.catalog or PROJECT.catalog
    catalog, _ = examine(folder)  # a file that waits to be filled in is no reason not to begin another
    try:
        known = stated(options.bibtex, catalog) if options.bibtex else _asked(options)
        path, text = begun(catalog, options.kind, options.name, options.group, known, date.today().isoformat())
    except ValueError as error:
        say(f"error: {error}")
        return WRONG_USE
    write_file(folder / path, text, lasting=True)
    print(f"written  {folder / path}")
    left = lacking(options.kind, text)
    say(f"fill in {', '.join(left) if left else 'what its sources state'}; then run `hfm check`")
    return FINE


def _asked(options: argparse.Namespace) -> dict[str, Any]:
    """What a service states of the new work, by its id."""
    from hfm.asking.refresh import as_entry
    from hfm.asking.web import Web
    from hfm.project import PROJECT

    if not (options.arxiv or options.doi):
        return {}
    service, name = ("arxiv", options.arxiv) if options.arxiv else ("crossref", options.doi)
    return as_entry(service, name, Web(PROJECT.cache / "asked"))
