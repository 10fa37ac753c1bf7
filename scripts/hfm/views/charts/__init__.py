"""The charts of the site. To add one: its file, and its line here."""

from collections.abc import Callable

from hfm.catalog import Catalog
from hfm.views.charts.chart import Chart, View
from hfm.views.charts.growth import growth
from hfm.views.charts.paradigm_flow import paradigm_flow

CHARTS: dict[str, Callable[[Catalog], Chart]] = {
    "paradigm-flow": paradigm_flow,
    "growth": growth,
}

__all__ = ["CHARTS", "Chart", "View"]
