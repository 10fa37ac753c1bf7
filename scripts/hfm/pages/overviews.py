"""The pages that look at the whole field, and the hub that leads to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def overviews(catalog: Catalog, charts: Mapping[str, Chart], common: Mapping[str, Any]) -> Iterator[Page]:
    """The hub, where reported numbers disagree, then techniques, timeline and observations."""
    parts = [
        {"label": kind.PLURAL, "href": f"{kind.FOLDER}/", "count": len(catalog.of(kind)), "means": _MEANS[kind.KIND]}
        for kind in (KINDS[name] for name in FIELD_KINDS)
    ]
    yield _disagreements(catalog, charts, common)
    yield Page(
        "new/index.md",
        "new",
        "new.md.j2",
        "What is new",
        "What came, what was verified, what left.",
        {**common, "days": days(catalog)},
    )
    found = {
        "techniques": technique_tree(catalog),
        "timeline": timeline(catalog),
        "observations": (*survey_observations(catalog), *own_observations(catalog)),
    }
    parts += [{"label": name.capitalize(), "href": f"{name}/", "count": 0, "means": _MEANS[name]} for name in found]
    description = "Uses, challenges, directions, history."
    yield Page("field/index.md", "field", "field.md.j2", "Background", description, {**common, "parts": parts})
    for name, content in found.items():
        context = {**common, name: content}
        yield Page(f"{name}/index.md", name, f"{name}.md.j2", name.capitalize(), _MEANS[name], context)


def _disagreements(catalog: Catalog, charts: Mapping[str, Chart], common: Mapping[str, Any]) -> Page:
    rows = disagreements(catalog)
    drawn = charts["disagreement"] if rows else None
    context = {**common, "drawn": drawn, "rows": rows, "equal": len(compared(Result, catalog)) - len(rows)}
    description = "The same model and benchmark, and other numbers by other reporters, each with its place."
    path, title = "benchmarks/disagreements/index.md", "Where the numbers disagree"
    return Page(path, "disagreements", "disagreements.md.j2", title, description, context)
