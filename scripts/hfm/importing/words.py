"""From a source's own words to the terms of a vocabulary: by id, code, label or alias, never by resemblance."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hfm.importing.candidate import Candidate
from hfm.model.catalog import Catalog


def terms(catalog: Catalog, vocabulary: str, words: Iterable[str], candidate: Candidate, field: str) -> list[str]:
    """The ids of these words in order, each once; a word no term has becomes a doubt."""
    known = _names(catalog, vocabulary)
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
    found = []
    for name, term in _names(catalog, vocabulary).items():
        if re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", text.casefold()) and term not in found:
            found.append(term)
    order = [it.id for it in catalog.vocabularies[vocabulary].terms]
    return sorted(found, key=order.index)


def _names(catalog: Catalog, vocabulary: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for term in catalog.vocabularies[vocabulary].terms:
        for name in (term.id, term.code or "", term.label, *term.aliases):
            if name:
                names.setdefault(name.casefold(), term.id)
    return names
