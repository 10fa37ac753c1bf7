"""`hfm build`: from the catalog to the site."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path

from hfm.cli.common import FINE, WRONG_USE, building, progress, say

HELP = "validate, render the pages, publish the site"


def arguments(parser: argparse.ArgumentParser) -> None:
    building(parser)
    parser.add_argument("--no-publish", dest="publish", action="store_false", help="stop at the Markdown pages")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the site goes (with --no-publish: the pages)")
    parser.add_argument("--digest", action="store_true", help="print one digest of all that was built")
    parser.add_argument("--strict", action="store_true", help="fail where the publisher warns, as of a broken link")
    parser.add_argument(
        "--no-cache", dest="cached", action="store_false", help="take nothing from what was made before"
    )


def run(options: argparse.Namespace) -> int:
    from hfm.project import PROJECT
    from hfm.site.build import Options, build, tree_digest
    from hfm.site.kept import nothing_kept

    catalog = options.catalog or PROJECT.catalog
    out = options.out.resolve() if options.out else None
    with nullcontext(PROJECT) if options.cached else nothing_kept(PROJECT) as project:
        wanted = Options(catalog, out, options.publish, options.publisher, options.strict, project, progress, say)
        if not wanted.may_replace_out:
            say(
                f"error: {out or wanted.site} holds something else; name a new folder, an empty one, or one that was built before"
            )
            return WRONG_USE
        build(wanted)
        if options.digest:
            print(tree_digest(wanted.site if wanted.publish else wanted.pages))
    return FINE
