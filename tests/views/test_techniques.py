"""The tree of techniques: a branch counts each model once, whether it is named in it or below it."""

from __future__ import annotations

from collections.abc import Iterator

from catalogs import make_catalog, model, real_catalog, vocabularies
from hfm.views.techniques import Branch, technique_tree


def every(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from every(branch.below)


def test_a_model_counts_once_in_a_branch_however_often_it_is_named_below() -> None:
    words = vocabularies()["techniques"].terms
    parent = next(it.parent for it in words if it.parent)
    one, other = [it.id for it in words if it.parent == parent][:2]
    found = every(
        technique_tree(make_catalog(model(name="A", techniques=[one, other]), model(name="B", techniques=[one])))
    )
    branches = {it.term.id: it for it in found}

    assert branches[str(parent)].count == 2
    assert branches[str(parent)].models == ()
    assert [it.text for it in branches[one].models] == ["A", "B"]
    assert branches[other].count == 1


def test_the_tree_of_the_catalog_holds_every_technique_and_every_model_that_names_one() -> None:
    catalog = real_catalog()
    roots = technique_tree(catalog)
    branches = list(every(roots))

    assert sorted(it.term.id for it in branches) == sorted(it.id for it in catalog.vocabularies["techniques"].terms)
    assert sum(len(it.models) for it in branches) == sum(len(it.techniques) for it in catalog.models)
    named = {value.href for it in branches for value in it.models}
    assert len(named) == len([it for it in catalog.models if it.techniques])


def test_without_the_vocabulary_there_is_no_tree() -> None:
    catalog = make_catalog()
    bare = type(catalog)(
        catalog.entries, {name: it for name, it in catalog.vocabularies.items() if name != "techniques"}
    )
    assert technique_tree(bare) == ()
