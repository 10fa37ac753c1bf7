"""What an entry is, in one line: a sentence made of its facts, and of nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from catalogs import dataset, make_catalog, model, real_catalog, study
from hfm.model import Entry, Survey
from hfm.model.parts import Publication
from hfm.views.lead import lead, listed


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "A language foundation model.", id="nothing but its sub-field"),
        pytest.param(
            {"pretraining": "none", "backbone": "ViT (SAM)", "modalities": ["ct", "mri"], "adaptation": ["adapter-tuning"], "tasks": ["segmentation"]},
            "Adapts ViT (SAM) to CT and MRI by adapter tuning, for segmentation.",
            id="no pre-training of its own",
        ),
        pytest.param({"pretraining": "none"}, "Adapts an existing model.", id="an unnamed model"),
        pytest.param(
            {"pretraining": "generative", "adaptation": ["fine-tuning", "prompt-engineering"], "modalities": ["scrna-seq"], "group": "bioinformatics"},
            "A bioinformatics foundation model for scRNA-seq, pre-trained by generative learning and adapted by fine-tuning and prompt engineering.",
            id="pre-trained and adapted",
        ),
        pytest.param({"adaptation": ["fine-tuning"], "group": "vision"}, "A vision foundation model, adapted by fine-tuning.", id="pre-training not stated"),
    ],
)  # fmt: skip
def test_a_model_is_told_by_its_facts(facts: dict[str, Any], expected: str) -> None:
    entry = model(**facts)
    assert lead(entry, make_catalog(entry)) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(
            dataset(modalities=["ct"], scale="1,112 volumes", tasks=["segmentation"]),
            "Data of CT, 1,112 volumes, for segmentation.",
            id="dataset",
        ),
        pytest.param(dataset(), "A large-scale database.", id="dataset of which nothing is stated"),
        pytest.param(
            study(models=[{"name": "CLIP"}, {"name": "SAM"}, {"name": "GPT-4"}], trust=["fairness"]),
            "A study of fairness in segmentation with CLIP, SAM and GPT-4.",
            id="study",
        ),
        pytest.param(
            study(application="medical-qa"),
            "A study of trust in medical Q&A with foundation models.",
            id="study of nothing named",
        ),
    ],
)
def test_other_kinds_are_told_by_theirs(entry: Entry, expected: str) -> None:
    assert lead(entry, make_catalog(entry)) == expected


@pytest.mark.parametrize(
    ("venue", "year", "expected"),
    [
        ("Nature", 2023, "A survey published in Nature, 2023."),
        ("arXiv", 2023, "A survey published on arXiv, 2023."),
        (None, 2023, "A survey published in 2023."),
        (None, None, ""),
    ],
)
def test_a_survey_is_told_by_where_it_appeared_or_not_at_all(
    venue: str | None, year: int | None, expected: str
) -> None:
    entry = Survey.model_construct(
        id="a",
        name="A",
        year=year,
        preprint=None,
        publication=Publication(venue=venue, kind="journal") if venue else None,
    )
    assert lead(entry, make_catalog()) == expected


def test_every_lead_of_the_catalog_is_one_sentence() -> None:
    catalog = real_catalog()
    leads = {entry.id: lead(entry, catalog) for entry in catalog.all_entries}
    assert [
        it for it, text in leads.items() if text and not (text[0].isupper() and text.endswith(".") and "  " not in text)
    ] == []


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_reads_as_in_a_sentence(words: list[str], expected: str) -> None:
    assert listed(words) == expected
