"""The pages that look at the whole field, and the hub that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from hfm.charts import Chart
from hfm.model import KINDS, Result
from hfm.model.catalog import Catalog
from hfm.pages.page import FIELD_KINDS, Page
from hfm.views.disagreements import compared, disagreements
from hfm.views.news import days
from hfm.views.own_observations import own_observations
from hfm.views.survey_observations import survey_observations
from hfm.views.techniques import technique_tree
from hfm.views.timeline import timeline

_MEANS = {
    "application": "What the models are used for in care, research and education.",
    "challenge": "What stands in the way, in data, algorithms and computing.",
    "direction": "Where the survey sees the field going, and which challenge that answers.",
    "survey": "Other surveys, and how they compare.",
    "topic": "What a workshop on medical foundation models asks for.",
    "event": "The turning points the surveys tell of.",
    "techniques": "How models are pre-trained and adapted, as a tree.",
    "timeline": "Events and models, year by year.",
    "observations": "What the survey concluded, and what came after: statements that can fail, counted anew.",
}


_VIEWS: dict[str, Callable[[Catalog], Any]] = {
    "techniques": technique_tree,
    "timeline": timeline,
    "observations": lambda catalog: (*survey_observations(catalog), *own_observations(catalog)),
}


def overviews(
    catalog: Catalog, charts: Mapping[str, Chart], common: Mapping[str, Any]
) -> dict[str, Callable[[], list[Page]]]:
    """What gives where reported numbers disagree, what is new, the hub, then techniques, timeline and observations."""

    def found(name: str, view: Callable[[Catalog], Any]) -> list[Page]:
        context = {**common, name: view(catalog)}
        return [Page(f"{name}/index.md", name, f"{name}.md.j2", name.capitalize(), _MEANS[name], context)]

    return {
        "disagreements": lambda: [_disagreements(catalog, charts, common)],
        "new": lambda: [_new(catalog, common)],
        "field": lambda: [_hub(catalog, common)],
        **{name: partial(found, name, view) for name, view in _VIEWS.items()},
    }


def _new(catalog: Catalog, common: Mapping[str, Any]) -> Page:
    description = "What came, what was verified, what left."
    return Page("new/index.md", "new", "new.md.j2", "What is new", description, {**common, "days": days(catalog)})


def _hub(catalog: Catalog, common: Mapping[str, Any]) -> Page:
    parts = [
        {"label": kind.PLURAL, "href": f"{kind.FOLDER}/", "count": len(catalog.every(kind)), "means": _MEANS[kind.KIND]}
        for kind in (KINDS[name] for name in FIELD_KINDS)
    ]
    parts += [{"label": name.capitalize(), "href": f"{name}/", "count": 0, "means": _MEANS[name]} for name in _VIEWS]
    description = "Uses, challenges, directions, history."
    return Page("field/index.md", "field", "field.md.j2", "Background", description, {**common, "parts": parts})


def _disagreements(catalog: Catalog, charts: Mapping[str, Chart], common: Mapping[str, Any]) -> Page:
    rows = disagreements(catalog)
    drawn = charts["disagreement"] if rows else None
    context = {**common, "drawn": drawn, "rows": rows, "equal": len(compared(Result, catalog)) - len(rows)}
    description = "The same model and benchmark, and other numbers by other reporters, each with its place."
    path, title = "benchmarks/disagreements/index.md", "Where the numbers disagree"
    return Page(path, "disagreements", "disagreements.md.j2", title, description, context)
