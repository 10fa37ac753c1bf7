"""Closed fields use the words of the vocabularies, and the vocabularies are sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hfm.model import Entry, Term, Vocabulary
from hfm.model.marks import mark_of, marked_values
from hfm.model.texts import NOTHING_SAID
from hfm.reading.load import Record
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.repairs import finished
from hfm.reading.rules.draft import Draft

_FEW = 40  # words of a list that a message can name


def term_exists(draft: Draft) -> Iterator[Problem]:
    """Every value of a closed field is an id of its vocabulary."""
    known = {name: {term.id for term in words.terms} for name, (words, _) in draft.vocabularies.items()}
    for entry, record in draft:
        for keys, mark, value in marked_values(entry, (Term,)):
            if not isinstance(mark, Term) or mark.vocabulary in draft.unread or value in known.get(mark.vocabulary, ()):
                continue
            where = f"catalog/vocabulary/{mark.vocabulary}.yaml"
            if mark.vocabulary not in known:
                continue  # that it is missing is told once, by a rule of its own
            if value == "none" or NOTHING_SAID.fullmatch(value):
                yield record.problem(keys, "says-nothing", f"{keys[0]}: '{value}' says nothing", record.leave_out(keys))
                continue
            names = draft.vocabularies[mark.vocabulary][0].names
            other = names.get(value.casefold()) or _printed_name(value, names)
            tip = f"did you mean '{other}'?" if other else did_you_mean(value, known[mark.vocabulary])
            if not other and len(known[mark.vocabulary]) <= _FEW:
                words = ", ".join(sorted(known[mark.vocabulary]))
                tip = f"{tip} Its words are {words}".strip()
                tip += "" if "did you mean" in tip else "; one that is missing goes there with its definition"
            if not other and isinstance(keys[-1], int) and re.search(r"[;,]", value):
                parts = [it.strip() for it in re.split(r"[;,]", value) if it.strip()]
                tip = finished(keys[:-1], [names.get(it.casefold(), it) for it in parts]) + ", one word an item"
            if not other and (homes := _homes(entry, value, known)):
                tip = f"it is a word of {' and '.join(homes)}: write it there, and not here"
            tip = tip or f"take one of the words in {where}; one that is missing goes there with its definition"
            yield record.problem(keys, "unknown-term", f"{keys[0]}: '{value}' is not in {where}", tip)


def _homes(entry: Entry, value: str, known: Mapping[str, set[str]]) -> list[str]:
    """The fields of the entry whose list has this very word."""
    marks = {name: mark_of(type(entry), name) for name in type(entry).model_fields}
    return [name for name, mark in marks.items() if isinstance(mark, Term) and value in known.get(mark.vocabulary, ())]


def _printed_name(value: str, names: Mapping[str, str]) -> str:
    """The id of a licence by the name that its text bears: Apache License, Version 2.0."""
    found = {term for name, term in names.items() if _letters(name) == _letters(value) != ""}
    return found.pop() if len(found) == 1 else ""


def _letters(text: str) -> str:
    return re.sub(r"licen[cs]e|version|[^a-z0-9]", "", text.casefold())


def vocabulary_is_sound(draft: Draft) -> Iterator[Problem]:
    """Ids and labels stand once, and a parent is a term of the same list without going round in circles."""
    for words, record in draft.vocabularies.values():
        yield from _each_once(words, record)
        yield from _names_once(words, record)
        parents = {term.id: term.parent for term in words.terms}
        for number, term in enumerate(words.terms):
            if term.parent and term.parent not in parents:
                tip = did_you_mean(term.parent, parents)
                yield record.problem(
                    ("terms", number, "parent"), "unknown-parent", f"'{term.parent}' is not a term of this list", tip
                )
            elif _goes_round(term.id, parents):
                yield record.problem(
                    ("terms", number, "parent"),
                    "circular-parent",
                    f"'{term.id}' is its own ancestor",
                    "remove one parent",
                )


def _each_once(words: Vocabulary, record: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, term in enumerate(words.terms):
        if term.id in seen:
            message = f"the id '{term.id}' stands twice"
            yield record.problem(("terms", number, "id"), "duplicate-term", message, "keep one")
        seen.add(term.id)


def _names_once(words: Vocabulary, record: Record) -> Iterator[Problem]:
    """A label or an alias means one term of its list; it is told at the later of two."""
    places: dict[str, list[tuple[int, str, str]]] = {}
    for number, term in enumerate(words.terms):
        for name in {it.casefold(): it for it in (term.label, *term.aliases)}.values():
            places.setdefault(name.casefold(), []).append((number, term.id, name))
    for found in places.values():
        for number, _, name in found[1:]:
            other = found[0][1]
            key = "label" if words.terms[number].label == name else "aliases"
            message = f"'{name}' is a name of '{other}' already"
            tip = f"use '{other}' if it is the same, or take the name away from one of the two"
            yield record.problem(("terms", number, key), "duplicate-term", message, tip)


def _goes_round(term_id: str, parents: dict[str, str | None]) -> bool:
    seen, here = {term_id}, parents.get(term_id)
    while here:
        if here in seen:
            return here == term_id
        seen.add(here)
        here = parents.get(here)
    return False
