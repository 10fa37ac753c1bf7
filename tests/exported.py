"""The exports of whole catalogs: of the project's own, of one full of tricks, and of a few entries."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from catalogs import make_catalog, real_catalog
from hfm.charts import CHARTS
from hfm.exports.edition import Edition
from hfm.exports.formats import export_files
from hfm.exports.json_api import entry_files
from hfm.model import Entry, Work
from hfm.model.catalog import Catalog
from hfm.project import Addresses
from hfm.reading.validate import read_catalog
from hfm.site.parquet import packed_files
from hfm.views.citations.citation import cited
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
    return export_files(whole) | files_of_entries(whole) | packed_files(whole)


def files_of_entries(whole: Edition) -> dict[str, str | bytes]:
    """The file of each entry, which a build makes with its page."""
    files: dict[str, str | bytes] = {}
    for entry in whole.catalog.all_entries:
        files |= entry_files(whole, entry, cited(entry, whole.catalog) if isinstance(entry, Work) else None)
    return files


def text(name: str, path: str) -> str:
    content = exported(name)[path]
    return content if isinstance(content, str) else content.decode()


def rows(files: Mapping[str, str | bytes], table: str) -> list[dict[str, str]]:
    """The rows of a table as its CSV file has them."""
    content = files[f"data/{table}.csv"]
    assert isinstance(content, bytes)
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


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
