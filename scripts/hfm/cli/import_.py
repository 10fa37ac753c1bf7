"""`hfm import`: entries from a list, a bibliography, a table or the body of an issue."""

from __future__ import annotations

import argparse
from pathlib import Path

from hfm.cli.common import FINE, PROBLEMS, WRONG_USE, count, say

HELP = "entries of any kind from a Markdown list, BibTeX, CSV, JSON records or the body of an issue"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--catalog", type=Path, metavar="DIR")
    parser.add_argument("--subfield", default="", metavar="NAME", help="where the file does not say")
    parser.add_argument(
        "--source", default="", metavar="ID|ADDRESS", help="the source of works that name none themselves"
    )
    parser.add_argument("--result", default="", metavar="NAME", help="it is one published table of results, called so")
    parser.add_argument("--reporter", default="", metavar="WHO", help="who publishes that table")
    parser.add_argument("--date", default="", metavar="DATE", help="the date of that table")
    parser.add_argument("--setting", default="", metavar="WORDS", help="how that table was measured, such as zero-shot")
    parser.add_argument("--dry-run", action="store_true", help="report, write nothing")


def run(options: argparse.Namespace) -> int:
    from datetime import date

    from hfm.importing import Told, import_file
    from hfm.project import PROJECT
    from hfm.reading.validate import read_catalog

    folder = options.catalog or PROJECT.catalog
    try:
        report = import_file(
            options.file,
            read_catalog(folder),
            folder,
            date.today().isoformat(),
            group=options.subfield,
            source=options.source,
            dry=options.dry_run,
            told=Told(options.result, options.reporter, options.date, options.setting) if options.result else None,
        )
    except ValueError as error:
        say(f"error: {error}")
        return WRONG_USE
    for origin, entry_id in report.known.items():
        print(f"known    {origin}: {entry_id}")
    for origin, reasons in report.doubts.items():
        print(f"in doubt {origin}: {'; '.join(reasons)}")
    for name, path in report.written.items():
        print(f"{'new     ' if options.dry_run else 'written '} {report.origins[name]}: {path}")
    for origin, reasons in report.notes.items():
        print(f"note     {origin}: {'; '.join(reasons)}")
    if report.linking:
        numbers = ", ".join(map(str, report.linking))
        print(f"note     {options.file.name}: not read as works, though they link something: lines {numbers}")
    if report.works_in:
        others = report.lines - report.works_in - report.blank
        say(
            f"{report.works_in:,} lines of works, {report.blank:,} empty, {others:,} others, {len(report.linking)} of them with a link"
        )
    say(
        f"{count(report.lines, 'line')} read, {count(report.works, 'work')} found: "
        f"{len(report.written)} new, {len(report.known)} known, {len(report.doubts)} in doubt"
    )
    return PROBLEMS if report.doubts or not report.works else FINE
