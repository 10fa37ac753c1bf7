"""The word lists that the fields need are there, and each folder of a kind that they name has its term."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from hfm.model import KINDS, Term
from hfm.model.marks import mark_of, part_in
from hfm.reading.problems import Problem
from hfm.reading.rules.draft import Draft

FOLDER = "catalog/vocabulary"


def needed_vocabulary_is_there(draft: Draft) -> Iterator[Problem]:
    """Every closed field has its word list."""
    needed: dict[str, str] = {}
    for kind in KINDS.values():
        for vocabulary in [*_vocabularies(kind), *([kind.GROUPS_ARE] if kind.GROUPS_ARE else [])]:
            needed.setdefault(vocabulary, kind.KIND)
    here = {*draft.vocabularies, *draft.unread}
    spare = sorted(here - {*needed})
    for vocabulary, name in needed.items():
        if vocabulary not in here:
            tip = (
                f"bring it back; if {FOLDER}/{spare[0]}.yaml is it, give that its old name"
                if spare
                else "bring it back"
            )
            message = f"there is no such word list, and every {name} needs its words"
            yield Problem(f"{FOLDER}/{vocabulary}.yaml", 1, 1, "missing-vocabulary", message, tip)


def group_is_a_term(draft: Draft) -> Iterator[Problem]:
    """Each folder of a kind whose folders are terms of a list is one of them, so that readers are told what it holds."""
    told: set[tuple[str, str]] = set()
    for kind in KINDS.values():
        words = draft.vocabularies.get(kind.GROUPS_ARE)
        for group in kind.GROUPS if words else ():
            if words and group not in {it.id for it in words[0].terms} and (kind.GROUPS_ARE, group) not in told:
                told.add((kind.GROUPS_ARE, group))
                line = f"- {{id: {group}, label: {group.capitalize()}, definition: …}}"
                message = f"there is no term '{group}', and a folder of {kind.FOLDER} has this name"
                yield words[1].problem(("terms",), "missing-term", message, f"add {line}", of_key=True)


def _vocabularies(cls: type[BaseModel]) -> Iterator[str]:
    """The word lists that the fields of a class draw from, those of the records inside it too."""
    for name, info in cls.model_fields.items():
        mark, inner = mark_of(cls, name), part_in(info.annotation)
        if isinstance(mark, Term):
            yield mark.vocabulary
        if inner:
            yield from _vocabularies(inner)
