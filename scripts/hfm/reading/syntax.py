"""What is wrong where YAML cannot be read, told to the person who wrote it."""

from __future__ import annotations

import re

import yaml

from hfm.model.texts import without_accents_of_latex
from hfm.reading.indentation import misplaced
from hfm.reading.places import lines_of
from hfm.reading.problems import Problem
from hfm.reading.repairs import finished

_KEY_AND_TEXT = re.compile(r"(\s*(?:- )*)([A-Za-z_]+): +(\S.*?)\s*$")


def syntax_problem(path: str, error: yaml.YAMLError, text: str) -> Problem:
    """The problem of a file of which YAML makes nothing: where to look, and the finished line where it can be told."""
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if glued := _glued(path, text, mark.line if mark else 0):
        return glued
    written = [*lines_of(text), ""]  # reading can stop behind the last line
    if mark and (odd := misplaced(written, mark.line + 1)):
        return Problem(path, odd.line, odd.has + 1, "indentation", odd.message, odd.tip(written[odd.line - 1]))
    if mark and (nothing := re.match(r"(\s*(?:- +)*)([A-Za-z_]+): +(-)\s*$", written[mark.line])):
        tip = f"leave line {mark.line + 1} out: absent means not known"
        return Problem(
            path, mark.line + 1, nothing.start(3) + 1, "says-nothing", f"{nothing[2]}: '-' says nothing", tip
        )
    in_list = (getattr(error, "problem", None) or "").startswith("did not find expected ',' or")
    if mark and began and (in_list or mark.index >= len(text.rstrip())):
        mark = began  # a quote or a bracket is never closed: where it opened is the place to look
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or "not YAML"
    opened = text.splitlines()[line - 1 : line] if mark is began and mark else []
    sign = opened[0][column - 1 : column] if opened else ""
    closing = {'"': '"', "'": "'", "[": "]", "{": "}"}.get(sign, "")
    lines = lines_of(text)[line - 1 : line]
    tip = (
        ("remove this line, and the one like it" if lines and lines[0].startswith("```") else "")
        or _quotes_in_quotes(lines)
        or (_list_again(lines) if sign == "[" and mark and not _goes_on(text, line) else "")
        or (f"close it with {closing}" if closing and not (in_list and closing in opened[0]) else "")
        or _in_quotes(lines)
        or ("check the indentation, and quote values that hold ': ' or ' #' or begin with a sign such as @ * & [ {")
    )
    return Problem(path, line, column, "syntax", f"YAML cannot be read here: {reason}", tip)


def _glued(path: str, text: str, near: int) -> Problem | None:
    """A key with its value behind the colon without a blank, in this line or the one before: `year:2025`."""
    lines = lines_of(text)
    for number in (near, near - 1):
        found = (
            re.match(r"( *(?:- )?)([a-z_]{2,30}):([^\s:/][^:]{0,200})$", lines[number])
            if 0 <= number < len(lines)
            else None
        )
        if found:
            column = len(found[1]) + len(found[2]) + 2
            message, tip = f"a blank is missing after '{found[2]}:'", f"write {found[2]}: {found[3]}"
            return Problem(path, number + 1, column, "syntax", message, tip)
    return None


def _quotes_in_quotes(lines: list[str]) -> str:
    """The line with its value in quotes of the other kind, where quotes stand inside quotes; or nothing."""
    found = _KEY_AND_TEXT.match(lines[0]) if lines else None
    if found and len(found[3]) < 500 and found[3][0] in "'\"" and found[3].count(found[3][0]) > 2:
        sign, whole = found[3][0], found[3]
        wrapped = whole.endswith(sign) and (sign == "'" or whole.count(sign) % 2 == 0)
        return finished((found[2],), whole[1:-1] if wrapped else whole)
    return ""


def _goes_on(text: str, line: int) -> bool:
    """Whether the line after this one carries a list on, and is no key."""
    after = lines_of(text)[line : line + 1]
    return bool(after and after[0].strip() and not re.match(r"\s*(?:- )*[A-Za-z_]+:(?: |$)", after[0]))


def _list_again(lines: list[str]) -> str:
    """The line with a list of plain items that can be read, closed and in quotes where it must be; or nothing."""
    found = _KEY_AND_TEXT.match(lines[0]) if lines else None
    if not found or len(found[3]) > 500 or not re.fullmatch(r"\[[^\[\]'#]*[^\[\]'#,]\]?", found[3]):
        return ""
    items = [without_accents_of_latex(it.strip()) for it in found[3].strip("[]").split(",") if it.strip()]
    return finished((found[2],), items) if items and not any(it[0] in '"{' or ": " in it for it in items) else ""


def _in_quotes(lines: list[str]) -> str:
    """The line with its value in quotes, where the value holds a colon or begins with a sign; or nothing."""
    found = _KEY_AND_TEXT.match(lines[0]) if lines else None
    if found and len(found[3]) < 500 and (": " in found[3] or found[3][0] in "@`%") and found[3][0] not in "'\"[{|>":
        return finished((found[2],), found[3])
    return ""
