"""A step is left out only where it would make the same: proven of every step there is, field by field."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import pytest

from checkouts import Checkout
from hfm.charts import Drawn
from hfm.model.windows import Windows, _values
from hfm.project import Project
from hfm.site import generate
from hfm.site.steps import Before, Made, Question, Steps

ASKED = frozenset({("field", "model", "year")})


def before(lying: tuple[str, ...] = ("a.md",)) -> Before:
    """A step was made when all years were as they are at 1."""
    steps = Steps(b"program", lambda _: 1, Before())
    steps.put("step", {"a.md": "A"}, ASKED, given="words", told="title")
    return Before(steps.made(whole=True), lying)


def test_a_step_whose_answers_are_the_same_stands() -> None:
    steps = Steps(b"program", lambda _: 1, before())

    assert steps.stands("step", "words")
    assert (steps.told("step"), steps.kept, steps.files) == ("title", ["a.md"], {})
    assert steps.made(whole=True) == before().made


@pytest.mark.parametrize(
    ("by", "answer", "lying", "given"),
    [
        (b"another", 1, ("a.md",), "words"),
        (b"program", 2, ("a.md",), "words"),
        (b"program", 1, (), "words"),
        (b"program", 1, ("a.md",), "others"),
    ],
    ids=["another program", "another answer", "another file", "something else is given"],
)
def test_a_step_does_not_stand_that_might_make_something_else(
    by: bytes, answer: int, lying: tuple[str, ...], given: str
) -> None:
    assert not Steps(by, lambda _: answer, before(lying)).stands("step", given)


def test_what_was_not_taken_is_forgotten_where_all_was() -> None:
    steps = Steps(b"program", lambda _: 1, before())

    assert steps.made(whole=True).steps == {}
    assert steps.made(whole=False) == before().made


class Unread:
    """The value of a field that a step does not read: to touch it is a fault."""

    def _touched(self, *_: Any) -> Any:
        raise AssertionError("a field was read and not noted")

    __getattribute__ = __iter__ = __len__ = __bool__ = __eq__ = __hash__ = __str__ = __repr__ = _touched  # type: ignore[assignment]
    __lt__ = __contains__ = __getitem__ = __format__ = __add__ = _touched


class Stated(Unread):
    """The value of a field of which a step reads only whether it is there."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = None  # type: ignore[assignment]


@pytest.fixture(scope="module")
def work(small: Checkout, tmp_path_factory: pytest.TempPathFactory) -> generate._Work:
    """The fixture catalog, of which every step is made once."""
    kept = tmp_path_factory.mktemp("kept")
    (kept / "assets").symlink_to(small.cache / "assets")
    (kept / "fonts").symlink_to(small.cache / "fonts")
    return generate._Work(Project(small.root, kept), small.catalog, Before())


def test_every_step_reads_only_what_is_noted_of_it(work: generate._Work) -> None:
    """Each is made once more, alone, where all the fields hold nothing that it is not known to have read."""
    with generate._renderer(work.project) as renderer:
        work.overviews(renderer, exports=True)
        work.data(exports=True)
        whole, made = dict(work.steps.files), work.steps.made(whole=True)
        for name, step in made.steps.items():
            work.windows = _alone(work.windows, made, name)
            others = {other: it for other, it in made.steps.items() if other != name}
            work.steps = Steps(work.steps.by, lambda it: made.answers.get(it), Before(_but(made, others), whole))
            work.charts = Drawn(work.windows)
            work.overviews(renderer, exports=True)
            work.data(exports=True)

            assert work.steps.taken[name] == step, name
            assert {path: work.steps.files[path] for path in step.files} == {it: whole[it] for it in step.files}, name


def _alone(before: Windows, made: Made, name: str) -> Windows:
    """The same catalog, with the fields alone that this step is known to read."""
    windows = Windows(before._plain, before._fields, before._rest)
    asked = made.steps[name].asked
    for kind, entries in windows._through.items():
        for entry in entries.values():
            held = {field: _held(asked, kind, field, value) for field, value in _values(entry).items()}
            type(entry).__mro__[-2].__dict__["__dict__"].__set__(entry, held)
    return windows


def _held(asked: Set[Question], kind: str, field: str, value: Any) -> Any:
    if ("field", kind, field) in asked:
        return value
    if ("states", kind, field) in asked:
        return Stated() if value not in (None, (), "") else value
    return Unread()


def _but(made: Made, steps: dict[str, Any]) -> Made:
    return Made(made.by, made.answers, steps)


def test_all_kinds_of_steps_are_there(work: generate._Work) -> None:
    beginnings = {name.split(":")[0] for name in work.steps.taken}

    assert {"pages", "chart", "export", "search", "sitemap", "embedded"} <= beginnings
