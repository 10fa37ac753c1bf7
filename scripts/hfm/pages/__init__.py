"""Which pages there are: what each is called, which template draws it, and what it is given."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from hfm.charts import CHARTS, Chart
from hfm.model import KINDS
from hfm.model.catalog import Catalog
from hfm.pages.contribute import contribute
from hfm.pages.coverage import coverage_pages
from hfm.pages.entries import entries, page_of
from hfm.pages.home import home
from hfm.pages.lists import lists
from hfm.pages.overviews import overviews
from hfm.pages.page import Page
from hfm.pages.reference import chart_pages, reference
from hfm.project import Addresses

__all__ = ["Page", "page_of", "plan_entries", "plan_overviews", "plan_pages"]


def plan_pages(
    catalog: Catalog, addresses: Addresses, assets: Mapping[str, str], charts: Mapping[str, Chart] | None = None
) -> Iterator[Page]:
    """Every generated page, home first. `assets` names the built files a page may load, such as `plotly`.

    `charts` are those of the catalog where somebody has drawn them.
    """
    common = {"catalog": catalog, "addresses": addresses, "assets": assets}
    yield from plan_overviews(common, charts or {name: draw(catalog) for name, draw in CHARTS.items()})
    yield from plan_entries(common)


def plan_overviews(common: Mapping[str, Any], charts: Mapping[str, Chart]) -> Iterator[Page]:
    """Every page but those of entries, home first; `common` is what each page is given."""
    catalog = common["catalog"]
    yield home(catalog, charts, common)
    for kind in KINDS.values():
        yield from lists(kind, catalog, common)
    yield from chart_pages(charts, common)
    yield from overviews(catalog, charts, common)
    yield from coverage_pages(catalog, common)
    yield from reference(catalog, common)
    yield contribute(catalog, common)


def plan_entries(common: Mapping[str, Any], asked: Catalog | None = None, known: Container[str] = ()) -> Iterator[Page]:
    """The page of every entry whose path is not known; they ask the catalog `asked` if there is one."""
    for kind in KINDS.values():
        yield from entries(kind, asked or common["catalog"], common, known)
