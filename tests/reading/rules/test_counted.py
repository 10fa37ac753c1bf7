"""What the survey counts stays countable where the catalog knows better."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place
from hfm.model import Model
from hfm.model.catalog import surveyed
from hfm.reading.validate import read_catalog

BIOBERT = "models/language/biobert.yaml"  # the survey's table has it with generative pre-training, fine-tuned, in 2019


def corrected(faulty: FaultyCatalog, field: str, old: str, new: str, value: str, counted: str = "") -> FaultyCatalog:
    """BioBERT with another value, and the correction that CONTRIBUTING describes."""
    why = f"corrections:\n  - field: {field}\n    source: survey\n    source_value: {value}\n    reason: The paper says so.\n"
    return faulty.change(BIOBERT, old, new).change(BIOBERT, "added: ", f"{why}{counted}added: ")


@pytest.mark.parametrize(
    ("field", "old", "new", "value", "tip"),
    [
        ("pretraining", "pretraining: hybrid", "pretraining: contrastive", "GL", "add counted_as: [generative]"),
        ("adaptation", "adaptation: [fine-tuning]", "adaptation: [fine-tuning, adapter-tuning]", "FT", "[fine-tuning]"),
        ("pretraining", "pretraining: hybrid", "pretraining: contrastive", "by text", "words of catalog/vocabulary/pretraining.yaml"),
    ],
)  # fmt: skip
def test_a_correction_of_a_counted_field_says_as_what(
    faulty: FaultyCatalog, field: str, old: str, new: str, value: str, tip: str
) -> None:
    problem = corrected(faulty, field, old, new, value).one_problem()

    assert place(problem).endswith(":5 not-counted")
    assert tip in problem.tip


def test_the_surveyed_views_use_what_it_counts_as(faulty: FaultyCatalog) -> None:
    counted = "    counted_as: [generative]\n"
    corrected(faulty, "pretraining", "pretraining: hybrid", "pretraining: contrastive", "GL", counted)
    catalog = read_catalog(faulty.folder)
    [model] = [it for it in surveyed(catalog.models) if it.id == "biobert"]

    assert (catalog.get("model", "biobert").model_dump()["pretraining"], model.pretraining) == (
        "contrastive",
        "generative",
    )


def test_a_year_counts_as_a_number(faulty: FaultyCatalog) -> None:
    catalog = read_catalog(faulty.folder)
    [model] = [it for it in surveyed(catalog.models) if it.id == "medsam"]

    assert any(it.counted_as == ("2023",) for it in model.corrections)
    assert model.year == 2023 and isinstance(model, Model)


UNSOUND = [
    ("pretraining", "['GL']", "unknown-term", "'GL' is not in catalog/vocabulary/pretraining.yaml"),
    ("pretraining", "[generative, hybrid]", "bad-value", "`pretraining` has one value"),
    ("year", "[last]", "bad-value", "'last' is not a year"),
    ("links.code", "[none]", "needless-count", "do not count `links.code`"),
]


@pytest.mark.parametrize(("field", "counted", "code", "message"), UNSOUND)
def test_what_it_counts_as_is_a_value_of_the_field(
    faulty: FaultyCatalog, field: str, counted: str, code: str, message: str
) -> None:
    corrected(faulty, field, "name: BioBERT", "name: BioBERT", "a", f"    counted_as: {counted}\n")
    problem = faulty.one_problem()

    assert problem.code == code
    assert message in problem.message


def test_what_the_survey_does_not_list_counts_as_nothing(faulty: FaultyCatalog) -> None:
    more = "corrections: [{field: year, source: list, source_value: a, reason: b, counted_as: ['2020']}]\n"

    assert place(faulty.model(more).one_problem()).endswith("6:71 needless-count")
