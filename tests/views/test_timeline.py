"""The field in time: every model and every event once, in its year."""

from __future__ import annotations

from catalogs import event, make_catalog, model, real_catalog
from hfm.model import Event
from hfm.views.timeline import timeline


def test_years_run_backwards_and_an_event_alone_makes_a_year() -> None:
    catalog = make_catalog(model(year=2021), event(name="Late", date="2019-10"), event(name="Early", date="2019-03-04"))
    years = timeline(catalog)

    assert [it.year for it in years] == [2021, 2019]
    assert [it.name for it in years[1].events] == ["Early", "Late"]
    assert (years[0].count, years[1].count) == (1, 0)


def test_the_models_of_a_year_are_counted_beyond_those_that_are_named() -> None:
    years = timeline(
        make_catalog(*(model(name=f"M{n}", year=2021) for n in range(70)), model(group="vision", year=2021))
    )

    assert [(it.id, it.count, len(it.links)) for it in years[0].groups] == [("language", 70, 60), ("vision", 1, 1)]
    assert years[0].groups[0].all_of_them == "models/?subfield=language&year=2021"


def test_no_model_and_no_event_of_the_catalog_is_lost() -> None:
    catalog = real_catalog()
    years = timeline(catalog)

    assert sum(it.count for it in years) == len(catalog.models)
    assert sum(len(it.events) for it in years) == len(catalog.of(Event))
