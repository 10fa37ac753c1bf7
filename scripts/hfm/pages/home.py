"""The home page: what this is, how large, how fresh, and where to go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import Any

from hfm.charts import Chart, ShownChart
from hfm.model import KINDS, Dataset, Entry, Model, Study
from hfm.model.catalog import Catalog, is_surveyed
from hfm.pages.groups import groups_of
from hfm.pages.page import InParts, Page, Part, shown
from hfm.views.facts import link_to
from hfm.views.lead import lead
from hfm.views.links import explorer

_SHOWN = ("paradigm-flow", "growth")
_NEW = 6


def home(catalog: Catalog, charts: Mapping[str, Chart], common: Mapping[str, Any]) -> InParts:
    """The page; its charts are drawn apart, since they seldom change, and its numbers counted, which hang on no name."""
    drawn = {name: part for each in charts if each in _SHOWN for name, part in shown(each, charts).items()}
    parts = {**drawn, "numbers at home": Part(lambda: ({}, _numbers(catalog, charts)))}
    return InParts(parts, lambda told: [_home([told[it] for it in drawn], told["numbers at home"], catalog, common)])


def _home(drawn: Sequence[ShownChart], numbers: Mapping[str, Any], catalog: Catalog, common: Mapping[str, Any]) -> Page:
    context = {**numbers, "charts": drawn, "newest": [_card(entry, catalog) for entry in _newest(catalog)]}
    description = (
        "An open catalog of healthcare foundation models with their datasets, applications, challenges and trust."
    )
    return Page("index.md", "home", "home.md.j2", "Awesome HFM", description, {**common, **context})


def _newest(catalog: Catalog) -> list[Entry]:
    """Those that were added last; of these first what was first public last."""
    days = nlargest(_NEW, (entry.added for entry in catalog.all_entries))
    last = [entry for entry in catalog.all_entries if entry.added >= days[-1]]
    return nlargest(_NEW, last, key=lambda entry: (entry.added, getattr(entry, "first_public", "")))


def _numbers(catalog: Catalog, charts: Mapping[str, Chart]) -> dict[str, Any]:
    return {
        "counts": {kind.KIND: len(catalog.every(kind)) for kind in KINDS.values()},
        "groups": [it | {"href": explorer("model", subfield=it["id"])} for it in groups_of(Model, catalog)],
        "beyond": _beyond(catalog, charts),
        "with_code": sum((model.links.code or "").startswith("http") for model in catalog.every(Model)),
        "with_data": sum(model.states("training_data") for model in catalog.every(Model)),
        "surveyed": sum(map(is_surveyed, catalog.every(Model))),
    }


def _beyond(catalog: Catalog, charts: Mapping[str, Chart]) -> list[dict[str, Any]]:
    """Where a reader goes who is not looking for a model."""
    parts = {
        "Datasets": (
            "datasets/",
            len(catalog.every(Dataset)),
            "What the models learn from: text, images, sequences, signals.",
        ),
        "Trust studies": (
            "studies/",
            len(catalog.every(Study)),
            "Privacy, robustness, reliability, explainability, fairness.",
        ),
        "Charts": ("charts/", len(charts), "One question each; every mark leads to the entries it counts."),
        "Corrections": (
            "corrections/",
            sum(len(entry.corrections) for kind in KINDS.values() for entry in catalog.every(kind)),
            "Where a source has a slip, what the catalog says instead, and why.",
        ),
    }
    return [{"label": label, "href": it[0], "count": it[1], "means": it[2]} for label, it in parts.items()]


def _card(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    return {
        "link": link_to(entry),
        "kind": entry.KIND,
        "group": entry.group,
        "lead": lead(entry, catalog),
        "added": entry.added,
    }
