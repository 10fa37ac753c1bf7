"""Every format. To add one: its file, and its line in EXPORTS, or in PARTED where it has parts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hfm.exports.awesome import awesome
from hfm.exports.cards import cards
from hfm.exports.citations import citations_json
from hfm.exports.database import database
from hfm.exports.edition import Edition, Files, Take, straight
from hfm.exports.feeds import feeds
from hfm.exports.json_api import charts_json, json_api
from hfm.exports.json_lines import json_lines
from hfm.exports.llms import llms, llms_full
from hfm.exports.notebook import notebook
from hfm.exports.redirects import redirects
from hfm.exports.references import references
from hfm.exports.tabular import tabular

Export = Callable[[Edition], Files]
Parted = Callable[[Edition, Take], Files]

# Those that have a part a kind or a table.
PARTED: dict[str, Parted] = {
    "JSON API": json_api,
    "charts of the API": charts_json,
    "CSV": tabular,
    "JSON Lines": json_lines,
    "SQLite": database,
    "feeds": feeds,
}

EXPORTS: dict[str, Export] = {
    "citations of the API": citations_json,
    "BibTeX, RIS, CSL-JSON": references,
    "notebook": notebook,
    "llms.txt": llms,
    "llms-full.txt": llms_full,
    "awesome list": awesome,
    "redirects": redirects,
    "cards": cards,
}


def formats(edition: Edition, take: Take = straight) -> dict[str, Callable[[], Files]]:
    """What makes each format; those that make much of the same stand together."""
    parted: dict[str, Callable[[], Files]] = {name: partial(export, edition, take) for name, export in PARTED.items()}
    return parted | {name: partial(_taken, name, export, edition, take) for name, export in EXPORTS.items()}


def export_files(edition: Edition) -> dict[str, str | bytes]:
    """Every exported file: its path on the site → its content, which no publisher may touch."""
    return {path: content for made in formats(edition).values() for path, content in made().items()}


def _taken(name: str, export: Export, edition: Edition, take: Take) -> Files:
    return take(name, partial(_whole, export, edition), None)[0]


def _whole(export: Export, edition: Edition) -> tuple[Files, None]:
    return export(edition), None
