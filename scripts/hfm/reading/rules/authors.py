"""Each of the authors is one person, or a group that is said to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hfm.model import Work
from hfm.reading.problems import Problem
from hfm.reading.repairs import finished
from hfm.reading.rules.draft import Draft

_AND_OTHERS = re.compile(r"(?i)(?:and |& )?(?:et\.? ?al\.?,?|others|co-?workers|etc\.?)")
_AND_OTHERS_BEHIND = re.compile(r"(?i)(?<=\S),?\s(?:and |& )?(?:et\.? ?al\.?|(?:and |& )others|co-?workers|etc\.)$")
_BEHIND_A_NAME = re.compile(r"(?:Jr|Sr)\.?|I{1,3}|IV|MD|M\.D\.|PhD|Ph\.D\.")
# A list without any of these needs no look at each name, and most are.
_ODD_SIGN = re.compile(r"[@;,&*†‡§¶#¹²³⁴⁵⁶⁷⁸⁹\d]")
_ODD_WORDS = " and ", "et al", "et. al", "etal", "et.al", "others", "worker", "etc"
_MARK = re.compile(r"[*†‡§¶#¹²³⁴⁵⁶⁷⁸⁹]|(?<=[A-Za-zÀ-ž.,])\d{1,2}(?:,\d{1,2}){0,9}$")


def author_is_one_person(draft: Draft) -> Iterator[Problem]:
    """No name holds two people, an address, a mark of a footnote, or stands in the order of a library."""
    for entry, record in draft:
        if not isinstance(entry, Work) or not entry.authors:
            continue
        if apart := _names_apart(entry):
            message = "authors: these are surnames and first names as items of their own"
            yield record.problem(("authors", 0), "bad-authors", message, apart)
            continue
        if not _may_be_odd(entry.authors):
            continue
        for number, name in enumerate(entry.authors):
            if name == "et al." or name in entry.group_authors:
                continue
            fault, better = _fault(name)
            if fault:
                whole = [*entry.authors[:number], *better, *entry.authors[number + 1 :]]
                tip = finished(("authors",), whole) if len(better) != 1 and len(whole) < 20 else _item(better)
                yield record.problem(("authors", number), "bad-authors", f"authors: '{name[:60]}' {fault}", tip)


def _may_be_odd(names: tuple[str, ...]) -> bool:
    text = "\n".join(names[:-1] if names[-1] == "et al." else names).casefold()
    return bool(_ODD_SIGN.search(text)) or any(word in text for word in _ODD_WORDS)


def _item(names: list[str]) -> str:
    return f"write {', '.join(names)}" if names else "leave it out"


def _fault(name: str) -> tuple[str, list[str]]:
    """What is wrong with a name, and the names to write instead."""
    if _AND_OTHERS.fullmatch(name):
        return "is no name", ["et al."]
    if "@" in name:
        plain = re.sub(r"[<(\[]?\S{1,100}@\S{1,100}[>)\]]?", "", name).strip(" ,;")
        return "holds an e-mail address", [plain] if plain else []
    if tail := _AND_OTHERS_BEHIND.search(name):
        return "has more than a name", [*_each(name[: tail.start()]), "et al."]
    people = [it for it in re.split(r"\s*(?:;|,?\s+and\s+|\s+&\s+)\s*", name) if it]
    parts = [part for it in people for part in _by_commas(it)]
    if len(parts) > 1:
        return "is more than one name", _each(*parts)
    last, comma, first = name.partition(", ")
    if comma and not _BEHIND_A_NAME.fullmatch(first):
        return "has the surname first", [f"{first} {last}"]
    if _MARK.search(name):
        return "holds the mark of a footnote", [_MARK.sub("", name).strip(" ,")]
    return "", []


def _each(*names: str) -> list[str]:
    """The names as they should be written, each on its own."""
    return [better for name in names for better in (_fault(name)[1] or [name])]


def _by_commas(text: str) -> list[str]:
    """The names between commas, where each is a name of several words; else the text as it is."""
    parts = [it.strip() for it in text.split(",")]
    whole = [it for it in parts if " " in it or _AND_OTHERS.fullmatch(it)]
    return parts if len(parts) > 1 and len(whole) == len(parts) else [text]


def _names_apart(entry: Work) -> str:
    """The line to write where every item is a single word of Latin letters, two for a person; or nothing."""
    names = [it for it in entry.authors if it != "et al."]
    if len(names) < 2 or any(it in entry.group_authors or not re.fullmatch(r"[A-Za-zÀ-ž.'’-]+", it) for it in names):
        return ""
    people = [f"{first} {last}" for last, first in zip(names[::2], names[1::2], strict=False)]
    more = ["et al."] if "et al." in entry.authors else []
    return (
        finished(("authors",), people + more) if len(names) % 2 == 0 and len(people) < 20 else "write each name whole"
    )


def author_stands_once(draft: Draft) -> Iterator[Problem]:
    """Nobody is an author twice. Two can share initials; two with one whole name need a correction that says so."""
    for entry, record in draft:
        if not isinstance(entry, Work) or any(it.field == "authors" for it in entry.corrections):
            continue
        half = len(entry.authors) // 2
        if (
            half > 1
            and entry.authors[:half] == entry.authors[half : 2 * half]
            and entry.authors[2 * half :] in ((), ("et al.",))
        ):
            tip = (
                finished(("authors",), [*entry.authors[:half], *entry.authors[2 * half :]]) if half < 20 else "keep one"
            )
            yield record.problem(("authors", half), "repeated-item", "authors: the whole list stands twice", tip)
            continue
        seen: set[str] = set()
        for number, name in enumerate(entry.authors):
            if name in seen and not re.match(r"\w{1,2}[.\s-]", name):
                tip = "keep one; if two people have this name, add a correction on `authors` that says so"
                yield record.problem(("authors", number), "repeated-item", f"authors: '{name}' stands twice", tip)
            seen.add(name)


def group_is_an_author(draft: Draft) -> Iterator[Problem]:
    """A group among the authors is one of the authors."""
    for entry, record in draft:
        for number, name in enumerate(entry.group_authors if isinstance(entry, Work) else ()):
            if isinstance(entry, Work) and name not in entry.authors:
                tip = "write it under `authors` too, in the same spelling"
                message = f"group_authors: '{name}' is not among the authors"
                yield record.problem(("group_authors", number), "bad-authors", message, tip)
