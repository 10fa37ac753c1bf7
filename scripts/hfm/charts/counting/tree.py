"""Count entries along a word list that is a tree, and walk it with the largest branches first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hfm.model import VocabularyTerm
from hfm.model.catalog import Catalog

Children = Mapping[str | None, Sequence[VocabularyTerm]]


def children_of(catalog: Catalog, vocabulary: str) -> dict[str | None, list[VocabularyTerm]]:
    """Term to the terms right below it; under None the roots."""
    found: dict[str | None, list[VocabularyTerm]] = {}
    words = catalog.vocabularies.get(vocabulary)
    for term in words.terms if words else ():
        found.setdefault(term.parent, []).append(term)
    return found


def walk(
    children: Children, counts: Mapping[str, int], above: str | None = None, depth: int = 0
) -> Iterator[tuple[VocabularyTerm, int]]:
    """Every term with its depth, each before those below it, the largest first."""
    for term in sorted(children.get(above, ()), key=lambda it: (-counts.get(it.id, 0), it.label)):
        yield term, depth
        yield from walk(children, counts, term.id, depth + 1)
