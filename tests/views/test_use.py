"""What a reader needs to use a work stands at one glance, and what no source states is said to be unknown."""

from __future__ import annotations

from catalogs import dataset, make_catalog, model, study
from hfm.model import Entry
from hfm.views.use import needs, training


def glance(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {it.label: (it.value.text, *(more.text for more in it.more)) for it in needs(entry, make_catalog(entry))}


def test_a_model_answers_where_under_which_licence_and_how_large() -> None:
    found = glance(
        model(
            links={"code": "https://c.example/"},
            licence={"code": "MIT", "weights": "CC-BY-NC-4.0"},
            weights={"url": "https://w.example/", "access": "by-request"},
            parameters=[{"name": "B", "count": 93_700_000}],
            publication={"venue": "Nature", "kind": "journal", "year": 2024},
        )
    )

    assert found == {
        "Paper": ("Nature, 2024",),
        "Code": ("Public code", "MIT", "commercial use allowed"),
        "Weights": ("By request", "CC-BY-NC-4.0", "no commercial use"),
        "Parameters": ("93.7M (B)",),
    }


def test_what_no_source_states_is_said() -> None:
    bare = needs(model(), make_catalog())

    assert {it.label: it.value.text for it in bare if it.label != "Paper"} == dict.fromkeys(
        ("Code", "Weights", "Parameters"), "Not stated"
    )
    assert not any(it.is_known for it in bare if it.label != "Paper")


def test_that_there_is_none_is_known() -> None:
    found = glance(model(links={"code": "not-released"}, weights={"access": "not-released"}))

    assert (found["Code"], found["Weights"]) == (("Not released",), ("Not released",))


def test_a_dataset_answers_who_gets_it() -> None:
    found = glance(dataset(access="credentialed", scale="10 images", links={"data": "https://d.example/"}))

    assert found["Access"] == ("After proof of training",)
    assert found["Size"] == ("10 images",)
    assert found["Licence"] == ("Not stated",)


def test_other_kinds_are_not_used() -> None:
    assert needs(study(), make_catalog()) == ()


def test_training_data_stand_under_their_stage_and_lead_to_their_pages() -> None:
    corpus = dataset(name="Corpus")
    net = model(
        training_data=[
            {"name": "Own data", "size": "10 hours", "stage": "adaptation"},
            {"dataset": "corpus", "stage": "pre-training"},
            {"name": "Else"},
        ]
    )
    found = training(net, make_catalog(net, corpus))

    assert [(it.label, [(value.text, value.href, size) for value, size in it.data]) for it in found] == [
        ("Pre-training", [("Corpus", "datasets/corpus/", "")]),
        ("Adaptation", [("Own data", "", "10 hours")]),
        ("Stage not stated", [("Else", "", "")]),
    ]
