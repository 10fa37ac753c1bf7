"""What a comparison compares: fields that works share, not what makes each its own; results that one table has of all."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from catalogs import make_catalog, model, real_catalog
from hfm.model import Result
from hfm.model.catalog import Catalog
from hfm.views.comparison import comparison
from hfm.views.results import measured


def file(name: str, catalog: Catalog) -> Any:
    return json.loads(comparison()[name](catalog))


def test_it_knows_the_ids_that_entries_had_before() -> None:
    found = file("fields.json", make_catalog(model(id="new", previously=["old", "older"])))

    assert found["kinds"]["model"]["previously"] == {"old": "new", "older": "new"}


def test_it_knows_every_field_and_what_its_terms_are_called() -> None:
    found = file("fields.json", real_catalog())
    fields = {name: (label, of) for name, label, of, _ in found["kinds"]["model"]["fields"]}

    assert fields["tasks"] == ("Downstream tasks", "tasks")
    assert fields["applications"] == ("Applications", "/applications")
    assert fields["links.code"] == ("Code", "")
    assert fields["licence.weights"] == ("Licence of the weights", "licences")
    assert fields["publication.doi"] == ("Publication: DOI", "")
    assert not {"id", "sources", "corrections", "added"} & set(fields)
    assert found["terms"]["modalities"]["ct"] == "CT"
    assert found["terms"]["/applications"]["disease-prognosis"] == "Disease prognosis"
    assert found["terms"]["licences"]["MIT"] == "MIT License (commercial use allowed)"


def test_what_makes_an_entry_its_own_comes_last_and_is_no_difference() -> None:
    fields = file("fields.json", real_catalog())["kinds"]["model"]["fields"]
    own = {name for name, _, _, is_own in fields if is_own}

    assert [it[3] for it in fields] == sorted(it[3] for it in fields)
    assert {"title", "authors", "summary", "links.code", "publication.doi", "preprint.id"} <= own
    assert not {"licence.weights", "parameters", "training_data", "weights.access", "tasks"} & own


def test_alike_names_are_told_apart_by_year_sub_field_and_first_author() -> None:
    twins = [
        model(id=it, name="Twin", year=year, authors=[f"A. {it.title()}"]) for it, year in (("a", 2023), ("b", 2024))
    ]
    assert file("names-model.json", make_catalog(*twins)) == [
        ["a", "Twin", "2023, Language, A. A"],
        ["b", "Twin", "2024, Language, A. B"],
    ]


def test_columns_with_numbers_of_two_models_are_there_the_best_model_first() -> None:
    found = file("results.json", real_catalog())
    wanted = [it for it in measured(Result, real_catalog()) if len({s.row.model for s in it.scores if s.row.model}) > 1]
    first = next(it for it in wanted if it.ranked)

    assert len(found) == len(wanted)
    made = found[wanted.index(first)]
    assert next(iter(made["scores"])) == next(it.row.model for it in first.scores if it.row.model)
    assert made["ranked"]


def test_no_two_columns_of_a_table_are_called_alike() -> None:
    """Two splits of one benchmark have the split in their names."""
    found = [(it["href"], it["setting"], it["benchmark"], it["label"]) for it in file("results.json", real_catalog())]

    assert [it for it, times in Counter(found).items() if times > 1] == []
    assert any("split: " in label for *_, label in found)
