"""What was made of a catalog's answers is known to be right as long as it would be answered the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from catalogs import dataset, make_catalog, model
from hfm.model import Dataset, Entry, Model, Work
from hfm.model.catalog import Catalog, once
from hfm.model.watched import Watched, asked

ONE, OTHER = model(name="One", predecessor="other"), model(name="Other", year=2022)
SET = dataset(name="Set")


def watched(*entries: Entry) -> Watched:
    catalog = make_catalog(*entries)
    things = [*catalog.all_entries, *catalog.vocabularies.values()]
    return Watched(catalog, {id(it): it.model_dump_json() for it in things})


def watched_while(ask: Callable[[Catalog], object]) -> tuple[Watched, set[tuple[str, ...]]]:
    """A catalog, and what it was asked."""
    catalog = watched(ONE, OTHER, SET)
    ask(catalog)
    return catalog, catalog.taken()


@once
def years(kind: type[Model], catalog: Catalog) -> list[int]:
    return [it.year for it in catalog.of(kind)]


@asked(Entry)
def count_of_models(entry: Entry, catalog: Catalog) -> int:
    return len(catalog.models)


# What is asked, and of these edits those after which the answer may be another.
EDITS: dict[str, tuple[Entry, ...]] = {
    "nothing": (ONE, OTHER, SET),
    "the one": (ONE.model_copy(update={"notes": "Edited."}), OTHER, SET),
    "the other": (ONE, OTHER.model_copy(update={"name": "Another"}), SET),
    "a set": (ONE, OTHER, SET.model_copy(update={"notes": "Edited."})),
    "a model more": (ONE, OTHER, SET, model(name="Third")),
    "another reference": (ONE.model_copy(update={"predecessor": None}), OTHER, SET),
    "one less": (OTHER, SET),
}
ASKED: list[tuple[str, Callable[[Catalog], Any], set[str]]] = [
    ("an entry", lambda it: it.get("model", "one"), {"the one", "another reference", "one less"}),
    ("an entry by its kind", lambda it: it.entries["model"].get("other"), {"the other"}),
    ("a kind", lambda it: it.of(Dataset), {"a set"}),
    ("all of a kind", lambda it: list(it.entries["dataset"]), {"a set"}),
    ("who refers", lambda it: it.referrers.get(("model", "other"), ()), {"the one", "another reference", "one less"}),
    ("a name", lambda it: it.names["Other"], {"the other"}),
    ("a heading", lambda it: (it.heading("model", "one"), it.heading("model", "other")), {"the other", "one less"}),
    ("a word", lambda it: it.term("modalities", "ct"), set()),
    ("how far it is collected", lambda it: it.collected, set()),
    ("the same paper", lambda it: it.same_paper(ONE), {"the one", "another reference", "one less"}),
    ("a view", lambda it: count_of_models(SET, it), {"a model more", "one less"}),
    ("a view that is computed once", lambda it: (years(Model, it), it.taken(), years(Model, it)),
     {"the one", "the other", "a model more", "another reference", "one less"}),
    ("what is not foreseen", lambda it: it.version, set(EDITS)),
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize(("ask", "matters"), [it[1:] for it in ASKED], ids=[it[0] for it in ASKED])
def test_an_edit_is_seen_by_who_asked_for_it(ask: Callable[[Catalog], Any], matters: set[str], edit: str) -> None:
    catalog, asked = watched_while(ask)
    edited = watched(*EDITS[edit])

    assert any(edited.answer(it) != catalog.answer(it) for it in asked) == (edit in matters)


@pytest.mark.parametrize("ask", [it[1] for it in ASKED if "once" not in it[0]], ids=lambda _: "")
def test_the_answers_are_those_of_the_catalog(ask: Callable[[Catalog], Any]) -> None:
    catalog = watched(ONE, OTHER, SET)

    assert ask(catalog) == ask(catalog._plain)


def test_what_was_asked_before_belongs_to_who_asked_before() -> None:
    catalog = watched(ONE, OTHER, SET)
    catalog.get("model", "one")
    catalog.taken()
    catalog.get("model", "other")

    assert list(catalog.taken()) == [("entry", "model", "other")]
    assert isinstance(catalog.get("model", "one"), Work)
