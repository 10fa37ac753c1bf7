"""The neighbours of an entry: whom it names, who names it, and models on the same backbone."""

from __future__ import annotations

from catalogs import dataset, make_catalog, model, real_catalog, study
from hfm.model import Entry, Ref, Result
from hfm.model.catalog import Catalog
from hfm.model.marks import marked_values
from hfm.views.facts import address, facts
from hfm.views.related import Neighbours, related


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


def test_models_on_the_same_backbone_are_of_the_sub_field_and_nearest_in_year_first() -> None:
    def on(name: str, year: int, **facts: object) -> Entry:
        return model(name=name, year=year, backbone_families=["vit", "sam"], **{"group": "vision", **facts})

    one = on("One", 2023)
    catalog = make_catalog(
        one, on("Far", 2019), on("B near", 2023), on("A near", 2023), on("Elsewhere", 2023, group="language")
    )

    assert names(one, catalog) == {"Models on SAM": ["A near", "B near", "Far"]}


def test_many_on_the_same_backbone_are_the_first_twelve_and_a_way_to_all() -> None:
    models = [model(name=f"M{n:02}", backbone_families=["gpt"]) for n in range(14)]
    (group,) = related(models[0], make_catalog(*models))

    assert isinstance(group, Neighbours)
    assert len(group.links) == 12
    assert group.more is not None
    assert (group.more.text, group.more.href) == ("all 14", "models/?subfield=language&backbone_families=gpt")


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
