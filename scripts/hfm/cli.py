"""The command line: arguments, progress, exit status."""

from __future__ import annotations

import argparse
import io
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hfm.model import Entry
    from hfm.model.catalog import Catalog

FINE, PROBLEMS, WRONG_USE, OUTSIDE = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. 0 fine, 1 the catalog has problems, 2 wrong use, 3 something outside failed, or a fault of ours."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal need not have every letter of the catalog
    from hfm.project import PROJECT
    from hfm.reading.problems import FORMATS, CatalogError
    from hfm.site.faults import told

    if (folder := getattr(options, "catalog", None)) and not folder.is_dir():
        _say(f"error: there is no folder {folder}; name the catalog's folder")
        return WRONG_USE
    try:
        with suppress(ValueError):  # only the main thread may say what a signal does
            signal.signal(signal.SIGTERM, signal.default_int_handler)  # stop as for Ctrl+C: tools stop along
        verb: Callable[[argparse.Namespace], int] = options.verb
        return verb(options)
    except CatalogError as error:
        print(FORMATS[getattr(options, "format", "text")](error.problems))
        _say(f"{_count(len(error.problems), 'problem')} in the catalog; nothing was built")
        return PROBLEMS
    except BrokenPipeError:
        sys.stdout = None  # who read us has read enough, as `head` does
        return FINE
    except KeyboardInterrupt:
        _say("stopped; what was published before is as it was")
        return OUTSIDE
    except Exception as error:
        _say(told(error, PROJECT))
        return OUTSIDE


def _parser() -> argparse.ArgumentParser:
    from hfm.model import KINDS

    parser = argparse.ArgumentParser(prog="hfm", description="Awesome HFM: from the catalog's YAML to the site.")
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="VERB")

    build = verbs.add_parser("build", help="validate, render the pages, publish the site")
    _building(build)
    build.add_argument("--no-publish", dest="publish", action="store_false", help="stop at the Markdown pages")
    build.add_argument("--out", type=Path, metavar="DIR", help="where the site goes (with --no-publish: the pages)")
    build.add_argument("--digest", action="store_true", help="print one digest of all that was built")
    build.add_argument("--strict", action="store_true", help="fail where the publisher warns, as of a broken link")
    build.add_argument("--no-cache", dest="cached", action="store_false", help="take nothing from what was made before")
    build.set_defaults(verb=_build)

    serve = verbs.add_parser("serve", help="show the site and follow edits")
    _building(serve)
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(verb=_serve)

    check = verbs.add_parser("check", help="every problem of every file in one run")
    check.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="show only problems of these files or folders"
    )
    check.add_argument("--catalog", type=Path, metavar="DIR")
    check.add_argument("--format", choices=("text", "github", "json"), default="text")
    check.set_defaults(verb=_check)

    fix = verbs.add_parser("fix", help="bring files of the catalog into their one form; comments stay")
    fix.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="only these files or folders")
    fix.add_argument("--catalog", type=Path, metavar="DIR")
    fix.add_argument("--check", action="store_true", help="only tell which files are not in their form")
    fix.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="json: blocks to suggest in a pull request",
    )
    fix.set_defaults(verb=_fix)

    add = verbs.add_parser(
        "import", help="entries of any kind from a Markdown list, BibTeX, CSV, JSON records or the body of an issue"
    )
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("--catalog", type=Path, metavar="DIR")
    add.add_argument("--subfield", default="", metavar="NAME", help="where the file does not say")
    add.add_argument("--source", default="", metavar="ID|ADDRESS", help="the source of works that name none themselves")
    add.add_argument("--result", default="", metavar="NAME", help="it is one published table of results, called so")
    add.add_argument("--reporter", default="", metavar="WHO", help="who publishes that table")
    add.add_argument("--date", default="", metavar="DATE", help="the date of that table")
    add.add_argument("--setting", default="", metavar="WORDS", help="how that table was measured, such as zero-shot")
    add.add_argument("--dry-run", action="store_true", help="report, write nothing")
    add.set_defaults(verb=_import)

    new = verbs.add_parser("new", help="a file to fill in, with the advice for every field of its kind")
    new.add_argument("kind", choices=KINDS, metavar="KIND")
    new.add_argument("name", nargs="?", default="", metavar="NAME", help="what it is called")
    new.add_argument("--group", default="", metavar="NAME", help="its sub-field, pillar or theme")
    record = new.add_mutually_exclusive_group()
    record.add_argument("--bibtex", type=Path, metavar="FILE", help="a record whose facts are filled in")
    record.add_argument("--arxiv", metavar="ID", help="the same from arXiv's record")
    record.add_argument("--doi", metavar="DOI", help="the same from Crossref's record")
    new.add_argument("--catalog", type=Path, metavar="DIR")
    new.set_defaults(verb=_new)

    rename = verbs.add_parser("rename", help="give an entry another id; its references and its old address follow")
    rename.add_argument("kind", choices=KINDS, metavar="KIND")
    rename.add_argument("old", metavar="OLD")
    rename.add_argument("new", metavar="NEW")
    rename.add_argument("--catalog", type=Path, metavar="DIR")
    rename.set_defaults(verb=_rename)

    diff = verbs.add_parser("diff", help="what a change means: entries added, removed, moved, fields changed")
    diff.add_argument("base", nargs="?", default="HEAD", metavar="BASE", help="the commit to compare with (HEAD)")
    diff.add_argument("--catalog", type=Path, metavar="DIR")
    diff.add_argument("--format", choices=("text", "markdown", "pages"), default="text")
    diff.set_defaults(verb=_diff)

    alike = verbs.add_parser("alike", help="pairs of entries that may be one work: near titles, near names of one hand")
    alike.add_argument("--catalog", type=Path, metavar="DIR")
    alike.add_argument("--format", choices=("text", "markdown"), default="text")
    alike.set_defaults(verb=_alike)

    release = verbs.add_parser("release", help="the edition as files: data, schemas, the site as a zip, checksums")
    _building(release)
    release.add_argument("--out", type=Path, metavar="DIR", help="the folder to write to (release/)")
    release.add_argument("--since", default="", metavar="BASE", help="the commit of the edition before")
    release.add_argument(
        "--prepare", action="store_true", help="write CITATION.cff and the rest that the tag must hold"
    )
    release.set_defaults(verb=_release)

    refresh = verbs.add_parser("refresh", help="what arXiv, Crossref, GitHub and others state that entries lack")
    refresh.add_argument("entries", nargs="*", metavar="KIND/ID", help="these; else those looked at longest ago")
    refresh.add_argument("--most", type=int, default=20, metavar="N", help="so many entries (20)")
    refresh.add_argument("--retracted", action="store_true", help="only tell retractions, but of the whole catalog")
    refresh.add_argument("--write", action="store_true", help="write what was found, with its sources")
    refresh.add_argument("--catalog", type=Path, metavar="DIR")
    refresh.set_defaults(verb=_refresh)

    links = verbs.add_parser("links", help="which addresses are alive, which dead, which refuse to say")
    links.add_argument("entries", nargs="*", metavar="KIND/ID", help="only those of these entries")
    links.add_argument("--changed", metavar="BASE", help="only addresses that are not in the catalog of this commit")
    links.add_argument("--memory", type=Path, metavar="FILE", help="what earlier runs saw (.cache/links.json)")
    links.add_argument("--format", choices=("text", "markdown"), default="text")
    links.add_argument("--catalog", type=Path, metavar="DIR")
    links.set_defaults(verb=_links)

    schema = verbs.add_parser("schema", help="write the JSON Schema of every kind, for editors and programs")
    schema.add_argument("--catalog", type=Path, metavar="DIR")
    schema.add_argument("--out", type=Path, metavar="DIR", help="the folder to write to (schema/)")
    schema.set_defaults(verb=_schema)

    stats = verbs.add_parser("stats", help="counts and coverage")
    stats.add_argument("--catalog", type=Path, metavar="DIR")
    stats.set_defaults(verb=_stats)
    return parser


def _building(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--catalog", type=Path, metavar="DIR", help="the catalog's folder (catalog/)")
    parser.add_argument("--publisher", choices=("mkdocs", "zensical"), default="mkdocs")


def _build(options: argparse.Namespace) -> int:
    from hfm.project import PROJECT
    from hfm.site.build import Options, build, tree_digest
    from hfm.site.kept import nothing_kept

    catalog = options.catalog or PROJECT.catalog
    out = options.out.resolve() if options.out else None
    with nullcontext(PROJECT) if options.cached else nothing_kept(PROJECT) as project:
        wanted = Options(catalog, out, options.publish, options.publisher, options.strict, project, _progress, _say)
        if not wanted.may_replace_out:
            _say(
                f"error: {out or wanted.site} holds something else; name a new folder, an empty one, or one that was built before"
            )
            return WRONG_USE
        build(wanted)
        if options.digest:
            print(tree_digest(wanted.site if wanted.publish else wanted.pages))
    return FINE


def _serve(options: argparse.Namespace) -> int:
    from hfm.project import PROJECT
    from hfm.site.serve import serve

    return serve(options.catalog or PROJECT.catalog, options.publisher, options.port, _say)


def _check(options: argparse.Namespace) -> int:
    from hfm.editing.history import entries_at
    from hfm.project import PROJECT
    from hfm.reading.problems import FORMATS
    from hfm.reading.validate import examine
    from hfm.site.shelf import shelf, shelf_name

    folder = options.catalog or PROJECT.catalog
    if wrong := _wrong_paths(folder, options.paths):
        _say(f"error: {wrong}")
        return WRONG_USE
    with shelf(PROJECT, f"entries-{shelf_name(folder)}") as known:
        catalog, problems = examine(folder, _today(), entries_at(folder.resolve(), "HEAD"), known)
    if options.paths:
        problems = [it for it in problems if any(_below(folder, it.path, path) for path in options.paths)]
    if problems or options.format == "json":
        print(FORMATS[options.format](problems))
    _say(f"{_count(len(catalog.all_entries), 'entry')} read, {_count(len(problems), 'problem')}")
    return PROBLEMS if problems else FINE


def _fix(options: argparse.Namespace) -> int:
    from hfm.editing.telling import UNFORMED
    from hfm.project import PROJECT
    from hfm.reading.fix import unformed
    from hfm.site.write import write_file

    folder = options.catalog or PROJECT.catalog
    if wrong := _wrong_paths(folder, options.paths):
        _say(f"error: {wrong}")
        return WRONG_USE
    found = {
        path: text
        for path, text in unformed(folder)
        if not options.paths or any(path.resolve().is_relative_to(it.resolve()) for it in options.paths)
    }
    print(UNFORMED[options.format](folder, found, "not in its form" if options.check else "written"), end="")
    for path, text in () if options.check else found.items():
        write_file(path, text, lasting=True)
    _say(
        f"{_count(len(found), 'file')} {'to fix; run `hfm fix`' if options.check and found else 'not in form' if options.check else 'fixed'}"
    )
    return PROBLEMS if options.check and found else FINE


def _wrong_paths(folder: Path, paths: Sequence[Path]) -> str:
    """What is wrong with the folder or the paths a user named, in words, or nothing."""
    if not folder.is_dir():
        return f"there is no folder {folder}; name the catalog's folder"
    for path in paths:
        if not path.exists():
            return f"there is no file or folder {path}"
        if not (path.resolve().is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(path.resolve())):
            return f"{path} is no part of the catalog {folder}"
    return ""


def _import(options: argparse.Namespace) -> int:
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
        _say(f"error: {error}")
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
        _say(
            f"{report.works_in:,} lines of works, {report.blank:,} empty, {others:,} others, {len(report.linking)} of them with a link"
        )
    _say(
        f"{_count(report.lines, 'line')} read, {_count(report.works, 'work')} found: "
        f"{len(report.written)} new, {len(report.known)} known, {len(report.doubts)} in doubt"
    )
    return PROBLEMS if report.doubts or not report.works else FINE


def _new(options: argparse.Namespace) -> int:
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
        _say(f"error: {error}")
        return WRONG_USE
    write_file(folder / path, text, lasting=True)
    print(f"written  {folder / path}")
    left = lacking(options.kind, text)
    _say(f"fill in {', '.join(left) if left else 'what its sources state'}; then run `hfm check`")
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


def _refresh(options: argparse.Namespace) -> int:
    from datetime import date

    from hfm.asking.refresh import refreshed, retractions, stalest, written
    from hfm.asking.web import Web
    from hfm.project import PROJECT
    from hfm.reading.validate import examine
    from hfm.site.write import write_file

    folder = options.catalog or PROJECT.catalog
    catalog, _ = examine(folder)  # a file that waits to be filled in is no reason not to begin another
    try:
        entries = _entries(catalog, options.entries) if options.entries else stalest(catalog, options.most)
    except ValueError as error:
        _say(f"error: {error}")
        return WRONG_USE
    web = Web(PROJECT.cache / "asked")
    if options.retracted:
        told = [f"look at  {it.KIND}/{it.id}: {said}" for it, said in retractions(catalog, web)]
        print("".join(f"{line}\n" for line in told), end="")
        _say(f"{_count(len(told), 'entry')} retracted since")
        return PROBLEMS if told else FINE
    found = warned = 0
    for entry in entries:
        _progress(f"asking for {entry.KIND}/{entry.id}")
        it = refreshed(entry, catalog, web)
        found, warned = found + bool(it.found), warned + len(it.warnings)
        for warning in it.warnings:
            print(f"look at  {entry.KIND}/{entry.id}: {warning}")
        for statement in it.found:
            print(f"{'written ' if options.write else 'new     '} {entry.KIND}/{entry.id}: {statement}")
        if it.found and options.write:
            write_file(*written(folder, it, date.today().isoformat()), lasting=True)
    _say(f"{_count(len(entries), 'entry')} asked for, {found} with something new, {_count(warned, 'warning')}")
    return PROBLEMS if warned else FINE


def _links(options: argparse.Namespace) -> int:
    from datetime import date

    from hfm.asking import links
    from hfm.editing.history import at_commit
    from hfm.project import PROJECT
    from hfm.reading.validate import examine

    folder = (options.catalog or PROJECT.catalog).resolve()
    memory_file = options.memory or PROJECT.cache / "links.json"
    catalog, _ = examine(folder)  # a file that waits to be filled in is no reason not to begin another
    try:
        entries = _entries(catalog, options.entries) if options.entries else catalog.all_entries
        before = "\n".join(at_commit(folder, options.changed).values()) if options.changed else ""
        memory = links.recalled(memory_file)
    except ValueError as error:
        _say(f"error: {error}")
        return WRONG_USE
    held = {address: them for address, them in links.addresses(entries).items() if address not in before}
    with links.new_client() as client:
        seen = {it.address: it for it in links.looked_at(held, memory, date.today().isoformat(), client)}
    links.remember(memory_file, {**memory, **seen}.values())
    print(links.TOLD[options.format](seen, held), end="")
    return PROBLEMS if any(it.is_dead for it in seen.values()) else FINE


def _entries(catalog: Catalog, names: Sequence[str]) -> list[Entry]:
    """The entries of these names, `kind/id`. Raises ValueError."""
    found = []
    for name in names:
        kind, _, entry_id = name.partition("/")
        if entry_id not in catalog.entries.get(kind, {}):
            raise ValueError(f"there is no entry {name}; write its kind and id, such as model/medsam")
        found.append(catalog.get(kind, entry_id))
    return found


def _rename(options: argparse.Namespace) -> int:
    from hfm.editing.renaming import file_of, renamed
    from hfm.project import PROJECT
    from hfm.reading.validate import read_catalog
    from hfm.site.write import write_file

    folder = options.catalog or PROJECT.catalog
    catalog = read_catalog(folder)
    try:
        texts = renamed(catalog, folder, options.kind, options.old, options.new)
    except ValueError as error:
        _say(f"error: {error}")
        return WRONG_USE
    for path, text in texts.items():
        write_file(path, text, lasting=True)
        print(f"written  {path}")
    file_of(folder, catalog.get(options.kind, options.old)).unlink()
    return FINE


def _diff(options: argparse.Namespace) -> int:
    from hfm.editing.changes import changes
    from hfm.editing.history import at_commit, on_disk
    from hfm.editing.telling import FORMATS
    from hfm.project import PROJECT

    folder = (options.catalog or PROJECT.catalog).resolve()
    if wrong := _wrong_paths(folder, ()):
        _say(f"error: {wrong}")
        return WRONG_USE
    try:
        told = changes(at_commit(folder, options.base), on_disk(folder))
    except ValueError as error:
        _say(f"error: {error}")
        return WRONG_USE
    print(FORMATS[options.format](told), end="")
    return PROBLEMS if told.unexplained else FINE


def _alike(options: argparse.Namespace) -> int:
    from hfm.editing.pairs import FORMATS, pairs
    from hfm.project import PROJECT
    from hfm.reading.validate import read_catalog

    found = pairs(read_catalog(options.catalog or PROJECT.catalog))
    print(FORMATS[options.format](found), end="")
    _say(f"{_count(len(found), 'pair')} to look at")
    return FINE


def _release(options: argparse.Namespace) -> int:
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
        _say(f"error: {folder} holds something else; name a new folder, an empty one, or one of an edition")
        return WRONG_USE
    wanted = Options(
        (options.catalog or PROJECT.catalog).resolve(), publisher=options.publisher, say=_progress, warn=_say
    )
    try:
        for name, size in release(wanted, folder, options.since).items():
            print(f"written  {folder / name} ({size:,} bytes)")
    except ValueError as error:
        _say(f"error: {error}")
        return WRONG_USE
    return FINE


def _schema(options: argparse.Namespace) -> int:
    from hfm.project import PROJECT
    from hfm.reading.schema import schemas
    from hfm.reading.validate import examine
    from hfm.site.write import write_file

    catalog, _ = examine(options.catalog or PROJECT.catalog)
    folder = options.out or PROJECT.root / "schema"
    for name, text in schemas(catalog).items():
        write_file(folder / f"{name}.json", text)
    _say(f"schemas written to {folder}")
    return FINE


def _stats(options: argparse.Namespace) -> int:
    from hfm.project import PROJECT
    from hfm.reading.validate import read_catalog
    from hfm.views.coverage import lines

    for line in lines(read_catalog(options.catalog or PROJECT.catalog)):
        print(line)
    return FINE


def _today() -> str:
    """The day that it is by now anywhere on Earth, so that nobody's today is in the future."""
    from datetime import datetime, timedelta, timezone

    return datetime.now(timezone(timedelta(hours=14))).date().isoformat()


def _below(folder: Path, shown: str, path: Path) -> bool:
    """Whether a problem's path (`catalog/…`) lies at or below a path the user named."""
    actual = (folder.resolve().parent / shown).resolve()
    return actual.is_relative_to(path.resolve())


def _count(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        _say(text)


def _say(text: str) -> None:
    print(text, file=sys.stderr)
