"""Where a line begins too far to the right or to the left: which line, and with how many spaces it should begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ITEM_OR_KEY = re.compile(r"( *)((?:- +)*)(?:[A-Za-z_][\w-]*:(?= |$)|-(?= |$)|(?<=- ).)")
_OPENS_TEXT = re.compile(r"[|>][+-]?\d?$")


@dataclass(frozen=True)
class Misplaced:
    """A line that begins at no place where one may: its number, its spaces, those it needs, and the line to go by."""

    line: int
    has: int
    needs: int
    like: int

    @property
    def message(self) -> str:
        return f"this line begins with {_spaces(self.has)}, and must begin with {_spaces(self.needs)}"

    def tip(self, text: str) -> str:
        """The finished line, where it is short."""
        whole = f": `{' ' * self.needs}{text.strip()}`" if len(text.strip()) < 100 else ""
        return f"begin line {self.line} with {_spaces(self.needs)}, as line {self.like}{whole}"


def misplaced(lines: Sequence[str], near: int) -> Misplaced | None:
    """The first line at an odd place, if it is the one where reading stopped (`near`, from 1) or next to it."""
    open_at: dict[int, int] = {}  # column where lines may begin -> the last line that does
    opened = True  # whether the line before opens a deeper place
    text_at: int | None = None  # the column of a text over lines; 0 until its first line is seen
    for number, line in enumerate(lines[: near + 1], start=1):
        column = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if text_at is not None and column and column >= text_at:
            text_at = text_at or column
            continue
        text_at = None
        found = _ITEM_OR_KEY.match(line)
        if not found:
            continue  # a value that goes on, or the end of a list
        if column not in open_at and not (opened and column > max(open_at, default=-1)):
            below = min(open_at, key=lambda it: (abs(it - column), -it))
            return Misplaced(number, column, below, open_at[below]) if abs(number - near) <= 1 else None
        open_at = {at: it for at, it in open_at.items() if at < column} | {column: number}
        if found[2]:
            open_at[column + len(found[2])] = number
        opened = line.rstrip().endswith(":")
        text_at = 0 if _OPENS_TEXT.search(line.rstrip()) else None
    return None


def _spaces(count: int) -> str:
    return "no space" if not count else "1 space" if count == 1 else f"{count} spaces"
