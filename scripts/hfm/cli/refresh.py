"""`hfm refresh`: what the services state that entries lack."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, PROBLEMS, WRONG_USE, count, entries_of, progress, say

HELP = "what arXiv, Crossref, GitHub and others state that entries lack"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entries", nargs="*", metavar="KIND/ID", help="these; else those looked at longest ago")
    parser.add_argument("--most", type=int, default=20, metavar="N", help="so many entries (20)")
    parser.add_argument("--retracted", action="store_true", help="only tell retractions, but of the whole catalog")
    parser.add_argument("--write", action="store_true", help="write what was found, with its sources")
    parser.add_argument("--catalog", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    from datetime import date

    from hfm.asking.refresh import refreshed, retractions, stalest, written
    from hfm.asking.web import Web
    from hfm.project import PROJECT
    from hfm.reading.validate import examine
    from hfm.site.write import write_file

    folder = options.catalog or PROJECT.catalog
    catalog, _ = examine(folder)  # a file that waits to be filled in is no reason not to begin another
    try:
        entries = entries_of(catalog, options.entries) if options.entries else stalest(catalog, options.most)
    except ValueError as error:
        say(f"error: {error}")
        return WRONG_USE
    web = Web(PROJECT.cache / "asked")
    if options.retracted:
        told = [f"look at  {it.KIND}/{it.id}: {said}" for it, said in retractions(catalog, web)]
        print("".join(f"{line}\n" for line in told), end="")
        say(f"{count(len(told), 'entry')} retracted since")
        return PROBLEMS if told else FINE
    found = warned = 0
    for entry in entries:
        progress(f"asking for {entry.KIND}/{entry.id}")
        it = refreshed(entry, catalog, web)
        found, warned = found + bool(it.found), warned + len(it.warnings)
        for warning in it.warnings:
            print(f"look at  {entry.KIND}/{entry.id}: {warning}")
        for statement in it.found:
            print(f"{'written ' if options.write else 'new     '} {entry.KIND}/{entry.id}: {statement}")
        if it.found and options.write:
            write_file(*written(folder, it, date.today().isoformat()), lasting=True)
    say(f"{count(len(entries), 'entry')} asked for, {found} with something new, {count(warned, 'warning')}")
    return PROBLEMS if warned else FINE
