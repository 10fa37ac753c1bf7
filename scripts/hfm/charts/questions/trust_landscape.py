"""How do the trust studies use foundation models, and which trust issue do they look at?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.flow import Step, flow
from hfm.charts.drawing.legend import Key
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.bars import Bar, Bars, Segment, bars_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.sankey import untangled
from hfm.charts.forms.sankey_drawing import sankey_drawings, sankey_rows
from hfm.charts.words import inside, label, listed, many
from hfm.model import Study
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import NOT_STATED, flows, folded, names_of, ranked, totals, values_of

NAME = "trust-landscape"
TITLE = "How do trust studies use foundation models, and what do they look at?"
COUNTED = (
    "The studies of foundation models in medical image analysis that the trust survey compares. A study has one application; "
    "one that uses models in two ways, or looks at two trust issues, flows into both, so flows add up to more than the "
    "studies. A model counts under the name the study gives it."
)
APPLICATIONS = ("segmentation", "report-generation", "medical-qa", "disease-diagnosis")
_OTHER = "other"
_STEPS = (
    Step("application", "Application", "trust-applications", "c-{}", "All applications"),
    Step("usage", "Usage of the models", "usage", "t-cool-{n}", "All kinds of usage"),
    Step("trust", "Trust issue", "trust-issues", "t-warm-{n}", "All trust issues"),
)


def trust_landscape(catalog: Catalog) -> Chart:
    """The trust survey's Fig. 3: application → usage → trust issue; and, as a second view, the models used."""
    studies = catalog.every(Study)
    return Chart(NAME, TITLE, COUNTED, (_flows(catalog, studies), _models(catalog, studies)))


def _flows(catalog: Catalog, studies: Sequence[Study]) -> View:
    ident, shown = "studies", "Studies"
    columns = ("From", "To", "Studies")
    if not studies:
        return empty_view(NAME, TITLE, ident, shown, columns)
    drawn = untangled(
        flow(catalog, studies, _STEPS, {}, coloured_by=0, noun="study"),
        fixed=0,
        last=[f"{step.name}:{NOT_STATED}" for step in _STEPS],
    )
    rows, links = sankey_rows(drawn, [step.all_of_them for step in _STEPS])
    words = _summary(catalog, studies)
    picture = sankey_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    return View(ident, shown, words, columns, rows, picture, links)


def _models(catalog: Catalog, studies: Sequence[Study]) -> View:
    ident, shown = "models-used", "Models used"
    columns = ("Model", *(label(catalog, "trust-applications", it) for it in APPLICATIONS), "Studies")
    used = names_of("models")
    kept, rest = ranked(totals(studies, used), most=16, least=2)
    if not kept:
        return empty_view(NAME, TITLE, ident, shown, columns)
    values = folded(used, kept, rest, _OTHER)
    found, by_use = totals(studies, values), flows(studies, values, values_of("application"))
    bars = []
    for value in [*kept, *([_OTHER] if rest else []), *([NOT_STATED] if NOT_STATED in found else [])]:
        name = {_OTHER: f"{len(rest)} models of one study each", NOT_STATED: "Not stated"}.get(value, value)
        chosen: dict[str, Any] = {"models": rest if value == _OTHER else value}
        segments = tuple(
            Segment(
                f"c-{use}",
                by_use.get((value, use), 0),
                explorer("study", application=use, **chosen),
                f"{name}, {inside(label(catalog, 'trust-applications', use))}: "
                + many(by_use.get((value, use), 0), "study", "studies"),
            )
            for use in APPLICATIONS
        )
        words = f"{name}: {found[value]} of {many(len(studies), 'study', 'studies')}"
        bars.append(Bar(name, found[value], explorer("study", **chosen), words, segments))
    drawn = Bars(tuple(bars), _keys(catalog, studies))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (bar.label, *(it.count for it in bar.segments), bar.count) for bar in bars
    )
    links = tuple(("", *(it.href if it.count else "" for it in bar.segments), bar.href) for bar in bars)
    names = listed([f"{bar.label} ({bar.count})" for bar in bars[:3]])
    words = f"The {many(len(studies), 'study', 'studies')} use {names} most often."
    picture = bars_drawings(Named(f"{NAME}-{ident}", TITLE, words), drawn)
    return View(ident, shown, words, columns, rows, picture, links)


def _keys(catalog: Catalog, studies: Sequence[Study]) -> tuple[Key, ...]:
    found = totals(studies, values_of("application"))
    return tuple(
        Key(
            f"c-{use}",
            label(catalog, "trust-applications", use),
            found.get(use, 0),
            explorer("study", application=use),
            f"{label(catalog, 'trust-applications', use)}: {many(found.get(use, 0), 'study', 'studies')}",
        )
        for use in APPLICATIONS
    )


def _summary(catalog: Catalog, studies: Sequence[Study]) -> str:
    issues, ways = totals(studies, values_of("trust")), totals(studies, values_of("usage"))
    first, last = (min(issues, key=lambda it: (sign * issues[it], it)) for sign in (-1, 1))
    way = min(ways, key=lambda it: (-ways[it], it))
    name = {it: inside(label(catalog, "trust-issues", it)) for it in (first, last)}
    return (
        f"Of {many(len(studies), 'study', 'studies')}, {issues[first]} look at {name[first]} and {issues[last]} at {name[last]}."
        f" {ways[way]} use their models by {inside(label(catalog, 'usage', way))}."
    )
