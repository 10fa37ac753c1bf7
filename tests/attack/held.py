"""What is the same in every case, made once for all of them: it would take most of the time of a case, and tries nothing."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from hfm.project import Project
from hfm.site.assets import Assets
from hfm.site.render import Renderer
from hfm.site.shelf import Shelf

Made = Callable[..., Any]


def hold() -> None:
    """Change this process, which does nothing but cases after that: they are of one project, with one set of word lists."""
    for module, names in _HELD.items():
        found = importlib.import_module(module)
        for name, other in names.items():
            setattr(found, name, other(getattr(found, name)))


def _once(made: Made) -> Made:
    """The first result, whatever is asked later."""
    found: list[Any] = []

    def first(*arguments: Any) -> Any:
        if not found:
            found.append(made(*arguments))
        return found[0]

    return first


def no_assets(_: Made) -> Made:
    """Neither the script of charts nor fonts, which no catalog changes."""
    return lambda _: Assets({}, {"plotly": "assets/plotly.js"})


def _one_renderer(_: Made) -> Made:
    @contextmanager
    def known(project: Project) -> Iterator[Renderer]:
        yield renderer(project)

    renderer = cache(lambda project: Renderer(project.templates))
    return known


def _shelves_in_memory(_: Made) -> Made:
    """Nothing of an entry is kept; a figure that Plotly has checked is."""
    figures: dict[Any, Any] = {}

    @contextmanager
    def opened(_: Project, name: str, *, lasting: bool = False) -> Iterator[Shelf]:
        found = Shelf(figures if name.startswith("figures") else {}, lasting=lasting)
        yield found
        if name.startswith("figures"):
            figures.update(found.used)

    return opened


def _one_process(_: Made) -> Made:
    @contextmanager
    def after(work: Callable[[], Any]) -> Iterator[Callable[[], Any]]:
        yield work

    return after


def _prepared_once(_: Made) -> Made:
    prepared = cache(lambda prepare: prepare())

    @contextmanager
    def ready(prepare: Callable[[], Any]) -> Iterator[Callable[[Any], Any]]:
        yield lambda question: prepared(prepare)(question)

    return ready


def _by_class(made: Made) -> Made:
    """What is told of a class, whatever else is asked with it."""
    found: dict[type, Any] = {}
    return lambda cls, *others: found[cls] if cls in found else found.setdefault(cls, made(cls, *others))


def _listed_by_class(made: Made) -> Made:
    return cache(lambda cls: [*made(cls)])


_HELD: dict[str, dict[str, Callable[[Made], Made]]] = {
    "hfm.site.generate": {"beside": _one_process, "standing_by": _prepared_once},
    "hfm.site.work": {"build_assets": no_assets, "whole_shelf": _shelves_in_memory},
    "hfm.site.page_files": {"renderer_of": _one_renderer, "licences": _once},
    "hfm.site.chart_data": {"shelf": _shelves_in_memory},
    "hfm.exports.columns": {"schema": _by_class},
    "hfm.exports.json_api": {"schemas": _once},
    "hfm.exports.openapi": {"answers": _once},
    "hfm.reading.rules.vocabularies": {"_vocabularies": _listed_by_class},
}
