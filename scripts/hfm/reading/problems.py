"""What is wrong with the catalog, told to the person who can mend it: place, problem, next step."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

MOST = 600  # characters of a message; a value can be as long as its file


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `line` and `column` count from 1; `code` is stable and can be searched for."""

    path: str
    line: int
    column: int
    code: str
    message: str
    tip: str = ""


class CatalogError(Exception):
    """The catalog has problems; nothing was built."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(set(problems))


class TemplateMistakeError(Exception):
    """A template is wrong; the message says where, and what to do."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion in words, or nothing when no known word is near."""
    words, bare = sorted(known), _bare(word)
    if same := [it for it in words if bare and _bare(it) == bare]:
        return f"did you mean '{same[0]}'?"
    from rapidfuzz import fuzz, process  # it takes long to import, and seldom is there something to tell

    best = process.extractOne(word.lower(), words, scorer=fuzz.ratio, score_cutoff=65)
    return f"did you mean '{best[0]}'?" if best else ""


def _bare(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", word.lower())


def as_text(problems: Iterable[Problem]) -> str:
    """For a terminal: a line a problem, `path:line:column: error[code] message`, and the tip below it."""
    lines = []
    for it in problems:
        lines.append(f"{_visible(it.path)}:{it.line}:{it.column}: error[{it.code}] {_visible(it.message)}")
        if it.tip:
            lines.append(f"    {_visible(it.tip)}")
    return "\n".join(lines)


def as_github(problems: Iterable[Problem]) -> str:
    """For GitHub Actions: one annotation a problem, shown at its line in the pull request."""
    return "\n".join(
        f"::error file={_property(_visible(it.path))},line={it.line},col={it.column},title={_property(it.code)}"
        f"::{_data(_visible(f'{it.message} {it.tip}'.strip()))}"
        for it in problems
    )


def as_json(problems: Iterable[Problem]) -> str:
    """For programs: a list of objects with the fields of `Problem`."""
    return json.dumps([asdict(it) for it in problems], indent=2)


FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def _visible(text: str) -> str:
    """The text, not endless, with control characters spelled out, so that no value moves a terminal's cursor."""
    shown = text if len(text) <= MOST else text[:MOST] + "…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in shown)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
