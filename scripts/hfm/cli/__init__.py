"""The command line: one file a verb, with its arguments and what it does."""

from __future__ import annotations

import argparse
import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from types import ModuleType
from typing import NoReturn

from hfm.cli import alike, build, check, diff, fix, import_, links, new, refresh, release, rename, schema, serve, stats
from hfm.cli.common import FINE, OUTSIDE, PROBLEMS, WRONG_USE, count, say

VERBS: dict[str, ModuleType] = {
    "build": build,
    "serve": serve,
    "check": check,
    "fix": fix,
    "import": import_,
    "new": new,
    "rename": rename,
    "diff": diff,
    "alike": alike,
    "release": release,
    "refresh": refresh,
    "links": links,
    "schema": schema,
    "stats": stats,
}


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one verb and end at once: to take a whole catalog apart before the end takes a tenth of a second.

    Nearly all that a verb makes stays until it ends; so it is seldom searched for garbage.
    """
    gc.set_threshold(100_000)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for some takes longer than to check an entry
    status = main(arguments)
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except BrokenPipeError:
        pass  # who read us has read enough
    except OSError:
        status = OUTSIDE  # what was said could not be written down
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. 0 fine, 1 the catalog has problems, 2 wrong use, 3 something outside failed, or a fault of ours."""
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(given[:1]).parse_args(given)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal need not have every letter of the catalog
    from hfm.project import PROJECT
    from hfm.reading.problems import FORMATS, CatalogError
    from hfm.site.faults import told

    if (folder := getattr(options, "catalog", None)) and not folder.is_dir():
        say(f"error: there is no folder {folder}; name the catalog's folder")
        return WRONG_USE
    try:
        with suppress(ValueError):  # only the main thread may say what a signal does
            signal.signal(signal.SIGTERM, signal.default_int_handler)  # stop as for Ctrl+C: tools stop along
        verb: Callable[[argparse.Namespace], int] = options.verb
        return verb(options)
    except CatalogError as error:
        print(FORMATS[getattr(options, "format", "text")](error.problems))
        say(f"{count(len(error.problems), 'problem')} in the catalog; nothing was built")
        return PROBLEMS
    except BrokenPipeError:
        sys.stdout = None  # who read us has read enough, as `head` does
        return FINE
    except KeyboardInterrupt:
        say("stopped; what was published before is as it was")
        return OUTSIDE
    except Exception as error:
        say(told(error, PROJECT))
        return OUTSIDE


def parser(wanted: Collection[str] = VERBS) -> argparse.ArgumentParser:
    """Every verb, with the arguments of those that are wanted."""
    whole = argparse.ArgumentParser(prog="hfm", description="Awesome HFM: from the catalog's YAML to the site.")
    verbs = whole.add_subparsers(title="verbs", required=True, metavar="VERB")
    for name, verb in VERBS.items():
        own = verbs.add_parser(name, help=verb.HELP)
        if name in wanted:
            verb.arguments(own)
        own.set_defaults(verb=verb.run)
    return whole
