"""How open are the models? Who gets the weights, and what the licence permits, by sub-field and year."""

from __future__ import annotations

from hfm.charts.chart import Chart, View
from hfm.charts.counting.shares import Answer, Question, Shares, shares
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.bars import bars_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.words import many, share
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.stats import NOT_STATED, permits, weights_of

NAME = "openness"
TITLE = "How open are the models?"
COUNTED = (
    "Weights are open where the catalog knows their address and no source says that one has to ask for them. The licence is "
    "that of the weights where it is stated, else that of the code; what it permits stands with each licence in the "
    "vocabulary. Not stated is not the same as closed: no source that was read says it. A bar is all models of its row; a year is that in which they were "
    "first public."
)
_UNKNOWN = Answer(NOT_STATED, "unfilled", "Not stated")
_WEIGHTS = (
    Answer("open", "o-open", "Open weights"),
    Answer("by-request", "o-asked", "By request"),
    Answer("not-released", "o-closed", "Not released"),
    _UNKNOWN,
)
_LICENCES = (
    Answer("allowed", "o-open", "Commercial use allowed"),
    Answer("conditions", "o-asked", "Under conditions"),
    Answer("not-allowed", "o-closed", "Not allowed"),
    _UNKNOWN,
)


def openness(catalog: Catalog) -> Chart:
    """Two views: the weights, and what the licence says of commercial use."""
    asked = (
        ("weights", "Weights", Question("weights", weights_of, _WEIGHTS), "open weights"),
        (
            "licences",
            "Licences",
            Question("commercial_use", permits(catalog), _LICENCES),
            "a licence that allows commercial use",
        ),
    )
    return Chart(NAME, TITLE, COUNTED, tuple(_view(catalog, *it) for it in asked))


def _view(catalog: Catalog, ident: str, shown: str, question: Question, said: str) -> View:
    if not (models := catalog.every(Model)):
        return empty_view(NAME, TITLE, ident, shown, ("Models", "Of"))
    it = shares(catalog, models, question, {})
    words = _summary(it, question, said)
    picture = bars_drawings(Named(f"{NAME}-{ident}", TITLE, words), it.drawn)
    return View(ident, shown, words, it.columns, it.rows, picture, it.links)


def _summary(it: Shares, question: Question, said: str) -> str:
    whole = it.drawn.rows[0]
    parts = {answer.value: piece.count for answer, piece in zip(question.answers, whole.segments, strict=True)}
    first, unknown = whole.segments[0].count, parts[NOT_STATED]
    known = whole.count - unknown
    return (
        f"Of {many(whole.count, 'model')}, {first} ({share(first, whole.count)}) have {said}; for {unknown}"
        f" ({share(unknown, whole.count)}) nothing is stated. Of the {known} where it is, {share(first, known)} do."
        f" {it.drawn.caveat}"
    ).rstrip()
