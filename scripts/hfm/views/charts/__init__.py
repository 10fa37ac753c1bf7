"""The charts of the site. To add one: its file, and its line here."""

from collections.abc import Callable

from hfm.catalog import Catalog
from hfm.views.charts.backbones import backbones
from hfm.views.charts.chart import Chart, View
from hfm.views.charts.code_availability import code_availability
from hfm.views.charts.dataset_scale import dataset_scale
from hfm.views.charts.events import events
from hfm.views.charts.growth import growth
from hfm.views.charts.paradigm_flow import paradigm_flow
from hfm.views.charts.task_modality import task_modality
from hfm.views.charts.technique_tree import technique_tree
from hfm.views.charts.term_frequencies import term_frequencies
from hfm.views.charts.trust_coverage import trust_coverage
from hfm.views.charts.trust_landscape import trust_landscape

CHARTS: dict[str, Callable[[Catalog], Chart]] = {
    "paradigm-flow": paradigm_flow,
    "growth": growth,
    "backbones": backbones,
    "task-modality": task_modality,
    "technique-tree": technique_tree,
    "code-availability": code_availability,
    "dataset-scale": dataset_scale,
    "trust-landscape": trust_landscape,
    "trust-coverage": trust_coverage,
    "events": events,
    "term-frequencies": term_frequencies,
}

__all__ = ["CHARTS", "Chart", "View"]
