"""Closed fields use the words of the vocabularies, and the vocabularies are sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hfm.model import Term, Vocabulary
from hfm.model.marks import marked_values
from hfm.reading.load import Record
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.repairs import finished
from hfm.reading.rules.draft import Draft


def term_exists(draft: Draft) -> Iterator[Problem]:
    """Every value of a closed field is an id of its vocabulary."""
    known = {name: {term.id for term in words.terms} for name, (words, _) in draft.vocabularies.items()}
    for entry, record in draft:
        for keys, mark, value in marked_values(entry):
            if not isinstance(mark, Term) or mark.vocabulary in draft.unread or value in known.get(mark.vocabulary, ()):
                continue
            where = f"catalog/vocabulary/{mark.vocabulary}.yaml"
            if mark.vocabulary not in known:
                continue  # that it is missing is told once, by a rule of its own
            if value in ("none", "unknown") and isinstance(keys[-1], int):
                yield record.problem(
                    keys,
                    "says-nothing",
                    f"{keys[0]}: '{value}' says nothing",
                    "leave the line out: absent means not known",
                )
                continue
            names = draft.vocabularies[mark.vocabulary][0].names
            other = names.get(value.casefold()) or _printed_name(value, names)
            tip = f"did you mean '{other}'?" if other else did_you_mean(value, known[mark.vocabulary])
            if not other and len(known[mark.vocabulary]) <= 8:
                tip = f"{tip} Its words are {', '.join(sorted(known[mark.vocabulary]))}".strip()
            if not other and isinstance(keys[-1], int) and re.search(r"[;,]", value):
                parts = [it.strip() for it in re.split(r"[;,]", value) if it.strip()]
                tip = finished(keys[:-1], [names.get(it.casefold(), it) for it in parts]) + ", one word an item"
            yield record.problem(
                keys,
                "unknown-term",
                f"{keys[0]}: '{value}' is not in {where}",
                tip or f"add it to {where} if it is missing",
            )


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
    for key in ("id", "label"):
        seen: set[str] = set()
        for number, term in enumerate(words.terms):
            value = getattr(term, key)
            if value in seen:
                yield record.problem(
                    ("terms", number, key), "duplicate-term", f"the {key} '{value}' stands twice", "keep one"
                )
            seen.add(value)


def _goes_round(term_id: str, parents: dict[str, str | None]) -> bool:
    seen, here = {term_id}, parents.get(term_id)
    while here:
        if here in seen:
            return here == term_id
        seen.add(here)
        here = parents.get(here)
    return False
