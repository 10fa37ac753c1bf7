"""Where has trust been studied, and where not? Trust issues by application, and by body part."""

from __future__ import annotations

from hfm.charts.chart import Chart, View
from hfm.charts.counting.crossing import Side, crossing
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.empty import empty_view
from hfm.charts.forms.matrix import Matrix, matrix_drawings, matrix_rows
from hfm.charts.questions.trust_landscape import APPLICATIONS
from hfm.charts.words import inside, listed, many
from hfm.model import Study
from hfm.model.catalog import Catalog
from hfm.views.stats import values_of

NAME = "trust-coverage"
TITLE = "Where has trust been studied, and where not?"
COUNTED = (
    "Each cell is the number of distinct trust studies that have both; a study of two issues counts under both. An empty "
    "cell is a combination that no study of the trust survey looks at. Body parts of a single study are together."
)
ISSUES = ("privacy", "robustness", "reliability", "explainability", "fairness")


def trust_coverage(catalog: Catalog) -> Chart:
    """Trust issues by application, and by the body part that is imaged."""
    applications = Side("application", "trust-applications", values_of("application"), order=APPLICATIONS)
    organs = Side("organs", "organs", values_of("organs"), most=20, least=2, other="others")
    views = (
        _view(catalog, "by-application", "By application", "Application", applications),
        _view(catalog, "by-body-part", "By body part", "Body part", organs),
    )
    return Chart(NAME, TITLE, COUNTED, views)


def _view(catalog: Catalog, ident: str, shown: str, corner: str, down: Side) -> View:
    studies = catalog.every(Study)
    if not studies:
        return empty_view(NAME, TITLE, ident, shown, (corner, "Trust issue", "Studies"))
    issues = Side("trust", "trust-issues", values_of("trust"), order=ISSUES)
    it = crossing(catalog, studies, down, issues, {}, "study")
    columns, rows, links = matrix_rows(corner, it)
    words = _summary(it, corner.lower(), len(studies))
    return View(ident, shown, words, columns, rows, matrix_drawings(Named(f"{NAME}-{ident}", TITLE, words), it), links)


def _summary(it: Matrix, corner: str, whole: int) -> str:
    cells = [
        (cell.count, row.label, column.label)
        for row, found in zip(it.rows, it.cells, strict=True)
        for column, cell in zip(it.columns, found, strict=True)
    ]
    gaps = [f"{inside(column)} in {inside(row)}" for count, row, column in cells if not count]
    most = min(cells, key=lambda cell: (-cell[0], cell[1:]))
    said = (
        f"Of {many(whole, 'study', 'studies')}, the most frequent pair is {inside(most[2])} and {inside(most[1])} ({most[0]})."
        f" {len(gaps)} of {len(cells)} combinations of {corner} and trust issue have none"
    )
    return f"{said}: {listed(gaps)}." if gaps and len(gaps) <= 6 else f"{said}."
