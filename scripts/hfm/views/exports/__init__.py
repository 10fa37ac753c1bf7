"""The catalog as open data. To add a format: its file, and its line in EXPORTS."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hfm.catalog import Catalog
from hfm.project import Addresses
from hfm.views.charts import Chart
from hfm.views.exports.awesome import awesome
from hfm.views.exports.cards import cards
from hfm.views.exports.citations import citations_json
from hfm.views.exports.database import database
from hfm.views.exports.edition import Edition
from hfm.views.exports.feeds import feeds
from hfm.views.exports.json_api import json_api
from hfm.views.exports.llms import llms
from hfm.views.exports.redirects import redirects
from hfm.views.exports.references import references
from hfm.views.exports.tabular import tabular

Export = Callable[[Edition], Mapping[str, str | bytes]]

EXPORTS: dict[str, Export] = {
    "JSON API": json_api,
    "citations of the API": citations_json,
    "BibTeX, RIS, CSL-JSON": references,
    "CSV": tabular,
    "SQLite": database,
    "feeds": feeds,
    "llms.txt": llms,
    "awesome list": awesome,
    "redirects": redirects,
    "cards": cards,
}


def export_files(catalog: Catalog, charts: Mapping[str, Chart], addresses: Addresses) -> dict[str, str | bytes]:
    """Every exported file: its path on the site → its content, which no publisher may touch."""
    edition = Edition(catalog, charts, addresses)
    return {path: content for export in EXPORTS.values() for path, content in export(edition).items()}
