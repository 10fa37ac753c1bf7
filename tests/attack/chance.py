"""Catalogs by chance: every field of every kind there or not, numbers and days at the far ends, tricks for texts."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel, StrictBool, StrictInt

from attack.agreeing import agree
from checkouts import FIXTURE
from hfm.model import KINDS, Entry, Ref, Term
from hfm.model.fields import Authors, Date, Day, Line, Name, Prose, Slug, Stated, Title, Told, Year
from hfm.model.results import Number, ReportedValue
from hfm.reading.problems import Problem
from hfm.reading.validate import examine
from hostile import TRICKS, Writer, legal, terms

_WHOLE = [1, 2, 3, 7, 10, 999, 1000, 10**6, 7 * 10**9, 10**12, 10**15, 10**18 - 1, 0, -1]
_DATES = ["1900", "1999", "2017", "2023", "2023-05", "2024-02-29", "2026-11-22", "2026-11", "1900-01-01", "2100-12-31"]
_DAYS = ["1990-01-01", "2024-02-29", "2026-01-01", "2026-11-01", "2026-11-22", "2100-12-31"]
_NUMBERS = ["0", "1", "-1", "0.5", "41.6", "99.99", "100", "0.0000001", "123456789012345678", "-0"]
_LETTERS = "aZ09 éßİıﬀ中文ا😀𝛼–—…“”'\"<>&{}[]()#*_`~|\\/:;,.!?%$@=+-^\n"
_TEXTS = (Line, Stated, Name, Title, Prose, Told)
_TOP = re.compile(r"([a-z_]+):")


class ChanceWriter(Writer):
    """Makes facts that a chance decides; most are legal, and what is not, `check` must tell."""

    def __init__(self, kind: str, number: int, chance: random.Random, counts: dict[str, int]) -> None:
        super().__init__(kind, number)
        self.chance, self.counts = chance, counts
        self.full = chance.choice([0, 0.2, 0.5, 0.8, 1])
        self.turn = 0

    def facts(self, cls: type[BaseModel]) -> dict[str, Any]:
        made = super().facts(cls)
        needed = {name for name, info in cls.model_fields.items() if info.is_required()}
        found = {name: value for name, value in made.items() if name in needed or self.chance.random() < self.full}
        if issubclass(cls, Entry):
            found["added"] = self.chance.choice(_DAYS)
            if self.chance.random() < 0.3:
                found["verified"] = self.chance.choice(_DAYS)
        if self.chance.random() < 0.98:
            agree(cls, found, self.number, self.chance)
        return found

    def value(self, name: str, annotation: Any) -> Any:
        choose = self.chance.choice
        if name == "values":
            return {f"column-{n}": self.facts(ReportedValue) for n in range(choose([1, 2]))}
        if name in ("server", "field") and self.chance.random() < 0.3:
            return self.text(Name)
        if name in ("minimum", "maximum"):
            return choose([None, 0, 1, 100, -1])
        for type_, values in ((Year, [1900, 2015, 2023, 2026, 2100]), (Date, _DATES), (Day, _DAYS), (Number, _NUMBERS)):
            if annotation == type_:
                return choose(values)
        if annotation == StrictBool:
            return choose([True, False])
        if annotation == StrictInt:
            return choose(_WHOLE)
        if annotation == Authors:
            return [*(self.text(Name) for _ in range(choose([1, 2, 5, 60]))), *choose([[], ["et al."]])]
        return super().value(name, annotation)

    def _compound(self, name: str, annotation: Any) -> Any:
        arguments = get_args(annotation)
        if get_origin(annotation) is Literal:
            return self.chance.choice(arguments)
        if get_origin(annotation) is tuple and arguments[-1] is ...:
            least = name in ("sources", "metrics", "columns", "rows")
            made = [self.value(name, arguments[0]) for _ in range(self.chance.choice([least, 1, 1, 2, 3, 12]))]
            plain = [it for it in made if it is not None]
            return [it for n, it in enumerate(plain) if it not in plain[:n]] or None
        if type(None) in arguments and get_origin(annotation) is not Annotated:
            return self.value(name, self.chance.choice([it for it in arguments if it is not type(None)]))
        if annotation == Slug:
            return super().value(name, annotation)
        return super()._compound(name, annotation)

    def _marked(self, mark: Term | Ref) -> Any:
        if not isinstance(mark, Ref):
            return self.chance.choice(terms(mark.vocabulary))
        known = [number for number in range(self.counts[mark.kind]) if (mark.kind, number) != (self.kind, self.number)]
        if mark.kind == "benchmark" and known:  # in turn, so that each has a result
            self.turn += 1
            return f"benchmark-{(self.number + self.turn) % len(known)}"
        return f"{mark.kind}-{self.chance.choice(known)}" if known else None

    def _url(self, name: str) -> str:
        endings = ["", "?a=1&b=(c)[d]", "#x", "/" + "a" * 300, "/%3Cscript%3E", ":8080/x", "/é", "/a;b=c"]
        return f"https://x{self.number}.{self.kind}.example/{name}{self.chance.choice(endings)}".replace(
            "/" + name + ":8080", ":8080"
        )

    def text(self, annotation: Any = Line, wanted: str = ".+") -> str:
        while True:
            words = "".join(self.chance.choices(_LETTERS, k=self.chance.choice([1, 3, 20, 150])))
            made = self.chance.choice([words, self.chance.choice(TRICKS), f"{self.chance.choice(TRICKS)} {words}"])
            made = made if annotation in (Prose, Told) else " ".join(made.split())
            if not re.fullmatch(wanted, made, re.DOTALL):
                continue
            if legal(annotation, made):
                return made


@dataclass
class Case:
    """A catalog on disk; what `check` refuses of it is taken out until it is sound."""

    folder: Path
    files: dict[str, dict[str, Any]]
    refused: int = 0

    def write(self) -> None:
        for path, facts in self.files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(
                yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8"
            )

    def make_sound(self) -> None:
        """Raises AssertionError for a problem that stands nowhere."""
        while problems := examine(self.folder)[1]:
            self.refused += len(problems)
            for problem in problems:
                self._take_out(problem)
            self.write()

    def _take_out(self, problem: Problem) -> None:
        """The field that the problem stands at, or else the whole entry."""
        path = problem.path.partition("/")[2]
        assert problem.line > 0 and problem.message, f"a problem without a place: {problem}"
        facts = self.files.get(path)
        if facts is None:
            assert not (self.folder / path).exists(), f"a problem of a file that nobody touched: {problem}"
            return
        lines = (self.folder / path).read_text(encoding="utf-8").splitlines()[: problem.line]
        key = next((found[1] for line in reversed(lines) if (found := _TOP.match(line))), "")
        cls = next(kind for kind in KINDS.values() if path.startswith(f"{kind.FOLDER}/"))
        info = cls.model_fields.get(key)
        if key in facts and info is not None and not info.is_required():
            del facts[key]
        elif key not in facts and problem.line > 1:
            return  # taken out for another problem of this round
        else:
            del self.files[path]
            (self.folder / path).unlink()


def make_case(seed: int, folder: Path) -> Case:
    """The catalog of this number: the same every time. The word lists are those of the fixture."""
    chance = random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(FIXTURE / "vocabulary", folder / "vocabulary")
    most = chance.choice([1, 2, 4, 12])
    counts = {kind: chance.choice([0, chance.randint(0, most)]) for kind in KINDS}
    counts["benchmark"] = min(
        counts["benchmark"], counts["result"]
    )  # there is none without a table, nor one without it
    counts["result"] *= bool(counts["benchmark"])
    case = Case(folder, {})
    for kind, cls in KINDS.items():
        for number in range(counts[kind]):
            facts = ChanceWriter(kind, number, chance, counts).facts(cls)
            group = f"{chance.choice(cls.GROUPS)}/" if cls.GROUPS else ""
            case.files[f"{cls.FOLDER}/{group}{kind}-{number}.yaml"] = facts
    case.write()
    case.make_sound()
    return case
