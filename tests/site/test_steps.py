"""A step is left out only where it would make the same: proven of every step there is, field by field."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import Any, cast

import pytest

from checkouts import Checkout
from hfm.charts import Drawn
from hfm.exports.awesome import _KINDS, _listed
from hfm.exports.columns import columns
from hfm.model import KINDS, Model
from hfm.model.catalog import _paper_ids
from hfm.model.watched import _ASKED
from hfm.model.windows import parts_of
from hfm.project import Project
from hfm.site.chart_data import chart_data
from hfm.site.data_files import data_parts
from hfm.site.packing import Pack, packer
from hfm.site.page_files import finish, overview_parts, renderer_of
from hfm.site.render import Renderer
from hfm.site.steps import Before, Made, Steps
from hfm.site.work import Work
from hfm.views.identifiers import identities_of
from hfm.views.search_index import _common_words, _named_entry, _title_words
from unread import seen_alone

LASTING = (columns, identities_of, _named_entry, _common_words, _title_words)
ASKED = frozenset({("field", "model/vision", "year")})


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


@pytest.mark.parametrize(("by", "told"), [(b"program", "title"), (b"another", None)])
def test_what_a_step_told_is_known_though_it_does_not_stand(by: bytes, told: str | None) -> None:
    """But not of another program, which may have meant something else by it."""
    steps = Steps(by, lambda _: 2, before())

    assert not steps.stands("step", "words")
    assert steps.told_before("step") == told
    assert steps.told_before("no step") is None


def test_what_was_not_taken_is_forgotten_where_all_was() -> None:
    steps = Steps(b"program", lambda _: 1, before())

    assert steps.made(whole=True).steps == {}
    assert steps.made(whole=False) == before().made


def test_a_question_that_nobody_asks_any_more_is_forgotten() -> None:
    """What was made beside may ask for what is asked here too, and for more."""
    there, here = (Steps(b"program", lambda it: it[-1], before()) for _ in range(2))
    beside = {("field", "model/vision", it) for it in ("name", "tasks")}
    there.put("beside", {}, beside)
    here.put("step", {"a.md": "A"}, {("rest",), ("field", "model/vision", "tasks")})
    here.add(*there.taken_with)

    made = here.made(whole=True)

    assert set(made.questions) == {("rest",), *beside}
    assert here.asked("beside") == {made.questions[it] for it in made.steps["beside"].numbers} == beside
    assert list(made.answers) == [it[-1] for it in made.questions]


@pytest.fixture(scope="module")
def work(small: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Work:
    """The fixture catalog, of which every step is made once."""
    kept = tmp_path_factory.mktemp("kept")
    (kept / "assets").symlink_to(small.cache / "assets")
    (kept / "fonts").symlink_to(small.cache / "fonts")
    return Work(Project(small.root, kept), small.catalog, Before())


def test_every_step_reads_only_what_is_noted_of_it(work: Work) -> None:
    """Each is made once more, alone, where all the fields hold nothing that it is not known to have read."""
    pack = packer()
    with renderer_of(work.project) as renderer:
        _make(work, renderer, pack)
        whole, made = dict(work.steps.files), work.steps.made(whole=True)
        answers = dict(zip(made.questions, made.answers, strict=True))
        for name, step in made.steps.items():
            work.windows = seen_alone(work.windows, {made.questions[it] for it in step.numbers})
            others = {other: it for other, it in made.steps.items() if other != name}
            before = Before(_but(made, others), whole, lambda path: cast("bytes", whole[path]))
            work.steps = Steps(work.steps.by, answers.get, before)
            work.windows.keeps(work._lasting)
            work.charts = Drawn(work.windows)
            del work.edition  # which was of the whole catalog
            _make(work, renderer, pack)

            assert work.steps.taken[name] == step, name
            assert {path: work.steps.files[path] for path in step.files} == {it: whole[it] for it in step.files}, name


def _make(work: Work, renderer: Renderer, pack: Pack) -> None:
    for part in (*chain.from_iterable(overview_parts(work, renderer, exports=True)), *data_parts(work, pack)):
        part()
    chart_data(work, exports=True)
    finish(work, exports=True)
    _views(work)


def _views(work: Work) -> None:
    """What the pages of entries ask is told by views of all of them; what lasts is asked for by steps that are not left out."""
    for name in _ASKED:
        work.view(name)
    with work.windows.noting():
        for kind in KINDS.values():
            for view in LASTING:
                view(kind, work.windows)
        for works in _KINDS:
            for of_works in (_listed, _paper_ids):
                of_works(works, work.windows)


def _but(made: Made, steps: dict[str, Any]) -> Made:
    return replace(made, steps=steps)


def test_all_kinds_of_steps_are_there(work: Work) -> None:
    beginnings = {name.split(":")[0] for name in work.steps.taken}

    assert {"pages", "chart", "export", "search", "sitemap", "embedded", "part", "view", "lasting"} <= beginnings


@pytest.mark.parametrize(
    ("step", "parts", "field"),
    [
        ("part: models/rows.json", parts_of(Model), "summary"),
        ("part: models/rows.json: tasks", parts_of(Model), "name"),
        ("part: models/texts.json", parts_of(Model), "tasks"),
        ("part: models/identifiers.json", parts_of(Model), "summary"),
        ("chart: growth", parts_of(Model), "name"),
        ("part: known works", parts_of(Model), "name"),
        ("view: hfm.views.near.near", parts_of(Model), "name"),
        ("pages: datasets", parts_of(Model), "name"),
        ("pages: models/vision", ("model/language",), "name"),
    ],
)
def test_what_a_step_has_no_use_for_it_does_not_read(work: Work, step: str, parts: tuple[str, ...], field: str) -> None:
    """Then a change of it makes nothing there."""
    assert not {("field", part, field) for part in parts} & work.steps.asked(step)
