"""The charts of the site. To add one: its file among the questions, and its line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, cast

from hfm.charts.chart import Chart, ShownChart, View
from hfm.model.catalog import Catalog, once

NAMES = (
    "paradigm-flow",
    "growth",
    "backbones",
    "lineage",
    "task-modality",
    "technique-tree",
    "modality-share",
    "code-availability",
    "openness",
    "model-size",
    "data-use",
    "dataset-scale",
    "progress",
    "disagreement",
    "trust-landscape",
    "trust-coverage",
    "events",
    "term-frequencies",
)

Draw = Callable[[Catalog], Chart]


class _Charts(Mapping[str, Draw]):
    """What draws each chart, by its name. It is imported when it is first wanted: most edits change no chart."""

    def __getitem__(self, name: str) -> Draw:
        if name not in NAMES:
            raise KeyError(name)
        return cast("Draw", getattr(_question(name), name.replace("-", "_")))

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


CHARTS: Mapping[str, Draw] = _Charts()


def title_of(name: str) -> str:
    """The question of a chart, which is known before it is drawn."""
    return str(_question(name).TITLE)


def _question(name: str) -> Any:
    return import_module(f"{__name__}.questions.{name.replace('-', '_')}")


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
def _drawn(draw: Draw, catalog: Catalog) -> Chart:
    return draw(catalog)


__all__ = ["CHARTS", "Chart", "Drawn", "ShownChart", "View", "title_of"]
