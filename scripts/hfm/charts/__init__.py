"""The charts of the site. To add one: its file, and its line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from hfm.charts.chart import Chart, View
from hfm.charts.questions.backbones import backbones
from hfm.charts.questions.code_availability import code_availability
from hfm.charts.questions.data_use import data_use
from hfm.charts.questions.dataset_scale import dataset_scale
from hfm.charts.questions.disagreement import disagreement
from hfm.charts.questions.events import events
from hfm.charts.questions.growth import growth
from hfm.charts.questions.lineage import lineage
from hfm.charts.questions.modality_share import modality_share
from hfm.charts.questions.model_size import model_size
from hfm.charts.questions.openness import openness
from hfm.charts.questions.paradigm_flow import paradigm_flow
from hfm.charts.questions.progress import progress
from hfm.charts.questions.task_modality import task_modality
from hfm.charts.questions.technique_tree import technique_tree
from hfm.charts.questions.term_frequencies import term_frequencies
from hfm.charts.questions.trust_coverage import trust_coverage
from hfm.charts.questions.trust_landscape import trust_landscape
from hfm.model.catalog import Catalog, once

CHARTS: dict[str, Callable[[Catalog], Chart]] = {
    "paradigm-flow": paradigm_flow,
    "growth": growth,
    "backbones": backbones,
    "lineage": lineage,
    "task-modality": task_modality,
    "technique-tree": technique_tree,
    "modality-share": modality_share,
    "code-availability": code_availability,
    "openness": openness,
    "model-size": model_size,
    "data-use": data_use,
    "dataset-scale": dataset_scale,
    "progress": progress,
    "disagreement": disagreement,
    "trust-landscape": trust_landscape,
    "trust-coverage": trust_coverage,
    "events": events,
    "term-frequencies": term_frequencies,
}


class Drawn(Mapping[str, Chart]):
    """The charts of a catalog by name, each drawn when it is first wanted."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def __getitem__(self, name: str) -> Chart:
        return _drawn(CHARTS[name], self.catalog)

    def __iter__(self) -> Iterator[str]:
        return iter(CHARTS)

    def __len__(self) -> int:
        return len(CHARTS)


@once
def _drawn(draw: Callable[[Catalog], Chart], catalog: Catalog) -> Chart:
    return draw(catalog)


__all__ = ["CHARTS", "Chart", "Drawn", "View"]
