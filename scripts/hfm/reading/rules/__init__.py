"""What must be true of entries. The names of the rules read as the promise to readers."""

from collections.abc import Callable, Iterator

from hfm.reading.problems import Problem
from hfm.reading.rules.authors import author_is_one_person, author_stands_once, group_is_an_author
from hfm.reading.rules.collecting import collecting_names_its_days
from hfm.reading.rules.counted import correction_says_what_the_survey_counts
from hfm.reading.rules.dates import (
    checked_after_it_was_added,
    first_public_agrees_with_year,
    nothing_is_from_the_future,
)
from hfm.reading.rules.draft import Draft
from hfm.reading.rules.duplicates import name_stands_once, title_stands_once, work_is_listed_once
from hfm.reading.rules.identifiers import (
    address_agrees_with_id,
    arxiv_id_agrees_with_its_date,
    preprint_id_is_of_its_server,
    publication_is_not_the_preprint,
)
from hfm.reading.rules.ids import id_is_unique, nothing_goes_in_silence, previous_id_is_free, removed_id_is_free
from hfm.reading.rules.lists import list_names_each_thing_once, named_field_exists, unsettled_field_has_a_value
from hfm.reading.rules.references import reference_exists
from hfm.reading.rules.results import (
    benchmark_has_results,
    column_measures_its_benchmark,
    column_row_and_metric_stand_once,
    interval_holds_its_value,
    percentage_is_no_fraction,
    range_agrees_with_unit,
    value_is_as_printed,
    value_is_within_its_range,
    value_stands_under_a_column,
)
from hfm.reading.rules.sense import (
    data_has_an_address,
    family_agrees_with_backbone,
    no_model_is_its_own_predecessor,
    parameters_agree_with_what_is_printed,
    size_agrees_with_scale,
    weights_are_there_or_not,
)
from hfm.reading.rules.sources import (
    corrected_source_is_named,
    corrected_value_is_another,
    row_is_one_entry,
    source_names_a_place,
    table_is_one_of_its_source,
)
from hfm.reading.rules.terms import term_exists, vocabulary_is_sound
from hfm.reading.rules.venues import venue_is_of_its_kind
from hfm.reading.rules.vocabularies import group_is_a_term, needed_vocabulary_is_there

Rule = Callable[[Draft], Iterator[Problem]]

# What an entry must be whatever the others say: of them these rules ask no more than which there are.
OF_ONE: list[Rule] = [
    term_exists,
    reference_exists,
    list_names_each_thing_once,
    named_field_exists,
    unsettled_field_has_a_value,
    address_agrees_with_id,
    publication_is_not_the_preprint,
    preprint_id_is_of_its_server,
    arxiv_id_agrees_with_its_date,
    author_is_one_person,
    author_stands_once,
    group_is_an_author,
    source_names_a_place,
    table_is_one_of_its_source,
    corrected_source_is_named,
    corrected_value_is_another,
    correction_says_what_the_survey_counts,
    first_public_agrees_with_year,
    checked_after_it_was_added,
    nothing_is_from_the_future,
    data_has_an_address,
    size_agrees_with_scale,
    parameters_agree_with_what_is_printed,
    weights_are_there_or_not,
    family_agrees_with_backbone,
    column_row_and_metric_stand_once,
    value_stands_under_a_column,
    value_is_as_printed,
    interval_holds_its_value,
    range_agrees_with_unit,
]
# What must be true across entries, or of what is no entry.
OF_ALL: list[Rule] = [
    id_is_unique,
    previous_id_is_free,
    removed_id_is_free,
    nothing_goes_in_silence,
    needed_vocabulary_is_there,
    group_is_a_term,
    vocabulary_is_sound,
    work_is_listed_once,
    title_stands_once,
    name_stands_once,
    venue_is_of_its_kind,
    row_is_one_entry,
    no_model_is_its_own_predecessor,
    collecting_names_its_days,
    column_measures_its_benchmark,
    value_is_within_its_range,
    percentage_is_no_fraction,
    benchmark_has_results,
]
RULES = [*OF_ONE, *OF_ALL]

__all__ = ["OF_ALL", "OF_ONE", "RULES", "Draft"]
