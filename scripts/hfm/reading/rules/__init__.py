"""What must be true across entries. The names of the rules read as the promise to readers."""

from collections.abc import Callable, Iterator

from hfm.reading.problems import Problem
from hfm.reading.rules.collecting import collecting_names_its_days
from hfm.reading.rules.dates import checked_after_it_was_added, first_public_agrees_with_year
from hfm.reading.rules.draft import Draft
from hfm.reading.rules.duplicates import work_is_listed_once
from hfm.reading.rules.ids import id_is_unique, previous_id_is_free, removed_id_is_free
from hfm.reading.rules.lists import list_names_each_thing_once, named_field_exists
from hfm.reading.rules.references import reference_exists
from hfm.reading.rules.results import (
    benchmark_has_results,
    column_measures_its_benchmark,
    column_row_and_metric_stand_once,
    value_is_as_printed,
    value_is_within_its_range,
    value_stands_under_a_column,
)
from hfm.reading.rules.sources import source_names_a_place
from hfm.reading.rules.terms import term_exists, vocabulary_is_sound

RULES: list[Callable[[Draft], Iterator[Problem]]] = [
    id_is_unique,
    previous_id_is_free,
    removed_id_is_free,
    vocabulary_is_sound,
    term_exists,
    reference_exists,
    list_names_each_thing_once,
    named_field_exists,
    work_is_listed_once,
    source_names_a_place,
    first_public_agrees_with_year,
    checked_after_it_was_added,
    collecting_names_its_days,
    column_measures_its_benchmark,
    column_row_and_metric_stand_once,
    value_stands_under_a_column,
    value_is_within_its_range,
    value_is_as_printed,
    benchmark_has_results,
]

__all__ = ["RULES", "Draft"]
