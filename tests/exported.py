"""The exports of whole catalogs: of the project's own, of one full of tricks, and of a few entries."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from catalogs import make_catalog, real_catalog
from hfm.charts import CHARTS
from hfm.exports.edition import Edition
from hfm.exports.formats import export_files
from hfm.model import Entry
from hfm.model.catalog import Catalog
from hfm.project import Addresses
from hfm.reading.validate import read_catalog
from hfm.site.parquet import packed_files
from hostile import write_hostile_catalog

SITE = "https://site.example/hfm/"
CATALOGS = ("real", "hostile")


@cache
def catalog(name: str) -> Catalog:
    """`real` is the project's catalog; every text of `hostile` tries to be more than text."""
    if name == "real":
        return real_catalog()
    with tempfile.TemporaryDirectory() as folder:
        write_hostile_catalog(Path(folder) / "catalog")
        return read_catalog(Path(folder) / "catalog")


@cache
def exported(name: str, site: str = SITE) -> dict[str, str | bytes]:
    """Path on the site → content of every export of a catalog."""
    charts = {chart: draw(catalog(name)) for chart, draw in CHARTS.items()}
    whole = Edition(catalog(name), charts, Addresses(site))
    return export_files(whole) | packed_files(whole)


def text(name: str, path: str) -> str:
    content = exported(name)[path]
    assert isinstance(content, str), path
    return content


def edition(*entries: Entry, site: str = "") -> Edition:
    """An edition of these entries alone."""
    return Edition(make_catalog(*entries), {}, Addresses(site))


def put(name: str, folder: Path, *, only: str = "") -> Path:
    """Write the exports below `only` into a folder, for readers that want files."""
    for path, content in exported(name).items():
        if path.startswith(only):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
