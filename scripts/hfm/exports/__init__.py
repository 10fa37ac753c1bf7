"""The catalog as open data. To add a format: its file, and its line in EXPORTS."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hfm.exports.awesome import awesome
from hfm.exports.cards import cards
from hfm.exports.citations import citations_json
from hfm.exports.database import database
from hfm.exports.edition import Edition
from hfm.exports.feeds import feeds
from hfm.exports.hugging_face import hugging_face
from hfm.exports.json_api import json_api
from hfm.exports.json_lines import json_lines
from hfm.exports.llms import llms
from hfm.exports.notebook import notebook
from hfm.exports.redirects import redirects
from hfm.exports.references import references
from hfm.exports.tabular import tabular

Export = Callable[[Edition], Mapping[str, str | bytes]]

EXPORTS: dict[str, Export] = {
    "JSON API": json_api,
    "citations of the API": citations_json,
    "BibTeX, RIS, CSL-JSON": references,
    "CSV": tabular,
    "SQLite": database,
    "JSON Lines": json_lines,
    "Hugging Face": hugging_face,
    "notebook": notebook,
    "feeds": feeds,
    "llms.txt": llms,
    "awesome list": awesome,
    "redirects": redirects,
    "cards": cards,
}


def export_files(edition: Edition) -> dict[str, str | bytes]:
    """Every exported file: its path on the site → its content, which no publisher may touch."""
    return {path: content for export in EXPORTS.values() for path, content in export(edition).items()}
