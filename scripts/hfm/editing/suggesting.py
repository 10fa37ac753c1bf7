"""Suggestions that a reviewer accepts with a click: what `hfm fix` would write, as blocks that stand for themselves.

Made where the files are, which may be the job of a stranger; posted by a job that trusts nothing of them. So a suggestion
is posted only where it changes lines of the catalog that the pull request shows, and puts the same words in another order
or other quotes: it cannot bring a word of its own. Only the standard library, as that job installs nothing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

MOST = 40  # comments of one review
LONGEST = 20_000  # characters of one
SAID = "`hfm fix` writes it so. No word changes."
_PATH = re.compile(r"catalog/(?:[a-z0-9-]{1,100}/){0,2}[a-z0-9-]{1,100}\.yaml", re.ASCII)
_HUNK = re.compile(r"@@ -\d{1,7}(?:,\d{1,7})? \+(\d{1,7})(?:,\d{1,7})? @@", re.ASCII)
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

Lines = Sequence[str]


@dataclass(frozen=True)
class Suggestion:
    """Lines `start` to `end` of a file, as they are and as they should be."""

    path: str
    start: int
    was: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.was) - 1


def suggestions(path: str, was: str, formed: str) -> Iterator[Suggestion]:
    """The smallest blocks that can be accepted one by one: each has the same words before and after."""
    old, new = was.removesuffix("\n").split("\n"), formed.removesuffix("\n").split("\n")
    begun: tuple[int, int] | None = None
    for sort, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sort == "equal" and begun is None:
            continue
        if begun is None:
            begun = (i1 - 1, j1 - 1) if i1 == i2 and i1 else (i1, j1)  # what only comes in stands behind a line
        block = tuple(old[begun[0] : i2]), tuple(new[begun[1] : j2])
        if sort != "equal" and block[0] and _words(block[0]) == _words(block[1]):
            yield _shortest(Suggestion(path, begun[0] + 1, *block))
            begun = None


def _shortest(it: Suggestion) -> Suggestion:
    """Without the lines at its begin that stay as they are; one at least is spoken of."""
    same = 0
    while same < min(len(it.was), len(it.lines)) - 1 and it.was[same] == it.lines[same]:
        same += 1
    return Suggestion(it.path, it.start + same, it.was[same:], it.lines[same:])


def as_json(found: Iterable[Suggestion]) -> str:
    """For the job that posts them."""
    return json.dumps(
        [{"path": it.path, "start": it.start, "was": it.was, "lines": it.lines} for it in found], indent=1
    )


def review(told: str, files: Iterable[Mapping[str, Any]], known: Iterable[Mapping[str, Any]], commit: str) -> Any:
    """The review to post: those suggestions that may be, without those that stand there. Nothing where there is none.

    `told` is what a stranger's job wrote; `files` and `known` are what the host says of the pull request's files, with
    their patches, and of our own comments on it.
    """
    shown = {str(it["filename"]): _shown(str(it.get("patch") or "")) for it in files if it.get("status") != "removed"}
    there = {(it.get("path"), it.get("line"), str(it.get("body", "")).replace("\r\n", "\n")) for it in known}
    comments = [_comment(it) for it in _read(told) if _may_be(it, shown.get(it.path, []))]
    new = [it for it in comments if (it["path"], it["line"], it["body"]) not in there][:MOST]
    return {"commit_id": commit, "event": "COMMENT", "comments": new} if new else None


def _words(lines: Lines) -> Counter[str]:
    return Counter(re.findall(r"\w+", "\n".join(lines)))


def _read(told: str) -> Iterator[Suggestion]:
    """What of a text from outside has the form of suggestions."""
    try:
        items = json.loads(told) if len(told) <= MOST * LONGEST else []
    except (ValueError, RecursionError):
        return
    for it in items if isinstance(items, list) else ():
        if isinstance(it, dict) and isinstance(it.get("path"), str) and type(it.get("start")) is int:
            was, lines = _lines(it.get("was")), _lines(it.get("lines"))
            if was and lines is not None:
                yield Suggestion(it["path"], it["start"], was, lines)


def _lines(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, list) and len(value) < 1000 and all(isinstance(it, str) for it in value):
        return tuple(value)
    return None


def _may_be(it: Suggestion, hunks: list[dict[int, str]]) -> bool:
    """Whether it is of a file of the catalog, speaks of lines that the diff shows as they are, and only moves words."""
    text = "".join((*it.was, *it.lines))
    if not _PATH.fullmatch(it.path) or len(text) > LONGEST or _UNSEEN.search(text):
        return False
    at = range(it.start, it.end + 1)
    seen = any(all(hunk.get(number) == line for number, line in zip(at, it.was, strict=True)) for hunk in hunks)
    return seen and it.was != it.lines and _words(it.was) == _words(it.lines)


def _shown(patch: str) -> list[dict[int, str]]:
    """The lines of each part of a patch, as they are after it, by their numbers."""
    found: list[dict[int, str]] = []
    number = 0
    for line in patch.split("\n"):
        if begin := _HUNK.match(line):
            found.append({})
            number = int(begin[1])
        elif found and line[:1] in ("+", " "):
            found[-1][number] = line[1:]
            number += 1
    return found


def _comment(it: Suggestion) -> dict[str, Any]:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", "\n".join(it.lines)) or ["``"]))
    body = "\n".join([SAID, "", f"{fence}suggestion", *it.lines, fence])
    place = {"path": it.path, "line": it.end, "side": "RIGHT", "body": body}
    return place if it.start == it.end else {**place, "start_line": it.start, "start_side": "RIGHT"}
