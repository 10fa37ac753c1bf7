"""`hfm links`: which addresses are alive."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, PROBLEMS, WRONG_USE, entries_of, say

HELP = "which addresses are alive, which dead, which refuse to say"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entries", nargs="*", metavar="KIND/ID", help="only those of these entries")
    parser.add_argument("--changed", metavar="BASE", help="only addresses that are not in the catalog of this commit")
    parser.add_argument("--memory", type=Path, metavar="FILE", help="what earlier runs saw (.cache/parser.json)")
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    parser.add_argument("--catalog", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    from datetime import date

    from hfm.asking import links
    from hfm.editing.history import at_commit
    from hfm.project import PROJECT
    from hfm.reading.validate import examine

    folder = (options.catalog or PROJECT.catalog).resolve()
    memory_file = options.memory or PROJECT.cache / "links.json"
    catalog, _ = examine(folder)  # a file that waits to be filled in is no reason not to begin another
    try:
        entries = entries_of(catalog, options.entries) if options.entries else catalog.all_entries
        before = "\n".join(at_commit(folder, options.changed).values()) if options.changed else ""
        memory = links.recalled(memory_file)
    except ValueError as error:
        say(f"error: {error}")
        return WRONG_USE
    held = {address: them for address, them in links.addresses(entries).items() if address not in before}
    with links.new_client() as client:
        seen = {it.address: it for it in links.looked_at(held, memory, date.today().isoformat(), client)}
    links.remember(memory_file, {**memory, **seen}.values())
    print(links.TOLD[options.format](seen, held), end="")
    return PROBLEMS if any(it.is_dead for it in seen.values()) else FINE
