"""From a source's own words to the terms of a vocabulary: by id, code, label or alias, never by resemblance."""

from __future__ import annotations

from collections.abc import Iterable

from hfm.importing.candidate import Candidate
from hfm.model.catalog import Catalog


def terms(catalog: Catalog, vocabulary: str, words: Iterable[str], candidate: Candidate, field: str) -> list[str]:
    """The ids of these words in order, each once; a word no term has becomes a doubt."""
    known = catalog.vocabularies[vocabulary].names
    found: list[str] = []
    for word in words:
        term = known.get(word.strip().casefold())
        if term is None:
            candidate.doubts.append(f"{field}: no term of {vocabulary} is called '{word}'")
        elif term not in found:
            found.append(term)
    return found


def terms_inside(catalog: Catalog, vocabulary: str, text: str) -> list[str]:
    """The ids whose name stands in the text as a word of its own; a version may follow (`Qwen2.5` names Qwen)."""
    return catalog.vocabularies[vocabulary].names_inside(text)
