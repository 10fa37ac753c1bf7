"""`hfm serve`: the site on this machine, which follows edits."""

from __future__ import annotations

import argparse

from hfm.cli.common import building, say

HELP = "show the site and follow edits"


def arguments(parser: argparse.ArgumentParser) -> None:
    building(parser)
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    from hfm.project import PROJECT
    from hfm.site.serve import serve

    return serve(options.catalog or PROJECT.catalog, options.publisher, options.port, say)
