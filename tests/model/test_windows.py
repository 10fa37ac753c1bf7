"""Who looks at the catalog through windows is known to be told the same as long as the fields they read are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from catalogs import dataset, make_catalog, model
from hfm.model import Dataset, Entry, Model
from hfm.model.catalog import Catalog, as_surveyed, each, once
from hfm.model.windows import Question, Windows, digest_of_fields

ONE, OTHER = model(name="One", predecessor="other", aliases=["Ace"]), model(name="Other", year=2022)
SET = dataset(name="Set", summary="Images.")
CORRECTED = {"field": "tasks", "source": "survey", "source_value": "x", "reason": "a slip", "counted_as": ["vqa"]}


def windows(*entries: Entry, rest: str = "") -> Windows:
    catalog = make_catalog(*entries)
    return Windows(catalog, {id(it): digest_of_fields(it) for it in catalog.all_entries}, rest)


def asked(ask: Callable[[Catalog], object], *entries: Entry) -> set[Question]:
    catalog = windows(*entries or (ONE, OTHER, SET))
    with catalog.noting() as found:
        ask(catalog)
    return found


def fields_of(kind: str, asked: set[Question]) -> set[str]:
    """The fields that were read of a kind, of whatever group."""
    return {it[2] for it in asked if it[0] == "field" and it[1].split("/")[0] == kind}


@once
def years(kind: type[Model], catalog: Catalog) -> list[int | None]:
    return [it.year for it in catalog.of(kind)]


def twice(catalog: Catalog) -> None:
    """The second asks for what the first has computed."""
    assert isinstance(catalog, Windows)
    with catalog.noting():
        years(Model, catalog)
    years(Model, catalog)


IN_ORDER = {"id", "name"}
ASKED: list[tuple[str, Callable[[Catalog], Any], str, set[str]]] = [
    ("which there are", lambda it: len(it.entries["model"]), "model", {"id"}),
    ("which there are in order", lambda it: it.models, "model", IN_ORDER),
    ("a field", lambda it: [one.tasks for one in it.models], "model", {*IN_ORDER, "tasks"}),
    ("what follows from fields", lambda it: it.get("model", "one").first_public, "model", {"id", "preprint", "publication"}),
    ("a view that is computed once", twice, "model", {*IN_ORDER, "year"}),
    ("names", lambda it: it.names, "dataset", IN_ORDER),
    ("a whole entry", lambda it: it.of(Dataset)[0].model_dump(), "dataset", set(Dataset.model_fields)),
    ("whether it is the same", lambda it: it.of(Dataset)[0] == it.of(Dataset)[0].model_copy(update={}), "dataset", set(Dataset.model_fields)),
    ("an entry as the survey counts it", lambda it: [as_surveyed(one).name for one in it.models], "model",
     {*IN_ORDER, "corrections"}),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "kind", "fields"), [it[1:] for it in ASKED], ids=[it[0] for it in ASKED])
def test_the_fields_that_are_read_are_noted(ask: Callable[[Catalog], Any], kind: str, fields: set[str]) -> None:
    assert fields_of(kind, asked(ask)) == fields


def test_of_an_entry_as_the_survey_counts_it_the_fields_are_noted_that_are_read() -> None:
    found = asked(lambda it: as_surveyed(it.models[0]).tasks, model(name="A", corrections=[CORRECTED]))

    assert {"corrections", "tasks"} <= {it[2] for it in found}
    assert "summary" not in {it[2] for it in found}


@pytest.mark.filterwarnings("ignore:Pydantic serializer")
@pytest.mark.parametrize("kind", ["model", "dataset"])
def test_every_field_has_its_digest(kind: str) -> None:
    one = make_catalog(ONE, SET).entries.get(kind, {})
    for entry in one.values():
        before = digest_of_fields(entry)
        for name, value in entry:
            other = digest_of_fields(entry.model_copy(update={name: ("other", value)}))
            assert [n for n in range(0, len(before), 16) if before[n : n + 16] != other[n : n + 16]] == [
                16 * list(type(entry).model_fields).index(name)
            ]


@pytest.mark.parametrize(
    ("edited", "matters"),
    [
        ([ONE, OTHER, SET], False),
        ([ONE.model_copy(update={"notes": "Edited."}), OTHER, SET], False),
        ([ONE.model_copy(update={"year": 2019}), OTHER, SET], True),
        ([ONE, OTHER, SET.model_copy(update={"year": 2019})], False),
        ([ONE, OTHER, SET, model(name="Third", group="vision")], False),
        ([ONE, OTHER, SET, model(name="Third")], True),
        ([OTHER, SET], True),
    ],
    ids=[
        "nothing",
        "another field",
        "the field",
        "the field of another kind",
        "one more elsewhere",
        "one more",
        "one less",
    ],
)
def test_an_answer_is_another_when_the_field_of_an_entry_is(edited: list[Entry], matters: bool) -> None:
    before, after = windows(ONE, OTHER, SET), windows(*edited)
    question = ("field", "model/language", "year")

    assert (before.answer(question) != after.answer(question)) == matters


def test_who_refers_to_whom_depends_on_the_fields_that_refer() -> None:
    found = fields_of("model", asked(lambda it: it.referrers))

    assert {"predecessor", "training_data", "applications"} <= found
    assert not {"year", "notes", "preprint"} & found


def test_what_is_no_entry_is_one_question() -> None:
    assert asked(lambda it: it.term("modalities", "ct")) == {("rest",)}
    assert windows(ONE).answer(("rest",)) != windows(ONE, rest="another").answer(("rest",))


def test_an_edit_on_an_old_day_leaves_the_version() -> None:
    later = ONE.model_copy(update={"added": "2027-01-01"})

    assert asked(lambda it: it.version) == {("version",)}
    assert windows(ONE, OTHER).answer(("version",)) != windows(later, OTHER).answer(("version",))


MADE: list[str] = []
"""Of which entries the view was made."""


@each
def aims(entry: Model, catalog: Catalog) -> str:
    """It reads the tasks of those alone that have a year after 2020."""
    MADE.append(entry.id)
    return ", ".join(catalog.term("tasks", it).label for it in entry.tasks) if entry.year > 2020 else ""


class Keeper:
    """Builds one after the other: each knows what the one before told, and notes what it asked."""

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}

    def build(self, *entries: Entry, rest: str = "") -> tuple[list[str], dict[str, str], set[Question]]:
        """Of which entries the view was made, what it tells, and what it asked."""
        MADE.clear()
        catalog = windows(*entries, rest=rest)
        catalog.keeps(self.keep)
        with catalog.noting() as self.noted:
            told = dict(aims(Model, catalog))
        return list(MADE), told, self.noted

    def keep(self, name: str, make: Callable[[Any], Any]) -> tuple[Any, set[Question]]:
        self.told[name] = make(self.told.get(name))
        return self.told[name], self.noted


OLD, NEW = model(name="Old", year=2020, tasks=["classification"]), model(name="New", year=2022, tasks=["segmentation"])


@pytest.mark.parametrize(
    ("edited", "rest", "anew"),
    [
        ([OLD, NEW], "", []),
        ([OLD, NEW.model_copy(update={"notes": "Edited."})], "", []),
        ([OLD, NEW.model_copy(update={"tasks": ()})], "", ["new"]),
        ([OLD, NEW, model(name="Third", year=2020)], "", ["third"]),
        ([OLD], "", []),
        ([OLD, NEW], "another", ["new", "old"]),
    ],
    ids=["nothing", "another field", "the field", "one more", "one less", "another word"],
)
def test_a_view_of_each_entry_is_made_where_what_it_reads_is_another(
    edited: list[Entry], rest: str, anew: list[str]
) -> None:
    keeper = Keeper()
    _, _, asked = keeper.build(OLD, NEW)
    made, told, asked_then = keeper.build(*edited, rest=rest)

    assert (made, told) == (anew, Keeper().build(*edited)[1])
    assert (
        {("rest",), ("field", "model/language", "tasks")} <= asked <= asked_then
    )  # what is as it was hangs on as much as before


def test_a_view_of_each_entry_hangs_on_a_field_that_one_alone_read() -> None:
    """A field that no entry read before matters from the day on which one does."""
    keeper = Keeper()
    assert "tasks" not in fields_of("model", keeper.build(OLD)[2])

    later = OLD.model_copy(update={"year": 2021})
    assert "tasks" in fields_of("model", keeper.build(later)[2])
    assert keeper.build(later.model_copy(update={"tasks": ("segmentation",)}))[:2] == (["old"], {"old": "Segmentation"})
    assert keeper.build(OLD)[0] == ["old"]


def test_where_nobody_would_know_nothing_can_be_asked() -> None:
    with pytest.raises(IndexError):
        windows(ONE).get("model", "one")


def test_the_answers_are_those_of_the_catalog() -> None:
    catalog = windows(ONE, OTHER, SET)
    plain = catalog._plain
    with catalog.noting():
        assert [it.model_dump() for it in catalog.all_entries] == [it.model_dump() for it in plain.all_entries]
        assert [it.id for it in catalog.referrers["model", "other"]] == ["one"]
        assert (catalog.names, catalog.version) == (plain.names, plain.version)
        assert isinstance(catalog.get("model", "one"), Model)
