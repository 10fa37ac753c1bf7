"""Which pages there are: what each is called, which template draws it, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

from hfm.charts import Chart, Drawn
from hfm.model import KINDS
from hfm.model.catalog import Catalog
from hfm.pages.contribute import contribute
from hfm.pages.coverage import coverage_pages
from hfm.pages.entries import entries, page_of
from hfm.pages.home import home
from hfm.pages.lists import lists
from hfm.pages.overviews import overviews
from hfm.pages.page import InParts, Page
from hfm.pages.reference import chart_pages, reference
from hfm.project import Addresses

__all__ = ["InParts", "Page", "page_of", "plan_entries", "plan_overviews", "plan_pages"]


def plan_pages(
    catalog: Catalog, addresses: Addresses, assets: Mapping[str, str], charts: Mapping[str, Chart] | None = None
) -> Iterator[Page]:
    """Every generated page, home first. `assets` names the built files a page may load, such as `plotly`.

    `charts` are those of the catalog where somebody has drawn them.
    """
    common = {"catalog": catalog, "addresses": addresses, "assets": assets}
    for plan in plan_overviews(common, charts or Drawn(catalog)).values():
        yield from plan()
    for page in plan_entries(common):
        yield from (page, *page.below)


def plan_overviews(common: Mapping[str, Any], charts: Mapping[str, Chart]) -> dict[str, Callable[[], Iterable[Page]]]:
    """What gives every page but those of entries, by a name for it, home first; `common` is what each page is given."""
    catalog = common["catalog"]
    plans: dict[str, Callable[[], Iterable[Page]]] = {"home": home(catalog, charts, common)}
    for kind in KINDS.values():
        plans |= lists(kind, catalog, common)
    plans |= chart_pages(charts, common) | overviews(catalog, charts, common)
    plans |= coverage_pages(catalog, common) | reference(catalog, common)
    plans["contribute"] = contribute(catalog, common)
    return plans


def plan_entries(common: Mapping[str, Any], asked: Catalog | None = None, known: Container[str] = ()) -> Iterator[Page]:
    """The page of every entry whose path is not known; they ask the catalog `asked` if there is one."""
    for kind in KINDS.values():
        yield from entries(kind, asked or common["catalog"], common, known)
