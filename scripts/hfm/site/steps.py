"""What a build makes, step by step. A step is left out while all that it asked would be answered as before."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, cast

from hfm.exports.pieces import Cuts, Pieced, pieced
from hfm.site.shelf import made_of, packed, unpacked

LASTING = (
    "lasting: "  # how the names of steps begin that others take what they tell from, if they do not stand themselves
)
Files = Mapping[str, str | bytes]
Question = tuple[str, ...]


class Step(NamedTuple):
    """What a step was given, what it asked the catalog, which files it made, and what it told besides.

    Most steps stand, and nobody looks into them: the questions are numbers of their list, side by side, and packed is
    what was told. `cuts` says of a file that is a piece an entry where these are; it is packed too, if there is one.
    """

    given: bytes
    asked: bytes
    files: tuple[str, ...]
    told: bytes
    cuts: bytes

    @property
    def numbers(self) -> Sequence[int]:
        return cast("Sequence[int]", memoryview(self.asked).cast("I"))


@dataclass(frozen=True)
class Made:
    """What a build left behind: by which program and templates, its steps, and all that these asked, with the answers."""

    by: bytes = b""
    questions: Sequence[Question] = ()
    answers: Sequence[Any] = ()
    steps: Mapping[str, Step] = field(default_factory=dict)


@dataclass(frozen=True)
class Before:
    """What the build before made, which files lie as it left them, and how to read one."""

    made: Made = field(default_factory=Made)
    lying: Container[str] = ()
    read: Callable[[str], bytes] = lambda path: Path(path).read_bytes()


Taken = tuple[Files, Mapping[str, Step], Sequence[Question]]


class Steps:
    """The steps of this build. One of the build before stands where its files lie and its answers would be the same."""

    def __init__(self, by: bytes, answer: Callable[[Question], Any], before: Before) -> None:
        self.by, self.answer = by, answer
        self.files: dict[str, str | bytes] = {}
        """What was made anew."""
        self.taken: dict[str, Step] = {}
        self._told: dict[str, Any] = {}
        self._lying, self._read = before.lying, before.read
        self._last = before.made.steps
        self._before = before.made if before.made.by == by else Made()
        self._same: list[bool | None] = [None] * len(self._before.questions)
        self._questions = list(self._before.questions)

    def stands(self, name: str, given: Any = None) -> bool:
        """Whether the step would make what it made before from what it is given; then it is taken as it was."""
        step = self._before.steps.get(name)
        if step is None or step.given != _made_of(given) or not self._is_right(step):
            return False
        self.taken[name] = step
        return True

    def _is_right(self, step: Step) -> bool:
        same = self._same
        for number in step.numbers:  # there are hundreds of thousands, and most are known
            if not (self._is_same(number) if same[number] is None else same[number]):
                return False
        return all(path in self._lying for path in step.files)

    def _is_same(self, number: int) -> bool:
        same = self._same[number] = self.answer(self._questions[number]) == self._before.answers[number]
        return bool(same)

    def _answer_now(self, number: int) -> Any:
        known = number < len(self._same) and self._same[number]
        return self._before.answers[number] if known else self.answer(self._questions[number])

    @cached_property
    def _numbers(self) -> dict[Question, int]:
        return {question: number for number, question in enumerate(self._questions)}

    def _number(self, question: Question) -> int:
        if question not in self._numbers:
            self._numbers[question] = len(self._questions)
            self._questions.append(question)
        return self._numbers[question]

    def put(self, name: str, files: Files, asked: Set[Question], given: Any = None, told: Any = None) -> None:
        """What a step made, and what it asked for that."""
        # Half the size in memory: a dash makes each letter of a text take two.
        self.files.update({path: it.encode() if isinstance(it, str) else it for path, it in files.items()})
        cuts = {path: it.cuts for path, it in files.items() if isinstance(it, Pieced)}
        numbers = array("I", sorted(map(self._number, asked)))
        self._told[name] = told
        self.taken[name] = Step(
            _made_of(given), numbers.tobytes(), tuple(files), packed(told), packed(cuts) if cuts else b""
        )

    def told(self, name: str) -> Any:
        if name not in self._told:
            self._told[name] = unpacked(self.taken[name].told)
        return self._told[name]

    def told_before(self, name: str) -> Any:
        """What the step told in the build before, whether it would tell the same now or not; None where there is none."""
        step = self._before.steps.get(name)
        return unpacked(step.told) if step else None

    def asked(self, name: str) -> Set[Question]:
        return {self._questions[number] for number in self.taken[name].numbers}

    def files_before(self, name: str) -> tuple[str, ...]:
        """The files that the step made in the build before, whatever these hang on now."""
        step = self._last.get(name)
        return step.files if step else ()

    def left(self, path: str) -> bytes | None:
        """What the build before left there, if it lies there so; with its pieces."""
        if path not in self._lying:
            return None
        content, cuts = self._read(path), self._cuts.get(path)
        return pieced(content, cuts) if cuts else content

    @cached_property
    def _cuts(self) -> Mapping[str, Cuts]:
        return {path: cuts for it in self._before.steps.values() if it.cuts for path, cuts in unpacked(it.cuts).items()}

    @property
    def taken_with(self) -> Taken:
        """What was made and taken, and the questions that are new since the build before; who takes it copies no file."""
        files = {path: memoryview(it) if isinstance(it, bytes) else it for path, it in self.files.items()}
        return cast("Files", files), self.taken, self._questions[len(self._same) :]

    def add(self, files: Files, taken: Mapping[str, Step], new: Sequence[Question]) -> None:
        """What was made beside."""
        here = [*range(len(self._same)), *map(self._number, new)]
        self.files = {**files, **self.files}  # with one core it was made here, and is there already
        self.taken.update({name: _renumbered(step, here) for name, step in taken.items()})

    @property
    def kept(self) -> list[str]:
        """The files that lie there already."""
        return [path for step in self.taken.values() for path in step.files if path not in self.files]

    def made(self, *, whole: bool) -> Made:
        """What this build leaves behind; where it did not take every step, those too that stand beside what it took, and
        always what is lasting: nobody asks for it where all that takes it stands."""
        steps = dict(self.taken)
        rest = [it for it in self._before.steps.keys() - steps.keys() if not whole or it.startswith(LASTING)]
        steps |= {name: step for name in rest if self._is_right(step := self._before.steps[name])}
        asked = sorted({number for step in steps.values() for number in step.numbers})
        if len(asked) < len(self._questions):
            place = dict(zip(asked, count()))
            steps = {name: _renumbered(step, place) for name, step in steps.items()}
        return Made(self.by, [self._questions[it] for it in asked], [self._answer_now(it) for it in asked], steps)


def _renumbered(step: Step, numbers: Mapping[int, int] | Sequence[int]) -> Step:
    return step._replace(asked=array("I", [numbers[it] for it in step.numbers]).tobytes())


_OF_NOTHING = made_of(None)


def _made_of(given: Any) -> bytes:
    """Bytes stand for themselves: there may be thousands of the same."""
    return _OF_NOTHING if given is None else given if isinstance(given, bytes) else made_of(given)
