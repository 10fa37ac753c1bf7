"""The neighbours of an entry: whom it names, who names it, and models that have something to do with it."""

from __future__ import annotations

from catalogs import dataset, make_catalog, model, real_catalog, study
from hfm.model import Entry, Model, Ref, Result
from hfm.model.catalog import Catalog
from hfm.model.marks import marked_values
from hfm.views.facts import address, facts
from hfm.views.related import related


def names(entry: Entry, catalog: Catalog) -> dict[str, list[str]]:
    return {group.label: [it.text for it in group.links] for group in related(entry, catalog)}


def test_a_reference_is_seen_from_both_ends() -> None:
    corpus = dataset(name="Corpus")
    net = model(name="Net", training_data=[{"dataset": "corpus"}])
    seen = study(
        name="Seen",
        models=[{"name": "The net", "model": "net"}, {"name": "Another"}],
        datasets=[{"name": "C", "dataset": "corpus"}],
    )
    catalog = make_catalog(corpus, net, seen)

    assert names(net, catalog) == {"Trust studies of it": ["Seen"]}
    assert names(corpus, catalog) == {"Models trained on it": ["Net"], "Trust studies that use it": ["Seen"]}


def test_a_model_knows_its_later_version_which_names_it_among_its_facts() -> None:
    first, second = model(name="Net"), model(name="Net2", predecessor="net")
    catalog = make_catalog(first, second)

    assert names(first, catalog) == {"Later versions": ["Net2"]}
    assert [it.values[0].text for it in facts(second, catalog) if it.field == "predecessor"] == ["Net"]


def test_models_trained_on_the_same_data_stand_by_how_much_they_share() -> None:
    one, half, whole, other = (
        model(name=name, training_data=[{"dataset": it} for it in data])
        for name, data in (("One", ["a", "b"]), ("Half", ["a"]), ("Whole", ["b", "a"]), ("Other", ["c"]))
    )
    catalog = make_catalog(*(dataset(name=name) for name in "ABC"), one, half, whole, other)

    assert names(one, catalog)["Trained on the same data"] == ["Whole", "Half"]
    assert "Trained on the same data" not in names(other, catalog)


def test_an_architecture_in_common_is_none_and_an_adapted_model_is() -> None:
    def on(name: str, pretraining: str) -> Model:
        return model(name=name, backbone_families=["vit", "sam"], pretraining=pretraining)

    adapts, adapts_too, trains = on("Adapts", "none"), on("Adapts too", "none"), on("Trains", "hybrid")
    catalog = make_catalog(adapts, adapts_too, trains)

    assert names(adapts, catalog) == {"Also adapt SAM": ["Adapts too"]}
    assert names(trains, catalog) == {}


def test_the_purpose_in_common_is_the_rarest_and_the_nearest_in_time_stand_first() -> None:
    def of(name: str, year: int, *tasks: str) -> Model:
        return model(name=name, year=year, modalities=["ct"], tasks=tasks)

    one = of("One", 2023, "segmentation", "registration")
    catalog = make_catalog(
        one, of("Far", 2019, "registration"), of("Near", 2024, "registration"), *(of(f"S{n}", 2023, "segmentation") for n in range(3))
    )  # fmt: skip

    assert names(one, catalog) == {"CT: Registration": ["Near", "Far"]}


def test_many_neighbours_are_the_first_five_and_a_way_to_all() -> None:
    models = [model(name=f"M{n:02}", modalities=["ct"], tasks=["segmentation"]) for n in range(9)]
    (group,) = related(models[0], make_catalog(*models))

    assert [it.text for it in group.links] == [f"M{n:02}" for n in range(1, 6)]
    assert group.more is not None
    assert (group.more.text, group.more.href) == ("all 9", "models/?tasks=segmentation&modalities=ct")


def test_the_nearest_in_time_are_found_before_and_after_and_of_one_month_by_id() -> None:
    """All for one purpose, of months before, after and the same."""
    months = ["2024-05", "2024-01", "2024-09", "2024-06", "2024-04", "2024-06", "2023-12", "2024-05", "2025-01"]
    models = [
        model(
            id=f"m-{n}", name=f"M {9 - n}", year=int(month[:4]), preprint={"server": "arXiv", "date": month}, **_PURPOSE
        )
        for n, month in enumerate(months)
    ]
    (found,) = related(models[0], make_catalog(*models))
    assert [it.text for it in found.links] == ["M 2", "M 6", "M 5", "M 4", "M 8"]


_PURPOSE = {"tasks": ["segmentation"], "modalities": ["ct"]}


def test_two_rare_names_of_authors_connect_models_and_one_or_common_ones_do_not() -> None:
    one = model(name="One", authors=["A. Rare", "B. Rare", "Y. Wang", "X. Li"])
    two, single = model(name="Two", authors=["B. Rare", "A. Rare"]), model(name="Single", authors=["A. Rare"])
    others = [model(authors=["Y. Wang", "X. Li"]) for _ in range(8)]
    catalog = make_catalog(one, two, single, *others)

    assert names(one, catalog) == {"Author names in common": ["Two"]}
    assert names(others[0], catalog) == {}


def test_every_reference_of_the_real_catalog_is_on_both_pages() -> None:
    """On the page of the one that names it, and on the page of the one that is named."""
    catalog = real_catalog()
    shown = {
        (entry.KIND, entry.id): {it.href for group in related(entry, catalog) for it in group.links} for entry in catalog.all_entries
    }  # fmt: skip
    missing = [
        (entry.id, mark.kind, other)
        for entry in catalog.all_entries
        if not isinstance(entry, Result)  # what a table reports stands on the pages of its models and benchmarks
        for _, mark, other in marked_values(entry)
        if isinstance(mark, Ref)
        if address(entry.KIND, entry.id) not in shown[mark.kind, other]
    ]
    assert missing == []
